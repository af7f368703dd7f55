// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.util.Map;

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

    private final ControlFields fields;

    private FaultDocument(ControlFields fields) {
        this.fields = fields;
    }

    /** @throws BadRequest or an {@link IllegalArgumentException} for anything that is not such a fault */
    static Fault read(ObjectNode json) {
        ControlFields fields = new ControlFields(json);
        FaultDocument document = new FaultDocument(fields);
        Fault fault = document.aimed(document.fault());
        if (!fields.unread().isEmpty()) {
            throw new BadRequest("The fault '" + json.path("fault").asText() + "' has no " + fields.unread());
        }
        return fault;
    }

    private Fault fault() {
        String name = fields.text("fault");
        return switch (name) {
            case "status" -> answering(status());
            case "answer" -> answering(Fault.answer(fields.number("status"), fields.text("contentType", TEXT), body()));
            case "redirect" -> answering(Fault.redirect(fields.number("status"), fields.text("location")));
            case "dropBeforeWork" -> Fault.dropBeforeWork();
            case "dropAfterWork" -> Fault.dropAfterWork();
            case "truncated" -> Fault.truncated();
            case "slow" -> Fault.slow(fields.seconds("seconds"));
            default -> throw new BadRequest("There is no fault '" + name + "'");
        };
    }

    private Fault status() {
        Fault fault = Fault.status(fields.number("status"));
        return fields.has("body") ? fault.withBody(fields.text("contentType", TEXT), fields.text("body")) : fault;
    }

    private AnswerBody body() {
        AnswerBody body;
        if (fields.has("repeat")) {
            String repeated = fields.text("repeat");
            if (repeated.length() != 1 || repeated.charAt(0) > 127) {
                throw new BadRequest("repeat is not one ASCII character");
            }
            body = AnswerBody.repeated((byte) repeated.charAt(0), fields.number("length"));
        } else {
            body = AnswerBody.text(fields.text("body", ""));
        }
        return fields.flag("gzip") ? body.gzipped() : body;
    }

    private Fault answering(Fault bare) {
        Fault fault = fields.has("retryAfter") ? bare.withRetryAfter(fields.text("retryAfter")) : bare;
        for (Map.Entry<String, String> header : fields.texts("headers").entrySet()) {
            fault = fault.withHeader(header.getKey(), header.getValue());
        }
        return fault;
    }

    private Fault aimed(Fault bare) {
        Fault fault = switch (fields.text("on", "api")) {
            case "api" -> bare;
            case "login" -> bare.onLogin();
            case "any" -> bare.onAny();
            default -> throw new BadRequest("on is neither api nor login nor any");
        };
        fault = fault.onPath(fields.text("path", "/"));
        if (fields.has("method")) {
            fault = fault.onMethod(fields.text("method"));
        }
        if (fields.flag("beforeAuthentication")) {
            fault = fault.beforeAuthentication();
        }
        if (!fields.has("times")) {
            return fault;
        }
        return "always".equals(fields.value("times").textValue()) ? fault.always() : fault.times(fields.number("times"));
    }
}
