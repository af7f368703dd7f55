// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.sixth;

import java.net.URI;
import java.util.Set;

import dev.ticketauth.camel.spi.Provider;
import dev.ticketauth.camel.spi.ProviderApi;
import dev.ticketauth.camel.spi.ProviderSettings;

/**
 * Box Office, a provider that nobody has: sessions from {@code POST /sessions}, tickets, bookings, and webhooks.
 */
public final class BoxOfficeProvider implements Provider {

    private static final String ENVIRONMENT = "live";
    private static final String AUTH_METHOD = "session";

    @Override
    public String name() {
        return "boxoffice";
    }

    @Override
    public Set<String> options() {
        return Set.of();
    }

    @Override
    public ProviderApi connect(ProviderSettings settings) {
        oneChoice("environment", settings.environment(), ENVIRONMENT);
        oneChoice("authMethod", settings.authMethod(), AUTH_METHOD);
        URI base = settings.base().orElseThrow(
                () -> new IllegalArgumentException("option 'baseUri' is required: every box office has its own address"));
        return new BoxOfficeApi(ENVIRONMENT, AUTH_METHOD, base);
    }

    private static void oneChoice(String option, String value, String only) {
        if (value != null) {
            ProviderSettings.oneOf(option, value, Set.of(only));
        }
    }
}
