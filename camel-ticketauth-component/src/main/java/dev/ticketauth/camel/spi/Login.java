// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

import java.time.Instant;

/**
 * How a provider hands out tokens. A pure description: the component sends the request over a connection of its own.
 */
public interface Login {

    /** The request that asks for a token. */
    LoginRequest request(Credentials credentials, Instant now);

    /**
     * Reads the provider's answer.
     *
     * @param  answer                whatever came back, of any status
     * @param  now                   when it came
     * @return                       the token
     * @throws LoginRefusedException when the provider did not give one. Whatever else is thrown becomes a cause of the
     *                               route's exception and must not quote the answer
     */
    Token token(ProviderAnswer answer, Instant now) throws LoginRefusedException;
}
