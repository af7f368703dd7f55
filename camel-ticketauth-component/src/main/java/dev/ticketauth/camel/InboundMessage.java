// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.ticketauth.camel.webhook.FormFields;
import dev.ticketauth.camel.webhook.Push;
import dev.ticketauth.camel.webhook.TooLargeException;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.TypeConversionException;

/**
 * A message that an HTTP component has received, with its body read once and as it came.
 */
final class InboundMessage implements Push {

    private static final String REMOTE_ADDRESS = "CamelVertxPlatformHttpRemoteAddress";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int GROUPS_OF_NETWORK = 4;
    private static final byte[] NOTHING = {};

    private final Message message;
    private final String contentType;
    private final String query;
    private final byte[] body;
    private final Map<?, ?> fields;

    private InboundMessage(Message message, String contentType, byte[] body, Map<?, ?> fields) {
        this.message = message;
        this.contentType = contentType;
        this.query = query(message);
        this.body = body;
        this.fields = fields;
    }

    /**
     * Reads the body.
     *
     * @param  maxSize           the most bytes that it may have
     * @throws TooLargeException before more of it was read
     */
    static InboundMessage of(Exchange exchange, int maxSize) throws TooLargeException, IOException {
        Message message = exchange.getIn();
        if (announcedLength(message) > maxSize) {
            throw new TooLargeException(maxSize);
        }
        Object content = message.getBody();
        String type = type(message);
        if (content instanceof Map<?, ?> form) {
            if (size(form) > maxSize) {
                throw new TooLargeException(maxSize);
            }
            return new InboundMessage(message, type, null, form);
        }
        if (type.startsWith("multipart/") || content == null && type.startsWith(FORM)) {
            // its bytes are gone: what is left of it is a file, or nothing
            return new InboundMessage(message, type, null, Map.of());
        }
        byte[] bytes = bytes(message, content, maxSize);
        if (bytes == null || bytes.length > maxSize) {
            throw new TooLargeException(maxSize);
        }
        return new InboundMessage(message, type, bytes, null);
    }

    // at least so many bytes they were
    private static long size(Map<?, ?> form) {
        return form.entrySet().stream()
                .mapToLong(field -> String.valueOf(field.getKey()).length() + String.valueOf(field.getValue()).length()).sum();
    }

    private static long announcedLength(Message message) {
        Object length = message.getHeader(Exchange.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length.toString());
        } catch (NumberFormatException e) {
            // how much there is shows when it is read
            return 0;
        }
    }

    // null when there are too many
    private static byte[] bytes(Message message, Object content, int maxSize) throws IOException {
        if (content == null) {
            return NOTHING;
        }
        try {
            return content instanceof InputStream || content instanceof StreamCache || content instanceof String
                    ? MessageBody.bytes(message.getExchange(), maxSize) : message.getMandatoryBody(byte[].class);
        } catch (InvalidPayloadException | TypeConversionException e) {
            throw new IOException("a body that is not one of bytes: " + content.getClass().getName(), e);
        }
    }

    @Override
    public List<String> header(String name) {
        Object value = message.getHeader(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof Iterable<?> several) {
            List<String> values = new ArrayList<>(2);
            several.forEach(each -> values.add(String.valueOf(each)));
            return values;
        }
        return List.of(value.toString());
    }

    @Override
    public List<String> query(String name) {
        return query.isEmpty() ? List.of() : FormFields.values(query, name);
    }

    private static String query(Message message) {
        Object raw = message.getHeader(Exchange.HTTP_RAW_QUERY);
        Object query = raw == null ? message.getHeader(Exchange.HTTP_QUERY) : raw;
        return query == null ? "" : query.toString();
    }

    // HTTP components show the parts of a path as headers; a header of the same name from outside makes it several
    @Override
    public String path(String name) {
        List<String> values = header(name);
        return values.size() == 1 ? values.get(0) : null;
    }

    @Override
    public byte[] body() {
        return body;
    }

    /** The fields of a form that the HTTP server has taken apart; null when the body came as bytes. */
    Map<?, ?> fields() {
        return fields;
    }

    boolean isCompressed() {
        for (String encoding : header("Content-Encoding")) {
            if (encoding.equalsIgnoreCase("gzip")) {
                return true;
            }
        }
        return false;
    }

    /**
     * Where it comes from as far as the HTTP component tells; of IPv6 the network, whose hosts one person may have all.
     */
    String source() {
        String address = String.valueOf(message.getHeader(REMOTE_ADDRESS));
        String host = address.substring(0, Math.max(address.lastIndexOf(':'), 0));
        int end = -1;
        for (int groups = 0; groups < GROUPS_OF_NETWORK; groups++) {
            end = host.indexOf(':', end + 1);
            if (end < 0) {
                return host;
            }
        }
        return host.substring(0, end);
    }

    /**
     * The headers that a route may see.
     *
     * @param secretName the name under which a secret came, or null
     */
    Map<String, Object> routeHeaders(String secretName) {
        return RouteHeaders.of(message, secretName, fieldNames());
    }

    // HTTP components show fields and parameters as headers, too, and add those whose names differ in case to the sender's own
    private Set<String> fieldNames() {
        boolean isForm = fields != null || contentType.startsWith(FORM);
        if (!isForm && query.isEmpty()) {
            return Set.of();
        }
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        addNames(names, query);
        if (fields != null) {
            fields.keySet().forEach(name -> names.add(String.valueOf(name)));
        } else if (isForm) {
            addNames(names, new String(body, StandardCharsets.UTF_8));
        }
        return names;
    }

    private static void addNames(Set<String> names, String form) {
        try {
            FormFields.read(form, (name, value) -> names.add(name));
        } catch (IllegalArgumentException e) {
            // it is no form from there on
            return;
        }
    }

    private static String type(Message message) {
        return message.getHeader(Exchange.CONTENT_TYPE, "", String.class).strip().toLowerCase(Locale.ROOT);
    }
}
