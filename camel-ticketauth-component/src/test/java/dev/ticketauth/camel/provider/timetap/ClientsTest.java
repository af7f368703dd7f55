// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.timetap;

import dev.ticketauth.camel.provider.Answers;
import dev.ticketauth.camel.provider.ScriptedCalls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.ticketauth.camel.provider.ScriptedCalls.LOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * For whom an appointment is booked.
 */
class ClientsTest {

    private static final String BY_MAIL = "GET /clients {emailAddress=zoe@example.com}";
    private static final String BY_PHONE = "GET /clients {cellPhone=5550100}";
    private static final String POST = "POST /clients";
    private static final String ZOE
            = "{'emailAddress': 'zoe@example.com', 'cellPhone': '555-0100', 'fullName': 'Zoë Example', 'businessId': 1}";

    private final ScriptedCalls calls = new ScriptedCalls();

    @AfterEach
    void theScriptIsOver() {
        calls.assertDone();
    }

    private String find(String customer) {
        return new Clients(calls).findOrCreate(Answers.object(customer)).asText();
    }

    @Test
    void anIdIsTakenAsItIs() {
        assertThat(find("{'clientId': 8001, 'emailAddress': 'x'}")).isEqualTo("8001");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{'clientId': 3, 'emailAddress': 'ZOE@example.com', 'cellPhone': '(555) 0100', 'fullName': 'zoë  EXAMPLE'}",
            "{'clientId': 3, 'emailAddress': 'zoe@example.com', 'firstName': 'Zoë', 'lastName': 'Example'}",
            "{'clientId': 3, 'emailAddress': '', 'cellPhone': 5550100, 'fullName': 'Zoë Example'}" })
    void theSamePersonIsFound(String client) {
        calls.on(BY_MAIL,
                "[{'clientId': 1, 'emailAddress': 'other@example.com', 'fullName': 'Zoë Example'}, {}, " + client + "]");

        assertThat(find(ZOE)).isEqualTo("3");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            // somebody else with the address or the phone of the family, the wrong one, and nobody
            "{'clientId': 3, 'emailAddress': 'zoe@example.com', 'cellPhone': '5550100', 'fullName': 'Ben Example'}",
            "{'clientId': 3, 'emailAddress': 'zoe@example.com', 'cellPhone': '5550199', 'fullName': 'Zoë Example'}",
            "{'clientId': 3, 'emailAddress': 'ben@example.com', 'cellPhone': '5550100', 'fullName': 'Zoë Example'}",
            "{'clientId': 3, 'fullName': 'Zoë Example'}", "{'clientId': 3, 'emailAddress': 'zoe@example.com'}",
            "{'emailAddress': 'zoe@example.com', 'cellPhone': '5550100', 'fullName': 'Zoë Example'}" })
    void anybodyElseIsNot(String client) {
        calls.on(BY_MAIL, "[" + client + "]").on(BY_PHONE, "[" + client + "]").on(POST, "{'clientId': 9}");

        assertThat(find(ZOE)).isEqualTo("9");
        assertThat(calls.lastBody()).isEqualTo(Answers.json(ZOE));
    }

    @Test
    void aPhoneDoes() {
        calls.on("GET /clients {cellPhone=15550100}", "[{'clientId': 4, 'cellPhone': '+1 555 0100'}]");

        assertThat(find("{'cellPhone': '15550100'}")).isEqualTo("4");
    }

    @Test
    void theWholeNameIsPutTogether() {
        calls.on("GET /clients {emailAddress=z@example.com}", "[]").on(POST, "{'clientId': 9}");
        find("{'emailAddress': 'z@example.com', 'firstName': 'Zoë', 'lastName': 'Example'}");

        assertThat(calls.lastBody().get("fullName").asText()).isEqualTo("Zoë Example");
    }

    @Test
    void aClientInDoubtIsLookedUp() {
        calls.on(BY_MAIL, "[]").on(BY_PHONE, "[]").on(POST, LOST)
                .on(BY_MAIL, "[" + ZOE.replace("{", "{'clientId': 12, ") + "]");

        assertThat(find(ZOE)).isEqualTo("12");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", value = {
            "{} | - | 'clientId', or 'emailAddress' and 'fullName'", "{'fullName': 'Z'} | - | 'clientId', or",
            "{'cellPhone': '1', 'fullName': 'Z'} | cellPhone=1 | needs 'emailAddress'",
            "{'emailAddress': 'z@example.com'} | emailAddress=z@example.com | needs 'fullName'" })
    void whatIsMissingIsNamed(String customer, String looked, String message) {
        if (looked != null) {
            calls.on("GET /clients {" + looked + "}", "[]");
        }

        assertThatThrownBy(() -> find(customer)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message)
                .hasMessageNotContaining("example.com");
    }

    @Test
    void aClientWithoutAnIdIsNoneToBookFor() {
        calls.on(BY_MAIL, "[]").on(BY_PHONE, "[]").on(POST, "{'ok': true}");

        assertThatThrownBy(() -> find(ZOE)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("clientId");
    }
}
