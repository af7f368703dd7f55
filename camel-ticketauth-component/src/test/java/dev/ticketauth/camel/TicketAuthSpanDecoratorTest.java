// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.ticketauth.simulators.Fault;
import org.apache.camel.Exchange;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.SpanContextPropagationExtractor;
import org.apache.camel.telemetry.SpanContextPropagationInjector;
import org.apache.camel.telemetry.SpanLifecycleManager;
import org.apache.camel.telemetry.Tracer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The attributes of spans that camel-telemetry makes of our endpoints.
 */
class TicketAuthSpanDecoratorTest extends SimulatorTest {

    private final List<RecordedSpan> spans = new CopyOnWriteArrayList<>();

    private static final class RecordedSpan implements Span {

        private final String name;
        private final Map<String, String> tags = new ConcurrentHashMap<>();

        RecordedSpan(String name) {
            this.name = name;
        }

        @Override
        public void setComponent(String component) {
            tags.put("component", component);
        }

        @Override
        public void setError(boolean error) {
            tags.put("error", String.valueOf(error));
        }

        @Override
        public void setTag(String key, String value) {
            tags.put(key, value);
        }

        @Override
        public void log(Map<String, String> fields) {
            tags.put("log", fields.toString());
        }
    }

    /** Keeps spans instead of sending them somewhere. */
    private final class RecordingTracer extends Tracer {

        @Override
        protected void initTracer() {
            setSpanLifecycleManager(new SpanLifecycleManager() {

                @Override
                public Span create(String name, Span parent, SpanContextPropagationExtractor extractor) {
                    RecordedSpan span = new RecordedSpan(name);
                    spans.add(span);
                    return span;
                }

                @Override
                public void activate(Span span) {
                }

                @Override
                public void deactivate(Span span) {
                }

                @Override
                public void close(Span span) {
                }

                @Override
                public void inject(Span span, SpanContextPropagationInjector injector, boolean includeTracing) {
                }
            });
        }
    }

    @BeforeEach
    void trace() {
        RecordingTracer tracer = new RecordingTracer();
        tracer.setCamelContext(camel);
        tracer.init(camel);
    }

    private RecordedSpan ours() {
        return spans.stream().filter(span -> "camel-ticketauth".equals(span.tags.get("component"))).reduce((a, b) -> b)
                .orElseThrow();
    }

    @Test
    void aCallTellsWhoWasAskedForWhat() {
        simulators.ticketmatic().inject(Fault.status(503));
        call("ticketmatic", null);

        assertThat(ours().name).isEqualTo("ticketmatic request");
        assertThat(ours().tags).containsEntry("ticketauth.provider", "ticketmatic")
                .containsEntry("ticketauth.operation", "request").containsEntry("ticketauth.environment", "production")
                .containsEntry("ticketauth.account", "testaccount").containsEntry("ticketauth.attempts", "2")
                .containsEntry("http.status_code", "200").doesNotContainKeys("error", "ticketauth.tenant");
    }

    @Test
    void aFailureTellsWhy() {
        simulators.tt().inject(Fault.status(404));
        send(endpoint("tt", "operation=request", "path=/ttledger/echo", "tenant=acme"), null, Map.of());

        assertThat(ours().tags).containsEntry("error", "true").containsEntry("http.status_code", "404")
                .containsEntry("ticketauth.attempts", "1").containsEntry("ticketauth.retryable", "false")
                .containsEntry("ticketauth.tenant", "acme");
    }

    @Test
    void theOperationOfAMessageIsTold() {
        send(endpoint("ticketmatic"), null,
                Map.of(TicketAuthConstants.OPERATION, "explain", TicketAuthConstants.TENANT, "other"));

        assertThat(ours().name).isEqualTo("ticketmatic explain");
        assertThat(ours().tags).containsEntry("ticketauth.tenant", "other");
    }

    @Test
    void noAttributeHoldsASecret() {
        for (String provider : List.of("wsync", "ticketmatic", "timetap", "tt", "ticketevolution")) {
            call(provider, null, "http.proxyAuthPassword=proxy-password");
            send(endpoint(provider, "operation=sign", "path=" + echoPath(provider)), null, Map.of());
            simulator(provider).inject(Fault.status(401).onAny());
            call(provider, null, "maxRetries=0");
        }

        assertThat(spans).hasSizeGreaterThanOrEqualTo(15);
        String told = spans.stream().map(span -> span.tags.toString()).toList().toString();
        for (String provider : List.of("wsync", "ticketmatic", "timetap", "tt", "ticketevolution")) {
            assertThat(told).contains("ticketauth.provider=" + provider).doesNotContain(simulator(provider).secretKey());
            if (!provider.equals("timetap")) {
                // TimeTap's is the number of a business
                assertThat(told).doesNotContain(simulator(provider).accessKey());
            }
            simulator(provider).requests().stream().map(request -> request.header("Authorization"))
                    .filter(header -> header != null).forEach(header -> assertThat(told)
                            .doesNotContain(header.substring(header.lastIndexOf(' ') + 1)));
        }
        assertThat(told).contains("secretKey=xxxxxx").doesNotContain("proxy-password");
    }

    @Test
    void whatAnEarlierStepHasLeftIsNotThisCalls() {
        send(endpoint("ticketmatic", "operation=explain"), null, Map.of(Exchange.HTTP_RESPONSE_CODE, 201,
                TicketAuthConstants.ATTEMPTS, 7, TicketAuthConstants.REQUEST_ID, "another"));

        assertThat(ours().tags).doesNotContainKeys("http.status_code", "ticketauth.attempts", "ticketauth.request.id");
    }

    @Test
    void theSpanOfAConsumedRecordHasNothingOfTheCallsOfItsRoute() throws Exception {
        routes(builder -> builder.from(endpoint("ticketmatic", "resource=bookings", "initialDelay=0"))
                .to(endpoint("ticketmatic", "operation=request", "path=/echo")));
        await().until(() -> spans.stream().anyMatch(span -> span.tags.containsKey("ticketauth.attempts")));
        camel.stop();

        assertThat(spans).filteredOn(span -> span.name.equals("ticketmatic request")).isNotEmpty();
        assertThat(spans).filteredOn(span -> span.name.equals("ticketmatic bookings")).isNotEmpty()
                .allSatisfy(span -> assertThat(span.tags).doesNotContainKeys("http.status_code", "ticketauth.attempts"));
    }

    @Test
    void aNameThatAMessageHasMadeUpIsNone() {
        send(endpoint("ticketmatic"), null, Map.of(TicketAuthConstants.OPERATION, "id-4711"));
        assertThat(ours().name).isEqualTo("ticketmatic unknown");

        send(endpoint("timetap", "operation=verify", "webhookAuth=token", "webhookSecret=RAW(s3cret)"), "{}",
                Map.of(TicketAuthConstants.OPERATION, "explain"));
        assertThat(ours().name).isEqualTo("timetap verify");
        assertThat(ours().tags).containsEntry("ticketauth.operation", "verify");
    }
}
