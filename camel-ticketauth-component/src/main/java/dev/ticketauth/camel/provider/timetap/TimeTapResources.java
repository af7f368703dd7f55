// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.timetap;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.ticketauth.camel.provider.SinglePage;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.BookingDesk;
import dev.ticketauth.camel.spi.BookingFields;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.PageLayout;
import dev.ticketauth.camel.spi.Pushes;
import dev.ticketauth.camel.spi.Resource;
import dev.ticketauth.camel.spi.Resources;
import dev.ticketauth.camel.spi.Selection;
import dev.ticketauth.camel.spi.TicketFields;
import dev.ticketauth.camel.spi.Walk;

/**
 * TimeTap's open slots and appointments.
 */
final class TimeTapResources implements Resources {

    private static final Pattern REPORT = Pattern.compile("/(report|reportWithCount)$");
    // also the older spelling appointments/report
    private static final Pattern OF_APPOINTMENTS = Pattern.compile("^/(appointmentList|appointments)/");

    private final Slots slots = new Slots();
    private final Appointments appointments = new Appointments();
    private final AppointmentDesk desk;

    /** @param businessId the option {@code businessId}; empty for the number that is also the access key */
    TimeTapResources(Optional<String> businessId) {
        this.desk = new AppointmentDesk(businessId);
    }

    // the reports are paged; of the bare lists, such as /clients, TimeTap does not say it
    @Override
    public Walk list(String path, Selection selection) {
        ApiRequest request = ApiRequest.get(path);
        if (!REPORT.matcher(path).find()) {
            return new SinglePage(request.with(selection.params()), PageLayout.FIRST_ARRAY);
        }
        ReportPages.refusePaging(selection);
        Map<String, Object> filters = OF_APPOINTMENTS.matcher(path).find()
                ? ReportFilters.of(selection.params()) : selection.params();
        return new ReportPages(
                request.with(filters), selection.pageSizeOr(ReportPages.USUAL_PAGE_SIZE), Item::fingerprint);
    }

    @Override
    public Optional<Resource<TicketFields>> tickets() {
        return Optional.of(slots);
    }

    @Override
    public Optional<Resource<BookingFields>> bookings() {
        return Optional.of(appointments);
    }

    @Override
    public Optional<Pushes> pushes() {
        return Optional.of(new AppointmentPushes());
    }

    @Override
    public Optional<BookingDesk> bookingDesk() {
        return Optional.of(desk);
    }
}
