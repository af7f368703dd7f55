// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketmatic;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.ScriptedCalls;
import dev.ticketauth.camel.spi.RecordState;
import org.junit.jupiter.api.Test;

import static dev.ticketauth.camel.provider.Answers.json;
import static dev.ticketauth.camel.provider.ScriptedCalls.LOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CancellationTest {

    private static final String FILLED = "{'orderid': 7, 'status': 21001, 'tickets': [{'id': 1}, {'id': 2}]}";
    private static final String CONFIRMED = "{'orderid': 7, 'status': 21002, 'tickets': [{'id': 1}, {'id': 2}]}";

    private final ScriptedCalls calls = new ScriptedCalls();
    private final OrderDesk desk = new OrderDesk();

    @Test
    void cancelsByTakingTicketsAndProductsOut() {
        String left = "{'orderid': 7, 'status': 21002, 'nbroftickets': 0, 'tickets': [], 'products': [{'id': 9}]}";
        String empty = "{'orderid': 7, 'status': 21002, 'nbroftickets': 0, 'tickets': [], 'products': []}";
        calls.on("GET /orders/7", """
                {'orderid': 7, 'status': 21002, 'tickets': [{'id': 6843548354}, {'id': 2.000000}], 'products': [{'id': 9}]}""")
                .on("DELETE /orders/7/tickets", left).on("DELETE /orders/7/products", empty);

        JsonNode order = desk.cancel("7", Map.of(), calls);

        calls.assertDone();
        assertThat(calls.bodies).map(String::valueOf).containsExactly("null", "{\"tickets\":[6843548354,2]}",
                "{\"products\":[9]}");
        assertThat(new Orders().read(order).state()).isEqualTo(RecordState.CANCELLED);
    }

    @Test
    void whatIsCancelledAlreadyStaysSo() {
        String empty = "{'orderid': 7, 'status': 21002, 'nbroftickets': 0, 'tickets': [], 'products': []}";
        calls.on("GET /orders/7", empty);

        assertThat(desk.cancel("7", Map.of(), calls)).isEqualTo(json(empty));
    }

    @Test
    void aCancellationInDoubtIsLookedUp() {
        String empty = "{'orderid': 7, 'status': 21002, 'tickets': [], 'products': []}";
        calls.on("GET /orders/7", CONFIRMED).on("DELETE /orders/7/tickets", LOST).on("GET /orders/7", CONFIRMED)
                .on("DELETE /orders/7/tickets", LOST).on("GET /orders/7", empty);

        assertThat(desk.cancel("7", Map.of(), calls)).isEqualTo(json(empty));
        calls.assertDone();
    }

    @Test
    void anEmptyAnswerToACancellationIsMadeUpFor() {
        String empty = "{'orderid': 7, 'status': 21002, 'tickets': [], 'products': []}";
        calls.on("GET /orders/7", CONFIRMED).on("DELETE /orders/7/tickets", "").on("GET /orders/7", empty);

        assertThat(desk.cancel("7", Map.of(), calls)).isEqualTo(json(empty));
    }

    @Test
    void aBasketIsDeletedAndReadsAsCancelled() {
        calls.on("GET /orders/7", FILLED).on("DELETE /orders/7", LOST).on("GET /orders/7", "404");

        JsonNode order = desk.cancel("7", Map.of(), calls);

        calls.assertDone();
        assertThat(new Orders().read(order)).satisfies(booking -> {
            assertThat(booking.id()).isEqualTo("7");
            assertThat(booking.state()).isEqualTo(RecordState.CANCELLED);
            assertThat(booking.ticketIds()).isEmpty();
        });
    }

    @Test
    void aBasketThatIsStillThereIsDeletedAgain() {
        calls.on("GET /orders/7", FILLED).on("DELETE /orders/7", LOST).on("GET /orders/7", FILLED)
                .on("DELETE /orders/7", "");

        desk.cancel("7", Map.of(), calls);

        calls.assertDone();
    }

    @Test
    void onlyANumberIsCancelled() {
        assertThatThrownBy(() -> desk.cancel("7/tickets", Map.of(), calls)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be a number");
    }
}
