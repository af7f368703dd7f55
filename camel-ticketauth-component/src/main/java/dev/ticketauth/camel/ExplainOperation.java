// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.ticketauth.camel.http.ApiConnection;
import dev.ticketauth.camel.session.Grant;
import dev.ticketauth.camel.spi.Authentication;
import dev.ticketauth.camel.spi.LoginRequest;
import dev.ticketauth.camel.spi.OutgoingRequest;
import dev.ticketauth.camel.spi.ProviderApi;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Says what would be sent and why it may be refused. Sends nothing and logs in nowhere.
 */
final class ExplainOperation {

    private final TicketAuthConfiguration options;
    private final ApiConnection connection;

    ExplainOperation(TicketAuthConfiguration options, ApiConnection connection) {
        this.options = options;
        this.connection = connection;
    }

    void process(Exchange exchange, String tenant) throws Exception {
        Message message = exchange.getMessage();
        ProviderApi api = connection.api();
        Grant grant = connection.account(tenant).peek();
        Target target = target(message);
        String method = RequestMethod.of(options, message);
        byte[] body = grant.authenticator().signsBody() ? MessageBody.pin(exchange, connection.rules().maxBodySize()) : null;
        Authentication authentication = grant.authenticate(
                new OutgoingRequest(method, api.base().getHost(), target.path(), target.query(), body),
                connection.clockSkew().now());

        Explanation explanation = new Explanation();
        explanation.put("provider", connection.provider());
        explanation.put("authMethod", api.authMethod());
        explanation.put("method", method);
        explanation.put("url", target.withQuery(authentication.query()).url(api));
        explanation.put("signedString", signedString(grant, authentication));
        explanation.put("headers", masked(grant, authentication));
        explanation.put("clockOffset", connection.clockSkew().offset());
        explanation.put("hint", hint(grant));
        explanation.put("help", help(grant));
        message.setBody(explanation);
    }

    private Target target(Message message) {
        try {
            return new RequestTargets(options, connection.api()).of(message);
        } catch (IllegalArgumentException e) {
            Target target = Target.ofSign(options, connection.api(), message);
            return target.path() == null ? new Target(connection.api().wirePath("/"), target.query()) : target;
        }
    }

    private String signedString(Grant grant, Authentication authentication) {
        if (authentication.signedString() != null) {
            return authentication.signedString();
        }
        return login(grant).signedString();
    }

    // a provider without sessions has no login, and nothing that a login signs
    private LoginRequest login(Grant grant) {
        return connection.api().login()
                .map(login -> login.request(grant.credentials(), connection.clockSkew().now()))
                .orElse(new LoginRequest("", "", null, Map.of(), null, null));
    }

    private static Map<String, String> masked(Grant grant, Authentication authentication) {
        Map<String, String> headers = new LinkedHashMap<>();
        authentication.headers().forEach((name, value) -> headers.put(name, grant.authenticator().masked(name, value)));
        return headers;
    }

    // the causes in the order in which the hint has them
    private List<String> help(Grant grant) {
        List<RefusalCause> causes = new ArrayList<>();
        if (!connection.api().doubts(grant.credentials()).isEmpty()) {
            causes.add(RefusalCause.FORM_OF_KEYS);
        }
        if (grant.authenticator().signsTime()) {
            causes.add(RefusalCause.CLOCK);
        }
        if (connection.api().login().isPresent()) {
            causes.add(RefusalCause.SESSION);
        }
        if (grant.authenticator().signsBody()) {
            causes.add(RefusalCause.CHANGED_REQUEST);
        }
        causes.add(RefusalCause.KEYS);
        return causes.stream().map(RefusalCause::link).toList();
    }

    private String hint(Grant grant) {
        List<String> sentences = new ArrayList<>(connection.api().doubts(grant.credentials()));
        Duration offset = connection.clockSkew().offset();
        if (grant.authenticator().signsTime()) {
            sentences.add(offset.isZero()
                    ? "The signature holds the time: a clock that is off is a common reason for a 401"
                    : "The provider's clock is " + offset.abs().toSeconds() + " s " + (offset.isNegative() ? "behind" : "ahead")
                      + " of this machine's, and signatures are made with the provider's");
        }
        connection.api().login().ifPresent(login -> {
            LoginRequest request = login(grant);
            sentences.add(grant.token() == null
                    ? "There is no session yet: the first request logs in by " + request.method() + " " + request.wirePath()
                    : "There is a session; when the provider refuses it, it is renewed once");
        });
        sentences.add(connection.api().advice());
        StringBuilder hint = new StringBuilder();
        for (String sentence : sentences) {
            hint.append(hint.isEmpty() ? "" : " ").append(sentence).append(sentence.endsWith("?") ? "" : ".");
        }
        return hint.toString();
    }
}
