// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.sixth;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import dev.ticketauth.camel.Booking;
import dev.ticketauth.camel.BookingRequest;
import dev.ticketauth.camel.Ticket;
import dev.ticketauth.camel.TicketAuthChange;
import dev.ticketauth.camel.TicketAuthComponent;
import dev.ticketauth.camel.TicketAuthConstants;
import dev.ticketauth.camel.TicketAuthCredentialsException;
import dev.ticketauth.camel.TicketAuthException;
import dev.ticketauth.camel.spi.RecordState;
import dev.ticketauth.simulators.Fault;
import dev.ticketauth.simulators.ManualClock;
import dev.ticketauth.simulators.push.PushTarget;
import dev.ticketauth.simulators.push.Pusher;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.test.AvailablePortFinder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.ticketauth.simulators.assertj.SimulatorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Everything that the component does with a provider, with one that it has never heard of. */
class BoxOfficeTest extends CamelTestSupport {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ManualClock clock = ManualClock.startingNow();
    private final BoxOfficeSimulator boxOffice = new BoxOfficeSimulator(clock);
    private int port;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camel = super.createCamelContext();
        boxOffice.start();
        camel.getPropertiesComponent().setInitialProperties(boxOffice.properties());
        camel.getComponent("ticketauth", TicketAuthComponent.class).setClock(clock);
        port = AvailablePortFinder.getNextAvailable();
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(port);
        camel.addService(new VertxPlatformHttpServer(server));
        return camel;
    }

    @Override
    protected void cleanupResources() {
        boxOffice.close();
    }

    @Test
    void callsWithASession() {
        assertThat(call("operation=request&path=/echo", null).getMessage().getBody(String.class)).contains("\"/echo\"");
        assertThat(call("operation=request&path=/echo", null).getException()).isNull();

        assertThat(boxOffice).hasLogins(1).hasCalls(2).refusedNothing();
    }

    @Test
    void renewsASessionThatIsRefused() {
        call("operation=request&path=/echo", null);
        boxOffice.revokeSessions();

        assertThat(call("operation=request&path=/echo", null).getException()).isNull();

        assertThat(boxOffice).hasLogins(2).hasRefused(1).received(3, "GET", "/echo");
    }

    @Test
    void renewsASessionBeforeItEnds() {
        call("operation=request&path=/echo", null);
        clock.advance(Duration.ofMinutes(31));

        assertThat(call("operation=request&path=/echo", null).getException()).isNull();

        assertThat(boxOffice).hasLogins(2).refusedNothing();
    }

    @Test
    void namesTheKeyThatIsRefused() {
        Exchange exchange = template.request(
                "ticketauth:boxoffice?operation=request&path=/echo&allowPlainHttp=true&baseUri=" + boxOffice.baseUri()
                                             + "&accessKey=bo_other&secretKey=RAW(another-secret)",
                message -> {
                });

        assertThat(exchange.getException()).isInstanceOf(TicketAuthCredentialsException.class)
                .hasMessageContaining("boxoffice").hasMessageContaining("the key or the secret is wrong")
                .hasMessageNotContaining("another-secret");
        assertThat(((TicketAuthException) exchange.getException()).getProviderCode()).isEqualTo("E401");
    }

    @Test
    void explainsWithoutACall() {
        Map<?, ?> explanation = call("operation=explain&path=/bookings", null).getMessage().getBody(Map.class);

        assertThat(explanation.get("url")).isEqualTo(boxOffice.baseUri() + "/bookings");
        assertThat(explanation.get("headers")).isEqualTo(Map.of("Authorization", "Bearer <none yet>"));
        assertThat(explanation.get("hint")).asString().contains("logs in by POST /sessions").contains("half an hour");
        assertThat(boxOffice).receivedNothing();
    }

    @Test
    void listsTicketsPageByPage() {
        List<Ticket> tickets = new ArrayList<>();
        Iterator<?> records = call("operation=listTickets&params.eventId=S-1", null).getMessage().getBody(Iterator.class);
        records.forEachRemaining(ticket -> tickets.add((Ticket) ticket));

        assertThat(tickets).hasSize(250).extracting(Ticket::id).doesNotHaveDuplicates();
        assertThat(tickets.get(0)).satisfies(ticket -> {
            assertThat(ticket.bookingId()).isEqualTo("B-0001");
            assertThat(ticket.state()).isEqualTo(RecordState.CONFIRMED);
            assertThat(ticket.price()).isEqualTo("12.50");
        });
        assertThat(boxOffice).received(3, "GET", "/tickets").refusedNothing();
    }

    @Test
    void booksReadsAndCancels() {
        Booking booked = call("operation=createBooking", order("mine")).getMessage().getBody(Booking.class);
        assertThat(booked.reference()).isEqualTo("mine");
        assertThat(booked.ticketIds()).containsExactly("T-0200");
        assertThat(booked.state()).isEqualTo(RecordState.CONFIRMED);

        Booking read = call("operation=getBooking&recordId=" + booked.id(), null).getMessage().getBody(Booking.class);
        assertThat(read).isEqualTo(booked);

        Booking cancelled = call("operation=cancelBooking&recordId=" + booked.id(), null).getMessage().getBody(Booking.class);
        assertThat(cancelled.state()).isEqualTo(RecordState.CANCELLED);
        assertThat(boxOffice).received(1, "POST", "/bookings").received(1, "DELETE", "/bookings/*");
    }

    @Test
    void findsABookingWhoseAnswerIsLost() {
        boxOffice.inject(Fault.dropAfterWork().onMethod("POST").onPath("/bookings"));

        Booking booked = call("operation=createBooking&inDoubtDelay=0", order("once")).getMessage().getBody(Booking.class);

        assertThat(booked.reference()).isEqualTo("once");
        assertThat(boxOffice.bookings().size()).isEqualTo(4);
        assertThat(boxOffice).received(1, "POST", "/bookings");
    }

    @Test
    void refusesAnOrderWithoutTickets() {
        Exchange exchange = call("operation=createBooking", new BookingRequest("none", null, null, null, null));

        assertThat(exchange.getException()).hasMessageContaining("the booking names no ticket");
        assertThat(boxOffice).received(0, "POST", "/bookings");
    }

    @ParameterizedTest
    @CsvSource({ "../sessions", "B-1?all=true", "B-1/tickets" })
    void anIdIsNeverAPath(String id) {
        Exchange exchange = template.request(uri("operation=getBooking"),
                message -> message.getMessage().setHeader(TicketAuthConstants.RECORD_ID, id));

        assertThat(exchange.getException()).hasMessageContaining("the id of a record");
        assertThat(boxOffice).receivedNothing();
    }

    @Test
    void pollsWhatHasChanged() throws Exception {
        MockEndpoint changes = getMockEndpoint("mock:changes");
        changes.expectedMinimumMessageCount(3);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri("resource=changes&delay=100&initialDelay=0")).to("mock:changes");
            }
        });
        changes.assertIsSatisfied(PATIENCE.toMillis());
        changes.reset();
        changes.expectedMessageCount(1);

        boxOffice.bookings().change("B-0002",
                booking -> booking.put("status", "cancelled").put("changedAt", Instant.now().toString()));

        changes.assertIsSatisfied(PATIENCE.toMillis());
        TicketAuthChange change = changes.getExchanges().get(0).getMessage().getBody(TicketAuthChange.class);
        assertThat(change.type()).isEqualTo("booking.cancelled");
        assertThat(change.id()).isEqualTo("B-0002");
        assertThat(boxOffice.requests()).anySatisfy(request -> assertThat(request.rawTarget()).contains("changedSince="));
    }

    // what is read back says nothing of what has happened, so with fetchBack the push's word does not count
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "token | booking.created | 0", "token,fetchBack | booking.changed | 1" })
    void takesPushes(String checks, String type, int reads) throws Exception {
        MockEndpoint changes = getMockEndpoint("mock:changes");
        changes.expectedMessageCount(1);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("webhook:" + uri("webhookAuth=" + checks + "&webhookSecret=RAW(s3cret)")
                     + "&webhookComponentName=platform-http&webhookPath=/hooks/boxoffice").to("mock:changes");
            }
        });
        PushTarget hook = PushTarget.at(URI.create("http://127.0.0.1:" + port + "/hooks/boxoffice"));

        try (Pusher stranger = boxOffice.pushTo(hook)) {
            stranger.push("B-0001");
            assertThat(stranger.awaitIdle(PATIENCE)).isTrue();
            assertThat(stranger.attempts()).singleElement().satisfies(
                    attempt -> assertThat(attempt.status()).isEqualTo(401));
        }
        try (Pusher pusher = boxOffice.pushTo(hook.withHeader("X-Webhook-Token", "s3cret"))) {
            call("operation=createBooking", order("pushed"));
            assertThat(pusher.awaitIdle(PATIENCE)).isTrue();
        }

        changes.assertIsSatisfied(PATIENCE.toMillis());
        TicketAuthChange change = changes.getExchanges().get(0).getMessage().getBody(TicketAuthChange.class);
        assertThat(change.type()).isEqualTo(type);
        assertThat(change.record()).isInstanceOfSatisfying(Booking.class,
                booking -> assertThat(booking.reference()).isEqualTo("pushed"));
        assertThat(boxOffice).received(reads, "GET", "/bookings/*");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "operation=request&environment=test                | option 'environment' is 'test'; allowed: live",
            "operation=request&account=mine                    | option 'account'",
            "operation=getTicket&recordId=T-0001               | getTicket",
            "operation=request&authMethod=basic                | option 'authMethod' is 'basic'; allowed: session" })
    void refusesAtStartWhatItDoesNotHave(String options, String reason) {
        assertThatThrownBy(() -> context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to(uri(options));
            }
        })).isInstanceOfAny(FailedToCreateRouteException.class, FailedToStartRouteException.class)
                .hasStackTraceContaining(reason);
    }

    private static BookingRequest order(String reference) {
        return new BookingRequest(reference, Map.of("name", "Zoë Example"), List.of(Map.of("ticket", "T-0200")), null, null);
    }

    private static String uri(String options) {
        return "ticketauth:boxoffice?baseUri={{ticketauth.boxoffice.base-uri}}"
               + "&allowPlainHttp={{ticketauth.boxoffice.allow-plain-http}}&" + options;
    }

    private Exchange call(String options, Object body) {
        return context.createFluentProducerTemplate().to(uri(options)).withBody(body).request(Exchange.class);
    }
}
