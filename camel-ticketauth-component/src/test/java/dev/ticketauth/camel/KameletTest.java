package dev.ticketauth.camel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.management.ObjectName;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.spi.RecordState;
import dev.ticketauth.simulators.ProviderSimulators;
import dev.ticketauth.simulators.push.PushTarget;
import dev.ticketauth.simulators.push.Pusher;
import dev.ticketauth.simulators.ticketevolution.TicketEvolutionSettings;
import dev.ticketauth.simulators.ticketmatic.TicketmaticSettings;
import dev.ticketauth.simulators.timetap.TimeTapSettings;
import dev.ticketauth.simulators.tt.TtSettings;
import dev.ticketauth.simulators.wsync.WsyncSettings;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.apache.camel.util.URISupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * Each Kamelet of the jar in a route in YAML, with keys that hold what is special in a URI.
 */
class KameletTest extends WebhookTestSupport {

    private static final String SECRET_KEY = "FAKE+secret&half=%2B/100%";
    private static final String WEBHOOK_SECRET = "FAKE+token&half=%2B/100%";

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        super.configureTest(configuration);
        configuration.withJMX(true);
    }

    @Override
    protected void setupResources() {
        simulators = ProviderSimulators.builder()
                .wsync(WsyncSettings.defaults().withTickets(12).withKeys("FAKE+public&half=%2B", SECRET_KEY))
                .ticketmatic(TicketmaticSettings.defaults().withOrders(20).withTicketsPerEvent(15)
                        .withKeys("FAKE+access&half=%2B", SECRET_KEY))
                .timetap(TimeTapSettings.defaults().withAppointments(20).withKeys("12345", SECRET_KEY))
                .tt(TtSettings.defaults().withFills(20).withWorkingOrders(20))
                .ticketEvolution(TicketEvolutionSettings.defaults().withOrders(20).withListings(40)
                        .withKeys("FAKE+token&half=%2B", SECRET_KEY))
                .start();
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext created = super.createCamelContext();
        created.getComponent("ticketauth", TicketAuthComponent.class).getConfiguration().setAllowPlainHttp(true);
        created.getRegistry().bind("received", (Processor) exchange -> received.add(exchange.copy()));
        created.getRegistry().bind("cursors", new MemoryStateRepository());
        created.getPropertiesComponent().addInitialProperty("my.webhook.secret", WEBHOOK_SECRET);
        simulators.all().forEach(each -> {
            created.getPropertiesComponent().addInitialProperty("my." + each.provider() + ".access", each.accessKey());
            created.getPropertiesComponent().addInitialProperty("my." + each.provider() + ".secret", each.secretKey());
        });
        return created;
    }

    /** The parameters of a Kamelet for a provider at its simulator. */
    private Map<String, String> at(String provider, String... more) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("provider", provider);
        parameters.put("baseUri", simulator(provider).baseUri().toString());
        Map<String, String> own = switch (provider) {
            case "wsync" -> Map.of("environment", "playground");
            case "ticketmatic" -> Map.of("account", "testaccount");
            case "tt" -> Map.of("appName", "hub", "companyName", "acme", "plan", "high");
            default -> Map.of();
        };
        parameters.putAll(own);
        for (String each : more) {
            parameters.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
        }
        return parameters;
    }

    private Map<String, String> withKeys(String provider, Map<String, String> parameters) {
        parameters.put("accessKey", "RAW({{my." + provider + ".access}})");
        parameters.put("secretKey", "RAW({{my." + provider + ".secret}})");
        return parameters;
    }

    private static String parameters(Map<String, String> parameters, int indent) {
        return parameters.entrySet().stream()
                .map(each -> " ".repeat(indent) + each.getKey() + ": \"" + each.getValue() + "\"\n")
                .collect(Collectors.joining());
    }

    private void yaml(String text) throws Exception {
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("routes.camel.yaml", text));
    }

    private void source(String kamelet, Map<String, String> parameters) throws Exception {
        yaml("""
                - route:
                    from:
                      uri: kamelet:%s
                      parameters:
                %s
                      steps:
                        - process:
                            ref: "#received"
                """.formatted(kamelet, parameters(parameters, 8)));
    }

    /** A route with one step between direct:start and what follows. */
    private void step(String kamelet, Map<String, String> parameters, String... following) throws Exception {
        String steps = Stream.of(following).map(each -> "        - to: \"" + each + "\"\n").collect(Collectors.joining());
        yaml("""
                - route:
                    id: step
                    from:
                      uri: direct:start
                      steps:
                        - to:
                            uri: kamelet:%s
                            parameters:
                %s
                %s""".formatted(kamelet, parameters(parameters, 14), steps));
    }

    private void awaitIds(Collection<?> ids) {
        Set<String> expected = ids.stream().map(String::valueOf).collect(Collectors.toSet());
        await().untilAsserted(() -> assertThat(received)
                .extracting(exchange -> exchange.getMessage().getHeader(TicketAuthConstants.RECORD_ID, String.class))
                .containsExactlyInAnyOrderElementsOf(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = { "ticketmatic", "timetap", "tt", "ticketevolution" })
    void bookings(String provider) throws Exception {
        source("ticketauth-bookings-source", withKeys(provider, at(provider, "cursorRepository=#bean:cursors")));

        awaitIds(switch (provider) {
            case "timetap" -> simulators.timetap().data().appointments().ids();
            case "tt" -> simulators.tt().data().orders().ids();
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
            case "tt" -> awaitIds(simulators.tt().data().fills().ids());
            default -> await().until(() -> !received.isEmpty());
        }
        assertThat(received).extracting(exchange -> exchange.getMessage().getBody(Ticket.class).provider())
                .containsOnly(provider);
        assertThat(simulator(provider).refusals()).isEmpty();
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
    @ValueSource(strings = { "wsync", "timetap", "ticketevolution" })
    void pushes(String provider) throws Exception {
        source("ticketauth-webhook-source", at(provider, "webhookAuth=token",
                "webhookSecret=RAW({{my.webhook.secret}})", "webhookPath=/hooks/" + provider));
        String id = switch (provider) {
            case "wsync" -> simulators.wsync().data().tickets().ids().get(0);
            case "timetap" -> simulators.timetap().data().appointments().ids().get(0).toString();
            default -> simulators.ticketEvolution().data().orders().ids().get(0).toString();
        };

        PushTarget target = PushTarget.at(uri("/hooks/" + provider));
        assertThat(statusOfPush(provider, id, target.withHeader("X-Webhook-Token", "FAKE token"))).isEqualTo(401);
        assertThat(statusOfPush(provider, id, target.withHeader("X-Webhook-Token", WEBHOOK_SECRET))).isEqualTo(200);

        assertThat(received).singleElement()
                .satisfies(exchange -> assertThat(exchange.getMessage().getBody(TicketAuthChange.class).id()).isEqualTo(id));
    }

    private int statusOfPush(String provider, String id, PushTarget target) {
        try (Pusher pusher = simulator(provider).pushTo(target)) {
            pusher.push(id);
            await().until(() -> !pusher.attempts().isEmpty());
            return pusher.attempts().get(0).status();
        }
    }

    @Test
    void aSignedPush() throws Exception {
        source("ticketauth-webhook-source", at("timetap", "webhookAuth=hmac", "webhookHeader=X-Signature",
                "webhookPrefix=RAW(sha256=)", "webhookSecret=RAW({{my.webhook.secret}})", "webhookPath=/hook"));

        assertThat(push(APPOINTMENT, "X-Signature", "sha256=" + Hmacs.hex(WEBHOOK_SECRET, APPOINTMENT))).isEqualTo(200);
        assertThat(push(APPOINTMENT, "X-Signature", "sha256=" + Hmacs.hex("FAKE", APPOINTMENT))).isEqualTo(401);
    }

    @Test
    void aPushThatIsReadAgain() throws Exception {
        String id = simulators.timetap().data().appointments().ids().get(0).toString();
        source("ticketauth-webhook-source", withKeys("timetap", at("timetap", "webhookAuth=fetchBack", "webhookPath=/hook")));

        assertThat(statusOfPush("timetap", id, PushTarget.at(uri("/hook")))).isEqualTo(200);

        assertThat(change(0).record().id()).isEqualTo(id);
        assertThat(simulator("timetap").logins()).isOne();
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

    @Test
    void keysMayStandInPropertiesOfTheirOwn() throws Exception {
        addKeys("ticketauth.timetap.default.access-key", "ticketauth.timetap.default.secret-key");

        source("ticketauth-bookings-source", at("timetap"));

        awaitIds(simulators.timetap().data().appointments().ids());
    }

    @ParameterizedTest
    @ValueSource(strings = { "ticketauth-bookings-source", "ticketauth-bookings-source.nightly" })
    void keysMayStandInPropertiesOfTheKamelet(String name) throws Exception {
        addKeys("camel.kamelet." + name + ".accessKey", "camel.kamelet." + name + ".secretKey");

        source("ticketauth-bookings-source/nightly", at("timetap"));

        awaitIds(simulators.timetap().data().appointments().ids());
    }

    private void addKeys(String accessKey, String secretKey) {
        camel.getPropertiesComponent().addOverrideProperty(accessKey, simulator("timetap").accessKey());
        camel.getPropertiesComponent().addOverrideProperty(secretKey, simulator("timetap").secretKey());
    }

    /** Camel looks up what a Kamelet leaves unset among properties, system properties and environment variables, too. */
    @Test
    void whatIsLeftOutIsNotTakenFromPropertiesOfTheSameName() throws Exception {
        for (String name : List.of("secretKey", "environment", "account", "path", "method")) {
            camel.getPropertiesComponent().addOverrideProperty(name, "of-somebody-else");
        }
        addKeys("ticketauth.timetap.default.access-key", "ticketauth.timetap.default.secret-key");
        step("ticketauth-sign-action", at("timetap"), "http:" + simulator("timetap").baseUri().getAuthority() + "/live/echo");

        assertThat(send("direct:start", null, Map.of()).getException()).isNull();

        assertThat(lastRequest("timetap").rawTarget()).isEqualTo("/live/echo");
        assertThat(simulator("timetap").refusals()).isEmpty();
    }

    @Test
    void aTenantHasItsOwnKeys() throws Exception {
        addKeys("ticketauth.timetap.north.access-key", "ticketauth.timetap.north.secret-key");

        source("ticketauth-bookings-source", at("timetap", "tenant=north"));

        await().until(() -> !received.isEmpty());
        assertThat(received.get(0).getMessage().getBody(Booking.class).account()).isEqualTo("north");
        assertThatThrownBy(() -> source("ticketauth-bookings-source", at("timetap", "tenant=south")))
                .hasStackTraceContaining("ticketauth.timetap.south.access-key");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> source("ticketauth-bookings-source", Map.of("account", "demo")))
                .hasStackTraceContaining("mandatory parameters must be provided: provider");
        assertThatThrownBy(() -> source("ticketauth-bookings-source", at("timetap")))
                .hasStackTraceContaining("ticketauth.timetap.default.access-key");
    }

    @Test
    void noSecretIsShown() throws Exception {
        source("ticketauth-bookings-source", withKeys("timetap", at("timetap")));
        step("ticketauth-booking-sink", withKeys("ticketevolution", at("ticketevolution")));
        source("ticketauth-webhook-source", withKeys("wsync", at("wsync", "webhookAuth=basic", "webhookPath=/hook",
                "webhookUsername=RAW(FAKE+user&half)", "webhookSecret=RAW({{my.webhook.secret}})")));

        List<String> shown = new ArrayList<>();
        for (Endpoint endpoint : camel.getEndpoints()) {
            shown.add(endpoint.toString());
            shown.add(URISupport.sanitizeUri(endpoint.getEndpointUri()));
        }
        for (ObjectName name : context.getManagementStrategy().getManagementAgent().getMBeanServer()
                .queryNames(new ObjectName("org.apache.camel:*"), null)) {
            shown.add(name.toString());
        }

        assertThat(shown).anyMatch(text -> text.contains("ticketauth")).allSatisfy(text -> assertThat(text)
                .doesNotContain("FAKE").doesNotContain("secret&").doesNotContain("token&").doesNotContain("100%"));
    }
}
