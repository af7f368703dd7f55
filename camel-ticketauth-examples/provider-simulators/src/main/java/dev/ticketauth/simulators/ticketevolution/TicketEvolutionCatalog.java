// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.ticketevolution;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Answer;
import dev.ticketauth.simulators.server.Call;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.RawQuery;
import dev.ticketauth.simulators.server.Records;
import dev.ticketauth.simulators.server.Refusal;

/** Events, categories and the listings of an event. */
final class TicketEvolutionCatalog {
    private static final int MOST_PER_PAGE = 100;

    private final TicketEvolutionData data;

    TicketEvolutionCatalog(TicketEvolutionData data) {
        this.data = data;
    }

    Answer events(Call call) throws Refusal {
        return page(call, "events", data.events());
    }

    Answer deletedEvents(Call call) throws Refusal {
        if (call.query().has("order_by")) {
            throw TicketEvolutionErrors.notAllowed(422, "order_by");
        }
        return page(call, "events", data.deletedEvents());
    }

    /** All of them, whatever page was asked for: a client that reads on until a page is empty never ends. */
    Answer categories(Call call) throws Refusal {
        RawQuery query = call.query();
        TicketEvolutionQuery asked = TicketEvolutionQuery.of(query, Integer.MAX_VALUE, null);
        List<ObjectNode> found = data.categories().all().stream().filter(asked::passes).toList();
        TicketEvolutionQuery all = new TicketEvolutionQuery(
                1, Math.max(1, found.size()), List.of(), asked.column(), asked.descending());
        return new TicketEvolutionList("categories", true).answer(all, found);
    }

    /** The listings of one event, all at once: this list has no pages and refuses to be asked for one. */
    Answer listings(Call call) throws Refusal {
        String event = call.query().get("event_id", "");
        if (event.isEmpty()) {
            throw TicketEvolutionErrors.invalidParameter(400, "event_id is required");
        }
        for (String name : List.of("page", "per_page")) {
            if (call.query().has(name)) {
                throw TicketEvolutionErrors.notAllowed(400, name);
            }
        }
        int quantity = call.query().number("quantity", 0, 0);
        String type = call.query().get("type", "");
        List<ObjectNode> found = data.listings().all().stream()
                .filter(listing -> listing.at("/event/id").asText().equals(event))
                .filter(listing -> listing.get("available_quantity").asInt() >= quantity)
                .filter(listing -> type.isEmpty() || type.equals(Json.text(listing, "type"))).toList();
        return Answer.json(200, Json.object().put("total_entries", found.size()).set("ticket_groups", Json.array(found)));
    }

    static Answer page(Call call, String name, Records<Long> records) throws Refusal {
        return new TicketEvolutionList(name, true).answer(
                TicketEvolutionQuery.of(call.query(), MOST_PER_PAGE, null), records.all());
    }
}
