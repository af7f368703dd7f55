// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import javax.management.ObjectName;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.webhook.WebhookEndpoint;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * The value of a webhook's secret is in no log, exception, URI, header of a route or toString; neither is what was
 * given in its place and refused, which may be a secret of yesterday.
 */
class WebhookSecretsTest extends WebhookTestSupport {

    private static final String TOKEN = "T0kenOfToday";
    private static final String OLD_TOKEN = "T0kenOfYesterday";
    private static final String WRONG = "Wr0ngToken";
    private static final String USER = "UserOfTheHook";
    private static final String WHSEC = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String SIGNATURE = "5ignatureThatIsWrong";
    private static final Set<String> SECRETS = Set.of(
            TOKEN, OLD_TOKEN, WRONG, USER, WHSEC, WHSEC.substring(6), SIGNATURE, base64(USER + ":" + TOKEN),
            base64(USER + ":" + WRONG));

    // at a path for each
    private static final Map<String, String> CHECKS = Map.of(
            "/header", "webhookAuth=token&webhookSecret=RAW(" + TOKEN + "," + OLD_TOKEN + ")",
            "/query", "webhookAuth=token&webhookAuthIn=query&webhookAuthName=key&webhookSecret=RAW(" + TOKEN + ")",
            "/path/{key}", "webhookAuth=token&webhookAuthIn=path&webhookAuthName=key&webhookSecret=RAW(" + TOKEN + ")",
            "/basic", "webhookAuth=basic&webhookUsername=" + USER + "&webhookSecret=RAW(" + TOKEN + ")",
            "/hmac", "webhookAuth=hmac&webhookHeader=X-Signature&webhookSecret=RAW(" + TOKEN + ")",
            "/standard", "webhookAuth=standardWebhooks&webhookSecret=RAW(" + WHSEC + ")");

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        super.configureTest(configuration);
        configuration.withJMX(true);
    }

    private void hooks() throws Exception {
        for (Map.Entry<String, String> check : CHECKS.entrySet()) {
            routes(route -> route.from(webhookAt(check.getKey(), "timetap", check.getValue()))
                    .routeId(check.getKey()).process(exchange -> received.add(exchange.copy())));
        }
    }

    private int status(String pathAndQuery, String body, String... headers) throws Exception {
        return post(pathAndQuery, body.getBytes(UTF_8), headers).statusCode();
    }

    private void goodAndBadPushes() throws Exception {
        assertThat(status("/header", APPOINTMENT, "X-Webhook-Token", OLD_TOKEN)).isEqualTo(200);
        assertThat(status("/query?key=" + TOKEN, APPOINTMENT)).isEqualTo(200);
        assertThat(status("/path/" + TOKEN, APPOINTMENT)).isEqualTo(200);
        assertThat(status("/basic", APPOINTMENT, "Authorization", "Basic " + base64(USER + ":" + TOKEN))).isEqualTo(200);
        for (String unreadable : List.of("", "[]", "{\"id\":\"" + TOKEN)) {
            assertThat(status("/header", unreadable, "X-Webhook-Token", TOKEN)).isEqualTo(400);
            assertThat(status("/query?key=" + TOKEN, unreadable)).isEqualTo(400);
            assertThat(status("/path/" + TOKEN, unreadable)).isEqualTo(400);
        }
        assertThat(status("/header", APPOINTMENT, "X-Webhook-Token", WRONG)).isEqualTo(401);
        assertThat(status("/query?key=" + WRONG, APPOINTMENT)).isEqualTo(401);
        assertThat(status("/path/" + WRONG, APPOINTMENT)).isEqualTo(401);
        assertThat(status("/basic", APPOINTMENT, "Authorization", "Basic " + base64(USER + ":" + WRONG))).isEqualTo(401);
        assertThat(status("/hmac", APPOINTMENT, "X-Signature", SIGNATURE)).isEqualTo(401);
        assertThat(status("/standard", APPOINTMENT, "webhook-id", "msg_1", "webhook-timestamp", "1614265330",
                "webhook-signature", "v1," + SIGNATURE)).isEqualTo(401);
    }

    // a queue, a route and a repository that fail
    private void failingPushes() throws Exception {
        camel.getRegistry().bind("failing", new MemoryIdempotentRepository() {

            @Override
            public boolean contains(String key) {
                throw new IllegalStateException("the database is down");
            }
        });
        String check = CHECKS.get("/header");
        routes(route -> route.from(webhookAt("/broken", "timetap", check, "webhookTakenFor=61s")).routeId("broken")
                .throwException(new IllegalStateException("broken")));
        routes(route -> route.from(webhookAt("/down", "timetap", check, "idempotentRepository=#bean:failing"))
                .routeId("down").to("log:pushed"));
        routes(route -> route.from(webhookAt("/queue", "timetap", check, "webhookHandOver=seda:changes")).routeId("queue")
                .throwException(new IllegalStateException("broken")));

        assertThat(status("/broken", APPOINTMENT, "X-Webhook-Token", TOKEN)).isEqualTo(500);
        assertThat(status("/down", APPOINTMENT, "X-Webhook-Token", TOKEN)).isEqualTo(503);
        assertThat(status("/queue", APPOINTMENT, "X-Webhook-Token", TOKEN)).isEqualTo(200);
    }

    private List<Throwable> refusedMessages() {
        List<Throwable> failures = new ArrayList<>();
        Map<String, Object> headers = Map.of(
                "X-Webhook-Token", WRONG, "Authorization", "Basic " + base64(USER + ":" + WRONG), "X-Signature", SIGNATURE);
        CHECKS.forEach((path, check) -> failures.add(
                send(bareEndpoint("timetap", "operation=verify", check), APPOINTMENT, headers).getException()));
        return failures;
    }

    private List<Throwable> routesThatDoNotStart() {
        List<Throwable> failures = new ArrayList<>();
        for (String mistake : List.of(
                "webhookAuth=none&webhookSecret=RAW(" + TOKEN + ")", "webhookAuth=token&webhookSecret=RAW(" + TOKEN + ",)",
                "webhookAuth=basic&webhookUsername=RAW(" + USER + ":)&webhookSecret=RAW(" + TOKEN + ")",
                "webhookAuth=standardWebhooks&webhookSecret=RAW(" + WHSEC + "!)",
                "webhookAuth=hmac&webhookSecret=RAW(" + TOKEN + ")", CHECKS.get("/path/{key}"))) {
            failures.add(catchThrowable(() -> hook("timetap", mistake)));
            failures.add(catchThrowable(() -> hook("ticketevolution", mistake, "webhookMaxBodySize=0")));
            failures.add(catchThrowable(() -> hook("tt", mistake)));
        }
        return failures;
    }

    @Test
    void logsAndFailuresShowNone() throws Exception {
        List<Throwable> failures = new ArrayList<>();
        String log = LogOutput.of(() -> {
            hooks();
            goodAndBadPushes();
            failingPushes();
            for (String route : List.of("/header", "/query", "/path/{key}", "broken", "down", "queue")) {
                camel.getRouteController().stopRoute(route);
            }
            failures.addAll(refusedMessages());
            return failures.addAll(routesThatDoNotStart());
        });
        StringWriter traces = new StringWriter();
        assertThat(failures).hasSizeGreaterThan(20).doesNotContainNull();
        failures.forEach(failure -> failure.printStackTrace(new PrintWriter(traces, true)));

        assertThat(log).contains("were not taken", "it can't be taken now", "failed in the route", "keeps its webhook");
        assertThat(SECRETS).allSatisfy(secret -> {
            assertThat(log).doesNotContain(secret);
            assertThat(traces.toString()).doesNotContain(secret);
        });
    }

    @Test
    void aRouteSeesNone() throws Exception {
        hooks();
        goodAndBadPushes();

        assertThat(received).hasSize(4).allSatisfy(exchange -> assertThat(exchange.getMessage().getHeaders())
                .allSatisfy((name, value) -> assertThat(SECRETS).allSatisfy(
                        secret -> assertThat(name + value).doesNotContain(secret))));
        assertThat(received).allSatisfy(exchange -> assertThat(exchange.getAllProperties().toString())
                .doesNotContain(TOKEN, OLD_TOKEN));
    }

    @Test
    void managementShowsMaskedUris() throws Exception {
        hooks();
        Set<ObjectName> beans = ManagementFactory.getPlatformMBeanServer()
                .queryNames(new ObjectName("org.apache.camel:context=" + camel.getManagementName() + ",*"), null);
        List<String> uris = new ArrayList<>();
        for (ObjectName bean : beans) {
            uris.add(bean.toString());
            if ("endpoints".equals(bean.getKeyProperty("type")) || "routes".equals(bean.getKeyProperty("type"))
                    || "consumers".equals(bean.getKeyProperty("type"))) {
                uris.add(bean.getKeyProperty("type") + " "
                         + ManagementFactory.getPlatformMBeanServer().getAttribute(bean, "EndpointUri"));
            }
        }

        assertThat(uris).filteredOn(uri -> uri.startsWith("routes webhook:ticketauth:")).hasSameSizeAs(CHECKS.keySet())
                .allSatisfy(uri -> assertThat(uri).contains("webhookSecret=xxxxxx"));
        assertThat(uris).filteredOn(uri -> uri.startsWith("endpoints ticketauth:")).hasSameSizeAs(CHECKS.keySet())
                .allSatisfy(uri -> assertThat(uri).contains("webhookSecret=xxxxxx"));
        assertThat(SECRETS).allSatisfy(secret -> assertThat(uris.toString()).doesNotContain(secret));
    }

    @Test
    void nothingThatIsAliveShowsThemInToString() throws Exception {
        hooks();
        goodAndBadPushes();
        List<Object> roots = new ArrayList<>(camel.getEndpoints());
        for (Endpoint endpoint : camel.getEndpoints()) {
            assertThat(SECRETS).allSatisfy(secret -> assertThat(endpoint.toString()).doesNotContain(secret));
            if (endpoint instanceof WebhookEndpoint webhook) {
                assertThat(webhook.getEndpoint()).isInstanceOf(TicketAuthEndpoint.class);
                roots.add(webhook.getEndpoint().createWebhookHandler(Exchange::getIn));
            }
        }

        Set<String> types = LiveObjects.showingNone(roots, new TreeSet<>(SECRETS));

        assertThat(types).contains("TicketAuthConfiguration", "WebhookReceiver", "Verification", "TokenCheck", "BasicCheck",
                "HmacCheck", "HmacKey", "SignedContent", "RouteDelivery", "OnceInMemory");
    }
}
