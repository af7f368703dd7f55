// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketmatic;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.spi.ApiCalls;
import dev.ticketauth.camel.spi.ApiRequest;

/**
 * Finds contacts by their e-mail address, and makes those that are missing.
 */
final class Customers {

    private final ApiCalls calls;

    Customers(ApiCalls calls) {
        this.calls = calls;
    }

    /** The id of the contact that a booking is for; null when the request names no contact by its address. */
    JsonNode idOf(BasketRequest request) {
        if (request.customer().isEmpty()) {
            return null;
        }
        String email = Fields.text(request.customer().get("email"));
        JsonNode contact = find(email).orElseGet(() -> calls.once(
                ApiRequest.of("POST", "/contacts", request.customer()), () -> find(email)));
        return Numbers.number("id", Fields.requireId(contact, "id"));
    }

    private Optional<JsonNode> find(String email) {
        return calls.find(ApiRequest.get("/contacts/0").with("email", email), TicketmaticResources.ABSENT)
                .filter(Customers::isThere);
    }

    // a contact that was deleted stays in the archive
    private static boolean isThere(JsonNode contact) {
        String id = Fields.id(contact.get("id"));
        return id != null && !id.equals("0") && !contact.path("isdeleted").asBoolean();
    }
}
