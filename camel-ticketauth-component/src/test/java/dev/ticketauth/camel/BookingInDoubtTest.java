// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.ticketauth.camel.resource.PageReader;
import dev.ticketauth.camel.resource.UnreadableAnswerException;
import dev.ticketauth.camel.session.Failure;
import dev.ticketauth.simulators.Fault;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What happens when nobody knows whether a request was carried out. The provider is Ticket Evolution, which keeps
 * references; the desks of the others have tests of their own.
 */
class BookingInDoubtTest extends SimulatorTest {

    private static final BookingInDoubt NOBODY_KNOWS = new BookingInDoubt("sandbox", null, null, "POST /orders", Instant.EPOCH);
    private static final String PURCHASE = """
            {"reference": "R-7", "customer": {"client_id": 3001},
             "items": [{"ticket_group_id": 600001, "price": "101.50", "quantity": 2}]}""";

    @ParameterizedTest
    @ValueSource(ints = { 408, 500, 502, 503, 504, 524 })
    void aGatewayThatGivesUpIsLookedUpAndTheBookingMadeOnce(int status) {
        simulators.ticketEvolution().inject(Fault.status(status).onMethod("POST"));

        Exchange exchange = book();

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(Booking.class).reference()).isEqualTo("R-7");
        assertThat(orders()).isOne();
        // the refused one, the look-up, the booking
        assertThat(exchange.getMessage().getHeader(TicketAuthConstants.ATTEMPTS)).isEqualTo(3);
    }

    @Test
    void anAnswerThatNobodyCanReadIsLookedUp() {
        simulators.ticketEvolution()
                .inject(Fault.status(200).withBody("text/html", "<html>please wait</html>").onMethod("POST"));

        assertThat(book().getMessage().getBody(Booking.class).reference()).isEqualTo("R-7");
        assertThat(orders()).isOne();
    }

    @Test
    void whatStaysInDoubtIsAPersonsToSettle() {
        Instant before = Instant.now();
        simulators.ticketEvolution().inject(Fault.dropBeforeWork().onMethod("POST").always());

        TicketAuthException failure = failure(book("maxRetries=2"));

        assertThat(failure).isInstanceOf(BookingInDoubtException.class);
        BookingInDoubtException doubt = (BookingInDoubtException) failure;
        assertThat(doubt.getProvider()).isEqualTo("ticketevolution");
        assertThat(doubt.getAccount()).isEqualTo("sandbox");
        assertThat(doubt.getReference()).isEqualTo("R-7");
        assertThat(doubt.getRecordId()).isNull();
        assertThat(doubt.getRequest()).isEqualTo("POST /orders");
        assertThat(doubt.getSentAt()).isBetween(before, Instant.now());
        assertThat(doubt.isRetryable()).isFalse();
        assertThat(doubt).hasMessageContaining("Nobody knows").hasMessageContaining("'R-7'").hasMessageContaining("3 requests")
                .hasMessageNotContaining(simulators.ticketEvolution().secretKey());
        assertThat(posts()).isEqualTo(3);
    }

    @Test
    void aRefusalAfterADoubtIsLookedUpOnceMore() {
        simulators.ticketEvolution().inject(Fault.dropAfterWork().onMethod("POST"));
        simulators.ticketEvolution().inject(nothingFound());
        simulators.ticketEvolution().inject(Fault.status(422).onMethod("POST"));

        assertThat(book().getMessage().getBody(Booking.class).reference()).isEqualTo("R-7");
        assertThat(posts()).isEqualTo(2);
        assertThat(orders()).isOne();
    }

    @Test
    void aRefusalAfterADoubtIsNoAnswer() {
        simulators.ticketEvolution().inject(Fault.dropAfterWork().onMethod("POST"));
        simulators.ticketEvolution().inject(Fault.status(422).onMethod("POST"));
        simulators.ticketEvolution().inject(nothingFound().always());

        TicketAuthException failure = failure(book());

        assertThat(failure).isInstanceOf(BookingInDoubtException.class).hasMessageContaining("a further request was refused");
        // two bookings and two look-ups
        assertThat(failure.getAttempts()).isEqualTo(4);
    }

    @Test
    void aRedeliveryIsNoBlindRepetition() throws Exception {
        simulators.ticketEvolution().inject(Fault.dropAfterWork().onMethod("POST"));
        routes(builder -> {
            builder.errorHandler(builder.defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(0));
            builder.from("direct:book").to(endpoint("ticketevolution", "operation=createBooking", "inDoubt=fail"));
        });

        assertThat(failure(send("direct:book", PURCHASE, Map.of()))).isInstanceOf(BookingInDoubtException.class);
        assertThat(posts()).isOne();
        assertThat(orders()).isOne();
    }

    @Test
    void aBookingThatWasAcceptedAndCannotBeReadIsInDoubt() {
        simulators.ticketEvolution()
                .inject(Fault.status(200).withBody("application/json", "{\"orders\":[{}]}").onMethod("POST"));
        simulators.ticketEvolution().inject(nothingFound().always());

        assertThat(failure(book())).isInstanceOf(BookingInDoubtException.class).hasMessageContaining("it was accepted");
        assertThat(posts()).isOne();
    }

    @Test
    void theReferenceIsTheOneThatIsSent() {
        simulators.ticketEvolution().inject(Fault.dropBeforeWork().onMethod("POST").always());
        String raw = """
                {"orders": [{"reference": "R-8", "client_id": 3001,
                             "shipped_items": [{"ticket_group_id": 600001, "price": "101.50", "quantity": 2}]}]}""";

        Exception failure = send(endpoint("ticketevolution", "operation=createBooking", "inDoubt=fail"), raw, Map.of())
                .getException();

        assertThat(((BookingInDoubtException) failure).getReference()).isEqualTo("R-8");
    }

    @Test
    void withoutALookUpTheFirstDoubtEndsTheCall() {
        simulators.ticketEvolution().inject(Fault.dropAfterWork().onMethod("POST"));

        assertThat(failure(book("inDoubt=fail"))).isInstanceOf(BookingInDoubtException.class)
                .hasMessageContaining("inDoubt=fail");
        assertThat(posts()).isOne();
        assertThat(orders()).isOne();
    }

    @Test
    void aLookUpThatFailsLeavesTheDoubt() {
        simulators.ticketEvolution().inject(Fault.dropAfterWork().onMethod("POST"));
        simulators.ticketEvolution().inject(Fault.status(500).onMethod("GET").always());

        TicketAuthException failure = failure(book());

        assertThat(failure).isInstanceOf(BookingInDoubtException.class).hasMessageContaining("looking it up failed, too");
        assertThat(failure.getSuppressed()).singleElement().isInstanceOf(TicketAuthProviderException.class);
        assertThat(posts()).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = { 400, 401, 404, 409, 422 })
    void aRefusalIsNoDoubt(int status) {
        simulators.ticketEvolution().inject(Fault.status(status).onMethod("POST"));

        assertThat(failure(book())).isNotInstanceOf(BookingInDoubtException.class);
        assertThat(posts()).isOne();
        assertThat(orders()).isZero();
    }

    @Test
    void aConnectionThatNeverOpenedIsNoDoubt() {
        String nowhere = endpoint("ticketevolution", "operation=createBooking", "maxRetries=0")
                .replaceFirst("127.0.0.1:\\d+", "127.0.0.1:1");

        assertThat(failure(send(nowhere, PURCHASE, Map.of()))).isInstanceOf(TicketAuthTransportException.class);
    }

    @ParameterizedTest
    @CsvSource({
            "PROVIDER,400,true", "PROVIDER,409,true", "PROVIDER,408,false", "PROVIDER,500,false", "PROVIDER,503,false",
            "PROVIDER,302,false", "PROVIDER,200,false", "PROVIDER,0,false", "CREDENTIALS,401,true", "CREDENTIALS,0,true",
            "CLOCK,401,true", "CLOCK,0,true", "RATE_LIMIT,429,true", "RATE_LIMIT,0,true", "TRANSPORT,0,false" })
    void aRefusalIsToldFromWhatMayHaveBeenDone(Failure.Kind kind, int status, boolean refused) {
        TicketAuthException failure = failure(kind, status, null);

        assertThat(calls().isRefused(failure)).isEqualTo(refused);
        assertThat(calls().isRefused(new BookingInDoubtException("in doubt", NOBODY_KNOWS, failure))).isFalse();
    }

    @Test
    void whatNeverLeftWasRefusedAndWhatNobodyCanReadWasNot() {
        assertThat(calls().isRefused(failure(Failure.Kind.TRANSPORT, 0, new ConnectException()))).isTrue();
        assertThat(calls().isRefused(failure(Failure.Kind.TRANSPORT, 0, new SocketTimeoutException()))).isFalse();
        UnreadableAnswerException unreadable = catchThrowableOfType(
                UnreadableAnswerException.class, () -> PageReader.value("<".getBytes(StandardCharsets.UTF_8)));
        assertThat(calls().isRefused(failure(Failure.Kind.PROVIDER, 400, unreadable))).isFalse();
        assertThat(calls().isRefused(new IllegalStateException())).isFalse();
    }

    private DeskCalls calls() {
        return new DeskCalls(camel.getEndpoint(endpoint("ticketevolution"), TicketAuthEndpoint.class), null, null);
    }

    private static TicketAuthException failure(Failure.Kind kind, int status, Exception cause) {
        return TicketAuthException.of("ticketevolution", new Failure(kind, status, null, "failed", false, null), cause)
                .afterAttempts(1);
    }

    @Test
    void aReferenceIsMadeUpOnlyWhereItIsKept() {
        Map<String, Object> withoutReference = Map.of("customer", Map.of("client_id", 3001), "items",
                List.of(Map.of("ticket_group_id", 600_001, "price", "101.50", "quantity", 2)));
        Exchange kept = send(endpoint("ticketevolution", "operation=createBooking"), withoutReference, Map.of());
        assertThat(kept.getMessage().getHeader(TicketAuthConstants.REFERENCE, String.class)).hasSize(36);

        simulators.wsync().inject(Fault.dropBeforeWork().always());
        Exchange doubt = send(endpoint("wsync", "operation=createBooking", "bookingPath=/book"), Map.of("seats", 2), Map.of());
        assertThat(((BookingInDoubtException) failure(doubt)).getReference()).isNull();
        assertThat(doubt.getException()).hasMessageNotContaining("reference");
        Exchange given = send(endpoint("wsync", "operation=createBooking", "bookingPath=/book"), Map.of("seats", 2),
                Map.of(TicketAuthConstants.REFERENCE, "R-8"));
        assertThat(((BookingInDoubtException) failure(given)).getReference()).isEqualTo("R-8");
    }

    @Test
    void aBookingIsAMapOrARequestOrJson() {
        BookingRequest request = new BookingRequest(
                "R-7", Map.of("client_id", 3001), List.of(Map.of("ticket_group_id", 600_001, "price", "101.50", "quantity", 2)),
                null, null);
        assertThat(request.toString()).isEqualTo("BookingRequest[R-7]");
        assertThat(send(endpoint("ticketevolution", "operation=createBooking"), request, Map.of()).getException()).isNull();
        Exchange exchange = send(endpoint("ticketevolution", "operation=createBooking"),
                Map.of("customer", Map.of("client_id", 3001), "items", request.items()),
                Map.of(TicketAuthConstants.REFERENCE, "R-7"));

        assertThat(exchange.getMessage().getHeader(TicketAuthConstants.REFERENCE)).isEqualTo("R-7");
        assertThat(exchange.getMessage().getHeader(TicketAuthConstants.RECORD_ID))
                .isEqualTo(exchange.getMessage().getBody(Booking.class).id());
        assertThat(exchange.getMessage().getHeader(TicketAuthConstants.RESOURCE)).isEqualTo("bookings");
        assertThat(orders()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "[]", "{}", "[1]", "not json", "{\"items\": {}}", "{\"customer\": 1}" })
    void whatIsNoBookingIsRefusedBeforeAnythingIsSent(String body) {
        Exchange exchange = send(endpoint("ticketevolution", "operation=createBooking"), body, Map.of());

        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Endpoint ticketauth:");
        assertThat(simulators.ticketEvolution().requests()).isEmpty();
    }

    private Exchange book(String... options) {
        String all = String.join("&", options);
        return send(endpoint("ticketevolution", "operation=createBooking", "inDoubtDelay=1") + (all.isEmpty() ? "" : "&" + all),
                PURCHASE, Map.of());
    }

    private static Fault nothingFound() {
        return Fault.status(200).withBody("application/json",
                "{\"current_page\":1,\"per_page\":100,\"total_entries\":0,\"orders\":[]}").onMethod("GET");
    }

    private long orders() {
        return simulators.ticketEvolution().data().orders().all().stream()
                .filter(order -> "R-7".equals(order.path("reference").asText())).count();
    }

    private long posts() {
        return simulators.ticketEvolution().requests().stream().filter(request -> request.method().equals("POST")).count();
    }
}
