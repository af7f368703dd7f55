// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.wsync;

import java.util.Set;

import dev.ticketauth.camel.spi.ProviderSettings;

/**
 * Where the calls go and how a list is paged: not documented by the provider, so the user says it. Each may be null.
 *
 * @param tickets   the list of tickets; one ticket is below it
 * @param search    the search for tickets
 * @param booking   online booking
 * @param page      the parameter for the number of a page; without it a list is one page
 * @param pageSizes the parameter for the size of a page
 */
record ApiPaths(String tickets, String search, String booking, String page, String pageSizes) {

    static final Set<String> OPTIONS = Set.of("ticketsPath", "searchPath", "bookingPath", "pageParam", "pageSizeParam");

    /** @throws IllegalArgumentException when a path is none, naming the option */
    static ApiPaths of(ProviderSettings settings) {
        return new ApiPaths(
                path(settings, "ticketsPath"), path(settings, "searchPath"), path(settings, "bookingPath"),
                settings.option("pageParam").orElse(null), settings.option("pageSizeParam").orElse(null));
    }

    private static String path(ProviderSettings settings, String option) {
        String path = settings.option(option).orElse(null);
        if (path == null) {
            return null;
        }
        if (!path.startsWith("/") || path.startsWith("//") || path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
            throw new IllegalArgumentException(
                    "option '" + option + "' is '" + path + "'; it must be a path without query that begins with '/', such as"
                                               + " /tickets");
        }
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** @throws IllegalArgumentException when there is no such path, naming its option */
    static void require(String path, String option) {
        if (path == null) {
            throw new IllegalArgumentException(
                    "option '" + option + "' is required: the provider does not document the path");
        }
    }
}
