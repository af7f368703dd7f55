// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.spi.RecordState;
import dev.ticketauth.simulators.server.Records;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the Kamelets of the jar do, with every provider that has it.
 */
class KameletTest extends KameletTestSupport {

    @ParameterizedTest
    @ValueSource(strings = { "ticketmatic", "timetap", "tt", "ticketevolution" })
    void bookings(String provider) throws Exception {
        source("ticketauth-bookings-source", withKeys(provider, at(provider, "cursorRepository=#bean:cursors")));

        // the simulator counts TT's records by numbers of its own
        awaitIds(switch (provider) {
            case "timetap" -> simulators.timetap().data().appointments().ids();
            case "tt" -> texts(simulators.tt().data().orders(), "orderId");
            case "ticketevolution" -> simulators.ticketEvolution().data().orders().ids();
            default -> simulators.ticketmatic().data().orders().ids().stream()
                    .filter(id -> simulators.ticketmatic().data().orders().find(id).get("status").asInt() != 21001).toList();
        });
        assertThat(received).extracting(exchange -> exchange.getMessage().getBody(Booking.class).provider())
                .containsOnly(provider);
        assertThat(simulator(provider).refusals()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "wsync|ticketsPath=/tickets,statusPointer=/status", "ticketmatic|eventId=20001",
            "timetap|locationId=101,reasonId=301,slotsFrom=2036-07-01,slotsTo=2036-07-01", "tt|since=2020-01-01T00:00:00+01:00",
            "ticketevolution|eventId=900001" })
    void tickets(String provider, String filters) throws Exception {
        String[] more = Stream.of(filters.split(",")).map(each -> each.replaceFirst("since=(.*)", "since=RAW($1)"))
                .toArray(String[]::new);
        source("ticketauth-tickets-source", withKeys(provider, at(provider, more)));

        switch (provider) {
            case "wsync" -> awaitIds(simulators.wsync().data().tickets().ids());
            case "ticketmatic" -> awaitIds(simulators.ticketmatic().data().tickets(20_001L).ids());
            case "tt" -> await().untilAsserted(() -> assertThat(received).hasSize(simulators.tt().data().fills().size()));
            default -> await().until(() -> !received.isEmpty());
        }
        assertThat(received).extracting(exchange -> exchange.getMessage().getBody(Ticket.class).provider())
                .containsOnly(provider);
        assertThat(simulator(provider).refusals()).isEmpty();
    }

    private static List<String> texts(Records<Integer> records, String field) {
        return records.ids().stream().map(id -> records.find(id).get(field).asText()).toList();
    }

    @Test
    void aRecordThatTheRouteFailsWithComesAgain() throws Exception {
        camel.getRegistry().bind("failsOnce", (Processor) exchange -> {
            received.add(exchange.copy());
            if (received.size() == 3) {
                throw new IllegalStateException("not today");
            }
        });
        yaml("""
                - route:
                    id: source
                    from:
                      uri: kamelet:ticketauth-bookings-source
                      parameters:
                %s
                      steps:
                        - process:
                            ref: "#failsOnce"
                """.formatted(parameters(withKeys("timetap", at("timetap", "delay=100")), 8)));

        await().untilAsserted(() -> assertThat(received).hasSize(21));

        assertThat(received.get(3).getMessage().getHeader(TicketAuthConstants.RECORD_ID))
                .isEqualTo(received.get(2).getMessage().getHeader(TicketAuthConstants.RECORD_ID));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "wsync|{\"raw\": {\"visit\": \"2026-03-01\", \"seats\": 2}}",
            "ticketmatic|{\"saleschannelid\": 2, \"events\": [20001], \"customerid\": 500003, \"tickets\": [{\"tickettypepriceid\": 401}]}",
            "timetap|{\"customer\": {\"clientId\": 8001}, \"start\": \"2036-07-01T15:00\", \"items\": [{\"staffId\": 201, \"locationId\": 101, \"reasonId\": 301}]}",
            "ticketevolution|{\"customer\": {\"client_id\": 3001}, \"items\": [{\"ticket_group_id\": 600001, \"price\": \"101.50\", \"quantity\": 2}]}" })
    void aBookingIsMadeOfTheBody(String provider, String body) throws Exception {
        String[] more = provider.equals("wsync")
                ? new String[] { "bookingPath=/bookings", "statusPointer=/status" } : new String[0];
        step("ticketauth-booking-sink", withKeys(provider, at(provider, more)));

        Exchange exchange = send("direct:start", body, Map.of(TicketAuthConstants.OPERATION, "token"));

        assertThat(exchange.getException()).isNull();
        Booking booking = exchange.getMessage().getBody(Booking.class);
        JsonNode stored = switch (provider) {
            case "wsync" -> simulators.wsync().data().bookings().find(booking.id());
            case "ticketmatic" -> simulators.ticketmatic().data().orders().find(Long.valueOf(booking.id()));
            case "timetap" -> simulators.timetap().data().appointments().find(Integer.valueOf(booking.id()));
            default -> simulators.ticketEvolution().data().orders().find(Long.valueOf(booking.id()));
        };
        assertThat(stored).isNotNull();
    }

    @Test
    void aBookingIsCancelled() throws Exception {
        step("ticketauth-booking-sink", withKeys("timetap", at("timetap", "operation=cancelBooking")));
        String id = simulators.timetap().data().appointments().ids().get(0).toString();

        Exchange exchange = send("direct:start", null, Map.of(TicketAuthConstants.RECORD_ID, id));

        assertThat(booking(exchange).state()).isEqualTo(RecordState.CANCELLED);
    }

    @ParameterizedTest
    @ValueSource(strings = { "wsync", "ticketmatic", "timetap", "tt", "ticketevolution" })
    void aMessageIsSigned(String provider) throws Exception {
        step("ticketauth-sign-action",
                withKeys(provider, at(provider, "path=RAW(" + echoPath(provider) + "?b=2&a=%2B)")),
                "http:" + simulator(provider).baseUri().getAuthority());

        Exchange exchange = send("direct:start", null, Map.of(TicketAuthConstants.OPERATION, "token"));

        assertThat(exchange.getException()).isNull();
        assertThat(simulator(provider).refusals()).isEmpty();
        assertThat(lastRequest(provider).rawTarget()).contains("/echo?").contains("a=%2B");
    }

    @Test
    void theHeadersSayWhatIsSigned() throws Exception {
        step("ticketauth-sign-action", withKeys("ticketevolution", at("ticketevolution")),
                "http:" + simulator("ticketevolution").baseUri().getAuthority());

        Exchange exchange = send("direct:start", null, Map.of(Exchange.HTTP_PATH, "/echo", Exchange.HTTP_QUERY, "b=2&a=1"));

        assertThat(exchange.getException()).isNull();
        assertThat(lastRequest("ticketevolution").rawTarget()).isEqualTo("/v9/echo?a=1&b=2");
    }
}
