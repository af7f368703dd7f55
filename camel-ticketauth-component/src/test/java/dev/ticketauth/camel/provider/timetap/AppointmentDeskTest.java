// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.timetap;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.Answers;
import dev.ticketauth.camel.provider.ScriptedCalls;
import dev.ticketauth.camel.spi.BookingDesk.Action;
import dev.ticketauth.camel.spi.BookingOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.ticketauth.camel.provider.ScriptedCalls.LOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What is sent, and in which order, to book an appointment.
 */
class AppointmentDeskTest {

    private static final String SLOTS = "GET /availability/2026/07/01/201/101/301";
    private static final String POST = "POST /appointments";
    private static final String ITEM = "{'locationId': 101, 'reasonId': '301', 'staffId': 201}";
    private static final String CLIENT = "{'clientId': 8001}";
    private static final String BOOKED = "{'calendarId': 700121, 'status': 'OPEN', 'appointementIdHash': 'x'}";

    private static final String OPEN = """
            [{'startTime': 900, 'endTime': 930, 'clientStartTime': 1500},
             {'startTime': 1430, 'endTime': 1500, 'clientStartTime': 2030},
             {'startTime': 2330, 'endTime': 0, 'clientStartTime': 530}]""";

    private final ScriptedCalls calls = new ScriptedCalls().withAccessKey("12345");
    private AppointmentDesk desk = new AppointmentDesk(Optional.empty());

    @AfterEach
    void theScriptIsOver() {
        calls.assertDone();
    }

    private static BookingOrder order(String customer, String item, String start, String raw, Map<String, Object> params) {
        return new BookingOrder(
                "A-17", Answers.object(customer), Answers.array("[" + item + "]"), start, Answers.object(raw), params);
    }

    private static BookingOrder order(String customer, String item, String start) {
        return order(customer, item, start, "{}", Map.of());
    }

    private JsonNode book(BookingOrder order) {
        return desk.create(order, calls);
    }

    private JsonNode bookInOpenSlot(BookingOrder order) {
        calls.on(SLOTS, OPEN).on(POST, BOOKED);
        return book(order);
    }

    private static String report(int page) {
        return "GET /appointmentList/report {clientIdList=8001, endDate=2026-07-02, pageNumber=" + page
               + ", pageSize=100, startDate=2026-07-01}";
    }

    @Test
    void theTimesAreThoseOfTheSlot() {
        JsonNode booked = bookInOpenSlot(order(CLIENT, ITEM, "2026-07-01T14:30"));

        assertThat(booked).isEqualTo(Answers.json(BOOKED));
        assertThat(calls.lastBody()).hasToString("""
                {"location":{"locationId":101},"reason":{"reasonId":301},"staff":{"professionalId":201},"status":"OPEN",\
                "note":"Reference: A-17","startDate":"2026-07-01","startTime":1430,"clientStartDate":"2026-07-01",\
                "clientStartTime":2030,"endDate":"2026-07-01","endTime":1500,"clientEndDate":"2026-07-01",\
                "clientEndTime":2100,"businessId":12345,"client":{"clientId":8001}}""");
    }

    @Test
    void aSlotMayEndOnTheNextDayAndBeginOnAnotherOneForTheClient() {
        bookInOpenSlot(order(CLIENT, ITEM, "2026-07-01T23:30"));

        assertThat(calls.lastBody().toString()).contains("\"startDate\":\"2026-07-01\"", "\"endDate\":\"2026-07-02\"",
                "\"endTime\":0",
                "\"clientStartDate\":\"2026-07-02\"", "\"clientStartTime\":530", "\"clientEndDate\":\"2026-07-02\"",
                "\"clientEndTime\":600");
    }

    @Test
    void aClientBehindTheStaffIsStillOnTheDayBefore() {
        calls.on(SLOTS, "[{'startTime': 100, 'endTime': 130, 'clientStartTime': 1900, 'endDate': '2026-07-01'}]")
                .on(POST, BOOKED);
        book(order(CLIENT, ITEM, "2026-07-01T01:00"));

        assertThat(calls.lastBody().toString()).contains("\"clientStartDate\":\"2026-06-30\"",
                "\"clientEndDate\":\"2026-06-30\"", "\"clientEndTime\":1930");
    }

    @Test
    void aStartWithAnOffsetIsToldOnTheClockOfTheLocation() {
        calls.on("GET /locations/101", "{'locationId': 101, 'timeZone': {'timeZoneCode': 'America/New_York'}}");
        bookInOpenSlot(order(CLIENT, ITEM, "2026-07-01T20:30:00+02:00"));

        assertThat(calls.lastBody().get("startTime").asInt()).isEqualTo(1430);
    }

    @Test
    void aLocationWithoutAZoneTakesNoOffset() {
        calls.on("GET /locations/101", "{'locationId': 101, 'timeZone': null}");

        assertThatThrownBy(() -> book(order(CLIENT, ITEM, "2026-07-01T20:30:00Z"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("location 101").hasMessageContaining("2026-03-02T09:00");
    }

    @Test
    void theRecordOfASlotIsAnItem() {
        bookInOpenSlot(order(CLIENT, """
                {'date': '2026-07-01', 'locationId': 101, 'reasonId': 301, 'staffId': 201,
                 'slot': {'startTime': 900, 'endTime': 930, 'clientStartTime': 1500}}""", null));

        assertThat(calls.lastBody().get("startTime").asInt()).isEqualTo(900);
    }

    @ParameterizedTest
    @ValueSource(strings = { "2026-07-01T15:00", "2026-07-01T14:30:01", "2026-07-01T20:30" })
    void whereNoSlotIsOpenNothingIsWritten(String start) {
        calls.on(SLOTS, OPEN);
        assertThatThrownBy(() -> book(order("{'emailAddress': 'z@example.com', 'fullName': 'Z'}", ITEM, start)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no slot is open at " + start).hasMessageContaining("09:00, 14:30, 23:30");
    }

    @Test
    void aFullDayIsSaidToBeFull() {
        calls.on(SLOTS, "[]");

        assertThatThrownBy(() -> book(order(CLIENT, ITEM, "2026-07-01T09:00"))).hasMessageContaining("none");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", value = {
            "{'locationId': 101, 'reasonId': 301} | 2026-07-01T09:00 | items[0].staffId",
            "{'locationId': '1/2', 'reasonId': 301, 'staffId': 1} | 2026-07-01T09:00 | items[0].locationId",
            "{'locationId': 101, 'reasonId': 301, 'staffId': 201} | - | 'start'",
            "{'locationId': 101, 'reasonId': 301, 'staffId': 201} | 2026-07-01 | 'start'",
            "{'locationId': 101, 'reasonId': 301, 'staffId': 201} | 9 o'clock | 'start'",
            "{'locationId': 1}, {'locationId': 1} | 2026-07-01T09:00 | one slot at a time",
            "7 | 2026-07-01T09:00 | items[0].locationId" })
    void whatAnOrderLacksIsNamed(String item, String start, String message) {
        assertThatThrownBy(() -> book(order(CLIENT, item, start))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aCompleteRawFormIsSentAsItIs() {
        String raw
                = """
                        {'businessId': 99, 'client': {'clientId': 8002}, 'location': {'locationId': 102}, 'professional': {'professionalId': 202},
                         'reason': {'reasonId': 302, 'x': 1.50}, 'startDate': '2026-07-02', 'endDate': '2026-07-02', 'clientStartDate': '2026-07-02',
                         'clientEndDate': '2026-07-02', 'startTime': 900, 'endTime': 930, 'clientStartTime': 901, 'clientEndTime': 931,
                         'status': 'PENDING', 'note': 'mine', 'clientReminderHours': 24}""";
        calls.on(POST + " {override=1}", BOOKED);
        book(order(CLIENT, ITEM, "2026-07-01T14:30", raw, Map.of("override", 1, "duration", 60)));

        assertThat(calls.lastBody()).isEqualTo(Answers.json(raw));
    }

    @Test
    void theRawFormWinsAndTheRestIsFilledIn() {
        String raw
                = "{'startDate': '2026-07-01', 'startTime': 900, 'clientEndTime': 1545, 'reason': {'reasonId': 301, 'x': 1}}";
        calls.on(SLOTS + " {duration=60}", OPEN).on(POST, BOOKED);
        book(order(CLIENT, ITEM, "2026-07-01T14:30", raw, Map.of("duration", 60)));

        assertThat(calls.lastBody().toString()).contains("\"startTime\":900", "\"endTime\":930", "\"clientStartTime\":1500",
                "\"clientEndTime\":1545", "{\"reasonId\":301,\"x\":1}");
    }

    @Test
    void theOptionNamesTheBusiness() {
        desk = new AppointmentDesk(Optional.of("77"));
        bookInOpenSlot(order(CLIENT, ITEM, "2026-07-01T14:30"));

        assertThat(calls.lastBody().get("businessId").asInt()).isEqualTo(77);
    }

    @Test
    void aKeyThatIsNoNumberIsNoBusinessAndIsNotShown() {
        calls.withAccessKey("private").on(SLOTS, OPEN);

        assertThatThrownBy(() -> book(order(CLIENT, ITEM, "2026-07-01T14:30"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("option 'businessId' is required").hasMessageNotContaining("private");
    }

    @Test
    void whatIsInDoubtIsFoundInTheReportOfThatDay() {
        String ours = """
                {'calendarId': 5, 'status': 'OPEN', 'startDate': '2026-07-01', 'startTime': 1430, 'note': 'Reference: A-17',
                 'client': {'clientId': 8001}, 'professional': {'professionalId': 201}, 'reason': {'reasonId': 301}}""";
        String onThatDay = "[" + String.join(",", List.of(
                ours.replace("OPEN", "CANCELLED"), ours.replace("1430", "1500"), ours.replace("A-17", "A-18"),
                ours.replace("8001", "8002"), ours.replace("201}", "202}"), ours.replace("301", "302"),
                ours.replace("07-01", "07-02"), "{'calendarId': 6}", ours.replace("5,", "7,"))) + "]";
        calls.on(SLOTS, OPEN).on(POST, LOST).on(report(1), onThatDay).on(report(2), "[]").on(report(1), onThatDay);
        JsonNode booked = book(order(CLIENT, ITEM, "2026-07-01T14:30"));

        assertThat(booked.get("calendarId").asInt()).isEqualTo(7);
    }

    @Test
    void whatIsInDoubtAndNotThereIsBookedAgain() {
        calls.on(SLOTS, OPEN).on(POST, LOST).on(report(1), "[]").on(POST, BOOKED);

        assertThat(book(order(CLIENT, ITEM, "2026-07-01T14:30"))).isEqualTo(Answers.json(BOOKED));
    }

    @Test
    void itTakesBookingsAndCancellations() {
        assertThat(desk.actions()).containsExactlyInAnyOrder(Action.CREATE, Action.CANCEL);
        assertThat(desk.keepsReferences()).isTrue();
    }
}
