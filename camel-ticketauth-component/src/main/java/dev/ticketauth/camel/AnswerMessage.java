// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import dev.ticketauth.camel.http.ApiConnection;
import dev.ticketauth.camel.http.Call;
import dev.ticketauth.camel.http.RetryAfter;
import dev.ticketauth.camel.session.Failure;
import dev.ticketauth.camel.spi.ProviderAnswer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.util.IOHelper;

/**
 * A provider's answer as camel-http has put it into the exchange.
 */
final class AnswerMessage {

    private static final int LARGEST_FAILURE = 256 * 1024;

    private final ApiConnection connection;
    private final Call call;
    private final OutgoingMessage request;
    private final Message message;
    private final int status;

    AnswerMessage(ApiConnection connection, Call call, OutgoingMessage request, Exchange exchange) {
        this.connection = connection;
        this.call = call;
        this.request = request;
        this.message = exchange.getMessage();
        this.status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    }

    int status() {
        return status;
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** How long the provider asks to wait, or null. */
    Duration retryAfter() {
        return RetryAfter.parse(message.getHeader("Retry-After", String.class), connection.clockSkew().now()).orElse(null);
    }

    /** Lets go of an answer that nobody will read: its stream may hold a connection. */
    void discard() {
        if (message.getBody() instanceof InputStream stream) {
            IOHelper.close(stream);
        }
    }

    /** What a failing answer means. Reads the body. */
    TicketAuthException failure() throws IOException {
        ProviderAnswer answer = answer();
        Failure failure = connection.diagnosis().of(request.method() + " " + request.wirePath(), call, answer);
        Map<String, String> headers = new HashMap<>();
        answer.headers().forEach((name, value) -> headers.put(name, call.withoutSecrets(value)));
        HttpOperationFailedException cause = new HttpOperationFailedException(
                connection.origin() + request.wirePath(), status,
                call.withoutSecrets(message.getHeader(Exchange.HTTP_RESPONSE_TEXT, String.class)),
                call.withoutSecrets(answer.header("Location").orElse(null)),
                headers, call.withoutSecrets(answer.text()));
        return TicketAuthException.of(connection.provider(), failure, cause).afterAttempts(call.attempts());
    }

    private ProviderAnswer answer() throws IOException {
        Map<String, String> headers = new HashMap<>();
        message.getHeaders().forEach((name, value) -> headers.put(name, String.valueOf(value)));
        InputStream stream = message.getBody(InputStream.class);
        if (stream == null) {
            return new ProviderAnswer(status, headers, new byte[0]);
        }
        try (stream) {
            return new ProviderAnswer(status, headers, stream.readNBytes(LARGEST_FAILURE));
        }
    }
}
