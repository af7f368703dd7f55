// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.timetap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import dev.ticketauth.camel.provider.Answers;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.BookingFields;
import dev.ticketauth.camel.spi.RecordState;
import dev.ticketauth.camel.spi.Resource.Access;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.ticketauth.camel.provider.Selections.everything;
import static dev.ticketauth.camel.provider.Selections.pages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * How appointments are read and asked for.
 */
class AppointmentsTest {

    private final Appointments appointments = new Appointments();

    private BookingFields read(String json) {
        return appointments.read(Answers.json(json));
    }

    @Test
    void aWholeRecordIsRead() {
        BookingFields booking = read("""
                {'calendarId': 700001, 'businessId': 12345, 'status': 'OPEN', 'subStatus': 'CONFIRMED',
                 'startDate': '2026-07-01', 'endDate': '2026-07-01', 'startTime': 900, 'endTime': 930,
                 'clientStartDate': '2026-07-01', 'clientStartTime': 1500, 'clientTimeZone': 'Europe/Berlin',
                 'startDateTimeUTC': '2026-07-01T13:00:00Z', 'staffTimeZone': 'America/New_York',
                 'note': 'Rings twice\\nReference: A-17 \\nback door', 'createddate': 1772460000000,
                 'modifieddate': '2026-03-03T10:00:00.5+01:00', 'reason': {'reasonId': 301, 'price': 45.00},
                 'client': {'clientId': 8001}, 'staff': {'professionalId': 201}, 'location': {'locationId': 101}}""");

        assertThat(booking).isEqualTo(new BookingFields(
                "700001", "A-17", "OPEN", RecordState.CONFIRMED, null, null, Instant.parse("2026-07-01T13:00:00Z"),
                Instant.parse("2026-03-02T14:00:00Z"), Instant.parse("2026-03-03T09:00:00.500Z"), List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "'calendarid': 12345678901234567890, 'calendarId': null | 12345678901234567890", "'calendarId': '7' | 7",
            "'calendarId': 7, 'calendarid': 8 | 7" }, quoteCharacter = '`')
    void idsAreReadInBothSpellings(String fields, String id) {
        assertThat(read("{" + fields + "}").id()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{'calendarId': null}", "{'calendarId': {}}", "{'appointmentId': 1}" })
    void aRecordWithoutAnIdIsNone(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("calendarId");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'OPEN' | CONFIRMED", "'PENDING' | PENDING", "'COMPLETED' | COMPLETED", "'NO_SHOW' | COMPLETED",
            "'CANCELLED' | CANCELLED", "'cancelled' | CANCELLED", "'CHECKEDIN' | UNKNOWN", "'' | UNKNOWN", "null | UNKNOWN",
            "7 | UNKNOWN", "{} | UNKNOWN" })
    void everyStatusHasAState(String status, RecordState state) {
        assertThat(read("{'calendarId': 1, 'status': " + status + "}").state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", value = {
            // midnight is 0, and the zone is that of the day: winter and summer differ
            "'startDate':'2026-01-15','startTime':0,'staffTimeZone':'America/New_York' | 2026-01-15T05:00:00Z",
            "'startDate':'2026-07-15','startTime':930,'staffTimeZone':'America/New_York' | 2026-07-15T13:30:00Z",
            "'startDate':'2026-07-15','startTime':'1430','staffTimeZone':'UTC' | 2026-07-15T14:30:00Z",
            "'startDateTimeUTC':'2026-07-15T14:30:00' | 2026-07-15T14:30:00Z",
            "'startDateTimeUTC':'soon','startDate':'2026-07-15','startTime':5,'staffTimeZone':'UTC' | 2026-07-15T00:05:00Z",
            // without a zone of the staff, that of the client; without both, that of the location
            "'startDate':'2026-07-15','startTime':900,'clientStartDate':'2026-07-16','clientStartTime':30,"
                                                                                                                             + "'clientTimeZone':'Asia/Tokyo' | 2026-07-15T15:30:00Z",
            "'startDate':'2026-07-15','startTime':900,'location':{'timeZone':{'timeZoneCode':'Asia/Tokyo'}} | 2026-07-15T00:00:00Z",
            // never a guess
            "'startDate':'2026-07-15','startTime':900 | -",
            "'startDate':'2026-07-15','startTime':900,'staffTimeZone':'Mars' | -",
            "'startDate':'2026-07-15','startTime':2460,'staffTimeZone':'UTC' | -",
            "'startDate':'2026-07-15','staffTimeZone':'UTC' | -", "'startDate':'x','startTime':900,'staffTimeZone':'UTC' | -",
            "'startDate':20260715,'startTime':null,'staffTimeZone':{},'location':[] | -" })
    void theStartIsReadInTheZoneThatTheRecordNames(String fields, Instant start) {
        assertThat(read("{'calendarId': 1, " + fields + "}").startsAt()).isEqualTo(start);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", value = {
            "1772460000000 | 2026-03-02T14:00:00Z", "'1772460000000' | 2026-03-02T14:00:00Z",
            "'2026-03-02T14:00:00Z' | 2026-03-02T14:00:00Z", "'2026-03-02 15:00:00+0100' | 2026-03-02T14:00:00Z",
            "'2026-03-02T14:00:00' | -", "'2026-03-02' | -", "'Monday, March 2 2026 at 2:00 PM EST' | -", "null | -", "0 | -",
            "[] | -" })
    void stampsAreReadWhenTheyNameAMoment(String stamp, Instant moment) {
        assertThat(read("{'calendarId': 1, 'createddate': " + stamp + "}").createdAt()).isEqualTo(moment);
        assertThat(read("{'calendarId': 1, 'modifiedDate': " + stamp + "}").updatedAt()).isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", value = {
            "Reference: A-17 | A-17", "call before\\nReference:  two words  | two words", "A-17 | -", "no Reference: A-17 | -",
            "Reference: | -" })
    void aReferenceStandsInALineOfItsOwn(String note, String reference) {
        assertThat(read("{'calendarId': 1, 'note': '" + note + "'}").reference()).isEqualTo(reference);
    }

    @Test
    void whatIsWrittenIntoANoteIsReadFromIt() {
        assertThat(ReferenceNote.reference(ReferenceNote.of(" Ä-17 / 3 "))).isEqualTo("Ä-17 / 3");
        assertThatThrownBy(() -> ReferenceNote.of("a\nb")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than one line");
        assertThatThrownBy(() -> ReferenceNote.of(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void commonFiltersGetTheProvidersNames() {
        ApiRequest request = appointments.list(pages(50, Map.of(
                "from", LocalDate.parse("2026-03-02"), "to", "2026-03-08", "status", List.of("OPEN", "PENDING"), "locationId",
                101,
                "eventId", "301", "staffId", "201,202", "clientId", 8001, "order_field", "startDate"))).next();

        assertThat(request).hasToString("GET /appointmentList/report");
        assertThat(request.params()).containsOnly(
                Map.entry("startDate", "2026-03-02"), Map.entry("endDate", "2026-03-08"),
                Map.entry("statusList", "OPEN,PENDING"), Map.entry("locationIdList", 101),
                Map.entry("reasonIdList", "301"), Map.entry("staffIdList", "201,202"), Map.entry("clientIdList", 8001),
                Map.entry("order_field", "startDate"), Map.entry("pageSize", 50), Map.entry("pageNumber", 1));
    }

    @Test
    void theUsualPageHasAHundred() {
        assertThat(appointments.list(everything(Map.of("reasonIdList", "1", "status", " "))).next().params())
                .containsOnly(Map.entry("reasonIdList", "1"), Map.entry("pageSize", 100), Map.entry("pageNumber", 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "from | 2026-03-02T00:00:00Z | date such as 2026-03-02", "to | 3/8/2026 | parameter 'to'",
            "pageSize | 10 | option 'pageSize'", "pageNumber | 2 | operation=request" })
    void aWrongParameterIsNamed(String name, String value, String message) {
        assertThatThrownBy(() -> appointments.list(everything(Map.of(name, value))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    @Test
    void oneFilterIsNotSetTwice() {
        assertThatThrownBy(() -> appointments.list(everything(Map.of("from", "2026-03-02", "startDate", "2026-03-03"))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("startDate");
    }

    @Test
    void oneIsAskedForByItsNumber() {
        assertThat(appointments.access()).containsExactlyInAnyOrder(Access.LIST, Access.SEARCH, Access.GET);
        assertThat(appointments.get("700001")).hasToString("GET /appointments/700001");
        assertThat(appointments.tellsChanges()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "..", "1/cancel/true/true", "1?x", "0", "-1", "1e3", "%31", "1234567890123456789" })
    void whatIsNoNumberStandsInNoPath(String id) {
        assertThatThrownBy(() -> appointments.get(id)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("recordId");
    }
}
