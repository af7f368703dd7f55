// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.http.RepeatableBody;
import dev.ticketauth.camel.resource.JsonText;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.GZIPHelper;
import org.apache.camel.util.IOHelper;

/**
 * A message's body as it goes on the wire. Text is encoded here and once: camel-http would take ISO-8859-1 where
 * nothing else is said.
 */
final class MessageBody {

    private static final String DEFAULT_CONTENT_TYPE = "application/json";

    private MessageBody() {
    }

    /** Whether there is anything to send. */
    static boolean isPresent(Message message) {
        Object body = message.getBody();
        if (body instanceof String text) {
            return !text.isEmpty();
        }
        if (body instanceof byte[] bytes) {
            return bytes.length > 0;
        }
        if (body instanceof StreamCache cache) {
            return cache.length() != 0;
        }
        return body != null;
    }

    /**
     * The body that camel-http is given, repeatable where it fits into {@code maxSize} bytes; null when there is none.
     */
    static Object forHttp(Exchange exchange, int maxSize) throws IOException {
        Message message = exchange.getIn();
        if (!isPresent(message)) {
            return null;
        }
        Object body = message.getBody();
        String contentType = message.getHeader(Exchange.CONTENT_TYPE, DEFAULT_CONTENT_TYPE, String.class);
        if (body instanceof WrappedFile<?> || GZIPHelper.isGzip(message)) {
            // camel-http sends a file from its place, and compresses
            return body;
        }
        if (body instanceof String text) {
            return new RepeatableBody(text.getBytes(charset(exchange)), contentType);
        }
        if (body instanceof byte[] bytes) {
            return new RepeatableBody(bytes, contentType);
        }
        InputStream stream = message.getBody(InputStream.class);
        return stream == null ? body : RepeatableBody.of(stream, contentType, maxSize);
    }

    /** JSON of our own, or nothing for null. */
    static Object forHttp(JsonNode json) {
        return json == null ? null : new RepeatableBody(JsonText.bytes(json), DEFAULT_CONTENT_TYPE);
    }

    /**
     * The bytes of the body, which also become the message's body, so that they are what is sent.
     *
     * @return the bytes, or null when there is none
     */
    static byte[] pin(Exchange exchange, int maxSize) throws InvalidPayloadException, IOException {
        Message message = exchange.getIn();
        if (!isPresent(message)) {
            return null;
        }
        byte[] bytes = bytes(exchange, maxSize);
        if (bytes == null) {
            throw RepeatableBody.tooLarge(maxSize);
        }
        message.setBody(bytes);
        return bytes;
    }

    /** The bytes of a body; null when they are more than {@code maxSize}. */
    static byte[] bytes(Exchange exchange, int maxSize) throws InvalidPayloadException, IOException {
        Message message = exchange.getIn();
        byte[] bytes;
        if (message.getBody() instanceof String text) {
            bytes = text.getBytes(charset(exchange));
        } else if (message.getBody() instanceof byte[] already) {
            bytes = already;
        } else {
            try (InputStream stream = message.getMandatoryBody(InputStream.class)) {
                bytes = stream.readNBytes(maxSize);
                if (stream.read() >= 0) {
                    return null;
                }
            }
        }
        return bytes.length > maxSize ? null : bytes;
    }

    private static Charset charset(Exchange exchange) {
        String name = ExchangeHelper.getCharsetName(exchange, false);
        String contentType = exchange.getIn().getHeader(Exchange.CONTENT_TYPE, String.class);
        if (contentType != null && contentType.contains("charset=")) {
            name = IOHelper.getCharsetNameFromContentType(contentType);
        }
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            // senders write anything
            return StandardCharsets.UTF_8;
        }
    }
}
