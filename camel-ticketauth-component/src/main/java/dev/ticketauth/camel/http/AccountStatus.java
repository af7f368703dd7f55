// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.http;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

import dev.ticketauth.camel.session.Condition;

/**
 * An account of an endpoint as it is at the moment, for a person; without keys and tokens.
 *
 * @param place      whose it is
 * @param tenant     the tenant's name, or null
 * @param loggedInAt when the token in use was received; null when there is none
 * @param expiresAt  when it expires unless it is used before; null when there is none
 * @param condition  what its last calls have met; those with the same keys have the same
 * @param pace       looks up what it has in common with others
 */
public record AccountStatus(
        Place place, String tenant, Instant loggedInAt, Instant expiresAt, Condition condition, Supplier<Pace> pace) {

    /**
     * When requests go, and by which clock.
     *
     * @param skew      how far the provider's clock is known to be ahead
     * @param perSecond the rate limit, requests per second, or 0 for none
     * @param waiting   how many requests wait for their turn under it
     */
    public record Pace(Duration skew, double perSecond, long waiting) {
    }

    /**
     * Where an endpoint's accounts are.
     *
     * @param provider    the provider's name
     * @param environment the environment's
     * @param origin      scheme, host and port
     * @param account     the account that an option of the endpoint names, or null
     * @param hasSessions whether the provider has them
     */
    public record Place(String provider, String environment, String origin, String account, boolean hasSessions) {

        /** The account as records name it. */
        public String accountOf(String tenant) {
            if (account != null) {
                return account;
            }
            return tenant == null ? environment : tenant;
        }
    }
}
