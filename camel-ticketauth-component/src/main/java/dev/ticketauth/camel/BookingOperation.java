// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.camel.http.ApiConnection;
import dev.ticketauth.camel.resource.JsonText;
import dev.ticketauth.camel.resource.PageReader;
import dev.ticketauth.camel.resource.UnreadableAnswerException;
import dev.ticketauth.camel.spi.BookingDesk;
import dev.ticketauth.camel.spi.BookingOrder;
import dev.ticketauth.camel.spi.Resources;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Makes bookings and cancels them, each once.
 */
final class BookingOperation {

    private static final String DOUBT = "CamelTicketAuthBookingInDoubt";
    private static final Set<String> FIELDS = Set.of("reference", "customer", "items", "start", "raw");

    private final TicketAuthEndpoint endpoint;
    private final TicketAuthConfiguration options;
    private final ApiConnection connection;

    BookingOperation(TicketAuthEndpoint endpoint) {
        this.endpoint = endpoint;
        this.options = endpoint.getConfiguration();
        this.connection = endpoint.connection();
        DeskCalls.check(options);
    }

    void process(Exchange exchange, TicketAuthOperation operation, String tenant) {
        Object doubt = exchange.getProperty(DOUBT);
        if (doubt instanceof BookingInDoubtException e
                && exchange.getIn().getHeader(Exchange.REDELIVERED, false, Boolean.class)) {
            // a redelivery would be a blind repetition
            throw e;
        }
        try {
            write(exchange, operation, tenant);
        } catch (BookingInDoubtException e) {
            exchange.setProperty(DOUBT, e);
            throw e;
        }
    }

    private void write(Exchange exchange, TicketAuthOperation operation, String tenant) {
        connection.account(tenant);
        Resources resources = connection.api().resources().orElseThrow();
        BookingDesk desk = resources.bookingDesk().orElseThrow();
        Message in = exchange.getIn();
        Map<String, Object> params = RequestTargets.params(options.getParams(), in);
        DeskCalls calls;
        JsonNode raw;
        if (operation == TicketAuthOperation.createBooking) {
            BookingOrder order = order(in, params, desk);
            calls = new DeskCalls(endpoint, tenant, order.reference());
            raw = desk.create(order, calls);
        } else {
            String id = ResourceOperation.recordId(endpoint, in);
            calls = new DeskCalls(endpoint, tenant, in.getHeader(TicketAuthConstants.REFERENCE, String.class));
            calls.concerns(id);
            raw = desk.cancel(id, params, calls);
        }
        RecordType<?, Booking> type = RecordType.bookings(resources.bookings().orElseThrow());
        Booking booking = calls.record(raw, () -> type.record(connection.provider(), endpoint.recordAccount(tenant), raw));
        exchange.getMessage().setBody(booking);
        exchange.getMessage().setHeader(TicketAuthConstants.PROVIDER, connection.provider());
        exchange.getMessage().setHeader(TicketAuthConstants.RESOURCE, type.kind().name());
        exchange.getMessage().setHeader(TicketAuthConstants.RECORD_ID, booking.id());
        if (booking.reference() != null) {
            exchange.getMessage().setHeader(TicketAuthConstants.REFERENCE, booking.reference());
        }
        exchange.getMessage().setHeader(TicketAuthConstants.ATTEMPTS, calls.attempts());
    }

    private static BookingOrder order(Message in, Map<String, Object> params, BookingDesk desk) {
        ObjectNode given = given(in);
        boolean isRaw = FIELDS.stream().noneMatch(given::has);
        ObjectNode raw = isRaw ? given : object(given, "raw");
        JsonNode items = given.path("items");
        if (!isRaw && !items.isMissingNode() && !items.isNull() && !items.isArray()) {
            throw new IllegalArgumentException("the booking's 'items' must be an array");
        }
        String reference = in.getHeader(TicketAuthConstants.REFERENCE, String.class);
        if (reference == null) {
            // one that the provider's own form has at its top is the reference, too
            reference = text(given, "reference") != null ? text(given, "reference") : text(raw, "reference");
        }
        return new BookingOrder(
                reference == null && desk.keepsReferences() ? UUID.randomUUID().toString() : reference,
                isRaw ? JsonNodeFactory.instance.objectNode() : object(given, "customer"),
                !isRaw && items instanceof ArrayNode array ? array : JsonNodeFactory.instance.arrayNode(),
                isRaw ? null : text(given, "start"), raw, params);
    }

    private static ObjectNode given(Message in) {
        Object body = in.getBody();
        JsonNode tree;
        if (body instanceof JsonNode json) {
            tree = json;
        } else if (body instanceof BookingRequest || body instanceof Map) {
            tree = JsonText.tree(body);
        } else if (body instanceof String || body instanceof byte[] || body instanceof InputStream) {
            tree = parsed(in.getBody(byte[].class));
        } else {
            byte[] text = body == null ? null : in.getBody(byte[].class);
            tree = text == null ? null : parsed(text);
        }
        if (!(tree instanceof ObjectNode object) || object.isEmpty()) {
            throw new IllegalArgumentException("createBooking needs a BookingRequest, a Map or a JSON object as the body");
        }
        return object;
    }

    private static JsonNode parsed(byte[] text) {
        try {
            return PageReader.value(text);
        } catch (UnreadableAnswerException e) {
            throw new IllegalArgumentException("the booking in the body is " + e.getMessage());
        }
    }

    private static ObjectNode object(ObjectNode given, String name) {
        JsonNode value = given.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("the booking's '" + name + "' must be an object");
    }

    private static String text(ObjectNode given, String name) {
        JsonNode value = given.path(name);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank() ? value.asText() : null;
    }
}
