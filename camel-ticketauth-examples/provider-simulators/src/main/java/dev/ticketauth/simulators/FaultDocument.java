package dev.ticketauth.simulators;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.BadRequest;

/** A fault as JSON; what is not understood is refused, with a sentence. */
final class FaultDocument {
    static final String ALLOWED
            = "Allowed are the faults status {status, body, contentType}, answer {status, contentType, body or repeat and"
              + " length, gzip}, redirect {status, location}, dropBeforeWork, dropAfterWork, truncated and slow {seconds};"
              + " for the first three also retryAfter and headers {name: value}; for all of them times (a number or"
              + " \"always\"), on (\"api\", \"login\" or \"any\"), path, method and beforeAuthentication (true or false).";

    private static final String TEXT = "text/plain;charset=UTF-8";
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(86_400);

    private final ObjectNode json;
    private final Set<String> unread = new TreeSet<>();

    private FaultDocument(ObjectNode json) {
        this.json = json;
        json.fieldNames().forEachRemaining(unread::add);
    }

    /** @throws BadRequest or an {@link IllegalArgumentException} for anything that is not such a fault */
    static Fault read(ObjectNode json) {
        FaultDocument document = new FaultDocument(json);
        Fault fault = document.aimed(document.fault());
        if (!document.unread.isEmpty()) {
            throw new BadRequest("The fault '" + json.path("fault").asText() + "' has no " + document.unread);
        }
        return fault;
    }

    private Fault fault() {
        String name = text("fault");
        return switch (name) {
            case "status" -> answering(status());
            case "answer" -> answering(Fault.answer(number("status"), text("contentType", TEXT), body()));
            case "redirect" -> answering(Fault.redirect(number("status"), text("location")));
            case "dropBeforeWork" -> Fault.dropBeforeWork();
            case "dropAfterWork" -> Fault.dropAfterWork();
            case "truncated" -> Fault.truncated();
            case "slow" -> Fault.slow(seconds());
            default -> throw new BadRequest("There is no fault '" + name + "'");
        };
    }

    private Fault status() {
        Fault fault = Fault.status(number("status"));
        return json.has("body") ? fault.withBody(text("contentType", TEXT), text("body")) : fault;
    }

    private AnswerBody body() {
        AnswerBody body;
        if (json.has("repeat")) {
            String repeated = text("repeat");
            if (repeated.length() != 1 || repeated.charAt(0) > 127) {
                throw new BadRequest("repeat is not one ASCII character");
            }
            body = AnswerBody.repeated((byte) repeated.charAt(0), number("length"));
        } else {
            body = AnswerBody.text(text("body", ""));
        }
        return flag("gzip") ? body.gzipped() : body;
    }

    private Fault answering(Fault bare) {
        Fault fault = json.has("retryAfter") ? bare.withRetryAfter(text("retryAfter")) : bare;
        JsonNode headers = value("headers");
        if (!headers.isObject() && !headers.isMissingNode()) {
            throw new BadRequest("headers is not an object");
        }
        for (Map.Entry<String, JsonNode> header : headers.properties()) {
            fault = fault.withHeader(header.getKey(), header.getValue().asText());
        }
        return fault;
    }

    private Fault aimed(Fault bare) {
        Fault fault = switch (text("on", "api")) {
            case "api" -> bare;
            case "login" -> bare.onLogin();
            case "any" -> bare.onAny();
            default -> throw new BadRequest("on is neither api nor login nor any");
        };
        fault = fault.onPath(text("path", "/"));
        if (json.has("method")) {
            fault = fault.onMethod(text("method"));
        }
        if (flag("beforeAuthentication")) {
            fault = fault.beforeAuthentication();
        }
        if (!json.has("times")) {
            return fault;
        }
        return "always".equals(json.get("times").textValue()) && unread.remove("times")
                ? fault.always() : fault.times(number("times"));
    }

    private JsonNode value(String field) {
        unread.remove(field);
        return json.path(field);
    }

    /** A number will do as well: its text is what was written. */
    private String text(String field) {
        JsonNode value = value(field);
        if (!value.isTextual() && !value.isNumber()) {
            throw new BadRequest("The text " + field + " is missing");
        }
        return value.asText();
    }

    private String text(String field, String otherwise) {
        return json.has(field) ? text(field) : otherwise;
    }

    private int number(String field) {
        JsonNode value = value(field);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw new BadRequest("The whole number " + field + " is missing");
        }
        return value.intValue();
    }

    private boolean flag(String field) {
        JsonNode value = value(field);
        if (!value.isBoolean() && !value.isMissingNode()) {
            throw new BadRequest(field + " is neither true nor false");
        }
        return value.booleanValue();
    }

    private Duration seconds() {
        JsonNode value = value("seconds");
        if (!value.isNumber() || value.decimalValue().abs().compareTo(MOST_SECONDS) > 0) {
            throw new BadRequest("The number of seconds, at most " + MOST_SECONDS + ", is missing");
        }
        return Duration.ofMillis(value.decimalValue().movePointRight(3).longValue());
    }
}
