// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

import dev.ticketauth.camel.auth.Origin;
import dev.ticketauth.camel.auth.PercentEncoding;
import dev.ticketauth.camel.spi.ProviderApi;

/**
 * Which redirects are followed: credentials go where they belong and nowhere else.
 */
final class Redirects {

    /** At most this many for one request. */
    static final int MOST = 5;

    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);
    private static final int SEE_OTHER = 303;

    private final ProviderApi api;

    Redirects(ProviderApi api) {
        this.api = api;
    }

    /**
     * Where a redirected read goes on.
     *
     * @return empty when the redirect is the route's answer
     */
    Optional<URI> ofRead(String method, int status, String location, URI from) {
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return Optional.empty();
        }
        return target(status, location, from)
                .filter(target -> isHome(target) || status == SEE_OTHER && api.mayRedirectTo(target));
    }

    /** Where a redirected login goes on, with its method and body as they were. */
    Optional<URI> ofLogin(int status, String location, URI from) {
        return target(status, location, from).filter(this::isHome);
    }

    private boolean isHome(URI target) {
        return Origin.of(target).equals(Origin.of(api.base()));
    }

    private static Optional<URI> target(int status, String location, URI from) {
        if (!STATUSES.contains(status) || location == null || location.isBlank()) {
            return Optional.empty();
        }
        try {
            int mark = location.indexOf('?');
            String repaired = mark < 0
                    ? PercentEncoding.repairPath(location)
                    : PercentEncoding.repairPath(location.substring(0, mark)) + '?'
                      + PercentEncoding.repairQuery(location.substring(mark + 1));
            URI target = from.resolve(new URI(repaired));
            boolean usable = target.getScheme() != null && target.getHost() != null && target.getRawUserInfo() == null
                    && (target.getScheme().equals("http") || target.getScheme().equals("https"));
            return usable ? Optional.of(target) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
