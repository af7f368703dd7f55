// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketmatic;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.ScriptedCalls;
import dev.ticketauth.camel.provider.ScriptedCalls.Failed;
import dev.ticketauth.camel.spi.BookingOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.ticketauth.camel.provider.Answers.array;
import static dev.ticketauth.camel.provider.Answers.json;
import static dev.ticketauth.camel.provider.Answers.object;
import static dev.ticketauth.camel.provider.ScriptedCalls.LOST;
import static dev.ticketauth.camel.provider.ScriptedCalls.NOT_SENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class OrderDeskTest {

    private static final String BASKET = "{'orderid': 7, 'status': 21001, 'tickets': []}";
    private static final String FILLED = "{'orderid': 7, 'status': 21001, 'tickets': [{'id': 1}, {'id': 2}]}";
    private static final String CONFIRMED = "{'orderid': 7, 'status': 21002, 'tickets': [{'id': 1}, {'id': 2}]}";
    private static final String ADDED = "{'ids': [1, 2], 'order': " + FILLED + "}";
    private static final String ITEMS = "[{'tickettypepriceid': 401}, {'tickettypepriceid': 402}]";

    private final ScriptedCalls calls = new ScriptedCalls();
    private final OrderDesk desk = new OrderDesk();

    private static BookingOrder order(String customer, String items, String raw, Map<String, Object> params) {
        return new BookingOrder(
                null, object(customer), array(items), null, object(raw), params);
    }

    private static BookingOrder order(String items) {
        return order("{}", items, "{}", Map.of("saleschannelid", "1"));
    }

    private JsonNode create(BookingOrder order) {
        JsonNode booking = desk.create(order, calls);
        calls.assertDone();
        return booking;
    }

    private <T extends Throwable> T failing(BookingOrder order, Class<T> type) {
        T failure = catchThrowableOfType(type, () -> desk.create(order, calls));
        calls.assertDone();
        assertThat(failure).isNotNull();
        return failure;
    }

    @Test
    void booksInStepsAndConfirmsWithoutABody() {
        calls.on("POST /orders", BASKET).on("POST /orders/7/tickets", ADDED).on("POST /orders/7", CONFIRMED);

        JsonNode booking = create(order("{}", ITEMS, "{}", Map.of("saleschannelid", "1", "eventId", "20001")));

        assertThat(booking).isEqualTo(json(CONFIRMED));
        assertThat(calls.bodies).map(String::valueOf).containsExactly(
                "{\"saleschannelid\":1,\"events\":[20001]}",
                "{\"tickets\":[{\"tickettypepriceid\":401},{\"tickettypepriceid\":402}]}", "null");
        assertThat(calls.concerned).containsExactly("7");
    }

    @Test
    void theProvidersOwnRequestIsDividedAmongTheSteps() {
        calls.on("POST /orders", BASKET).on("PUT /orders/7", BASKET).on("POST /orders/7/tickets", ADDED)
                .on("POST /orders/7", CONFIRMED);

        create(order("{'email': 'zoe@example.org'}", "[{'tickettypepriceid': 9}]", """
                {'saleschannelid': 2, 'events': [20001], 'products': [{'productid': 3}], 'onlysinglerow': true,
                 'tickets': [{'tickettypepriceid': 401, 'vouchercode': 'V'}, {'optionbundleid': 5, 'tickettypeid': 301}],
                 'customerid': 500001, 'customfields': {'c_ref': 'x'}}""",
                Map.of("saleschannelid", "1", "deliveryscenarioid", "11", "paymentscenarioid", "12", "customerid", "1")));

        assertThat(calls.bodies.get(0))
                .hasToString("{\"saleschannelid\":2,\"events\":[20001],\"products\":[{\"productid\":3}]}");
        assertThat(json(calls.bodies.get(1).toString())).isEqualTo(json("""
                {'customerid': 500001, 'customfields': {'c_ref': 'x'}, 'deliveryscenarioid': 11, 'paymentscenarioid': 12}"""));
        assertThat(calls.bodies.get(2)).hasToString("{\"onlysinglerow\":true,\"tickets\":[{\"tickettypepriceid\":401,"
                                                    + "\"vouchercode\":\"V\"},{\"optionbundleid\":5,\"tickettypeid\":301}]}");
    }

    @Test
    void aCustomerMayBeNamedByNumber() {
        calls.on("POST /orders", BASKET).on("PUT /orders/7", BASKET).on("POST /orders/7/tickets", ADDED)
                .on("POST /orders/7", CONFIRMED);

        create(order("{'customerid': 6843548354}", ITEMS, "{}", Map.of("saleschannelid", "1")));

        assertThat(calls.bodies.get(1)).hasToString("{\"customerid\":6843548354}");
    }

    @Test
    void aContactIsFoundByItsAddress() {
        calls.on("GET /contacts/0 {email=zoe@example.org}", "{'id': 500001, 'email': 'zoe@example.org'}")
                .on("POST /orders", BASKET).on("PUT /orders/7", BASKET).on("POST /orders/7/tickets", ADDED)
                .on("POST /orders/7", CONFIRMED);

        create(order("{'email': 'zoe@example.org'}", ITEMS, "{}", Map.of("saleschannelid", "1")));

        assertThat(calls.bodies.get(2)).hasToString("{\"customerid\":500001}");
    }

    @ParameterizedTest
    @ValueSource(strings = { "404", "400", "", "{'id': 0}", "{'id': 3, 'isdeleted': true}" })
    void aContactThatIsNotThereIsMade(String answer) {
        calls.on("GET /contacts/0 {email=zoe@example.org}", answer).on("POST /contacts", "{'id': 500002}")
                .on("POST /orders", BASKET).on("PUT /orders/7", BASKET).on("POST /orders/7/tickets", ADDED)
                .on("POST /orders/7", CONFIRMED);

        create(order("{'email': 'zoe@example.org', 'lastname': 'Zoë'}", ITEMS, "{}", Map.of("saleschannelid", "1")));

        assertThat(calls.bodies.get(1)).hasToString("{\"email\":\"zoe@example.org\",\"lastname\":\"Zoë\"}");
        assertThat(calls.bodies.get(3)).hasToString("{\"customerid\":500002}");
    }

    @Test
    void aContactInDoubtIsLookedUpAndNotMadeTwice() {
        calls.on("GET /contacts/0 {email=zoe@example.org}", "404").on("POST /contacts", LOST)
                .on("GET /contacts/0 {email=zoe@example.org}", "{'id': 500002}")
                .on("POST /orders", BASKET).on("PUT /orders/7", BASKET).on("POST /orders/7/tickets", ADDED)
                .on("POST /orders/7", CONFIRMED);

        create(order("{'email': 'zoe@example.org'}", ITEMS, "{}", Map.of("saleschannelid", "1")));
    }

    @Test
    void aBasketInDoubtIsOpenedAnew() {
        calls.on("POST /orders", LOST).on("POST /orders", BASKET).on("POST /orders/7/tickets", ADDED)
                .on("POST /orders/7", CONFIRMED);

        create(order(ITEMS));
    }

    @Test
    void ticketsInDoubtThatAreThereAreNotAddedTwice() {
        calls.on("POST /orders", BASKET).on("POST /orders/7/tickets", LOST).on("GET /orders/7", FILLED)
                .on("GET /orders/7", FILLED).on("POST /orders/7", CONFIRMED);

        create(order(ITEMS));
    }

    @Test
    void ticketsInDoubtThatAreNotThereAreAdded() {
        calls.on("POST /orders", BASKET).on("POST /orders/7/tickets", LOST).on("GET /orders/7", BASKET)
                .on("POST /orders/7/tickets", ADDED).on("GET /orders/7", FILLED).on("POST /orders/7", CONFIRMED);

        create(order(ITEMS));
    }

    @Test
    void ticketsThatComeTwiceAfterADoubtAreNeverConfirmed() {
        String four = "'tickets': [{'id': 1}, {'id': 2}, {'id': 3}, {'id': 4}]";
        calls.on("POST /orders", BASKET).on("POST /orders/7/tickets", LOST).on("GET /orders/7", BASKET)
                .on("POST /orders/7/tickets", "{'ids': [3, 4], 'order': {'orderid': 7, " + four + "}}")
                .on("DELETE /orders/7", "");
        assertThat(failing(order(ITEMS), IllegalStateException.class)).hasMessageContaining("4 tickets where 2 were meant");

        // the one that was lost may also come after the one that took its place
        calls.on("POST /orders", BASKET).on("POST /orders/7/tickets", LOST).on("GET /orders/7", BASKET)
                .on("POST /orders/7/tickets", ADDED).on("GET /orders/7", "{'orderid': 7, 'status': 21001, " + four + "}")
                .on("DELETE /orders/7", "");
        failing(order(ITEMS), IllegalStateException.class);
    }

    @Test
    void anOrderThatLacksTicketsIsNeverConfirmed() {
        calls.on("POST /orders", BASKET).on("POST /orders/7/tickets", "{'ids': [1], 'order': {'tickets': [{'id': 1}]}}")
                .on("DELETE /orders/7", "");

        assertThat(failing(order(ITEMS), IllegalStateException.class)).hasMessageContaining("1 of 2 tickets")
                .hasMessageContaining("order 7");
    }

    @Test
    void anOrderThatLacksTicketsAfterADoubtIsNeverConfirmed() {
        calls.on("POST /orders", BASKET).on("POST /orders/7/tickets", LOST)
                .on("GET /orders/7", "{'orderid': 7, 'status': 21001, 'tickets': [{'id': 1}]}").on("DELETE /orders/7", "");

        failing(order(ITEMS), IllegalStateException.class);
    }

    @Test
    void atMostFiftyTicketsAreAddedAtATime() {
        String item = "{'tickettypepriceid': 401}";
        String fifty = "{'id': 1}" + ",{'id': 1}".repeat(49);
        calls.on("POST /orders", BASKET)
                .on("POST /orders/7/tickets", "{'order': {'orderid': 7, 'tickets': [" + fifty + "]}}")
                .on("POST /orders/7/tickets", LOST)
                // the first fifty are no sign of the others
                .on("GET /orders/7", "{'orderid': 7, 'status': 21001, 'tickets': [" + fifty + "]}")
                .on("POST /orders/7/tickets", "{'order': {'orderid': 7, 'tickets': [" + fifty + ",{'id': 2}]}}")
                .on("GET /orders/7", "{'orderid': 7, 'status': 21001, 'tickets': [" + fifty + ",{'id': 2}]}")
                .on("POST /orders/7", CONFIRMED);

        create(order("[" + item + ("," + item).repeat(50) + "]"));

        assertThat(calls.bodies.get(1).get("tickets")).hasSize(50);
        assertThat(calls.bodies.get(2).get("tickets")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "400", "403", "500", "429" })
    void theBasketIsRemovedWhenAStepFails(String status) {
        calls.on("POST /orders", BASKET).on("POST /orders/7/tickets", status).on("DELETE /orders/7", "");

        Failed failure = failing(order(ITEMS), Failed.class);

        assertThat(failure.status()).isEqualTo(Integer.parseInt(status));
        assertThat(failure.getSuppressed()).isEmpty();
    }

    @Test
    void theFirstFailureIsThrownWhenTheBasketCannotBeRemovedEither() {
        calls.on("POST /orders", BASKET).on("PUT /orders/7", "400").on("DELETE /orders/7", "500");

        Failed failure = failing(order("{'customerid': 5}", ITEMS, "{}", Map.of("saleschannelid", "1")), Failed.class);

        assertThat(failure.status()).isEqualTo(400);
        assertThat(failure.getSuppressed()).singleElement()
                .satisfies(removal -> assertThat(removal).hasMessageContaining("DELETE /orders/7"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "400", "403", "429", NOT_SENT })
    void theBasketIsRemovedWhenItsConfirmationIsRefused(String refusal) {
        calls.on("POST /orders", BASKET).on("POST /orders/7/tickets", ADDED).on("POST /orders/7", refusal)
                .on("DELETE /orders/7", "");

        assertThat(failing(order(ITEMS), Failed.class)).hasMessageStartingWith(refusal);
    }

    @ParameterizedTest
    @ValueSource(strings = { "408", "500", "502" })
    void anOrderThatMayBeConfirmedIsNotRemoved(String status) {
        calls.on("POST /orders", BASKET).on("POST /orders/7/tickets", ADDED).on("POST /orders/7", status);

        assertThat(failing(order(ITEMS), Failed.class).status()).isEqualTo(Integer.parseInt(status));
    }

    @Test
    void aConfirmationInDoubtIsLookedUp() {
        calls.on("POST /orders", BASKET).on("POST /orders/7/tickets", ADDED).on("POST /orders/7", LOST)
                .on("GET /orders/7", CONFIRMED);

        assertThat(create(order(ITEMS))).isEqualTo(json(CONFIRMED));
    }

    @Test
    void aConfirmationThatDidNotHappenIsSentAgain() {
        calls.on("POST /orders", BASKET).on("POST /orders/7/tickets", ADDED).on("POST /orders/7", LOST)
                .on("GET /orders/7", FILLED).on("POST /orders/7", CONFIRMED);

        create(order(ITEMS));
    }

    @Test
    void anOrderIsNotRemovedWhenItsConfirmationWasInDoubtBefore() {
        // the first one may have been slow, and the second one refused because of it
        calls.on("POST /orders", BASKET).on("POST /orders/7/tickets", ADDED).on("POST /orders/7", LOST)
                .on("GET /orders/7", FILLED).on("POST /orders/7", "400");

        failing(order(ITEMS), Failed.class);
    }

    @Test
    void anEmptyAnswerToTheConfirmationIsMadeUpForAndTheComponentsToTellWhenThatFails() {
        calls.on("POST /orders", BASKET).on("POST /orders/7/tickets", ADDED).on("POST /orders/7", "")
                .on("GET /orders/7", CONFIRMED);
        assertThat(create(order(ITEMS))).isEqualTo(json(CONFIRMED));

        calls.on("POST /orders", BASKET).on("POST /orders/7/tickets", ADDED).on("POST /orders/7", "")
                .on("GET /orders/7", "400");
        assertThat(create(order(ITEMS)).isMissingNode()).isTrue();
    }

    @Test
    void aBasketWithoutNumberIsAFailure() {
        calls.on("POST /orders", "{'orderid': '../5'}");

        assertThat(failing(order(ITEMS), IllegalStateException.class)).hasMessageContaining("nothing was booked");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{}                       | [{'tickettypepriceid': 1}] | {}                         | saleschannelid",
            "{}                       | []                         | {'saleschannelid': 1}      | 'items'",
            "{}                       | [{'price': 5}]             | {'saleschannelid': 1}      | 'tickettypepriceid'",
            "{}                       | ['x']                      | {'saleschannelid': 1}      | 'tickettypepriceid'",
            "{'lastname': 'Zoë'}      | [{'tickettypepriceid': 1}] | {'saleschannelid': 1}      | 'email'",
            "{'customerid': 'me'}     | [{'tickettypepriceid': 1}] | {'saleschannelid': 1}      | 'customerid'" })
    void whatIsMissingIsNamedBeforeAnythingIsSent(String customer, String items, String raw, String said) {
        assertThat(failing(order(customer, items, raw, Map.of()), IllegalArgumentException.class))
                .hasMessageContaining(said);
    }

    @Test
    void theTreesOfTheRequestStayAsTheyAre() {
        BookingOrder order = order("{'email': 'zoe@example.org'}", ITEMS, "{'saleschannelid': 1, 'onlysinglerow': true}",
                Map.of("paymentscenarioid", "5"));
        calls.on("GET /contacts/0 {email=zoe@example.org}", "{'id': 5}").on("POST /orders", BASKET)
                .on("PUT /orders/7", BASKET).on("POST /orders/7/tickets", ADDED).on("POST /orders/7", CONFIRMED);

        create(order);

        assertThat(order.raw()).isEqualTo(json("{'saleschannelid': 1, 'onlysinglerow': true}"));
        assertThat(order.customer()).isEqualTo(json("{'email': 'zoe@example.org'}"));
    }
}
