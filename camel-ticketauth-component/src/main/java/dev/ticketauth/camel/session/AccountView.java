// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.time.Instant;

import dev.ticketauth.camel.spi.Credentials;

/**
 * An account as it is at the moment, for a person. Looking at it logs in nowhere and reads no keys.
 *
 * @param tenant      the tenant's name, or null
 * @param credentials its keys as they are now
 * @param loggedInAt  when the token in use was received; null when there is none
 * @param expiresAt   when it expires unless it is used before; null when there is none
 * @param condition   what its last calls have met
 */
public record AccountView(
        String tenant, Credentials credentials, Instant loggedInAt, Instant expiresAt, Condition condition) {
}
