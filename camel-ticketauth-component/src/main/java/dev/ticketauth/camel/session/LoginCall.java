package dev.ticketauth.camel.session;

import dev.ticketauth.camel.spi.Credentials;
import dev.ticketauth.camel.spi.LoginRefusedException;
import dev.ticketauth.camel.spi.Token;

/**
 * One exchange with the provider that ends in a token.
 */
@FunctionalInterface
public interface LoginCall {

    /**
     * @throws LoginRefusedException when the provider answered without giving a token
     * @throws RuntimeException      when the provider could not be asked
     */
    Token login(Credentials credentials) throws LoginRefusedException;
}
