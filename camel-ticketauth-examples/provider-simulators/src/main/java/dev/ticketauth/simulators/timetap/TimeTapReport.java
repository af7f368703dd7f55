// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.timetap;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

import dev.ticketauth.simulators.server.Answer;
import dev.ticketauth.simulators.server.BadRequest;
import dev.ticketauth.simulators.server.Call;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.Page;
import dev.ticketauth.simulators.server.RawQuery;
import dev.ticketauth.simulators.server.Span;
import dev.ticketauth.simulators.server.Timeline;
import dev.ticketauth.simulators.server.Timelines;

/**
 * The reports of appointments: page by page without an end mark, behind the last page come empty ones. In the order of
 * their start, unless another one is asked for.
 */
final class TimeTapReport {
    private static final int DEFAULT_PAGE_SIZE = 25;

    private final TimeTapSettings settings;
    private final TimeTapData data;
    private final Timelines<Integer> timelines;

    TimeTapReport(TimeTapSettings settings, TimeTapData data) {
        this.settings = settings;
        this.data = data;
        this.timelines = new Timelines<>(data.appointments());
    }

    private enum Order {
        START,
        ID,
        CHANGE
    }

    Answer list(Call call) {
        Page<Integer> page = page(call.query());
        return Answer.written(200, json -> {
            json.writeStartArray();
            page.writeTo(json);
            json.writeEndArray();
        });
    }

    Answer listWithCount(Call call) {
        Page<Integer> page = page(call.query());
        return Answer.written(200, json -> {
            json.writeStartObject();
            json.writeNumberField(settings.countField, page.total());
            page.writeArray(settings.listField, json);
            json.writeEndObject();
        });
    }

    Answer count(Call call) {
        return Answer.json(200, Json.object().put("count", page(call.query()).total()));
    }

    private Page<Integer> page(RawQuery query) {
        Order order = switch (query.get("order_field", "").toLowerCase(Locale.ROOT)) {
            case "calendarid" -> Order.ID;
            case "modifieddate" -> Order.CHANGE;
            default -> Order.START;
        };
        Span start = new Span(
                query.get("startDate", "").isEmpty() ? Long.MIN_VALUE : TimeTapTime.minute(date(query, "startDate")),
                query.get("endDate", "").isEmpty() ? Long.MAX_VALUE : TimeTapTime.minute(date(query, "endDate").plusDays(1)));
        boolean byStart = order == Order.START;
        Timeline<Integer> timeline = timeline(order, TimeTapFilter.of(query, byStart ? Span.always() : start));
        int size = Math.min(query.number("pageSize", DEFAULT_PAGE_SIZE, 1), settings.maxPageSize);
        long offset = (query.number("pageNumber", 1, 1) - 1L) * size;
        return timeline.page(byStart ? start : Span.always(), offset, size,
                "desc".equalsIgnoreCase(query.get("order_mode")));
    }

    private Timeline<Integer> timeline(Order order, TimeTapFilter filter) {
        TimeTapFirstAppointments first = data.firstAppointments();
        return timelines.get(List.of(order, filter), () -> data.appointments().timeline(
                switch (order) {
                    case START -> first::start;
                    case ID -> number -> 0;
                    case CHANGE -> first::changed;
                },
                switch (order) {
                    case START -> TimeTapTime::start;
                    case ID -> appointment -> 0;
                    case CHANGE -> TimeTapTime::changed;
                },
                number -> filter.passes(first, number), filter::passes));
    }

    private static LocalDate date(RawQuery query, String name) {
        try {
            return LocalDate.parse(query.get(name));
        } catch (DateTimeParseException e) {
            throw new BadRequest(name + " must be a date such as 2026-03-02");
        }
    }
}
