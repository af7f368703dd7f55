// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What can be known to be wrong is refused when the route starts, before anything is sent.
 */
class StartUpTest {

    private static final String SECRET = "TopSecretValue";

    /** The whole chain of messages that a failing start prints. */
    static String failureOf(String endpoint) throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            camel.addRoutes(new RouteBuilder() {

                @Override
                public void configure() {
                    from("direct:start").to(endpoint);
                }
            });
            Throwable failure = catchThrowable(camel::start);
            assertThat(failure).as(endpoint).isNotNull();
            StringBuilder messages = new StringBuilder();
            for (Throwable each = failure; each != null; each = each.getCause()) {
                messages.append(each.getMessage()).append('\n');
            }
            return messages.toString();
        }
    }

    static Stream<Arguments> mistakes() {
        String keys = "&accessKey=" + SECRET + "A&secretKey=" + SECRET + "B";
        String ticketmatic = "ticketauth:ticketmatic?account=demo" + keys;
        String tt = "ticketauth:tt?appName=app&companyName=company" + keys;
        return Stream.of(
                Arguments.of("ticketauth:nosuch?environment=x" + keys, new String[] {
                        "no provider 'nosuch'", "ticketevolution, ticketmatic, timetap, tt, wsync" }),
                Arguments.of("ticketauth:ticketmatic?account=demo&environment=staging" + keys, new String[] {
                        "'environment' is 'staging'", "production, qa, test" }),
                Arguments.of("ticketauth:wsync?baseUri=https://h" + keys, new String[] {
                        "'environment' is required", "playground, production" }),
                Arguments.of("ticketauth:wsync?environment=playground" + keys, new String[] { "'baseUri' is required" }),
                Arguments.of("ticketauth:ticketmatic?environment=qa" + keys, new String[] { "'account' is required" }),
                Arguments.of("ticketauth:tt?appName=app" + keys, new String[] { "'companyName' is required" }),
                Arguments.of("ticketauth:tt?appName=my app&companyName=c" + keys, new String[] { "'appName' holds a blank" }),
                Arguments.of("ticketauth:tt?appName=RAW(a&b)&companyName=c" + keys, new String[] { "'appName' holds '&'" }),
                Arguments.of(tt + "&plan=gold", new String[] { "'plan' is 'gold'", "free, high, low, medium" }),
                Arguments.of(ticketmatic + "&authMethod=digest",
                        new String[] { "'authMethod' is 'digest'", "basic, signature" }),
                Arguments.of(ticketmatic + "&plan=free", new String[] { "'plan' does not belong to provider 'ticketmatic'" }),
                Arguments.of("ticketauth:timetap?accessKey=1", new String[] { "'secretKey'", "authMethod=session" }),
                Arguments.of("ticketauth:timetap", new String[] {
                        "accessKey and secretKey", "ticketauth.timetap.default.access-key" }),
                Arguments.of("ticketauth:timetap?tenant=north", new String[] { "ticketauth.timetap.north.access-key" }),
                Arguments.of(ticketmatic + "&baseUri=http://api.example.com&allowPlainHttp=true", new String[] {
                        "'baseUri' is plain http to 'api.example.com'", "https" }),
                Arguments.of(ticketmatic + "&baseUri=http://localhost:8080", new String[] { "allowPlainHttp=true" }),
                Arguments.of(ticketmatic + "&baseUri=ftp://h", new String[] { "no scheme http or https" }),
                Arguments.of(ticketmatic + "&baseUri=https://h?x=1", new String[] { "'baseUri' holds a query" }),
                Arguments.of(ticketmatic + "&baseUri=https://user@h", new String[] { "'baseUri' holds a user name" }),
                Arguments.of("ticketauth:ticketevolution?signedHost=https://h" + keys, new String[] { "'signedHost'" }),
                Arguments.of(ticketmatic + "&operation=getTicket", new String[] {
                        "no operation 'getTicket'", "sign, request, explain, list, listTickets, searchTickets, listBookings" }),
                Arguments.of(tt + "&operation=createBooking", new String[] { "no operation 'createBooking'", "getBooking" }),
                Arguments.of("ticketauth:wsync?environment=playground&baseUri=https://h&operation=listTickets" + keys,
                        new String[] { "'ticketsPath' is required" }),
                Arguments.of(ticketmatic + "&recordId=1", new String[] { "did you mean operation=request?" }),
                Arguments.of(ticketmatic + "&outputType=json", new String[] { "did you mean operation=request?" }),
                Arguments.of(ticketmatic + "&operation=listBookings&outputType=xml", new String[] {
                        "'outputType' is 'xml'", "iterator, json" }),
                Arguments.of(ticketmatic + "&operation=createBooking&inDoubt=retry", new String[] {
                        "'inDoubt' is 'retry'", "fail, lookup" }),
                Arguments.of(ticketmatic + "&operation=listBookings&pageSize=-1", new String[] { "'pageSize'" }),
                Arguments.of(ticketmatic + "&operation=token", new String[] { "no operation 'token'" }),
                Arguments.of(ticketmatic + "&path=/orders", new String[] { "did you mean operation=request?" }),
                Arguments.of(ticketmatic + "&method=GET", new String[] { "did you mean operation=request?" }),
                Arguments.of(ticketmatic + "&params.limit=1", new String[] { "did you mean operation=request?" }),
                Arguments.of(ticketmatic + "&operation=sign&path=/x&params.limit=1",
                        new String[] { "belong to operation=request" }),
                Arguments.of(ticketmatic + "&operation=request&http.followRedirects=true", new String[] {
                        "'http.followRedirects'" }),
                Arguments.of(ticketmatic + "&operation=request&http.oauth2ClientId=x",
                        new String[] { "'http.oauth2ClientId'" }),
                Arguments.of(ticketmatic + "&operation=request&http.conectTimeout=5", new String[] { "http.conectTimeout" }),
                Arguments.of(ticketmatic + "&renewOn=500", new String[] { "'renewOn' is '500'" }),
                Arguments.of(ticketmatic + "&rateLimit=-1", new String[] { "'rateLimit'" }),
                Arguments.of("ticketauth:wsync?environment=playground&baseUri=https://h&basicForm=username" + keys,
                        new String[] {
                                "'basicForm' is for authMethod=secretKey" }));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakesAreRefusedWhenTheRouteStarts(String endpoint, String[] parts) throws Exception {
        assertThat(failureOf(endpoint)).contains(parts).contains("Endpoint ticketauth:").doesNotContain(SECRET);
    }

    static Stream<Arguments> mistakesOfConsumers() {
        String keys = "&accessKey=" + SECRET + "A&secretKey=" + SECRET + "B";
        String ticketmatic = "ticketauth:ticketmatic?account=demo" + keys;
        String wsync = "ticketauth:wsync?environment=playground&baseUri=https://h" + keys;
        return Stream.of(
                Arguments.of(ticketmatic, "'resource' is required to consume; allowed: bookings, changes, tickets"),
                Arguments.of(ticketmatic + "&resource=orders", "'resource' is 'orders'; allowed: bookings, changes, tickets"),
                Arguments.of(wsync + "&resource=bookings", "provider 'wsync' has no list of bookings"),
                Arguments.of(wsync + "&resource=tickets", "'ticketsPath' is required"),
                Arguments.of(ticketmatic + "&resource=bookings&operation=listBookings", "'operation' is for to(...)"),
                Arguments.of(ticketmatic + "&resource=tickets", "'eventId' is required"),
                Arguments.of("ticketauth:ticketevolution?resource=bookings&pageSize=101" + keys, "pageSize"),
                Arguments.of(ticketmatic + "&resource=bookings&since=yesterday", "'since' is 'yesterday'"),
                Arguments.of(ticketmatic + "&resource=bookings&overlap=-1", "'overlap'"),
                Arguments.of(ticketmatic + "&resource=bookings&maxMessagesPerPoll=-1", "'maxMessagesPerPoll'"),
                Arguments.of("ticketauth:ticketmatic?account=demo&resource=bookings", "accessKey and secretKey"));
    }

    @ParameterizedTest
    @MethodSource("mistakesOfConsumers")
    void mistakesOfConsumersAreRefusedWhenTheRouteStarts(String endpoint, String reason) throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            camel.addRoutes(new RouteBuilder() {

                @Override
                public void configure() {
                    from(endpoint).to("log:consumed");
                }
            });
            assertThat(catchThrowable(camel::start)).hasMessageContaining(reason).hasMessageContaining("Endpoint ticketauth:")
                    .hasMessageNotContaining(SECRET);
        }
    }

    static Stream<Arguments> startLines() {
        String token = "webhookAuth=token&webhookSecret=RAW(" + SECRET + ")";
        String pushes = "remembers the last 100000 pushes that it took, in memory";
        String states = "remembers in memory which state of a record is the newest";
        String queue = "hands pushes over to an endpoint that is in memory";
        return Stream.of(
                Arguments.of(token, List.of(pushes), List.of(states, queue)),
                Arguments.of(token + "&idempotentRepository=#bean:seen", List.of(states), List.of(pushes, queue)),
                Arguments.of(token + "&idempotentRepository=#bean:seen&cursorRepository=#bean:newest", List.of(),
                        List.of(pushes, states, queue)),
                Arguments.of(token + "&webhookHandOver=seda:kept", List.of(pushes, queue), List.of(states)),
                Arguments.of(token + "&webhookHandOver=direct:kept", List.of(queue), List.of(states)),
                Arguments.of(token + "&webhookHandOver=RAW(file:target/kept?initialDelay=600000)", List.of(pushes),
                        List.of(queue)));
    }

    /** What a webhook forgets when the process ends is told when it starts. */
    @ParameterizedTest
    @MethodSource("startLines")
    void whatIsForgottenIsToldWhenAWebhookStarts(String options, List<String> lines, List<String> others) throws Exception {
        String log = LogOutput.of(() -> {
            try (CamelContext camel = new DefaultCamelContext()) {
                camel.addService(WebhookTestSupport.server(WebhookTestSupport.freePort()));
                MemoryRepositories repositories = new MemoryRepositories(new ConcurrentHashMap<>());
                camel.getRegistry().bind("seen", repositories.consumed());
                camel.getRegistry().bind("newest", repositories.cursors());
                camel.addRoutes(new RouteBuilder() {

                    @Override
                    public void configure() {
                        from("webhook:ticketauth:timetap?" + options
                             + "&webhookComponentName=platform-http&webhookPath=/hook").to("log:pushed");
                    }
                });
                camel.start();
                return camel.getRoutes();
            }
        });

        assertThat(log).doesNotContain(SECRET);
        lines.forEach(line -> assertThat(log).contains(line));
        others.forEach(line -> assertThat(log).doesNotContain(line));
    }

    static Stream<Arguments> badSecrets() {
        return Stream.of(
                Arguments.of("line\nbreak", "control character"), Arguments.of("line\rbreak", "control character"),
                Arguments.of("nul\0", "control character"), Arguments.of("del\u007f", "control character"),
                Arguments.of("tab\t", "control character"), Arguments.of("c1\u0085", "control character"),
                Arguments.of("half half", "a '+' in an endpoint URI becomes a blank"),
                Arguments.of("half\u00a0half", "a '+' in an endpoint URI becomes a blank"));
    }

    @ParameterizedTest
    @MethodSource("badSecrets")
    void keysThatNoHeaderCanCarryAreRefusedByTheNameOfTheirOption(String secret, String reason) throws Exception {
        for (String option : new String[] { "accessKey", "secretKey" }) {
            try (CamelContext camel = new DefaultCamelContext()) {
                camel.getPropertiesComponent().addInitialProperty("good", "good");
                camel.getPropertiesComponent().addInitialProperty("bad", secret);
                String other = option.equals("accessKey") ? "secretKey" : "accessKey";
                camel.addRoutes(new RouteBuilder() {

                    @Override
                    public void configure() {
                        from("direct:start").to("ticketauth:ticketmatic?account=demo&" + option + "=#property:bad&" + other
                                                + "=#property:good");
                    }
                });

                Throwable failure = catchThrowable(camel::start);

                assertThat(failure).rootCause().hasMessageContaining("'" + option + "'").hasMessageContaining(reason)
                        .hasMessageContaining("Endpoint ticketauth:");
                assertThat(failure.toString()).doesNotContain(secret);
            }
        }
    }

    @Test
    void anOptionWithoutAValueIsNotSet() throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            TicketAuthConfiguration options = camel.getEndpoint(
                    "ticketauth:ticketmatic?account=demo&environment=&maxRetries=&sessionStore=&plan=RAW()&secretKey=RAW()&since=",
                    TicketAuthEndpoint.class).getConfiguration();

            assertThat(options).extracting("environment", "sessionStore", "plan", "secretKey", "since").containsOnlyNulls();
            assertThat(options.getMaxRetries()).isEqualTo(3);
        }
        assertThat(failureOf("ticketauth:ticketmatic?account=demo&accessKey=a&secretKey=b&tenant=")).contains("tenant");
        assertThat(failureOf("ticketauth:ticketmatic?account=demo&accessKey=a&secretKey=b&nobody=")).contains("nobody");
    }

    @Test
    void aPlusInAUriIsExplained() throws Exception {
        assertThat(failureOf("ticketauth:ticketmatic?account=demo&accessKey=a&secretKey=abc+def=="))
                .contains("'secretKey' holds a blank at position 4", "RAW(...)", "property");
    }

    @Test
    void aParenthesisInsideRawIsRefusedWithAWayOut() throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            String uri = "ticketauth:ticketmatic?account=demo&accessKey=a&secretKey=RAW(abc)" + SECRET + ")";

            // Camel's own exception around it shows what stands behind the ')': the reason for refusing
            assertThat(catchThrowable(() -> camel.getEndpoint(uri))).rootCause()
                    .hasMessageContaining("Endpoint ticketauth:ticketmatic: option 'secretKey' holds a ')' inside RAW(...)")
                    .hasMessageContaining("secretKey=#property:name").hasMessageNotContaining(SECRET);
        }
    }

    @Test
    void aParenthesisInAPropertyIsFine() throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            camel.getPropertiesComponent().addInitialProperty("key", "abc)" + SECRET);
            camel.addRoutes(new RouteBuilder() {

                @Override
                public void configure() {
                    from("direct:start").to("ticketauth:ticketmatic?account=demo&accessKey=a&secretKey=#property:key");
                }
            });
            camel.start();

            assertThat(camel.getStatus().isStarted()).isTrue();
        }
    }

    @Test
    void noNetworkCallIsMadeWhenARouteStarts() throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            camel.addRoutes(new RouteBuilder() {

                @Override
                public void configure() {
                    // nothing listens there
                    from("direct:start").to("ticketauth:timetap?operation=token&accessKey=1&secretKey=b&allowPlainHttp=true"
                                            + "&baseUri=http://127.0.0.1:1");
                }
            });
            camel.start();

            assertThat(camel.getStatus().isStarted()).isTrue();
        }
    }
}
