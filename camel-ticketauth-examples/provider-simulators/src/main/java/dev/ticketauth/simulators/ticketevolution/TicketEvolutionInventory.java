// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.ticketevolution;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.ticketauth.simulators.server.Answer;
import dev.ticketauth.simulators.server.Call;
import dev.ticketauth.simulators.server.Page;
import dev.ticketauth.simulators.server.RawQuery;
import dev.ticketauth.simulators.server.Records;
import dev.ticketauth.simulators.server.Refusal;
import dev.ticketauth.simulators.server.Span;
import dev.ticketauth.simulators.server.Timeline;

/** What an office sells, read from one remote_id on: {@code page[cursor]} and {@code page[items]}. */
final class TicketEvolutionInventory {
    private static final String CURSOR = "page[cursor]";
    private static final String ITEMS = "page[items]";
    private static final int DEFAULT_ITEMS = 10_000;
    private static final List<String> STATES = List.of("ALL", "MAPPED", "UNMAPPED");
    private static final List<String> STATES_OF_PAGES = List.of("MAPPED", "UNMAPPED");

    private final TicketEvolutionSettings settings;
    private final Records<Long> groups;
    private final Map<String, Timeline<Long>> byState = new ConcurrentHashMap<>();

    TicketEvolutionInventory(TicketEvolutionSettings settings, Records<Long> groups) {
        this.settings = settings;
        this.groups = groups;
    }

    Answer list(Call call) throws Refusal {
        RawQuery query = call.query();
        String state = query.get("state", "ALL");
        List<String> allowed = query.has(CURSOR) || query.has(ITEMS) ? STATES_OF_PAGES : STATES;
        if (!allowed.contains(state)) {
            throw TicketEvolutionErrors.invalidParameter(422, "state must be one of " + allowed);
        }
        String office = query.get("office_id", "");
        boolean own = office.isEmpty() || office.equals(String.valueOf(TicketEvolutionSeed.SELLER));
        Page<Long> page = byState.computeIfAbsent(state, this::ofState).page(
                Span.from(query.number(CURSOR, 1, 1)), 0, own ? query.number(ITEMS, DEFAULT_ITEMS, 1) : 0, false);
        return Answer.written(200, json -> {
            if (settings.inventoryKey.isEmpty()) {
                json.writeStartArray();
                page.writeTo(json);
                json.writeEndArray();
            } else {
                json.writeStartObject();
                page.writeArray(settings.inventoryKey, json);
                json.writeEndObject();
            }
        });
    }

    private Timeline<Long> ofState(String state) {
        boolean all = state.equals("ALL");
        boolean mapped = state.equals("MAPPED");
        return groups.timeline(TicketEvolutionSeed::remoteId, group -> group.get("remote_id").asLong(),
                number -> all || TicketEvolutionSeed.isMapped(number + 1) == mapped,
                group -> all || group.hasNonNull("event_id") == mapped);
    }
}
