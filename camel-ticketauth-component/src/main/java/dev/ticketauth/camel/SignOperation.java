// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import dev.ticketauth.camel.http.ApiConnection;
import dev.ticketauth.camel.session.Grant;
import dev.ticketauth.camel.spi.Authentication;
import dev.ticketauth.camel.spi.OutgoingRequest;
import dev.ticketauth.camel.spi.RequestAuthenticator;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Authenticates the message for an HTTP endpoint that comes next in the route. What the signature covers is written
 * into the message in the very form that was signed.
 */
final class SignOperation {

    private final TicketAuthConfiguration options;
    private final ApiConnection connection;

    SignOperation(TicketAuthConfiguration options, ApiConnection connection) {
        this.options = options;
        this.connection = connection;
    }

    void process(Exchange exchange, String tenant) throws Exception {
        Message message = exchange.getIn();
        Target target = Target.ofSign(options, connection.api(), message);
        Grant grant = connection.grant(connection.account(tenant));
        RequestAuthenticator authenticator = grant.authenticator();
        if (authenticator.signsTarget() && target.path() == null) {
            throw new IllegalArgumentException(
                    "nothing to sign: this provider's signature covers the URL; set option 'path', header CamelHttpPath or"
                                               + " header CamelHttpUri before this step");
        }
        String method = RequestMethod.of(options, message);
        byte[] body = authenticator.signsBody() ? MessageBody.pin(exchange, connection.rules().maxBodySize()) : null;
        OutgoingRequest outgoing = new OutgoingRequest(
                method, connection.api().base().getHost(), target.path(), target.query(), body);
        Authentication authentication = grant.authenticate(outgoing, connection.clockSkew().now());
        write(message, target, authentication);
        if (authenticator.signsTarget()) {
            message.setHeader(Exchange.HTTP_METHOD, method);
        }
    }

    private void write(Message message, Target target, Authentication authentication) {
        message.removeHeader(Exchange.HTTP_RAW_QUERY);
        message.removeHeader(Exchange.REST_HTTP_QUERY);
        if (target.path() != null) {
            message.removeHeader(Exchange.HTTP_PATH);
            message.removeHeader(Exchange.REST_HTTP_URI);
            message.setHeader(Exchange.HTTP_URI, target.uri(connection.api()));
        }
        if (authentication.query() == null) {
            message.removeHeader(Exchange.HTTP_QUERY);
        } else {
            message.setHeader(Exchange.HTTP_QUERY, authentication.query());
        }
        authentication.headers().forEach(message::setHeader);
        if (authentication.requestId() != null) {
            message.setHeader(TicketAuthConstants.REQUEST_ID, authentication.requestId());
        }
    }
}
