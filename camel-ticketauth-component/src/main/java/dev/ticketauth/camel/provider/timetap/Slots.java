// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.timetap;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.Parameters;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Resource;
import dev.ticketauth.camel.spi.Selection;
import dev.ticketauth.camel.spi.TicketFields;
import dev.ticketauth.camel.spi.Walk;

/**
 * Open slots of a service at a location: of all staff by one request, or of one person by a request for each day. Slots
 * of classes are not among them.
 */
final class Slots implements Resource<TicketFields> {

    private static final String LOCATION = "locationId";
    private static final String REASON = "reasonId";
    private static final String STAFF = "staffId";
    private static final List<String> IN_PATH = List.of(LOCATION, REASON, STAFF, "from", "to");

    @Override
    public Set<Access> access() {
        return Set.of(Access.LIST, Access.SEARCH);
    }

    @Override
    public Walk list(Selection selection) {
        long location = id(LOCATION, selection.require(LOCATION));
        long reason = id(REASON, selection.require(REASON));
        OptionalLong staff = selection.param(STAFF).map(text -> OptionalLong.of(id(STAFF, text)))
                .orElse(OptionalLong.empty());
        LocalDate from = ReportFilters.day("from", selection.require("from"));
        LocalDate to = ReportFilters.day("to", selection.require("to"));
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("parameter 'to' is a day before parameter 'from'");
        }
        Map<String, Object> others = Parameters.without(selection.params(), IN_PATH);
        SlotPlace place = new SlotPlace(location, reason, staff);
        return staff.isPresent()
                ? new StaffSlotsWalk(place, from, to, others)
                : new LocationSlotsWalk(
                        place, ApiRequest.get("/availability/location/" + location + "/service/" + reason)
                                .with(others).with("startDate", from.toString()).with("endDate", to.toString()));
    }

    @Override
    public TicketFields read(JsonNode record) {
        return SlotPlace.read(record);
    }

    private static long id(String name, String text) {
        return NumericId.of("parameter '" + name + "'", text);
    }
}
