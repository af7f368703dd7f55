// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.timetap;

import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.Answers;
import dev.ticketauth.camel.provider.ScriptedCalls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static dev.ticketauth.camel.provider.ScriptedCalls.LOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * How appointments are cancelled.
 */
class CancellationTest {

    private static final String GET = "GET /appointments/5";
    private static final String PUT = "PUT /appointments/5/cancel/false/false";
    private static final String OPEN = "{'calendarId': 5, 'status': 'OPEN'}";
    private static final String CANCELLED = "{'calendarId': 5, 'status': 'CANCELLED', 'subStatus': 'CANCEL'}";

    private final ScriptedCalls calls = new ScriptedCalls();

    @AfterEach
    void theScriptIsOver() {
        calls.assertDone();
        assertThat(calls.concerned).as("the operation has said it").isEmpty();
    }

    private JsonNode cancel(Map<String, Object> params) {
        return new AppointmentDesk(Optional.empty()).cancel("5", params, calls);
    }

    @Test
    void nobodyGetsMailUnlessTheRouteSaysSo() {
        calls.on(GET, OPEN).on(PUT, CANCELLED);

        assertThat(cancel(Map.of())).isEqualTo(Answers.json(CANCELLED));
        assertThat(calls.bodies).containsOnlyNulls();
    }

    @Test
    void theMailsAreInThePathAndTheRestInTheQuery() {
        calls.on(GET, OPEN).on("PUT /appointments/5/cancel/true/false {waitListIds=1,2}", CANCELLED);
        cancel(Map.of("sendStaffEmail", true, "sendClientEmail", "false", "waitListIds", "1,2"));
    }

    @Test
    void anAnswerThatDoesNotTellIsFollowedByALook() {
        calls.on(GET, OPEN).on(PUT, "{}").on(GET, CANCELLED);

        assertThat(cancel(Map.of())).isEqualTo(Answers.json(CANCELLED));
    }

    @Test
    void whatIsCancelledAlreadyIsLeftAlone() {
        calls.on(GET, CANCELLED);

        assertThat(cancel(Map.of("sendClientEmail", true))).isEqualTo(Answers.json(CANCELLED));
    }

    @Test
    void inDoubtAppointmentsAreLookedAtBeforeAnotherMailGoesOut() {
        calls.on(GET, OPEN).on(PUT, LOST).on(GET, CANCELLED);

        assertThat(cancel(Map.of())).isEqualTo(Answers.json(CANCELLED));
    }

    @Test
    void inDoubtAndStillOpenIsCancelledAgain() {
        calls.on(GET, OPEN).on(PUT, LOST).on(GET, OPEN).on(PUT, CANCELLED);

        assertThat(cancel(Map.of())).isEqualTo(Answers.json(CANCELLED));
    }

    @Test
    void onlyTrueAndFalseStandInThePath() {
        assertThatThrownBy(() -> cancel(Map.of("sendClientEmail", "false/../../x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parameter 'sendClientEmail' must be true or false");
        assertThatThrownBy(() -> new AppointmentDesk(Optional.empty()).cancel("5/x", Map.of(), calls))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("recordId");
    }
}
