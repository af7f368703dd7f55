// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.timetap;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.Answers;
import dev.ticketauth.camel.provider.WalkRun;
import dev.ticketauth.camel.spi.RecordState;
import dev.ticketauth.camel.spi.Resource.Access;
import dev.ticketauth.camel.spi.TicketFields;
import dev.ticketauth.camel.spi.Walk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.ticketauth.camel.provider.Selections.everything;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * How open slots are asked for and read.
 */
class SlotsTest {

    private final Slots slots = new Slots();

    private static Map<String, Object> params(Object... more) {
        Map<String, Object> params = new LinkedHashMap<>(
                Map.of("locationId", "101", "reasonId", 301, "from", "2026-07-01", "to", "2026-07-02"));
        for (int i = 0; i < more.length; i += 2) {
            params.put((String) more[i], more[i + 1]);
        }
        return params;
    }

    private TicketFields read(String json) {
        return slots.read(Answers.json(json));
    }

    @Test
    void theSlotsOfAllStaffAreOneRequest() {
        WalkRun run = new WalkRun(slots.list(everything(params("duration", 60))));
        run.answer("""
                [{'date': '2026-07-01', 'timeSlots': [
                    {'timeString': '12:00 AM', 'clientStartDate': '2026-07-01', 'clientStartTime': 0},
                    {'timeString': '9:00 AM', 'clientStartDate': '2026-07-01', 'clientStartTime': 900}]},
                 {'date': '2026-07-02', 'timeSlots': []}, {'date': '2026-07-03', 'timeSlots': null}, {}]""");
        run.assertEnded();
        assertThat(run.asked()).containsExactly("GET /availability/location/101/service/301"
                                                + " {duration=60, endDate=2026-07-02, startDate=2026-07-01}");
        assertThat(run.items).map(JsonNode::toString).containsExactly("""
                {"date":"2026-07-01","locationId":101,"reasonId":301,"slot":{"timeString":"12:00 AM",\
                "clientStartDate":"2026-07-01","clientStartTime":0}}""", """
                {"date":"2026-07-01","locationId":101,"reasonId":301,"slot":{"timeString":"9:00 AM",\
                "clientStartDate":"2026-07-01","clientStartTime":900}}""");
        assertThat(run.items).map(item -> slots.read(item).id())
                .containsExactly("101-301-2026-07-01-0000", "101-301-2026-07-01-0900");
    }

    @Test
    void theSlotsOfOnePersonAreARequestForEachDay() {
        Walk walk = slots.search(everything(params("staffId", 201, "to", "2026-07-03", "duration", "60")));
        String day = "[{'startTime': 900, 'endTime': 930, 'clientStartTime': 2100}]";
        // the second day has no slots, and is not the end; the third has the same answer as the first
        WalkRun run = new WalkRun(walk).answer(day).answer("[]").answer(day);

        assertThat(run.lastLookedBack()).isTrue();
        run.assertEnded();
        assertThat(run.asked()).containsExactly("GET /availability/2026/07/01/201/101/301 {duration=60}",
                "GET /availability/2026/07/02/201/101/301 {duration=60}",
                "GET /availability/2026/07/03/201/101/301 {duration=60}");
        assertThat(run.items).map(item -> slots.read(item).id())
                .containsExactly("101-301-2026-07-01-0900-201", "101-301-2026-07-03-0900-201");
    }

    @Test
    void aSlotIsAnOpenTicketForItsService() {
        assertThat(slots.access()).containsExactlyInAnyOrder(Access.LIST, Access.SEARCH);
        assertThat(read("{'date': '2026-07-01', 'locationId': 101, 'reasonId': 301, 'slot': {'clientStartTime': 30}}"))
                .isEqualTo(new TicketFields(
                        "101-301-2026-07-01-0030", "301", null, null, RecordState.OPEN, null, null, null));
    }

    @Test
    void theSameHourOnTwoDaysOfTheClientIsTwoTickets() {
        String slot
                = "{'date': '2026-07-01', 'locationId': 1, 'reasonId': 2, 'slot': {'clientStartDate': '%s', 'clientStartTime': 2300}}";

        assertThat(read(slot.formatted("2026-06-30")).id()).isEqualTo("1-2-2026-06-30-2300");
        assertThat(read(slot.formatted("2026-07-01")).id()).isEqualTo("1-2-2026-07-01-2300");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{}", "{'locationId': 1, 'reasonId': 2}", "{'locationId': 1, 'reasonId': 2, 'date': '2026-07-01', 'slot': {}}",
            "{'locationId': 1, 'reasonId': 2, 'slot': {'clientStartTime': 900}}",
            "{'reasonId': 2, 'date': '2026-07-01', 'slot': {'clientStartTime': 9}}" })
    void aSlotThatCanNotBeNamedIsNone(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "locationId", "reasonId", "from", "to" })
    void whatIsMissingIsNamed(String name) {
        Map<String, Object> params = params();
        params.remove(name);

        assertThatThrownBy(() -> slots.list(everything(params))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "' is required").hasMessageContaining("params." + name);
    }

    @ParameterizedTest
    @CsvSource({
            "locationId,../staff", "reasonId,301/x", "staffId,%2e%2e", "from,2026-07-01T00:00", "to,tomorrow",
            "to,2026-06-30" })
    void whatIsWrongIsNamed(String name, String value) {
        assertThatThrownBy(() -> slots.list(everything(params(name, value))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("parameter '" + name + "'");
    }
}
