// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import dev.ticketauth.camel.spi.Credentials;

/**
 * Where the keys of a tenant come from.
 */
@FunctionalInterface
public interface CredentialsSource {

    /**
     * Reads the keys anew.
     *
     * @param  tenant           the tenant, or null for the endpoint's own keys
     * @throws RuntimeException when there are none, saying where they were looked for
     */
    Credentials credentials(String tenant);
}
