// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.ticketauth.camel.spi.ProviderSettings;

/**
 * The environments of a provider, each with the origin that the provider publishes for it.
 */
public final class Environments {

    private final Map<String, Optional<URI>> published;
    private final String defaultName;

    private Environments(Map<String, Optional<URI>> published, String defaultName) {
        this.published = published;
        this.defaultName = defaultName;
    }

    /** Environments that have a published origin; {@code defaultName} is one of them. */
    public static Environments published(String defaultName, Map<String, String> bases) {
        Map<String, Optional<URI>> published = new HashMap<>();
        bases.forEach((name, base) -> published.put(name, Optional.of(URI.create(base))));
        return new Environments(Map.copyOf(published), defaultName);
    }

    /** Environments whose origin nobody publishes: both names and {@code baseUri} must be given. */
    public static Environments unpublished(String... names) {
        Map<String, Optional<URI>> published = new HashMap<>();
        for (String name : names) {
            published.put(name, Optional.empty());
        }
        return new Environments(Map.copyOf(published), null);
    }

    /** The environment that an endpoint names, or the default one. */
    public String name(ProviderSettings settings) {
        String name = settings.environment() == null ? defaultName : settings.environment();
        return ProviderSettings.oneOf("environment", name, published.keySet());
    }

    /** The base of every call: {@code baseUri} when given, else the environment's. */
    public URI base(ProviderSettings settings) {
        String name = name(settings);
        return settings.base().or(() -> published.get(name)).orElseThrow(() -> withoutBase(name));
    }

    private static IllegalArgumentException withoutBase(String environment) {
        return new IllegalArgumentException(
                "option 'baseUri' is required: the provider publishes no base for environment '" + environment
                                            + "'; it is the scheme and host of the account's API, such as https://host");
    }
}
