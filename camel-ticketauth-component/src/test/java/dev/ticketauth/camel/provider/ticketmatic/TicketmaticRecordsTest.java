// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketmatic;

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

class TicketmaticRecordsTest {

    private static BookingFields order(String text) {
        return new Orders().read(json(text));
    }

    private static TicketFields ticket(String text) {
        return new EventTickets().read(json(text));
    }

    @Test
    void readsAnOrder() {
        BookingFields order = order("""
                {'orderid': 6843548354, 'code': 'T0099', 'status': 21002, 'customerid': 500001, 'totalamount': 50.00,
                 'nbroftickets': 2, 'createdts': '2015-05-29 09:21:10.38252', 'lastupdatets': '2016-08-04T10:45:03+02:00',
                 'tickets': [{'id': 6843548355, 'orderid': 6843548354}, {'id': 9007199254740993}], 'products': [],
                 'c_source': 'web', 'somethingnew': {'a': [1]}}""");

        assertThat(order).isEqualTo(new BookingFields(
                "6843548354", "T0099", "21002", RecordState.CONFIRMED, new BigDecimal("50.00"), null, null,
                Instant.parse("2015-05-29T09:21:10.382520Z"), Instant.parse("2016-08-04T08:45:03Z"),
                List.of("6843548355", "9007199254740993")));
    }

    @Test
    void readsWhatIsPrintedAsADecimal() {
        BookingFields order = order("{'orderid': 123.000000, 'status': 21003.000000, 'tickets': [{'id': 7.000000}]}");

        assertThat(order.id()).isEqualTo("123");
        assertThat(order.status()).isEqualTo("21003");
        assertThat(order.state()).isEqualTo(RecordState.COMPLETED);
        assertThat(order.ticketIds()).containsExactly("7");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "2026-01-31 15:24:36          | 2026-01-31T15:24:36Z",
            "2026-01-31T15:24:36          | 2026-01-31T15:24:36Z",
            "2026-01-31T15:24:36Z         | 2026-01-31T15:24:36Z",
            "2026-01-31 15:24:36.645922   | 2026-01-31T15:24:36.645922Z",
            "2026-01-31T15:24:36.5+01:00  | 2026-01-31T14:24:36.5Z",
            "2026-01-31T15:24:36+0000     | 2026-01-31T15:24:36Z",
            "2026-01-31                   | 2026-01-31T00:00:00Z" })
    void readsTheTimesOfAllTheProvidersClients(String text, Instant time) {
        assertThat(order("{'orderid': 1, 'lastupdatets': '" + text + "'}").updatedAt()).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{'orderid': 1, 'status': 21001, 'tickets': [], 'products': [], 'nbroftickets': 0}     | OPEN",
            "{'orderid': 1, 'status': 21002}                                                       | CONFIRMED",
            "{'orderid': 1, 'status': '21002', 'tickets': [{'id': 1}], 'products': []}             | CONFIRMED",
            "{'orderid': 1, 'status': 21002, 'nbroftickets': 0, 'tickets': [], 'products': []}     | CANCELLED",
            "{'orderid': 1, 'status': 21002, 'nbroftickets': 0, 'tickets': null, 'products': null} | CANCELLED",
            "{'orderid': 1, 'status': 21002, 'nbroftickets': 0, 'tickets': [], 'products': [{'id': 3}]} | CONFIRMED",
            "{'orderid': 1, 'status': 21002, 'nbroftickets': 0}                                    | CONFIRMED",
            "{'orderid': 1, 'status': 21003, 'tickets': [{'id': 1}], 'products': []}               | COMPLETED",
            "{'orderid': 1, 'status': 21003, 'nbroftickets': 0, 'tickets': [], 'products': []}     | CANCELLED",
            "{'orderid': 1, 'status': 21004, 'nbroftickets': 0, 'tickets': [], 'products': []}     | UNKNOWN",
            "{'orderid': 1, 'status': 'archived'}                                                  | UNKNOWN",
            "{'orderid': 1, 'status': null}                                                        | UNKNOWN",
            "{'orderid': 1}                                                                        | UNKNOWN" })
    void mapsEveryStatusOfAnOrder(String text, RecordState state) {
        assertThat(order(text).state()).isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{'orderid': 1, 'code': null, 'status': [], 'totalamount': 'free', 'createdts': '', 'lastupdatets': 7,"
                             + " 'tickets': {'id': 3}}",
            "{'orderid': 1, 'code': {}, 'status': true, 'totalamount': null, 'createdts': 'soon', 'tickets': [null, 5, {}]}" })
    void oddFieldsAreNoFailure(String text) {
        BookingFields order = order(text);

        assertThat(order.state()).isEqualTo(RecordState.UNKNOWN);
        assertThat(order.total()).isNull();
        assertThat(order.createdAt()).isNull();
        assertThat(order.updatedAt()).isNull();
        assertThat(order.ticketIds()).isEmpty();
    }

    @Test
    void anOrderWithoutIdIsRefused() {
        assertThatThrownBy(() -> order("{'status': 21002}")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("orderid");
    }

    @Test
    void readsATicketOfAnEvent() {
        TicketFields ticket = ticket("""
                {'id': 6843548354, 'orderid': 100001, 'barcode': '9223372036854775807', 'tickettypeid': 301,
                 'tickettypepriceid': 401, 'price': 25.00, 'accesscontrolstatus': 0, 'seatname': 'A1'}""");

        assertThat(ticket).isEqualTo(new TicketFields(
                "6843548354", null, "100001", "0", RecordState.CONFIRMED, new BigDecimal("25.00"), null, null));
    }

    @Test
    void aTicketOfAnOrderNamesItsEvent() {
        assertThat(ticket("{'id': 1, 'eventid': 20001}").eventId()).isEqualTo("20001");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{'id': 1, 'orderid': null, 'accesscontrolstatus': 0}                    | OPEN",
            "{'id': 1}                                                               | OPEN",
            "{'id': 1, 'orderid': 0, 'locktypeid': 0}                                | OPEN",
            "{'id': 1, 'orderid': null, 'locktypeid': 3}                             | PENDING",
            "{'id': 1, 'orderid': 5, 'accesscontrolstatus': 0}                       | CONFIRMED",
            "{'id': 1, 'orderid': 5, 'locktypeid': 3}                                | CONFIRMED",
            "{'id': 1, 'orderid': 5, 'accesscontrolstatus': 1}                       | COMPLETED",
            "{'id': 1, 'orderid': 5, 'accesscontrolstatus': '2'}                     | COMPLETED",
            "{'id': 1, 'orderid': 5, 'accesscontrolstatus': 9}                       | CONFIRMED",
            "{'id': 1, 'orderid': [], 'accesscontrolstatus': {}}                     | OPEN" })
    void readsTheStateOfATicketFromWhatItHas(String text, RecordState state) {
        assertThat(ticket(text).state()).isEqualTo(state);
    }

    @Test
    void aTicketWithoutIdIsRefused() {
        assertThatThrownBy(() -> ticket("{'orderid': 1}")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id");
    }
}
