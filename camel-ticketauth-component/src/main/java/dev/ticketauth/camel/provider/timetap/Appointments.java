// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.timetap;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.BookingFields;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.Resource;
import dev.ticketauth.camel.spi.Selection;
import dev.ticketauth.camel.spi.Walk;

/**
 * Appointments: {@code /appointmentList/report} and {@code /appointments/{calendarId}}. No filter and no order by the
 * time of change is documented by the provider.
 */
final class Appointments implements Resource<BookingFields> {

    private static final String REPORT = "/appointmentList/report";

    @Override
    public Set<Access> access() {
        return Set.of(Access.LIST, Access.SEARCH, Access.GET);
    }

    @Override
    public Walk list(Selection selection) {
        ReportPages.refusePaging(selection);
        return report(ReportFilters.of(selection.params()), selection.pageSizeOr(ReportPages.USUAL_PAGE_SIZE));
    }

    /** The way through the appointments that these filters of TimeTap's let through, each of them once. */
    static Walk report(Map<String, Object> filters, int pageSize) {
        return new ReportPages(ApiRequest.get(REPORT).with(filters), pageSize, Appointments::identity);
    }

    @Override
    public ApiRequest get(String id) {
        return ApiRequest.get(path(id));
    }

    /** @throws IllegalArgumentException when the id is no number */
    static String path(String id) {
        return "/appointments/" + NumericId.of("the id of the appointment (option 'recordId')", id);
    }

    @Override
    public BookingFields read(JsonNode record) {
        return AppointmentRecord.read(record);
    }

    private static long identity(Item item) {
        String id = AppointmentRecord.id(item.json());
        if (id == null) {
            return item.fingerprint();
        }
        byte[] text = id.getBytes(StandardCharsets.UTF_8);
        return NumericId.isNumber(id) ? Long.parseLong(id) : Item.fingerprint(text, 0, text.length);
    }
}
