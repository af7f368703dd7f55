// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an endpoint says about its provider. Holds no secret.
 *
 * @param environment the option {@code environment}, or null
 * @param baseUri     the option {@code baseUri}, or null
 * @param authMethod  the option {@code authMethod}, or null
 * @param options     the provider's own options that are set, by name
 */
public record ProviderSettings(String environment, String baseUri, String authMethod, Map<String, String> options) {

    public ProviderSettings {
        options = Map.copyOf(options);
    }

    /**
     * The option {@code baseUri} as {@link ProviderApi#base()} wants it, without a trailing slash.
     *
     * @return                          empty when it is not set
     * @throws IllegalArgumentException when it is not scheme, host, port and path; the message does not hold the value
     */
    public Optional<URI> base() {
        return baseUri == null || baseUri.isBlank() ? Optional.empty() : Optional.of(base(baseUri));
    }

    private static URI base(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw wrongBase("is not a URI");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw wrongBase("has no scheme http or https");
        }
        if (uri.getHost() == null) {
            throw wrongBase("has no host");
        }
        if (uri.getRawUserInfo() != null) {
            throw wrongBase("holds a user name; keys go into accessKey and secretKey");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw wrongBase("holds a query or a fragment");
        }
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/+$", "");
        return URI.create(URI.create(scheme + "://" + uri.getRawAuthority() + path).toASCIIString());
    }

    private static IllegalArgumentException wrongBase(String what) {
        return new IllegalArgumentException(
                "option 'baseUri' " + what + "; allowed: scheme, host, port and a path prefix, such as https://host:8443/api");
    }

    /** The value of one of the provider's own options. */
    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name)).filter(value -> !value.isBlank());
    }

    /**
     * The value of one of the provider's own options.
     *
     * @throws IllegalArgumentException when it is not set
     */
    public String require(String name) {
        return option(name).orElseThrow(() -> new IllegalArgumentException("option '" + name + "' is required"));
    }

    /**
     * One of the constants of an enum, compared exactly.
     *
     * @param  option                   the option's name, for the message
     * @param  value                    what the user gave, or null
     * @param  whenAbsent               what holds when the user gave nothing
     * @throws IllegalArgumentException when the value is none of them, listing them
     */
    public <E extends Enum<E>> E choice(String option, String value, E whenAbsent) {
        if (value == null) {
            return whenAbsent;
        }
        Class<E> type = whenAbsent.getDeclaringClass();
        Set<String> names = new TreeSet<>();
        for (E constant : type.getEnumConstants()) {
            names.add(constant.name());
        }
        return Enum.valueOf(type, oneOf(option, value, names));
    }

    /**
     * One of a fixed set of values, compared exactly.
     *
     * @throws IllegalArgumentException when {@code value} is none of them, listing them
     */
    public static String oneOf(String option, String value, Collection<String> allowed) {
        if (value == null || !allowed.contains(value)) {
            throw new IllegalArgumentException(
                    "option '" + option + "' " + (value == null ? "is required" : "is '" + value + "'") + "; allowed: "
                                               + String.join(", ", new TreeSet<>(allowed)));
        }
        return value;
    }
}
