// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketevolution;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import dev.ticketauth.camel.spi.BookingFields;
import dev.ticketauth.camel.spi.RecordState;
import dev.ticketauth.camel.spi.TicketFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.ticketauth.camel.provider.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What is read from orders and listings.
 */
class OrderRecordTest {

    private static final Orders ORDERS = new Orders(true);
    private static final Listings LISTINGS = new Listings();

    private static BookingFields order(String text) {
        return ORDERS.read(json(text));
    }

    @Test
    void anOrder() {
        assertThat(order("""
                {'id': 473339, 'oid': ' 199401-473339', 'state': 'accepted', 'buyer_state': 'pending',
                 'reference': 'PO-7', 'total': '242.0', 'created_at': '2026-04-01T10:00:00Z',
                 'updated_at': '2026-04-02T11:22:33Z',
                 'items': [
                   {'id': 1, 'quantity': 2, 'ticket_group': {'id': 600001, 'event': {'id': 900001,
                    'occurs_at': '2026-05-06T18:30:00Z', 'occurs_at_local': '2026-05-06T18:30:00-04:00'}}},
                   {'id': 2, 'quantity': 2, 'ticket_group': {'id': 600001}},
                   {'id': 3, 'quantity': 1, 'ticket_group_id': '600002'}]}"""))
                .isEqualTo(new BookingFields(
                        "473339", "PO-7", "accepted", RecordState.CONFIRMED, new BigDecimal("242.0"), null,
                        Instant.parse("2026-05-06T22:30:00Z"), Instant.parse("2026-04-01T10:00:00Z"),
                        Instant.parse("2026-04-02T11:22:33Z"), List.of("600001", "600002")));
    }

    @Test
    void anOrderWithAnIdAndNothingElse() {
        assertThat(order("{'id': '7'}")).isEqualTo(new BookingFields(
                "7", null, null, RecordState.UNKNOWN, null, null, null, null, null, List.of()));
    }

    @Test
    void oddFieldsAreReadAsNothing() {
        assertThat(order("""
                {'id': 12345678901234567890, 'reference': ' ', 'oid': null, 'state': {'a': 1}, 'total': 'free', 'items': 3,
                 'created_at': 'yesterday', 'updated_at': 17}"""))
                .isEqualTo(new BookingFields(
                        "12345678901234567890", null, null, RecordState.UNKNOWN, null, null, null, null,
                        null, List.of()));
        assertThat(order("{'id': 7, 'items': [null, 5, {'ticket_group': null}, {'ticket_group': {'event': 'x'}}]}").ticketIds())
                .isEmpty();
    }

    @Test
    void withoutReferenceTheNumberShownToPeople() {
        assertThat(order("{'id': 473339, 'oid': ' 199401-473339', 'reference': null}").reference())
                .isEqualTo("199401-473339");
    }

    @Test
    void moneyKeepsItsDecimals() {
        assertThat(order("{'id': 7, 'total': 10.10, 'currency': 'USD'}").total()).isEqualTo(new BigDecimal("10.10"));
        assertThat(order("{'id': 7, 'total': '0.0', 'currency': 'USD'}").currency()).isEqualTo("USD");
    }

    @Test
    void anOrderWithoutIdIsNone() {
        assertThatThrownBy(() -> order("{'oid': '1-2'}")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id");
    }

    @ParameterizedTest
    @CsvSource({
            "open,OPEN", "pending,PENDING", "pending_consignment,PENDING", "pending_substitution,PENDING",
            "cancel_proposed,PENDING", "accepted,CONFIRMED", "completed,COMPLETED", "rejected,CANCELLED", "canceled,CANCELLED",
            "cancelled,CANCELLED", "canceled_open,CANCELLED", "canceled_post_acceptance,CANCELLED", "expired,CANCELLED",
            "something_new,UNKNOWN" })
    void everyStateMeansSomething(String status, RecordState state) {
        BookingFields fields = order("{'id': 7, 'state': '" + status + "'}");
        assertThat(fields.status()).isEqualTo(status);
        assertThat(fields.state()).isEqualTo(state);
    }

    private static Instant start(String event) {
        return order("{'id': 7, 'items': [{'id': 1}, {'ticket_group': {'id': 2, 'event': " + event + "}}]}").startsAt();
    }

    @Test
    void theFalseZoneOfAnEventIsNotBelieved() {
        assertThat(start("{'occurs_at': '2026-05-06T18:30:00Z'}")).isNull();
        assertThat(start("{'occurs_at': '2026-05-06T18:30:00Z', 'occurs_at_local': '2026-05-06T18:30:00Z'}")).isNull();
        assertThat(start("{'occurs_at': '2026-05-06T18:30:00Z', 'venue': {'time_zone': 'Eastern Time (US & Canada)'}}"))
                .isNull();
        assertThat(start("{'occurs_at': '2026-05-06T18:30:00Z', 'venue': {'time_zone': 'America/New_York'}}"))
                .isEqualTo("2026-05-06T22:30:00Z");
        assertThat(start("{'occurs_at_local': '2026-05-06T18:30:00+0200'}")).isEqualTo("2026-05-06T16:30:00Z");
    }

    @Test
    void aTimeToBeDeterminedIsNone() {
        assertThat(start("{'tbd': true, 'occurs_at_local': '2026-05-06T00:00:00-04:00'}")).isNull();
        assertThat(start("{'tbd': false, 'occurs_at_local': '2026-05-06T00:00:00-04:00'}")).isEqualTo("2026-05-06T04:00:00Z");
    }

    @Test
    void theEventMayStandInTheItem() {
        assertThat(order("{'id': 7, 'items': [{'event': {'occurs_at_local': '2026-05-06T18:30:00-04:00'}}]}").startsAt())
                .isEqualTo("2026-05-06T22:30:00Z");
    }

    @Test
    void aListing() {
        assertThat(LISTINGS.read(json("""
                {'id': 600001, 'type': 'event', 'section': '101', 'retail_price': 101.50, 'wholesale_price': 91.25,
                 'available_quantity': 4, 'event': {'id': 900001}}""")))
                .isEqualTo(new TicketFields(
                        "600001", "900001", null, null, RecordState.OPEN, new BigDecimal("101.50"), null,
                        null));
        assertThat(LISTINGS.read(json("{'id': '5', 'event_id': 9, 'retail_price': '20', 'event': null}")))
                .isEqualTo(new TicketFields("5", "9", null, null, RecordState.OPEN, new BigDecimal("20"), null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{'id': 7}", "{'order': {'id': 7}}", "{'orders': [{'id': 7}]}", "{'id': 7, 'orders': []}" })
    void theOrderInAnAnswer(String answer) {
        assertThat(ORDERS.recordIn(json(answer)).path("id").asInt()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "[]", "null", "{'orders': []}", "{'orders': [{}]}", "{'order': null}", "7" })
    void anAnswerWithoutOrder(String answer) {
        assertThat(ORDERS.recordIn(json(answer))).isNull();
    }

    @Test
    void theNumberShownToPeopleNamesTheOrderToo() {
        assertThat(ORDERS.get("473339").path()).isEqualTo("/orders/473339");
        assertThat(ORDERS.get(" 199401-473339").path()).isEqualTo("/orders/473339");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "..", "1/cancel", "1?x=1", "1%2F2", "1 2" })
    void anIdIsOneSegment(String id) {
        assertThatThrownBy(() -> ORDERS.get(id)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("recordId");
        assertThatThrownBy(() -> LISTINGS.get(id)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("recordId");
    }
}
