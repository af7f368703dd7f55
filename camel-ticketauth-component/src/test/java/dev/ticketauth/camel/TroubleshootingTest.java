// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.ticketauth.camel.TroubleshootingPage.Row;
import dev.ticketauth.camel.session.StandingClock;
import dev.ticketauth.camel.spi.CredentialsProvider;
import dev.ticketauth.simulators.AnswerBody;
import dev.ticketauth.simulators.Fault;
import dev.ticketauth.simulators.ProviderSimulator;
import dev.ticketauth.simulators.ProviderSimulators;
import dev.ticketauth.simulators.RecordedRequest;
import dev.ticketauth.simulators.RecordingServer;
import dev.ticketauth.simulators.tt.TtEnvironment;
import dev.ticketauth.simulators.wsync.WsyncSettings;
import dev.ticketauth.simulators.wsync.WsyncSettings.WsyncEnvironment;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Every row of the first table in docs/troubleshooting.md is a mistake that is made here, over HTTP or when a route
 * starts, and what is seen then is what the row says.
 */
class TroubleshootingTest extends SimulatorTest {

    private static final String ACCESS_KEY = "AccessKeyOfThisTest";
    private static final String SECRET_KEY = "SecretKeyOfThisTest";
    private static final String KEYS = "&accessKey=" + ACCESS_KEY + "&secretKey=" + SECRET_KEY;
    private static final String TICKETMATIC = "ticketauth:ticketmatic?account=demo" + KEYS;

    interface Mistake {

        Throwable made() throws Exception;
    }

    private final Map<String, Mistake> mistakes = new LinkedHashMap<>();
    private final Set<String> secrets = new TreeSet<>(Set.of(ACCESS_KEY, SECRET_KEY));

    TroubleshootingTest() {
        inTheUri();
        withKeys();
        withSteps();
        withRecords();
        inTheMessage();
        refusedByTheProvider();
        atTheLogin();
        inLists();
        onTheWay();
    }

    static Stream<Row> rows() {
        return TroubleshootingPage.CALLS.rows();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aRowIsWhatIsSeen(Row row) throws Exception {
        assertThat(mistakes).as("mistakes that are made here").containsKey(row.name());

        Throwable failure = mistakes.get(row.name()).made();

        row.assertIsIn(messages(failure));
        collectSecrets();
        assertThat(secrets).hasSizeGreaterThan(8)
                .allSatisfy(secret -> assertThat(everything(failure)).doesNotContain(secret));
    }

    static Stream<Row> rowsOfWhy401() {
        return TroubleshootingPage.WHY_401.rows();
    }

    @ParameterizedTest
    @MethodSource("rowsOfWhy401")
    void aRowOfThePageOn401IsWhatIsSeen(Row row) throws Exception {
        mistakes.putAll(RefusedCalls.of(this));
        aRowIsWhatIsSeen(row);
    }

    @Test
    void thePageOn401HasWhatIsOnlyThere() {
        TroubleshootingPage.WHY_401.assertAllAreRead();
        assertThat(rowsOfWhy401().map(Row::name)).containsAll(RefusedCalls.of(this).keySet());
    }

    @Test
    void rowsAndMistakesAreTheSame() {
        TroubleshootingPage.CALLS.assertRowsAre(mistakes.keySet());
    }

    private void inTheUri() {
        mistakes.put("unknown-provider", () -> start("ticketauth:nosuch?path=/x" + KEYS));
        mistakes.put("no-environment", () -> start("ticketauth:wsync?baseUri=https://api.example.com" + KEYS));
        mistakes.put("unknown-environment", () -> start(TICKETMATIC + "&environment=staging"));
        mistakes.put("no-base", () -> start("ticketauth:wsync?environment=production" + KEYS));
        mistakes.put("base-without-scheme", () -> start(TICKETMATIC + "&baseUri=api.example.com"));
        mistakes.put("base-with-more", () -> start(TICKETMATIC + "&baseUri=RAW(https://api.example.com/orders?limit=1)"));
        mistakes.put("no-account", () -> start("ticketauth:ticketmatic?operation=request&path=/orders" + KEYS));
        mistakes.put("no-company", () -> start("ticketauth:tt?appName=app" + KEYS));
        mistakes.put("forbidden-name", () -> start("ticketauth:tt?appName=my app&companyName=acme" + KEYS));
        mistakes.put("option-of-another-provider", () -> start(TICKETMATIC + "&plan=free"));
        mistakes.put("unknown-option", () -> start(TICKETMATIC + "&enviroment=qa"));
        mistakes.put("unknown-value", () -> start(TICKETMATIC + "&authMethod=digest"));
        mistakes.put("basic-form",
                () -> start("ticketauth:wsync?environment=playground&baseUri=https://h&basicForm=username" + KEYS));
        mistakes.put("signed-host-with-scheme", () -> start("ticketauth:ticketevolution?signedHost=https://h" + KEYS));
        mistakes.put("negative-number", () -> start(TICKETMATIC + "&maxRetries=-1"));
        mistakes.put("unknown-operation", () -> start(TICKETMATIC + "&operation=getTicket"));
        mistakes.put("no-operation", () -> start(TICKETMATIC + "&path=/orders"));
        mistakes.put("params-with-sign", () -> start(TICKETMATIC + "&operation=sign&path=/orders&params.limit=1"));
        mistakes.put("plain-http", () -> start(TICKETMATIC + "&baseUri=http://api.example.com&allowPlainHttp=true"));
        mistakes.put("plain-http-to-loopback", () -> start(TICKETMATIC + "&baseUri=http://localhost:8080"));
        mistakes.put("follow-redirects", () -> start(TICKETMATIC + "&operation=request&http.followRedirects=true"));
        mistakes.put("unknown-http-option", () -> start(TICKETMATIC + "&operation=request&http.conectTimeout=5000"));
        mistakes.put("from", () -> consume(TICKETMATIC));
    }

    private void withRecords() {
        String wsync = "ticketauth:wsync?environment=playground&baseUri=https://h" + KEYS;
        mistakes.put("operation-with-from", () -> consume(TICKETMATIC + "&resource=bookings&operation=listBookings"));
        mistakes.put("no-list-to-consume", () -> consume(wsync + "&resource=bookings"));
        mistakes.put("malformed-since", () -> consume(TICKETMATIC + "&resource=bookings&since=2026-01-01"));
        mistakes.put("negative-overlap", () -> consume(TICKETMATIC + "&resource=bookings&overlap=-1"));
        mistakes.put("no-pages", () -> start(TICKETMATIC + "&operation=listBookings&maxPages=0"));
        mistakes.put("unknown-output-type", () -> start(TICKETMATIC + "&operation=listBookings&outputType=xml"));
        mistakes.put("unknown-in-doubt", () -> start(TICKETMATIC + "&operation=createBooking&inDoubt=retry"));
        mistakes.put("no-tickets-path", () -> start(wsync + "&operation=listTickets"));
        mistakes.put("no-pointer", () -> start(wsync + "&operation=listTickets&ticketsPath=/tickets&itemsPointer=data"));
        mistakes.put("page-size-without-parameter", () -> failing(
                send(endpoint("wsync", "operation=listTickets", "ticketsPath=/tickets", "pageSize=10"), null, Map.of())));
        mistakes.put("no-event-id",
                () -> failing(send(endpoint("ticketmatic", "operation=listTickets"), null, Map.of())));
        mistakes.put("filter-that-is-ignored", () -> failing(
                send(endpoint("tt", "operation=listBookings", "params.status=open"), null, Map.of())));
        mistakes.put("no-record",
                () -> failing(send(endpoint("ticketmatic", "operation=getBooking"), null, Map.of())));
        mistakes.put("no-booking",
                () -> failing(send(endpoint("ticketmatic", "operation=createBooking"), "[]", Map.of())));
    }

    private void inLists() {
        mistakes.put("page-twice", () -> {
            simulator("wsync").inject(json("[{\"id\":1}]").always());
            return reading(endpoint("wsync", "operation=listTickets", "ticketsPath=/tickets", "pageParam=page"));
        });
        mistakes.put("too-many-pages", () -> reading(endpoint("timetap", "operation=listBookings", "maxPages=2")));
        mistakes.put("no-list", () -> {
            simulator("wsync").inject(json("{\"data\":[]}"));
            return reading(endpoint("wsync", "operation=listTickets", "ticketsPath=/tickets", "itemsPointer=/items"));
        });
        mistakes.put("no-json", () -> {
            simulator("ticketmatic").inject(Fault.answer(200, "text/html", AnswerBody.text("<html>maintenance</html>")));
            return reading(endpoint("ticketmatic", "operation=listBookings"));
        });
        mistakes.put("list-cut-off", () -> {
            simulator("ticketmatic").inject(Fault.truncated());
            return reading(endpoint("ticketmatic", "operation=listTickets", "params.eventId=20001"));
        });
        mistakes.put("no-id", () -> reading(
                endpoint("wsync", "operation=listTickets", "ticketsPath=/tickets", "idPointer=/number")));
        mistakes.put("failure-in-a-good-answer", () -> {
            simulator("tt").inject(json("{\"status\":\"Failed\",\"status_message\":\"not now\"}"));
            return reading(endpoint("tt", "operation=listTickets"));
        });
        mistakes.put("not-sorted", () -> {
            simulator("ticketevolution").inject(json("{\"total_entries\":2,\"orders\":["
                                                     + "{\"id\":1,\"updated_at\":\"2026-01-02T00:00:00Z\"},"
                                                     + "{\"id\":2,\"updated_at\":\"2026-01-01T00:00:00Z\"}]}"));
            return reading(endpoint("ticketevolution", "operation=listBookings"));
        });
        mistakes.put("booking-in-doubt", () -> {
            simulator("wsync").inject(Fault.dropAfterWork().onMethod("POST"));
            Throwable failure = failing(send(endpoint("wsync", "operation=createBooking", "bookingPath=/bookings"),
                    "{\"raw\":{\"seats\":2}}", Map.of(TicketAuthConstants.REFERENCE, "PO-4713")));
            assertThat(failure).isInstanceOfSatisfying(BookingInDoubtException.class,
                    doubt -> assertThat(doubt.getReference()).isEqualTo("PO-4713"));
            return failure;
        });
    }

    private void withKeys() {
        mistakes.put("no-keys", () -> start("ticketauth:timetap?operation=token"));
        mistakes.put("one-key", () -> start("ticketauth:timetap?operation=token&accessKey=" + ACCESS_KEY));
        mistakes.put("plus-in-a-key", () -> start(
                "ticketauth:ticketmatic?account=demo&accessKey=" + ACCESS_KEY + "&secretKey=Half+" + SECRET_KEY));
        mistakes.put("parenthesis-in-raw", () -> {
            String uri = "ticketauth:ticketmatic?account=demo&accessKey=" + ACCESS_KEY + "&secretKey=RAW(Half)" + SECRET_KEY
                         + ")";
            // the root: Camel's own exception around it shows what stands behind the ')', as the row says
            return rootOf(catchThrowable(() -> camel.getEndpoint(uri)));
        });
        mistakes.put("control-character", () -> {
            property("ticketauth.ticketmatic.default.access-key", ACCESS_KEY);
            property("ticketauth.ticketmatic.default.secret-key", SECRET_KEY + "\n");
            return start("ticketauth:ticketmatic?account=demo");
        });
        mistakes.put("unresolved-property", () -> {
            property("ticketauth.ticketmatic.default.access-key", ACCESS_KEY);
            property("ticketauth.ticketmatic.default.secret-key", "{{nowhere}}");
            return start("ticketauth:ticketmatic?account=demo");
        });
        mistakes.put("unknown-tenant", () -> failing("direct:start", tenant("north"), route -> {
            property("ticketauth.wsync.default.access-key", simulator("wsync").accessKey());
            route.from("direct:start").to(bareEndpoint("wsync", "operation=request", "path=/echo"));
        }));
        mistakes.put("keys-in-the-uri-and-a-tenant",
                () -> failing(send(endpoint("wsync", "operation=request", "path=/echo"), null, tenant("north"))));
        mistakes.put("tenant-unknown-to-the-bean", () -> {
            CredentialsProvider none = (provider, environment, tenant) -> null;
            camel.getRegistry().bind("keys", CredentialsProvider.class, none);
            return failing(send(bareEndpoint("wsync", "operation=request", "path=/echo", "credentialsProvider=#bean:keys"),
                    null, tenant("north")));
        });
        mistakes.put("name-of-a-tenant",
                () -> failing(send(endpoint("wsync", "operation=request", "path=/echo"), null, tenant("north/south"))));
    }

    private void withSteps() {
        mistakes.put("policy-without-http", () -> starting(
                route -> route.from("direct:start").policy(policy(endpoint("wsync"))).to("direct:elsewhere").end()));
        mistakes.put("policy-without-endpoint", () -> starting(
                route -> route.from("direct:start").policy(new TicketAuthPolicy()).to("https://api.example.com").end()));
        mistakes.put("policy-for-another-component", () -> starting(route -> route.from("direct:start")
                .policy(policy("https://api.example.com")).to("https://api.example.com").end()));
        mistakes.put("configurer-not-bound", () -> {
            TicketAuthHttpClientConfigurer unbound = new TicketAuthHttpClientConfigurer();
            unbound.setEndpoint(endpoint("wsync"));
            HttpEndpoint own = camel.getEndpoint(simulator("wsync").baseUri() + "/echo", HttpEndpoint.class);
            own.setHttpClientConfigurer(unbound);
            return catchThrowable(() -> camel.createProducerTemplate().sendBody(own, null));
        });
        mistakes.put("configurer-not-found",
                () -> start(simulator("wsync").baseUri() + "/echo?httpClientConfigurer=#signer"));
    }

    private void inTheMessage() {
        mistakes.put("no-path", () -> failing(send(endpoint("wsync", "operation=request"), null, Map.of())));
        mistakes.put("dots-in-a-path", () -> failing(
                send(endpoint("wsync", "operation=request"), null, Map.of(Exchange.HTTP_PATH, "/tickets/..;/admin"))));
        mistakes.put("another-origin", () -> failing(
                send(endpoint("wsync", "operation=request"), null,
                        Map.of(Exchange.HTTP_URI, "https://api.example.com/tickets"))));
        mistakes.put("uri-of-a-consumer", () -> failing(
                send(endpoint("wsync", "operation=sign", "path=/tickets"), null, Map.of(Exchange.HTTP_URI, "/hook"))));
        mistakes.put("nothing-to-sign",
                () -> failing(send(endpoint("ticketevolution", "operation=sign"), null, Map.of())));
        mistakes.put("body-too-large", () -> failing(call("ticketevolution", new ByteArrayInputStream(new byte[100]),
                "maxBodySize=10")));
        mistakes.put("unknown-method", () -> failing(call("wsync", null, "method=FETCH")));
    }

    private void refusedByTheProvider() {
        mistakes.put("wrong-keys", () -> failing(callWithKeys(
                "ticketmatic", simulator("ticketmatic").secretKey(), simulator("ticketmatic").accessKey())));
        mistakes.put("wrong-account",
                () -> failing(send(endpoint("ticketmatic", "operation=request", "path=/echo")
                        .replace("account=testaccount", "account=another"), null, Map.of())));
        mistakes.put("swapped-keys-ticketevolution", () -> failing(callWithKeys(
                "ticketevolution", simulator("ticketevolution").secretKey(), simulator("ticketevolution").accessKey())));
        mistakes.put("signed-host", () -> failing(call("ticketevolution", null, "signedHost=gateway.example.com")));
        mistakes.put("playground-key-in-production", () -> {
            WsyncSettings production = WsyncSettings.defaults().withEnvironment(WsyncEnvironment.PRODUCTION);
            try (ProviderSimulators others = ProviderSimulators.builder().wsync(production).start()) {
                String uri = "ticketauth:wsync?environment=production&operation=request&path=/echo&allowPlainHttp=true&baseUri="
                             + others.wsync().baseUri();
                return failing(send(withKeys(uri, production.otherEnvironmentKeys().accessKey(),
                        production.otherEnvironmentKeys().secretKey()), null, Map.of()));
            }
        });
        mistakes.put("no-permission", () -> {
            simulator("wsync").inject(Fault.status(403));
            return failing(call("wsync", null));
        });
        mistakes.put("clock-off", () -> {
            useStandingClock().set(Instant.now().minus(Duration.ofHours(2)));
            return failing(call("ticketmatic", null, "clockSkewCorrection=false"));
        });
        mistakes.put("unknown-path",
                () -> failing(send(endpoint("wsync", "operation=request", "path=/no/such/path"), null, Map.of())));
        mistakes.put("unknown-path-at-tt",
                () -> failing(send(endpoint("tt", "operation=request", "path=/ttledger/nosuch"), null, Map.of())));
        mistakes.put("redirect-to-another-origin", () -> {
            try (RecordingServer other = RecordingServer.start()) {
                simulator("wsync").inject(Fault.redirect(302, other.baseUri() + "/elsewhere"));
                Throwable failure = failing(call("wsync", null));
                assertThat(other.requests()).isEmpty();
                assertThat(failure.getCause()).isInstanceOfSatisfying(HttpOperationFailedException.class,
                        cause -> assertThat(cause.getRedirectLocation()).isEqualTo(other.baseUri() + "/elsewhere"));
                return failure;
            }
        });
        mistakes.put("retry-after-too-long", () -> {
            simulator("ticketmatic").inject(Fault.status(429).withRetryAfter("3600"));
            Throwable failure = failing(call("ticketmatic", null));
            assertThat(((TicketAuthException) failure).getRetryAfter()).isEqualTo(Duration.ofHours(1));
            return failure;
        });
        mistakes.put("provider-is-down", () -> {
            simulator("wsync").inject(Fault.status(503).withBody("text/html", "<html>maintenance</html>").always());
            return failing(call("wsync", null, "maxRetries=1"));
        });
    }

    private void atTheLogin() {
        mistakes.put("swapped-keys-timetap", () -> failing(callWithKeys(
                "timetap", simulator("timetap").secretKey(), simulator("timetap").accessKey())));
        mistakes.put("half-a-secret-tt", () -> failing(callWithKeys(
                "tt", simulator("tt").accessKey(), simulator("tt").secretKey().substring(0, 30))));
        mistakes.put("keys-of-another-environment-tt", () -> failing(callWithKeys(
                "tt", simulators.tt().keys(TtEnvironment.EXT_PROD_LIVE).accessKey(),
                simulators.tt().keys(TtEnvironment.EXT_PROD_LIVE).secretKey())));
        mistakes.put("page-for-a-login", () -> {
            simulator("timetap").inject(
                    Fault.answer(200, "text/html", AnswerBody.text("<html>maintenance</html>")).onLogin());
            return failing(call("timetap", null));
        });
        mistakes.put("login-is-down", () -> {
            simulator("tt").inject(Fault.status(503).onLogin());
            return failing(call("tt", null));
        });
        mistakes.put("login-failed-a-moment-ago", () -> {
            useStandingClock();
            simulator("tt").inject(Fault.status(503).onLogin());
            failing(call("tt", null));
            TicketAuthException failure = failure(call("tt", null));
            assertThat(failure.isRetryable()).isTrue();
            assertThat(failure.getRetryAfter()).isPositive();
            assertThat(simulator("tt").requests()).hasSize(1);
            return failure;
        });
        mistakes.put("keys-refused-a-moment-ago", () -> {
            useStandingClock();
            String wrong = simulator("tt").secretKey().substring(0, 30);
            failing(callWithKeys("tt", simulator("tt").accessKey(), wrong));
            Throwable failure = failing(callWithKeys("tt", simulator("tt").accessKey(), wrong));
            assertThat(simulator("tt").requests()).hasSize(1);
            return failure;
        });
        mistakes.put("login-hangs", () -> {
            StandingClock clock = useStandingClock();
            simulator("timetap").inject(Fault.slow(Duration.ofMinutes(1)).onLogin());
            Thread first = new Thread(() -> call("timetap", null), "waits-for-the-login");
            first.setDaemon(true);
            first.start();
            Awaitility.await().until(() -> simulator("timetap").faults().isEmpty());
            // to the very end of the deadline: who comes now has no time left to wait
            clock.advance(Duration.ofSeconds(150));
            return failing(call("timetap", null));
        });
        mistakes.put("login-redirected", () -> {
            try (RecordingServer other = RecordingServer.start()) {
                simulator("timetap").inject(Fault.redirect(307, other.baseUri() + "/elsewhere").onLogin());
                Throwable failure = failing(call("timetap", null));
                assertThat(other.requests()).isEmpty();
                return failure;
            }
        });
        mistakes.put("login-lost", () -> {
            simulator("timetap").inject(Fault.dropBeforeWork().onLogin());
            return failing(call("timetap", null));
        });
    }

    private void onTheWay() {
        mistakes.put("waits-too-long-for-its-turn", () -> {
            String endpoint = endpoint("wsync", "operation=request", "path=/echo", "rateLimit=0.1", "maxRetryWait=100");
            assertThat(send(endpoint, null, Map.of()).getException()).isNull();
            return failing(send(endpoint, null, Map.of()));
        });
        mistakes.put("answer-of-a-write-lost", () -> {
            simulator("ticketevolution").inject(Fault.dropAfterWork());
            return failing(call("ticketevolution", "{}"));
        });
        mistakes.put("no-answer-in-time", () -> {
            simulator("wsync").inject(Fault.slow(Duration.ofMinutes(1)).always());
            return failing(call("wsync", null, "http.responseTimeout=200", "maxRetries=0"));
        });
        mistakes.put("nobody-listens", () -> {
            simulator("wsync").close();
            return failing(call("wsync", null, "maxRetries=0"));
        });
    }

    private Throwable start(String uri) {
        return starting(route -> route.from("direct:start").to(uri));
    }

    private Throwable consume(String uri) {
        return starting(route -> route.from(uri).to("mock:end"));
    }

    /** The failure of a list that is read to its end. */
    private Throwable reading(String endpoint) {
        Exchange exchange = send(endpoint, null, Map.of());
        Throwable failure = exchange.getException() != null
                ? exchange.getException()
                : catchThrowable(() -> exchange.getMessage().getBody(Iterator.class).forEachRemaining(record -> {
                }));
        assertThat(failure).as("the list must fail").isInstanceOf(TicketAuthException.class);
        return failure;
    }

    private static Fault json(String body) {
        return Fault.answer(200, "application/json", AnswerBody.text(body));
    }

    private Throwable starting(Consumer<RouteBuilder> definition) {
        Throwable failure = catchThrowable(() -> routes(definition));
        assertThat(failure).as("the route must not start").isNotNull();
        assertThat(simulators.all()).allSatisfy(simulator -> assertThat(simulator.requests()).isEmpty());
        return failure;
    }

    private Throwable failing(String endpoint, Map<String, Object> headers, Consumer<RouteBuilder> route)
            throws Exception {
        routes(route);
        return failing(send(endpoint, null, headers));
    }

    Exchange callWithKeys(String provider, String accessKey, String secretKey) {
        String uri = bareEndpoint(provider, "operation=request", "path=" + echoPath(provider));
        return send(withKeys(uri, accessKey, secretKey), null, Map.of());
    }

    private String withKeys(String uri, String accessKey, String secretKey) {
        secrets.addAll(List.of(accessKey, secretKey));
        return uri + "&accessKey=RAW(" + accessKey + ")&secretKey=RAW(" + secretKey + ")";
    }

    static Throwable failing(Exchange exchange) {
        assertThat(exchange.getException()).as("the call must fail").isNotNull();
        return exchange.getException();
    }

    private static Map<String, Object> tenant(String name) {
        return Map.of(TicketAuthConstants.TENANT, name);
    }

    private void property(String name, String value) {
        camel.getPropertiesComponent().addInitialProperty(name, value);
    }

    private StandingClock useStandingClock() {
        StandingClock clock = new StandingClock();
        camel.getComponent("ticketauth", TicketAuthComponent.class).setClock(clock);
        return clock;
    }

    private static TicketAuthPolicy policy(String endpoint) {
        TicketAuthPolicy policy = new TicketAuthPolicy();
        policy.setEndpoint(endpoint);
        return policy;
    }

    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }

    static String messages(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            text.append(each.getMessage()).append('\n');
        }
        return text.toString();
    }

    /** The messages, and what an exception of camel-http has besides. */
    private static String everything(Throwable failure) {
        StringBuilder text = new StringBuilder(messages(failure));
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof HttpOperationFailedException http) {
                text.append(http.getUri()).append('\n').append(http.getRedirectLocation()).append('\n')
                        .append(http.getResponseHeaders()).append('\n').append(http.getResponseBody()).append('\n');
            }
        }
        return text.toString();
    }

    /** The simulators' keys, and whatever they received as authentication. */
    private void collectSecrets() {
        for (ProviderSimulator simulator : simulators.all()) {
            secrets.add(simulator.accessKey());
            secrets.add(simulator.secretKey());
            for (RecordedRequest request : simulator.requests()) {
                for (String header : List.of("Authorization", "X-Signature", "X-Token", "x-api-key")) {
                    if (request.header(header) != null) {
                        secrets.addAll(Arrays.asList(request.header(header).split(" |key=|sign=")));
                    }
                }
                if (request.rawTarget().contains("signature=")) {
                    secrets.add(request.rawTarget().replaceFirst(".*signature=", ""));
                }
            }
        }
        // words, a time, and TimeTap's key, which is also the number of a business
        secrets.removeIf(secret -> secret.length() < 6 || secret.startsWith("ts=") || secret.startsWith("TM-HMAC"));
        secrets.remove("Bearer");
    }
}
