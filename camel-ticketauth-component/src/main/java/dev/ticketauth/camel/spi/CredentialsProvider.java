// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

/**
 * A source of keys, for applications that keep them in a vault or have many tenants. Asked before the first call of a
 * tenant and again after the provider has refused a key, so that a rolled key is picked up without a restart. Called by
 * several threads at once.
 */
@FunctionalInterface
public interface CredentialsProvider {

    /**
     * The keys of one tenant.
     *
     * @param  provider    the provider's name in the endpoint URI
     * @param  environment the environment of the endpoint
     * @param  tenant      the tenant of the endpoint or of the exchange, or null when neither names one
     * @return             the keys; null when the tenant is not known, which fails the call
     */
    Credentials credentials(String provider, String environment, String tenant);
}
