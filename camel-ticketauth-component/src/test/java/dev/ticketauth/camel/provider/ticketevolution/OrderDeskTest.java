// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketevolution;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.ScriptedCalls;
import dev.ticketauth.camel.spi.BookingDesk.Action;
import dev.ticketauth.camel.spi.BookingOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.ticketauth.camel.provider.Answers.array;
import static dev.ticketauth.camel.provider.Answers.json;
import static dev.ticketauth.camel.provider.Answers.object;
import static dev.ticketauth.camel.provider.ScriptedCalls.LOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Orders made and canceled, against a script.
 */
class OrderDeskTest {

    private static final OrderDesk DESK = new OrderDesk();
    private static final String ITEM = "{'ticket_group_id':600001,'price':'101.50','quantity':2,'ticket_group_signature':'s'}";
    private static final String POST = "POST /orders";
    private static final String BY_REFERENCE = "GET /orders {page=1, per_page=100, reference=R-1}";
    private static final String MADE = "{'orders':[{'id':77,'reference':'R-1','state':'pending'}]}";

    private final ScriptedCalls calls = new ScriptedCalls();

    @AfterEach
    void theScriptIsOver() {
        calls.assertDone();
    }

    private static BookingOrder order(String customer, String items, String raw, Map<String, Object> params) {
        return new BookingOrder(
                "R-1", object(customer), array(items), "2026-05-06T18:30", object(raw), params);
    }

    private static BookingOrder raw(String raw) {
        return order("{}", "[]", raw, Map.of());
    }

    private static String text(String json) {
        return json.replace('\'', '"');
    }

    private static String found(String... orders) {
        return "{'current_page':1,'per_page':100,'total_entries':" + orders.length + ",'orders':[" + String.join(",", orders)
               + "]}";
    }

    @Test
    void anOrderOfItems() {
        calls.on(POST, MADE);
        JsonNode made = DESK.create(
                order("{'client_id':3001}", "[" + ITEM + "]", "{}",
                        Map.of("seller_id", 27, "payments", List.of(Map.of("type", "offline")), "eventId", "900001")),
                calls);
        assertThat(made.path("id").asInt()).isEqualTo(77);
        assertThat(calls.lastBody()).hasToString(text("{'orders':[{'client_id':3001,'seller_id':27,"
                                                      + "'payments':[{'type':'offline'}],'shipped_items':[" + ITEM
                                                      + "],'reference':'R-1'}]}"));
        assertThat(calls.concerned).containsExactly("77");
    }

    @Test
    void theIdOfACustomerIsThatOfAClient() {
        calls.on(POST, MADE);
        DESK.create(order("{'id':'3001'}", "[" + ITEM + "]", "{}", Map.of()), calls);
        assertThat(calls.lastBody().toString()).contains("\"client_id\":\"3001\"").doesNotContain("\"id\"");
    }

    @Test
    void aRawOrderIsOnlyCompleted() {
        calls.on(POST, MADE);
        BookingOrder booking = order("{'client_id':1,'buyer_id':6}", "[" + ITEM + "]",
                "{'client_id':3001,'shipped_items':[{'ticket_group_id':5}],'reference':' '}", Map.of());
        DESK.create(booking, calls);
        assertThat(calls.lastBody()).hasToString(text(
                "{'orders':[{'client_id':3001,'shipped_items':[{'ticket_group_id':5}],'reference':'R-1','buyer_id':6}]}"));
        assertThat(booking.raw().path("reference").asText()).as("the order is not changed").isEqualTo(" ");
    }

    @Test
    void aRawRequestKeepsWhatStandsAroundTheOrder() {
        calls.on(POST, MADE);
        DESK.create(raw("{'orders':[{'client_id':3001,'reference':'mine'}],'more':1}"), calls);
        assertThat(calls.lastBody()).hasToString(text("{'orders':[{'client_id':3001,'reference':'mine'}],'more':1}"));
    }

    @Test
    void version10HasOneOrder() {
        calls.on("POST /v10/orders", "{'order':{'id':78,'state':'pending'}}").on("POST /v10/orders", "{'id':79}");
        JsonNode made = DESK.create(raw("{'order':{'client_id':1,'ticket_group':{'id':5,'quantity':2}}}"), calls);
        assertThat(made.path("id").asInt()).isEqualTo(78);
        assertThat(calls.lastBody()).hasToString(
                text("{'order':{'client_id':1,'ticket_group':{'id':5,'quantity':2},'reference':'R-1'}}"));
        assertThat(DESK.create(raw("{'order':{}}"), calls).path("id").asInt()).isEqualTo(79);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{}|[{'ticket_group_id':5}]|{}|customer.client_id", "{'client_id':1}|[]|{}|'items'",
            "{'client_id':1}|[{'ticket_group_id':5},{'id':5}]|{}|items[1].ticket_group_id",
            "{}|[]|{'orders':[]}|raw.orders", "{}|[]|{'orders':[{},{}]}|raw.orders", "{}|[]|{'orders':'x'}|raw.orders",
            "{}|[{'ticket_group_id':5}]|{'order':{}}|raw.order.ticket_group" })
    void anOrderThatLacksSomethingIsNotSent(String customer, String items, String raw, String named) {
        assertThatThrownBy(() -> DESK.create(order(customer, items, raw, Map.of()), calls))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(named);
    }

    @Test
    void anOrderInDoubtIsFoundByItsExactReference() {
        calls.on(POST, LOST).on(BY_REFERENCE, found(
                "{'id':9,'reference':'r-1','created_at':'2026-05-09T00:00:00Z'}",
                "{'id':99,'reference':'R-1','created_at':'2026-05-01T00:00:00Z'}",
                "{'id':100,'reference':'R-1','created_at':'2026-05-01T00:00:00Z'}",
                "{'id':101,'reference':'R-1','state':'canceled','created_at':'2026-05-08T00:00:00Z'}",
                "{'id':102,'reference':'R-10','created_at':'2026-05-09T00:00:00Z'}", "{'id':103,'reference':null}"));
        assertThat(DESK.create(raw("{'client_id':1}"), calls).path("id").asInt()).isEqualTo(100);
        assertThat(calls.concerned).containsExactly("100");
    }

    @Test
    void anOrderThatCannotBeFoundIsSentAgain() {
        calls.on(POST, LOST).on(BY_REFERENCE, found("{'id':9,'reference':'R-11'}")).on(POST, MADE);
        assertThat(DESK.create(raw("{'client_id':1}"), calls).path("id").asInt()).isEqualTo(77);
        assertThat(calls.bodies.get(2)).isEqualTo(calls.bodies.get(0));
    }

    @Test
    void theReferenceOfARawOrderIsTheOneLookedFor() {
        calls.on(POST, LOST).on("GET /orders {page=1, per_page=100, reference=mine}", found("{'id':9,'reference':'mine'}"));
        assertThat(DESK.create(raw("{'reference':'mine'}"), calls).path("id").asInt()).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{'orders':[]}" })
    void anAnswerWithoutOrderIsLookedUp(String answer) {
        calls.on(POST, answer).on(BY_REFERENCE, found("{'id':9,'reference':'R-1'}"));
        assertThat(DESK.create(raw("{'client_id':1}"), calls).path("id").asInt()).isEqualTo(9);
        calls.on(POST, answer).on(BY_REFERENCE, found());
        assertThat(DESK.create(raw("{'client_id':1}"), calls)).as("no booking, which the component refuses")
                .isEqualTo(json(answer));
    }

    private static final Map<String, Object> TEST = Map.of("reason", "Test Order");
    private static final String GET = "GET /orders/77";
    private static final String CANCEL = "POST /orders/77/cancel";
    private static final String PENDING = "{'id':77,'state':'pending'}";
    private static final String CANCELED = "{'id':77,'state':'canceled'}";

    @Test
    void aCancellation() {
        calls.on(GET, PENDING).on(CANCEL, "").on(GET, CANCELED);
        JsonNode order = DESK.cancel("199401-77",
                Map.of("reason", "Other", "rejection_notes", "by phone", "reviewer_id", 5, "eventId", 1), calls);
        assertThat(order).isEqualTo(json(CANCELED));
        assertThat(calls.bodies.get(1)).isEqualTo(json("{'reason':'Other','rejection_notes':'by phone','reviewer_id':5}"));
        assertThat(calls.concerned).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "canceled", "canceled_open", "rejected", "expired" })
    void whatIsCanceledAlreadyStays(String state) {
        calls.on(GET, "{'id':77,'state':'" + state + "'}");
        assertThat(DESK.cancel("77", TEST, calls).path("state").asText()).isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(strings = { "canceled", "canceled_post_acceptance", "cancel_proposed" })
    void aCancellationInDoubtIsLookedUp(String state) {
        String now = "{'id':77,'state':'" + state + "'}";
        calls.on(GET, "{'id':77,'state':'accepted'}").on(CANCEL, LOST).on(GET, now).on(GET, now);
        assertThat(DESK.cancel("77", TEST, calls).path("state").asText()).isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(strings = { "pending", "cancel_proposed" })
    void aCancellationThatDidNotHappenIsSentAgain(String state) {
        String before = "{'id':77,'state':'" + state + "'}";
        calls.on(GET, before).on(CANCEL, LOST).on(GET, before).on(CANCEL, CANCELED).on(GET, CANCELED);
        assertThat(DESK.cancel("77", TEST, calls)).isEqualTo(json(CANCELED));
        assertThat(calls.bodies.get(3)).isEqualTo(calls.bodies.get(1));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "other", "Test order", "Because" })
    void theReasonIsOneOfTheProviders(String reason) {
        assertThatThrownBy(() -> DESK.cancel("77", Map.of("reason", reason), calls))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'reason'")
                .hasMessageContaining("Tickets No Longer Available, Tickets Priced Incorrectly,"
                                      + " Duplicate Order, Fraudulent Order, Test Order, Other");
        assertThatThrownBy(() -> DESK.cancel("77", Map.of(), calls)).hasMessageContaining("required");
        assertThatThrownBy(() -> DESK.cancel("77/accept", TEST, calls)).hasMessageContaining("recordId");
    }

    @Test
    void whatTheDeskDoes() {
        assertThat(DESK.actions()).containsExactlyInAnyOrder(Action.CREATE, Action.CANCEL);
        assertThat(DESK.keepsReferences()).isTrue();
        assertThat(OrderForm.of(raw("{'client_id':31337}")).toString()).contains("R-1").doesNotContain("31337");
    }
}
