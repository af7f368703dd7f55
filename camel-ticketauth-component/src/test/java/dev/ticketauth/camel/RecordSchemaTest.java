// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.ticketauth.simulators.AnswerBody;
import dev.ticketauth.simulators.Fault;
import dev.ticketauth.simulators.RecordedRequest;
import dev.ticketauth.simulators.push.PushTarget;
import dev.ticketauth.simulators.push.Pusher;
import dev.ticketauth.simulators.ticketevolution.CatalogChange;
import dev.ticketauth.simulators.ticketevolution.TicketEvolutionPusher;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tickets, bookings and changes as JSON: what the schemas in docs/schemas say, and in {@code raw} what the provider
 * sent, letter by letter.
 */
class RecordSchemaTest extends WebhookTestSupport {

    private static final Path SCHEMAS = Path.of("").toAbsolutePath().getParent().resolve("docs/schemas");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String[] WSYNC
            = {
                    "ticketsPath=/tickets", "statusPointer=/status", "updatedAtPointer=/updatedAt", "pageParam=page",
                    "pageSizeParam=pageSize", "pageSize=500" };
    private static final String[] SLOTS
            = { "params.locationId=101", "params.reasonId=301", "params.from=2026-07-01", "params.to=2026-07-02" };

    /** @param least so many records come at least */
    record Listing(String provider, String operation, int least, String... options) {

        boolean isOfTickets() {
            return operation.equals("listTickets");
        }

        @Override
        public String toString() {
            return provider + " " + operation + " " + String.join("&", options);
        }
    }

    static Stream<Listing> listings() {
        return Stream.of(
                new Listing("wsync", "listTickets", 1_000, WSYNC),
                new Listing("ticketmatic", "listTickets", 1_000, "params.eventId=20001"),
                new Listing("ticketmatic", "listBookings", 1_000, "pageSize=400"),
                new Listing("timetap", "listTickets", 10, SLOTS),
                new Listing("timetap", "listTickets", 10, SLOTS[0], SLOTS[1], SLOTS[2], SLOTS[3], "params.staffId=201"),
                new Listing("timetap", "listBookings", 1_000),
                new Listing("tt", "listTickets", 1_000),
                new Listing("tt", "listBookings", 1_000),
                new Listing("ticketevolution", "listTickets", 1_000, "params.eventId=900021"),
                new Listing("ticketevolution", "listBookings", 1_000));
    }

    @ParameterizedTest
    @MethodSource("listings")
    void everyRecordIsAsItsSchemaSays(Listing listing) throws Exception {
        List<Object> records = list(listing);
        JsonSchema schema = schema(listing.isOfTickets() ? "ticket" : "booking");

        assertThat(records).hasSizeGreaterThanOrEqualTo(listing.least);
        for (Object record : records) {
            assertThat(record).isInstanceOf(listing.isOfTickets() ? Ticket.class : Booking.class);
            assertThat(violations(schema, text(record))).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("listings")
    void allConversionsAgree(Listing listing) throws Exception {
        for (Object record : list(listing)) {
            String text = text(record);

            assertThat(camel.getTypeConverter().mandatoryConvertTo(byte[].class, record))
                    .isEqualTo(text.getBytes(StandardCharsets.UTF_8));
            assertThat(camel.getTypeConverter().mandatoryConvertTo(InputStream.class, record).readAllBytes())
                    .isEqualTo(text.getBytes(StandardCharsets.UTF_8));
            assertThat(camel.getTypeConverter().mandatoryConvertTo(JsonNode.class, record)).hasToString(text);
        }
    }

    @ParameterizedTest
    @MethodSource("listings")
    void rawIsWhatTheProviderSent(Listing listing) throws Exception {
        List<Object> records = list(listing);
        List<String> answers = answersOf(listing.provider);

        for (Object record : records) {
            JsonNode raw = raw(record);
            // a slot does not say where it is: the component puts it into an object that does
            JsonNode sent = raw.has("slot") ? raw.get("slot") : raw;
            assertThat(text(record)).endsWith(",\"raw\":" + raw + "}");
            assertThat(answers).as("an answer that holds %s", sent).anyMatch(answer -> answer.contains(sent.toString()));
        }
    }

    @ParameterizedTest
    @MethodSource("listings")
    void theJsonArrayHoldsTheSame(Listing listing) throws Exception {
        List<String> texts = list(listing).stream().map(this::text).toList();
        List<String> options = new ArrayList<>(List.of(listing.options));
        options.add("outputType=json");

        Exchange exchange = operate(listing.provider, listing.operation, options.toArray(String[]::new));

        assertThat(exchange.getMessage().getBody(String.class)).isEqualTo("[" + String.join(",", texts) + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = { "ticketmatic", "timetap", "tt", "ticketevolution" })
    void aBookingThatIsReadByItsIdIsValidToo(String provider) throws Exception {
        JsonSchema schema = schema("booking");
        List<Object> bookings = list(new Listing(provider, "listBookings", 1_000));
        for (int i = 0; i < bookings.size(); i += 100) {
            Booking listed = (Booking) bookings.get(i);
            simulator(provider).clearRequests();

            Booking booking = operate(provider, "getBooking", "recordId=" + listed.id()).getMessage().getBody(Booking.class);

            assertThat(booking.id()).isEqualTo(listed.id());
            assertThat(violations(schema, text(booking))).isEmpty();
            assertThat(answersOf(provider)).anyMatch(answer -> answer.contains(booking.raw().toString()));
        }
    }

    @Test
    void aTicketThatIsReadByItsIdIsValidToo() throws Exception {
        Ticket ticket = operate("wsync", "getTicket", "ticketsPath=/tickets", "recordId=ticket-0007", "statusPointer=/status")
                .getMessage().getBody(Ticket.class);

        assertThat(violations(schema("ticket"), text(ticket))).isEmpty();
    }

    @Test
    void numbersKeepTheirTextAndNamesTheirOrder() throws Exception {
        String sent
                = "{\"z\":1.10,\"id\":12345678901234567890,\"a\":1e3,\"n\":-0,\"c\":0.00,\"e\":1.5E+2,\"name\":\"Zoë\",\"o\":{\"b\":[],\"a\":null}}";
        simulator("wsync").inject(Fault.answer(200, "application/json", AnswerBody.text("[" + sent + "]")).onPath("/tickets"));

        Ticket ticket = (Ticket) list(new Listing("wsync", "listTickets", 1, "ticketsPath=/tickets")).get(0);

        assertThat(ticket.id()).isEqualTo("12345678901234567890");
        assertThat(text(ticket)).endsWith("\"raw\":" + sent + "}");
        assertThat(violations(schema("ticket"), text(ticket))).isEmpty();
    }

    @Test
    void whatALogOfTheBodyShowsIsTheWholeRecord() throws Exception {
        Exchange exchange = operate("timetap", "getBooking", "recordId=700001");
        Booking booking = exchange.getMessage().getBody(Booking.class);

        assertThat(camel.resolveLanguage("simple").createExpression("seen: ${body}").evaluate(exchange, String.class))
                .isEqualTo("seen: " + text(booking));
        assertThat(booking).hasToString("Booking[timetap/live, 700001, CONFIRMED]");
    }

    @ParameterizedTest
    @CsvSource({ "25.00,25.00", "1e3,1000", "-0.50,-0.50", "'\"12.340\"',12.340" })
    void moneyIsATextWithTheProvidersDigits(String sent, String money) throws Exception {
        String listing = "{\"ticket_groups\":[{\"id\":1,\"retail_price\":" + sent + "}]}";
        simulator("ticketevolution")
                .inject(Fault.answer(200, "application/json", AnswerBody.text(listing)).onPath("/v9/listings"));

        Object ticket = list(new Listing("ticketevolution", "listTickets", 1, "params.eventId=900021")).get(0);

        assertThat(JSON.readTree(text(ticket)).path("price").asText()).isEqualTo(money);
        assertThat(violations(schema("ticket"), text(ticket))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "ticket  | provider  |", "ticket  | account   |", "ticket  | id        |", "ticket  | state     |",
            "ticket  | raw       |", "booking | ticketIds |", "booking | id        |",
            "ticket  | id        | 7", "ticket  | id        | \"\"", "ticket  | state     | \"BOOKED\"",
            "ticket  | price     | 25.00", "ticket  | price     | \"1e3\"", "ticket  | price     | \"025.00\"",
            "ticket  | price     | \"25,00\"", "booking | total     | \"\"", "ticket  | status    | null",
            "ticket  | updatedAt | \"yesterday\"", "ticket  | updatedAt | \"2026-01-05 14:30:02\"",
            "booking | startsAt  | \"2026-01-05T14:30:02+01:00\"", "booking | createdAt | 1767623402",
            "booking | ticketIds | [7]", "booking | ticketIds | \"7\"", "booking | raw       | \"{}\"",
            "booking | raw       | []", "booking | startAt   | \"2026-01-05T14:30:02Z\"", "ticket  | total     | \"1.00\"" })
    void aRecordThatIsBrokenIsNotValid(String kind, String field, String value) throws Exception {
        Object record = kind.equals("ticket")
                ? list(new Listing("ticketevolution", "listTickets", 1, "params.eventId=900021")).get(0)
                : list(new Listing("ticketevolution", "listBookings", 1)).get(0);
        ObjectNode json = (ObjectNode) JSON.readTree(text(record));
        assertThat(violations(schema(kind), json.toString())).isEmpty();

        if (value == null) {
            json.remove(field);
        } else {
            json.set(field, JSON.readTree(value));
        }

        assertThat(violations(schema(kind), json.toString())).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "ticketmatic", "timetap", "tt", "ticketevolution" })
    void everyPolledChangeIsAsItsSchemaSays(String provider) throws Exception {
        routes(builder -> builder.from(endpoint(provider, "resource=changes", "initialDelay=0"))
                .process(exchange -> received.add(exchange.copy())));
        await().atMost(Duration.ofSeconds(30)).until(() -> received.size() >= 1_000);

        assertValidChanges();
    }

    @Test
    void everyPushedChangeOfTimeTapIsAsItsSchemaSays() throws Exception {
        hook("timetap", "webhookAuth=none");
        try (Pusher pusher = simulators.timetap().pushTo(PushTarget.at(uri("/hook")))) {
            for (int id = 700_001; id <= 700_200; id++) {
                pusher.push(String.valueOf(id));
            }
            assertThat(pusher.awaitIdle(Duration.ofSeconds(30))).isTrue();
        }

        assertThat(received).hasSize(200);
        assertValidChanges();
    }

    @Test
    void everyPushedChangeOfTicketEvolutionIsAsItsSchemaSays() throws Exception {
        hook("ticketevolution", "webhookAuth=none");
        try (TicketEvolutionPusher pusher = simulators.ticketEvolution().pushTo(PushTarget.at(uri("/hook")))) {
            for (int id = 400_001; id <= 400_100; id++) {
                pusher.push(String.valueOf(id));
            }
            for (CatalogChange change : CatalogChange.values()) {
                pusher.pushEvent(900_021, change);
                pusher.pushPerformer(42, "Somebody", change);
                pusher.pushVenue(7, "Hall", change);
            }
            assertThat(pusher.awaitIdle(Duration.ofSeconds(30))).isTrue();
        }

        assertThat(received).hasSize(109);
        assertValidChanges();
    }

    @Test
    void everyPushedChangeOfWsyncIsAsItsSchemaSays() throws Exception {
        hook("wsync", "webhookAuth=none", "statusPointer=/status");
        try (Pusher pusher = simulators.wsync().pushTo(PushTarget.at(uri("/hook")))) {
            simulators.wsync().data().tickets().ids().subList(0, 100).forEach(pusher::push);
            assertThat(pusher.awaitIdle(Duration.ofSeconds(30))).isTrue();
        }

        assertThat(received).hasSize(100);
        assertValidChanges();
    }

    private void assertValidChanges() throws IOException {
        JsonSchema schema = schema("change");
        JsonSchema bookings = schema("booking");
        for (Exchange exchange : received) {
            TicketAuthChange change = exchange.getMessage().getBody(TicketAuthChange.class);
            String text = text(change);
            assertThat(violations(schema, text)).isEmpty();
            assertThat(text).endsWith(",\"raw\":" + change.raw() + "}");
            if (change.record() != null) {
                assertThat(violations(bookings, text(change.record()))).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "type     |", "provider |", "account  |", "resource |", "id       |", "version  |", "raw      |",
            "type     | \"booking.deleted\"", "type     | \"event.changed\"", "type     | \"changed\"", "type     | 7",
            "provider | \"\"", "account  | null", "resource | \"events\"", "resource | \"booking\"", "id       | 4711",
            "version  | \"2026-01-01T10:00:00Z/\"", "version  | \"\"", "time     | \"yesterday\"",
            "time     | \"2026-01-05T14:30:02+01:00\"", "time     | null", "record   | null", "record   | {}",
            "record   | \"4711\"", "raw      | []", "raw      | \"{}\"", "pushKey  | \"x\"" })
    void aChangeThatIsBrokenIsNotValid(String field, String value) throws Exception {
        hook("ticketevolution", "webhookAuth=none");
        pushForm(Map.of("event_type", "order_created", "order_group_id", "5", "body",
                "{\"id\":4711,\"updated_at\":\"2026-01-01T10:00:00Z\"}"));
        ObjectNode json = (ObjectNode) JSON.readTree(text(change(0)));
        assertThat(violations(schema("change"), json.toString())).isEmpty();

        if (value == null) {
            json.remove(field);
        } else {
            json.set(field, JSON.readTree(value));
        }

        assertThat(violations(schema("change"), json.toString())).isNotEmpty();
    }

    @Test
    void aChangeWhoseBookingIsBrokenIsNotValid() throws Exception {
        hook("timetap", "webhookAuth=none");
        push(APPOINTMENT);
        ObjectNode json = (ObjectNode) JSON.readTree(text(change(0)));

        ((ObjectNode) json.get("record")).put("total", 25);

        assertThat(violations(schema("change"), json.toString())).isNotEmpty();
    }

    private List<Object> list(Listing listing) throws Exception {
        simulator(listing.provider).clearRequests();
        return records(Object.class, operate(listing.provider, listing.operation, listing.options));
    }

    private Exchange operate(String provider, String operation, String... options) throws Exception {
        String[] all = Stream.concat(Stream.of("operation=" + operation), Stream.of(options)).toArray(String[]::new);
        Exchange exchange = send(endpoint(provider, all), null, Map.of());
        assertThat(exchange.getException()).isNull();
        return exchange;
    }

    private String text(Object record) {
        return camel.getTypeConverter().convertTo(String.class, record);
    }

    private static JsonNode raw(Object record) {
        return record instanceof Ticket ticket ? ticket.raw() : ((Booking) record).raw();
    }

    // the same requests once more: what a simulator answers is not recorded
    private List<String> answersOf(String provider) {
        List<RecordedRequest> requests = List.copyOf(simulator(provider).requests());
        return requests.stream().filter(request -> request.method().equals("GET") && request.status() == 200)
                .filter(request -> !request.rawTarget().contains("/sessionToken"))
                .map(request -> answerTo(provider, request.rawTarget())).toList();
    }

    private String answerTo(String provider, String target) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        // TT's id of a request is new for every one
        String query = mark < 0 ? "" : target.substring(mark + 1).replaceAll("&?requestId=[^&]*", "");
        Exchange exchange = send(endpoint(provider, "operation=request"), null,
                Map.of(Exchange.HTTP_URI, simulator(provider).baseUri() + path, Exchange.HTTP_QUERY, query));
        assertThat(exchange.getException()).isNull();
        return new String(exchange.getMessage().getBody(byte[].class), StandardCharsets.UTF_8);
    }

    private static JsonSchema schema(String name) throws IOException {
        // by their addresses, since one refers to another
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(
                SchemaLocation.of(SCHEMAS.resolve(name + ".schema.json").toUri().toString()),
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    }

    private static Set<ValidationMessage> violations(JsonSchema schema, String json) {
        return schema.validate(json, InputFormat.JSON);
    }
}
