// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.ticketauth.camel.auth.Origin;
import dev.ticketauth.camel.http.CallRules;
import dev.ticketauth.camel.spi.Provider;
import dev.ticketauth.camel.spi.ProviderApi;
import dev.ticketauth.camel.spi.ProviderSettings;

/**
 * Reads the options that say how an endpoint reaches its provider.
 */
final class ConnectionOptions {

    private static final String THROW_EXCEPTION_ON_FAILURE = "throwExceptionOnFailure";

    private final TicketAuthConfiguration options;

    ConnectionOptions(TicketAuthConfiguration options) {
        this.options = options;
    }

    /**
     * What the provider is told: the options that all providers have, and its own.
     *
     * @throws IllegalArgumentException when an option belongs to another provider
     */
    ProviderSettings settings(Provider provider) {
        Map<String, String> set = new LinkedHashMap<>();
        putIfSet(set, "account", options.getAccount());
        putIfSet(set, "businessId", options.getBusinessId());
        putIfSet(set, "basicForm", options.getBasicForm());
        putIfSet(set, "appName", options.getAppName());
        putIfSet(set, "companyName", options.getCompanyName());
        putIfSet(set, "plan", options.getPlan());
        putIfSet(set, "signedHost", options.getSignedHost());
        putIfSet(set, "changeFilter", options.isChangeFilter() ? null : "false");
        putIfSet(set, "ticketsPath", options.getTicketsPath());
        putIfSet(set, "searchPath", options.getSearchPath());
        putIfSet(set, "bookingPath", options.getBookingPath());
        putIfSet(set, "itemsPointer", options.getItemsPointer());
        putIfSet(set, "idPointer", options.getIdPointer());
        putIfSet(set, "statusPointer", options.getStatusPointer());
        putIfSet(set, "updatedAtPointer", options.getUpdatedAtPointer());
        putIfSet(set, "pageParam", options.getPageParam());
        putIfSet(set, "pageSizeParam", options.getPageSizeParam());
        for (String option : set.keySet()) {
            if (!provider.options().contains(option)) {
                throw new IllegalArgumentException(
                        "option '" + option + "' does not belong to provider '" + provider.name() + "'; its own options: "
                                                   + String.join(", ", new TreeSet<>(provider.options())));
            }
        }
        return new ProviderSettings(
                options.getEnvironment(), options.getBaseUri(), options.getAuthMethod(), set);
    }

    private static void putIfSet(Map<String, String> set, String name, String value) {
        if (value != null) {
            set.put(name, value);
        }
    }

    /** @throws IllegalArgumentException when keys would go over the network for all to read */
    void requireSafe(Origin origin) {
        if ("https".equals(origin.scheme())) {
            return;
        }
        if (!origin.isLoopback()) {
            throw new IllegalArgumentException(
                    "option 'baseUri' is plain http to '" + origin.host()
                                               + "', which would show keys and tokens to the network;"
                                               + " allowed: https, and http to a loopback host with allowPlainHttp=true");
        }
        if (!options.isAllowPlainHttp()) {
            throw new IllegalArgumentException(
                    "option 'baseUri' is plain http to a loopback host; set allowPlainHttp=true if it is a test server");
        }
    }

    /** Whether an answer outside 200 to 299 is thrown, or given to the route. */
    static boolean throwsOnFailure(TicketAuthConfiguration options) {
        Object value = options.getHttp().get(THROW_EXCEPTION_ON_FAILURE);
        return value == null || Boolean.parseBoolean(value.toString());
    }

    /**
     * How calls are made.
     *
     * @throws IllegalArgumentException when an option has no sense
     */
    CallRules rules(ProviderApi api) {
        Map<String, Object> http = new LinkedHashMap<>(options.getHttp());
        http.remove(THROW_EXCEPTION_ON_FAILURE);
        double perSecond = options.getRateLimit() == null ? api.requestsPerSecond() : options.getRateLimit();
        if (!(perSecond >= 0) || perSecond > 1e6) {
            throw new IllegalArgumentException(
                    "option 'rateLimit' is " + perSecond + "; allowed: requests per second up to 1000000, 0 for no limit");
        }
        if (options.getRefreshAhead() != null && options.getRefreshAhead().isNegative()) {
            throw new IllegalArgumentException("option 'refreshAhead' can't be negative");
        }
        if (options.getMaxRetries() < 0 || options.getMaxBodySize() < 0
                || options.getMaxRetryWait().isNegative()) {
            throw new IllegalArgumentException("options 'maxRetries', 'maxBodySize' and 'maxRetryWait' can't be negative");
        }
        return new CallRules(
                options.getRenewOn() == null ? api.renewOn() : statuses(options.getRenewOn()),
                options.getMaxRetries(), options.getMaxRetryWait(), perSecond, options.getMaxBodySize(),
                options.isClockSkewCorrection(), http);
    }

    private static Set<Integer> statuses(String text) {
        Set<String> parts = Set.of(text.strip().split("\\s*,\\s*"));
        if (!parts.stream().allMatch(part -> part.matches("4\\d\\d"))) {
            throw new IllegalArgumentException(
                    "option 'renewOn' is '" + text
                                               + "'; allowed: statuses from 400 to 499 separated by commas, such as 401,403");
        }
        return parts.stream().map(Integer::valueOf).collect(Collectors.toSet());
    }
}
