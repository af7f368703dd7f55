// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.builder.EndpointProducerBuilder;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.support.ExpressionAdapter;
import org.apache.camel.support.LanguageSupport;
import org.apache.camel.support.PropertyBindingSupport;

/**
 * The endpoint of one step in the block of a policy: the step's own URI with the policy's configurer, and so another
 * endpoint than the same URL has elsewhere. Route dumps show the step as it was written.
 */
final class SignedHttpEndpoint implements EndpointProducerBuilder {

    private static final String OPTION = "httpClientConfigurer";
    private static final Pattern OWN_CONFIGURER = Pattern.compile("[?&]" + OPTION + "=([^&]*)");

    private final String written;
    private final EndpointProducerBuilder writtenBuilder;
    private final String configurerName;

    private SignedHttpEndpoint(String written, EndpointProducerBuilder writtenBuilder, String configurerName) {
        this.written = written;
        this.writtenBuilder = writtenBuilder;
        this.configurerName = configurerName;
    }

    /** The signed endpoint of a step with a fixed URI; empty when it is no HTTP endpoint. */
    static Optional<SignedHttpEndpoint> of(SendDefinition<?> to, CamelContext camelContext, String configurerName) {
        EndpointProducerBuilder builder = to.getEndpointProducerBuilder();
        String uri = builder == null ? to.getEndpointUri() : builder.getRawUri();
        return isHttp(camelContext.resolvePropertyPlaceholders(uri))
                ? Optional.of(new SignedHttpEndpoint(uri, unsigned(builder), configurerName))
                : Optional.empty();
    }

    /** The same for a URI that each message decides on; empty when it can be no HTTP endpoint. */
    static Optional<SignedHttpEndpoint> of(ToDynamicDefinition toD, CamelContext camelContext, String configurerName) {
        EndpointProducerBuilder builder = toD.getEndpointProducerBuilder();
        String uri = builder == null ? toD.getUri() : builder.getRawUri();
        String resolved = camelContext.resolvePropertyPlaceholders(uri);
        boolean schemeIsDynamic = resolved.startsWith("$") || resolved.startsWith("language:");
        return schemeIsDynamic || isHttp(resolved)
                ? Optional.of(new SignedHttpEndpoint(uri, unsigned(builder), configurerName))
                : Optional.empty();
    }

    // a route that is added again comes with what we put there the first time
    private static EndpointProducerBuilder unsigned(EndpointProducerBuilder builder) {
        return builder instanceof SignedHttpEndpoint signed ? signed.writtenBuilder : builder;
    }

    private static boolean isHttp(String uri) {
        String lower = uri.toLowerCase(Locale.ROOT);
        return lower.startsWith("http:") || lower.startsWith("https:");
    }

    @Override
    public Endpoint resolve(CamelContext camelContext) throws NoSuchEndpointException {
        // a builder is the user's, who may use it elsewhere: its endpoint tells the whole URI, and stays as it is
        String uri = writtenBuilder == null
                ? camelContext.resolvePropertyPlaceholders(written)
                : writtenBuilder.resolve(camelContext).getEndpointUri();
        return camelContext.getEndpoint(signed(camelContext, uri));
    }

    @Override
    public Expression expr(CamelContext camelContext) {
        Expression uri = writtenBuilder == null ? expression(camelContext) : writtenBuilder.expr(camelContext);
        uri.init(camelContext);
        return new ExpressionAdapter() {

            @Override
            public Object evaluate(Exchange exchange) {
                String evaluated = uri.evaluate(exchange, String.class);
                return evaluated != null && isHttp(evaluated) ? signed(camelContext, evaluated) : evaluated;
            }

            @Override
            public String toString() {
                return written;
            }
        };
    }

    private Expression expression(CamelContext camelContext) {
        String text = camelContext.resolvePropertyPlaceholders(written);
        if (text.startsWith("language:")) {
            String[] parts = text.split(":", 3);
            return camelContext.resolveLanguage(parts[1]).createExpression(parts[2]);
        }
        String language = LanguageSupport.hasSimpleFunction(text) ? "simple" : "constant";
        return camelContext.resolveLanguage(language).createExpression(text);
    }

    private String signed(CamelContext camelContext, String uri) {
        Matcher own = OWN_CONFIGURER.matcher(uri);
        return own.find()
                ? uri.substring(0, own.start(1)) + "#" + both(camelContext, own.group(1)) + uri.substring(own.end(1))
                : uri + (uri.indexOf('?') < 0 ? '?' : '&') + OPTION + "=#" + configurerName;
    }

    // the step has a configurer of its own: both do their part, that of the policy last
    private String both(CamelContext camelContext, String own) {
        String name = configurerName + "-after-" + own.replaceAll("[^A-Za-z0-9.-]", "");
        if (camelContext.getRegistry().lookupByName(name) == null) {
            HttpClientConfigurer first = resolved(camelContext, own);
            HttpClientConfigurer second
                    = camelContext.getRegistry().lookupByNameAndType(configurerName, HttpClientConfigurer.class);
            HttpClientConfigurer both = builder -> {
                first.configureHttpClient(builder);
                second.configureHttpClient(builder);
            };
            camelContext.getRegistry().bind(name, HttpClientConfigurer.class, both);
        }
        return name;
    }

    private HttpClientConfigurer resolved(CamelContext camelContext, String own) {
        Object bean;
        try {
            String reference = URLDecoder.decode(own, StandardCharsets.UTF_8);
            bean = reference.startsWith("#") && reference.indexOf(':') < 0
                    ? camelContext.getRegistry().lookupByName(reference.substring(1))
                    : PropertyBindingSupport.resolveBean(camelContext, reference);
        } catch (Exception e) {
            throw new IllegalArgumentException("option '" + OPTION + "=" + own + "' of a step can't be resolved", e);
        }
        if (bean instanceof HttpClientConfigurer configurer) {
            return configurer;
        }
        throw new IllegalArgumentException(
                "option '" + OPTION + "=" + own + "' of a step names no HttpClientConfigurer in the registry");
    }

    @Override
    public String getRawUri() {
        return written;
    }

    @Override
    public <T extends Endpoint> T resolve(CamelContext camelContext, Class<T> endpointType) {
        return endpointType.cast(resolve(camelContext));
    }

    @Override
    public void doSetProperty(String name, Object value) {
        throw new UnsupportedOperationException("the options of this endpoint are those of " + written);
    }

    @Override
    public void doSetMultiValueProperty(String name, String key, Object value) {
        doSetProperty(name, value);
    }

    @Override
    public void doSetMultiValueProperties(String name, String prefix, Map<String, Object> values) {
        doSetProperty(name, values);
    }

    @Override
    public String toString() {
        return written;
    }
}
