// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.endpoint;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import dev.ticketauth.camel.Booking;
import dev.ticketauth.camel.TicketAuthConstants;
import dev.ticketauth.camel.endpoint.dsl.TicketAuthEndpointBuilderFactory.TicketAuthBuilders;
import dev.ticketauth.camel.endpoint.dsl.TicketAuthEndpointBuilderFactory.TicketAuthEndpointBuilder;
import dev.ticketauth.camel.endpoint.dsl.TicketAuthEndpointBuilderFactory.TicketAuthHeaderNameBuilder;
import dev.ticketauth.simulators.ProviderSimulator;
import dev.ticketauth.simulators.ProviderSimulators;
import dev.ticketauth.simulators.timetap.TimeTapSettings;
import org.apache.camel.Exchange;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Routes whose endpoints are written with the builders, over real HTTP.
 */
class EndpointDslTest extends CamelTestSupport {

    private static final String SECRET_KEY = "FAKE+secret&half=%2B/100%";

    private final Queue<Exchange> consumed = new ConcurrentLinkedQueue<>();
    private ProviderSimulators simulators;

    @Override
    protected void setupResources() {
        simulators = ProviderSimulators.builder()
                .timetap(TimeTapSettings.defaults().withAppointments(15).withKeys("12345", SECRET_KEY)).start();
    }

    @Override
    protected void cleanupResources() {
        simulators.close();
    }

    /** A route builder that knows Camel's own endpoints and those of ticketauth:. */
    private abstract static class Routes extends EndpointRouteBuilder implements TicketAuthBuilders {
    }

    private static TicketAuthEndpointBuilder at(ProviderSimulator simulator) {
        return StaticEndpointBuilders.ticketauth(simulator.provider())
                .baseUri(simulator.baseUri().toString()).allowPlainHttp(true)
                .accessKey("RAW(" + simulator.accessKey() + ")").secretKey("RAW(" + simulator.secretKey() + ")");
    }

    @Test
    void aRequest() throws Exception {
        context.addRoutes(new Routes() {

            @Override
            public void configure() {
                from(direct("orders"))
                        .to(at(simulators.ticketmatic()).account("testaccount").operation("request").method("GET")
                                .path("/orders").params("limit", 5).params("orderby", "createdts")
                                .advanced().maxRetries(0).http("responseTimeout", 5000));
            }
        });

        Exchange exchange = template.request("direct:orders", each -> each.getMessage().setBody(null));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(String.class)).contains("orderid");
        assertThat(simulators.ticketmatic().requests()).singleElement()
                .satisfies(request -> assertThat(request.rawTarget()).contains("limit=5").contains("orderby=createdts"));
    }

    @Test
    void aRecordByTheNameOfItsHeader() throws Exception {
        String id = simulators.timetap().data().appointments().ids().get(3).toString();
        context.addRoutes(new Routes() {

            @Override
            public void configure() {
                from(direct("appointment"))
                        .setHeader(ticketauth().ticketAuthRecordId(), constant(id))
                        .to(at(simulators.timetap()).operation("getBooking"));
            }
        });

        Booking booking = template.requestBody("direct:appointment", null, Booking.class);

        assertThat(booking.id()).isEqualTo(id);
    }

    @Test
    void aConsumer() throws Exception {
        MemoryStateRepository cursors = new MemoryStateRepository();
        context.addRoutes(new Routes() {

            @Override
            public void configure() {
                from(at(simulators.timetap()).resource("bookings").pageSize(10).maxMessagesPerPoll(4).delay(50)
                        .advanced().cursorRepository(cursors))
                        .process(exchange -> consumed.add(exchange.copy()));
            }
        });

        await().untilAsserted(() -> assertThat(consumed)
                .extracting(exchange -> exchange.getMessage().getBody(Booking.class).id()).containsExactlyInAnyOrderElementsOf(
                        simulators.timetap().data().appointments().ids().stream().map(String::valueOf).toList()));
    }

    @Test
    void aConsumerOfOneEvent() throws Exception {
        context.addRoutes(new Routes() {

            @Override
            public void configure() {
                from(at(simulators.ticketEvolution()).params("eventId", 900_001).resource("tickets"))
                        .process(exchange -> consumed.add(exchange.copy()));
            }
        });

        await().untilAsserted(() -> assertThat(consumed).isNotEmpty());
        assertThat(simulators.ticketEvolution().requests())
                .allSatisfy(request -> assertThat(request.rawTarget()).contains("event_id=900001"));
    }

    @Test
    void anEndpointForATemplate() throws Exception {
        List<?> tickets = context.createFluentProducerTemplate()
                .to(at(simulators.ticketEvolution()).operation("listTickets").resolve(context))
                .withHeaders(Map.of(TicketAuthConstants.PARAMS, Map.of("eventId", 900_001)))
                .request(List.class);

        assertThat(tickets).isNotEmpty();
        assertThat(simulators.ticketEvolution().refusals()).isEmpty();
    }

    @Test
    void everyHeaderHasItsName() throws Exception {
        TicketAuthHeaderNameBuilder names = new TicketAuthBuilders() {
        }.ticketauth();
        List<Object> built = new ArrayList<>();
        for (Method method : TicketAuthHeaderNameBuilder.class.getDeclaredMethods()) {
            if (method.getReturnType() == String.class) {
                built.add(method.invoke(names));
            }
        }
        List<Object> constants = new ArrayList<>();
        for (Field field : Stream.of(TicketAuthConstants.class.getFields()).toList()) {
            constants.add(field.get(null));
        }

        assertThat(built).containsExactlyInAnyOrderElementsOf(constants);
    }
}
