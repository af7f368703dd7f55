// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import dev.ticketauth.camel.http.ApiConnection;
import dev.ticketauth.camel.session.Account;
import dev.ticketauth.camel.session.Grant;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Puts the session's token into the message, after a login if need be.
 */
final class TokenOperation {

    private final ApiConnection connection;

    TokenOperation(ApiConnection connection) {
        this.connection = connection;
    }

    void process(Exchange exchange, String tenant) {
        Account account = connection.account(tenant);
        Grant grant = connection.grant(account);
        Message message = exchange.getMessage();
        message.setBody(grant.token().value());
        message.setHeader(TicketAuthConstants.TOKEN_EXPIRES_AT, account.expiresAt(grant));
        message.setHeader(TicketAuthConstants.PROVIDER, connection.provider());
    }
}
