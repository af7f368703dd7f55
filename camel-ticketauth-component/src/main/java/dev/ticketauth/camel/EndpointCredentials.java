// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.Objects;
import java.util.regex.Pattern;

import dev.ticketauth.camel.session.CredentialsSource;
import dev.ticketauth.camel.session.Failure;
import dev.ticketauth.camel.spi.Credentials;
import dev.ticketauth.camel.spi.ProviderApi;
import org.apache.camel.CamelContext;

/**
 * The keys of an endpoint: from its bean, else from its options, else from properties.
 */
final class EndpointCredentials implements CredentialsSource {

    private static final String DEFAULT = "default";

    // a key may hold what looks like a placeholder
    private static final String VERBATIM = "?nested=false";
    // a value that stands for another one, such as one in a vault
    private static final Pattern REFERENCE = Pattern.compile("\\{\\{[^{}]+}}");

    private final CamelContext camelContext;
    private final TicketAuthConfiguration configuration;
    private final ProviderApi api;

    EndpointCredentials(CamelContext camelContext, TicketAuthConfiguration configuration, ProviderApi api) {
        this.camelContext = camelContext;
        this.configuration = configuration;
        this.api = api;
    }

    @Override
    public Credentials credentials(String tenantOfExchange) {
        String tenant = tenantOfExchange == null ? configuration.getTenant() : tenantOfExchange;
        if (configuration.getCredentialsProvider() != null) {
            return fromBean(tenant);
        }
        if (DEFAULT.equals(tenantOfExchange) && !DEFAULT.equals(configuration.getTenant())) {
            throw failure("'" + DEFAULT + "' stands in names of properties for no tenant, and is none");
        }
        if (configuration.getAccessKey() != null || configuration.getSecretKey() != null) {
            return fromOptions(tenant);
        }
        return fromProperties(tenant);
    }

    private Credentials fromBean(String tenant) {
        Credentials keys = configuration.getCredentialsProvider()
                .credentials(configuration.getProvider(), api.environment(), tenant);
        if (keys == null) {
            throw failure("the credentialsProvider knows no keys of " + (tenant == null ? "the endpoint" : tenant(tenant)));
        }
        return complete(keys, "the credentialsProvider gave no ");
    }

    private Credentials fromOptions(String tenant) {
        if (!Objects.equals(tenant, configuration.getTenant())) {
            throw failure("the endpoint's accessKey and secretKey are not those of " + tenant(tenant)
                          + "; several tenants need a credentialsProvider, or properties and no keys in the URI");
        }
        return complete(Credentials.of(configuration.getAccessKey(), configuration.getSecretKey()), "there is no option ");
    }

    private Credentials fromProperties(String tenant) {
        String prefix = "ticketauth." + configuration.getProvider() + "." + (tenant == null ? DEFAULT : tenant);
        Credentials keys;
        try {
            keys = Credentials.of(property(prefix + ".access-key"), property(prefix + ".secret-key"));
        } catch (IllegalArgumentException e) {
            throw failure(e.getMessage() + " (read from " + prefix + ".access-key and .secret-key)");
        }
        return complete(
                keys, "there are neither options accessKey and secretKey nor properties " + prefix
                      + ".access-key and .secret-key; missing: ");
    }

    // through Camel's parser, so that files, environment variables and vaults count; a question mark in front allows for none
    private String property(String name) {
        String value = resolved(name, "{{?" + name + VERBATIM + "}}");
        if (value != null && REFERENCE.matcher(value).matches()) {
            value = resolved(name, value.substring(0, value.length() - 2) + VERBATIM + "}}");
        }
        return value == null || value.isEmpty() ? null : value;
    }

    private String resolved(String name, String placeholder) {
        try {
            return camelContext.resolvePropertyPlaceholders(placeholder);
        } catch (RuntimeException e) {
            // Camel's message may quote the value
            throw failure("property " + name + " can't be resolved: its value refers to another property, an environment"
                          + " variable or a vault that has none");
        }
    }

    private Credentials complete(Credentials keys, String otherwise) {
        for (String needed : api.neededKeys()) {
            String key = needed.equals("accessKey") ? keys.accessKey() : keys.secretKey();
            if (key == null) {
                throw failure(otherwise + "'" + needed + "', which authMethod=" + api.authMethod() + " needs");
            }
        }
        return keys;
    }

    private static String tenant(String name) {
        return "tenant '" + name + "'";
    }

    private TicketAuthCredentialsException failure(String why) {
        return (TicketAuthCredentialsException) TicketAuthException.of(configuration.getProvider(),
                Failure.of(Failure.Kind.CREDENTIALS, "No keys for " + configuration.getProvider() + ": " + why, false), null);
    }
}
