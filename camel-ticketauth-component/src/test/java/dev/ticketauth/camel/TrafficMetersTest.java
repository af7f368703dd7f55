// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import dev.ticketauth.simulators.Fault;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What is counted of calls, pushes and polls.
 */
class TrafficMetersTest extends WebhookTestSupport {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext created = super.createCamelContext();
        created.getRegistry().bind("metricsRegistry", meters);
        return created;
    }

    private double count(String meter, String... tags) {
        return meters.find("ticketauth." + meter).tags(tags).meters().stream()
                .mapToDouble(found -> found.measure().iterator().next().getValue()).sum();
    }

    @Test
    void requestsAndWhyTheyWereRepeated() {
        simulators.timetap().inject(Fault.status(503));
        call("timetap", null);
        simulators.timetap().revokeSessions();
        call("timetap", null);
        simulators.timetap().inject(Fault.redirect(302, "/live/echo"));
        call("timetap", null);
        simulators.timetap().inject(Fault.dropBeforeWork());
        call("timetap", "{}");
        simulators.timetap().inject(Fault.status(404));
        call("timetap", null);

        String[] get = { "provider", "timetap", "method", "GET" };
        assertThat(meters.get("ticketauth.requests").tags(get).tag("outcome", "success").timer().count()).isEqualTo(3);
        assertThat(meters.get("ticketauth.requests").tags(get).tag("outcome", "failed").timer().count()).isEqualTo(1);
        assertThat(meters.get("ticketauth.requests").tags(get).tag("outcome", "refused").timer().count()).isEqualTo(1);
        assertThat(meters.get("ticketauth.requests").tags(get).tag("outcome", "redirected").timer().count()).isEqualTo(1);
        assertThat(meters.get("ticketauth.requests").tags(get).tag("outcome", "rejected").timer().count()).isEqualTo(1);
        assertThat(meters.get("ticketauth.requests").tags("method", "POST", "outcome", "no_answer").timer().count())
                .isEqualTo(1);
        assertThat(count("repetitions", "provider", "timetap", "reason", "retried")).isEqualTo(1);
        assertThat(count("repetitions", "provider", "timetap", "reason", "refused")).isEqualTo(1);
        assertThat(count("repetitions", "provider", "timetap", "reason", "redirected")).isEqualTo(1);
        assertThat(meters.getMeters()).extracting(Meter::getId)
                .allSatisfy(id -> assertThat(id.getTag("tenant")).as("no tenant unless asked for").isNull());
    }

    @Test
    void operationsAndHowTheyEnded() {
        call("ticketmatic", null);
        simulators.ticketmatic().inject(Fault.status(429).withRetryAfter("3600"));
        call("ticketmatic", null);
        send(bareEndpoint("ticketmatic", "operation=listBookings") + "&accessKey=nobody&secretKey=nobody's", null, Map.of());
        send(endpoint("ticketmatic"), null, Map.of(TicketAuthConstants.OPERATION, "explain"));

        assertThat(count("operations", "provider", "ticketmatic", "operation", "request", "outcome", "success")).isEqualTo(1);
        assertThat(count("operations", "operation", "request", "outcome", "rate_limited")).isEqualTo(1);
        assertThat(count("operations", "operation", "listBookings", "outcome", "refused")).isEqualTo(1);
        assertThat(count("operations", "operation", "explain", "outcome", "success")).isEqualTo(1);
    }

    @Test
    void turnsUnderARateLimit() {
        String endpoint = endpoint("wsync", "operation=request", "path=/echo", "rateLimit=0.1", "maxRetryWait=100");
        send(endpoint, null, Map.of());
        send(endpoint, null, Map.of());

        assertThat(count("ratelimit.waits", "provider", "wsync", "outcome", "success")).isEqualTo(1);
        assertThat(count("ratelimit.waits", "provider", "wsync", "outcome", "too_long")).isEqualTo(1);
        call("ticketmatic", null);
        assertThat(meters.find("ticketauth.ratelimit.waits").tag("provider", "ticketmatic").meters()).isEmpty();
    }

    @Test
    void pushesByWhatTheyWereAnswered() throws Exception {
        hook("timetap", "webhookAuth=token", "webhookSecret=RAW(s3cret)");
        push(APPOINTMENT, "X-Webhook-Token", "s3cret");
        push(APPOINTMENT, "X-Webhook-Token", "guessed");
        push("{", "X-Webhook-Token", "s3cret");

        for (String status : new String[] { "200", "401", "400" }) {
            assertThat(count("pushes", "provider", "timetap", "status", status)).as(status).isEqualTo(1);
        }
    }

    @Test
    void howFarAConsumerMayBeBehind() throws Exception {
        routes(builder -> builder.from(endpoint("ticketmatic", "resource=bookings", "initialDelay=0", "delay=100"))
                .routeId("sync").to("log:consumed?level=DEBUG"));
        await().atMost(20, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(count("consumer.lag", "provider", "ticketmatic", "route", "sync"))
                        .isNotNaN().isBetween(0d, 20d));

        camel.getRouteController().stopRoute("sync");
        assertThat(meters.find("ticketauth.consumer.lag").meters()).isEmpty();
    }

    @Test
    void signedHttpEndpointsAreCountedToo() {
        TicketAuthHttpClientConfigurer configurer = new TicketAuthHttpClientConfigurer();
        configurer.setEndpoint(endpoint("ticketmatic"));
        camel.getRegistry().bind("signer", configurer);
        send(echoUrl("ticketmatic") + "?httpClientConfigurer=#signer", null, Map.of());

        assertThat(count("requests", "provider", "ticketmatic", "outcome", "success")).isEqualTo(1);
    }

    @Test
    void whoReadsWithoutARouteHasNoLag() {
        Exchange read = camel.createConsumerTemplate().receive(
                endpoint("ticketmatic", "resource=bookings", "initialDelay=0"), 20_000);

        assertThat(read).isNotNull();
        assertThat(meters.find("ticketauth.consumer.lag").meters()).isEmpty();
        assertThat(count("requests", "provider", "ticketmatic", "outcome", "success")).isPositive();
    }

    @Test
    void tenantsThatNobodyKnowsMakeNoMeters() {
        TicketAuthComponent component = new TicketAuthComponent();
        component.setTenantMeters(true);
        camel.addComponent("ticketauth", component);
        camel.getPropertiesComponent().addInitialProperty(
                "ticketauth.wsync.north.access-key", simulators.wsync().accessKey());
        camel.getPropertiesComponent().addInitialProperty(
                "ticketauth.wsync.default.access-key", simulators.wsync().accessKey());
        for (String tenant : new String[] { "north", "nobody", "no name at all" }) {
            send(bareEndpoint("wsync", "operation=request", "path=/echo"), null, Map.of(TicketAuthConstants.TENANT, tenant));
        }

        assertThat(meters.find("ticketauth.operations").timers()).extracting(timer -> timer.getId().getTag("tenant"))
                .containsOnly("north", "");
    }

    @Test
    void aRegistryThatFailsEndsNoExchange() {
        meters.config().meterFilter(new MeterFilter() {

            @Override
            public Meter.Id map(Meter.Id id) {
                if (id.getName().equals("ticketauth.operations")) {
                    throw new IllegalStateException("no more meters");
                }
                return id;
            }
        });
        Future<Exchange> ended = camel.createFluentProducerTemplate()
                .to(endpoint("ticketmatic", "operation=request", "path=/echo")).asyncSend();

        assertThat(ended).succeedsWithin(Duration.ofSeconds(30));
    }
}
