// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.ticketevolution;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Answer;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.Refusal;

/** The bodies of errors: as recorded from the provider's sandbox where there is a recording. */
final class TicketEvolutionErrors {
    private static final String WRONG_SIGNATURE
            = "Your signature is incorrect. Please ensure you are generating it correctly";
    private static final String UNKNOWN_ROUTE
            = "The endpoint you requested doesn't exist. You may have mistyped the address or the resource may have moved.";

    private TicketEvolutionErrors() {
    }

    static Refusal unknownToken(String reason) {
        return Refusal.ofCredentials(body(401, "Unauthorized", null), reason);
    }

    static Refusal wrongSignature(String reason) {
        return Refusal.ofCredentials(body(401, WRONG_SIGNATURE, null), reason);
    }

    static Refusal unknownRoute(String reason) {
        return Refusal.ofRequest(body(404, UNKNOWN_ROUTE, null), reason);
    }

    static Refusal missing(String kind, String id) {
        String message = "Couldn't find " + kind + " with ID=" + id;
        return Refusal.ofRequest(body(404, "Not Found", message), message);
    }

    static Refusal notAllowed(int status, String parameter) {
        return invalidParameter(status, parameter + " is not allowed");
    }

    static Refusal invalidParameter(int status, String message) {
        return Refusal.ofRequest(body(status, "Invalid Parameters", message), message);
    }

    /** An order that cannot be made is answered with an array of two texts, not with an object. */
    static Refusal order(String kind, String message) {
        Answer answer = Answer.json(422, Json.array(List.of()).add(kind).add(message));
        return Refusal.ofRequest(answer, kind + ": " + message);
    }

    static Answer general(int status, String message) {
        return switch (status) {
            case 401 -> body(401, "Unauthorized", null);
            case 404 -> body(404, "Not Found", message);
            case 400, 422 -> body(status, "Invalid Parameters", message);
            case 500 -> body(500, "Error", null);
            default -> body(status, "Error", message);
        };
    }

    private static Answer body(int status, String error, String message) {
        ObjectNode body = Json.object().put("error", error);
        return Answer.json(status, message == null ? body : body.put("message", message));
    }
}
