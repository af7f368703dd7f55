// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.ticketauth.camel.TroubleshootingPage.Row;
import dev.ticketauth.simulators.Fault;
import org.apache.camel.Exchange;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * The same for the second table of docs/troubleshooting.md, on webhooks. Some of its rows are lines of the log.
 */
class WebhookTroubleshootingTest extends WebhookTestSupport {

    private static final String SECRET = "SecretOfThisTest";
    private static final String TOKEN = "webhookAuth=token";
    private static final String HMAC = "webhookAuth=hmac";
    private static final String KEY = "webhookSecret=RAW(" + SECRET + ")";
    private static final String[] GOOD = { "X-Webhook-Token", SECRET };

    private interface Mistake {

        /** What is seen. */
        String made() throws Exception;
    }

    private final Map<String, Mistake> mistakes = new LinkedHashMap<>();

    @TempDir
    private Path directory;

    WebhookTroubleshootingTest() {
        inTheUri();
        inTheSignature();
        atTheProvider();
        withVerify();
        withPushes();
        withRepositories();
    }

    static Stream<Row> rows() {
        return TroubleshootingPage.WEBHOOKS.rows();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aRowIsWhatIsSeen(Row row) throws Exception {
        assertThat(mistakes).as("mistakes that are made here").containsKey(row.name());

        String seen = mistakes.get(row.name()).made();

        row.assertIsIn(seen);
        assertThat(seen).doesNotContain(SECRET);
    }

    @Test
    void rowsAndMistakesAreTheSame() {
        TroubleshootingPage.WEBHOOKS.assertRowsAre(mistakes.keySet());
    }

    private void inTheUri() {
        mistakes.put("no-webhook-auth", () -> starting("timetap"));
        mistakes.put("unknown-webhook-value", () -> starting("timetap", TOKEN, KEY, "webhookAuthIn=cookie"));
        mistakes.put("check-twice", () -> starting("timetap", "webhookAuth=token,token", KEY));
        mistakes.put("none-and-more", () -> starting("timetap", "webhookAuth=none,token", KEY));
        mistakes.put("two-signatures", () -> starting("timetap", "webhookAuth=hmac,standardWebhooks", KEY));
        mistakes.put("no-webhook-secret", () -> starting("timetap", TOKEN));
        mistakes.put("empty-webhook-secret", () -> starting("timetap", TOKEN, "webhookSecret=RAW(" + SECRET + ",)"));
        mistakes.put("too-many-webhook-secrets", () -> starting("timetap", TOKEN, "webhookSecret=RAW("
                                                                                  + IntStream.range(0, 11)
                                                                                          .mapToObj(i -> SECRET + i)
                                                                                          .collect(joining(","))
                                                                                  + ")"));
        mistakes.put("webhook-secret-without-check", () -> starting("timetap", "webhookAuth=none", KEY));
        mistakes.put("no-webhook-username", () -> starting("timetap", "webhookAuth=basic", KEY));
        mistakes.put("colon-in-webhook-username",
                () -> starting("timetap", "webhookAuth=basic", KEY, "webhookUsername=RAW(time:tap)"));
        mistakes.put("no-token-in-path", () -> starting("timetap", TOKEN, KEY, "webhookAuthIn=path", "webhookAuthName=token"));
        mistakes.put("webhook-sizes", () -> starting("timetap", TOKEN, KEY, "webhookMaxBodySize=0"));
        mistakes.put("webhook-taken-for", () -> starting("timetap", TOKEN, KEY, "webhookTakenFor=0"));
        mistakes.put("webhook-option-of-no-use", () -> starting("timetap", TOKEN, KEY, "webhookHeader=X-Signature"));
        mistakes.put("same-webhook-twice", () -> {
            hook("timetap", TOKEN, KEY);
            return TroubleshootingTest.messages(catchThrowable(
                    () -> routes(route -> route.from(webhookAt("/other", "timetap", TOKEN, KEY)).to("log:pushed"))));
        });
        mistakes.put("shared-webhook-secret", () -> logged(401,
                () -> hook("timetap", "webhookAuth=token,hmac", "webhookHeader=X-Signature", KEY),
                () -> push(APPOINTMENT, GOOD)));
    }

    private void inTheSignature() {
        mistakes.put("no-webhook-header", () -> starting("timetap", HMAC, KEY));
        mistakes.put("webhook-secret-of-another-kind",
                () -> starting("timetap", "webhookAuth=standardWebhooks", "webhookSecret=RAW(whsec_" + SECRET + "!)"));
        mistakes.put("webhook-without-body", () -> signing("webhookSigned=RAW({timestamp:X-Time})"));
        mistakes.put("brace-in-webhook-signed", () -> signing("webhookSigned=RAW({body}.{time})"));
        mistakes.put("webhook-signed-without-divider", () -> signing("webhookSigned=RAW({header:X-Id}{body})"));
        mistakes.put("window-without-timestamp", () -> signing("webhookMaxAge=1m"));
        mistakes.put("negative-window", () -> signing("webhookSigned=RAW({timestamp:X-Time}.{body})", "webhookMaxAge=-1"));
    }

    private void atTheProvider() {
        mistakes.put("no-webhooks", () -> starting("ticketmatic", TOKEN, KEY));
        mistakes.put("signed-forms", () -> starting("ticketevolution", HMAC, "webhookHeader=X-Signature", KEY));
        mistakes.put("no-fetch-back", () -> starting("wsync", "webhookAuth=fetchBack"));
    }

    private void withVerify() {
        mistakes.put("not-proven", () -> verifying(APPOINTMENT, Map.of("X-Webhook-Token", "wrong")));
        mistakes.put("verified-too-large",
                () -> verifying(APPOINTMENT, Map.of("X-Webhook-Token", SECRET), "webhookMaxBodySize=10"));
        mistakes.put("verified-unreadable", () -> failing(
                endpoint("timetap", "operation=verify", "webhookAuth=token,fetchBack", KEY), "[]",
                Map.of("X-Webhook-Token", SECRET)));
    }

    private void withPushes() {
        mistakes.put("pushes-refused", () -> logged(401, () -> hook("timetap", TOKEN, KEY),
                () -> push(APPOINTMENT, "X-Webhook-Token", "wrong")));
        mistakes.put("pushes-unreadable",
                () -> logged(400, () -> hook("timetap", TOKEN, KEY), () -> push("{\"status\":\"OPEN\"}", GOOD)));
        mistakes.put("push-not-confirmed", () -> logged(503, () -> {
            simulator("timetap").inject(Fault.status(503).always());
            fetchBackHook("timetap", "webhookAuth=token,fetchBack", KEY, "maxRetries=0");
        }, () -> push(APPOINTMENT, GOOD)));
        mistakes.put("push-about-what-can-not-be-read", () -> logged(401,
                () -> fetchBackHook("ticketevolution", "webhookAuth=token,fetchBack", KEY),
                () -> pushForm(Map.of("event_type", "event_updated", "event_id", "5", "body", "{\"id\":5}"), GOOD)));
        mistakes.put("older-than-pushed", () -> logged(503, () -> {
            simulators.timetap().data().appointments().change(700_001,
                    appointment -> appointment.put("modifieddate", 1767261600000L));
            fetchBackHook("timetap", "webhookAuth=token,fetchBack", KEY);
        }, () -> push("{\"calendarid\":700001,\"modifieddate\":1767261600001}", GOOD)));
        mistakes.put("too-many-without-news", () -> logged(429,
                () -> fetchBackHook("timetap", "webhookAuth=fetchBack", "webhookMaxFailures=1"), () -> {
                    assertThat(push("{\"calendarid\":999999}")).isEqualTo(401);
                    // a line a minute: the second one is at DEBUG
                    return push("{\"calendarid\":999999}");
                }));
        mistakes.put("push-too-large", () -> logged(413, () -> hook("timetap", TOKEN, KEY, "webhookMaxBodySize=10"),
                () -> push(APPOINTMENT, GOOD)));
        mistakes.put("push-failed-in-the-route", () -> logged(500, () -> routes(
                route -> route.from(webhook("timetap", TOKEN, KEY)).throwException(new IllegalStateException("broken"))),
                () -> push(APPOINTMENT, GOOD)));
        mistakes.put("not-handed-over", () -> logged(503,
                () -> hook("timetap", TOKEN, KEY,
                        "webhookHandOver=RAW(file:" + directory + "?fileName=one&fileExist=Fail&initialDelay=600000)"),
                () -> {
                    assertThat(push(APPOINTMENT, GOOD)).isEqualTo(200);
                    return push(APPOINTMENT.replace("77001", "77002"), GOOD);
                }));
    }

    private void fetchBackHook(String provider, String... options) throws Exception {
        routes(route -> route.from("webhook:" + endpoint(provider, options)
                                   + "&webhookComponentName=platform-http&webhookPath=/hook")
                .to("log:pushed"));
    }

    private void withRepositories() {
        mistakes.put("newest-states-in-memory", () -> logged(200, () -> {
            failingToLook(key -> false);
            hook("timetap", TOKEN, KEY, "idempotentRepository=#bean:pushes");
        }, () -> push(APPOINTMENT, GOOD)));
        mistakes.put("hand-over-in-memory",
                () -> logged(200, () -> hook("timetap", TOKEN, KEY, "webhookHandOver=seda:kept"),
                        () -> push(APPOINTMENT, GOOD)));
        mistakes.put("states-not-readable", () -> logged(503, () -> {
            camel.getRegistry().bind("newest", new MemoryRepositories(new ConcurrentHashMap<>() {

                private static final long serialVersionUID = 1L;

                @Override
                public String get(Object key) {
                    throw new IllegalStateException("the database is down");
                }
            }).cursors());
            hook("timetap", TOKEN, KEY, "cursorRepository=#bean:newest");
        }, () -> push(APPOINTMENT, GOOD)));
        mistakes.put("message-of-another-webhook", () -> {
            hook("timetap", TOKEN, KEY, "webhookHandOver=direct:kept");
            return TroubleshootingTest.messages(send("direct:kept", "{}", Map.of()).getException());
        });
        mistakes.put("handed-over-and-failed", () -> logged(503, () -> routes(
                route -> route.from(webhook("timetap", TOKEN, KEY, "webhookHandOver=direct:kept"))
                        .throwException(new IllegalStateException("broken"))),
                () -> push(APPOINTMENT, GOOD)));
        mistakes.put("pushes-in-memory",
                () -> logged(200, () -> hook("timetap", TOKEN, KEY), () -> push(APPOINTMENT, GOOD)));
        mistakes.put("push-not-taken", () -> logged(503, () -> {
            failingToLook(key -> true);
            hook("timetap", TOKEN, KEY, "idempotentRepository=#bean:pushes");
        }, () -> push(APPOINTMENT, GOOD)));
        mistakes.put("push-not-noted", () -> logged(200, () -> {
            failingToAdd(key -> !key.contains("/taken/"));
            hook("timetap", TOKEN, KEY, "idempotentRepository=#bean:pushes");
        }, () -> push(APPOINTMENT, GOOD)));
        mistakes.put("push-not-released", () -> logged(500, () -> {
            failingToRemove(key -> true);
            routes(route -> route.from(webhook("timetap", TOKEN, KEY, "idempotentRepository=#bean:pushes"))
                    .throwException(new IllegalStateException("broken")));
        }, () -> push(APPOINTMENT, GOOD)));
    }

    /** What a repository fails to do with some keys. */
    private void failingToLook(Predicate<String> keys) {
        bind(key -> false, keys, key -> false);
    }

    private void failingToAdd(Predicate<String> keys) {
        bind(keys, key -> false, key -> false);
    }

    private void failingToRemove(Predicate<String> keys) {
        bind(key -> false, key -> false, keys);
    }

    private void bind(Predicate<String> added, Predicate<String> looked, Predicate<String> removed) {
        camel.getRegistry().bind("pushes", new MemoryIdempotentRepository() {

            @Override
            public boolean add(String key) {
                return unless(added, key) && super.add(key);
            }

            @Override
            public boolean contains(String key) {
                return unless(looked, key) && super.contains(key);
            }

            @Override
            public boolean remove(String key) {
                return unless(removed, key) && super.remove(key);
            }
        });
    }

    private static boolean unless(Predicate<String> fails, String key) {
        if (fails.test(key)) {
            throw new IllegalStateException("the database is down");
        }
        return true;
    }

    private interface Start {

        void run() throws Exception;
    }

    private interface Pushing {

        int status() throws Exception;
    }

    private static String logged(int status, Start start, Pushing pushing) throws Exception {
        return LogOutput.of(() -> {
            start.run();
            assertThat(pushing.status()).isEqualTo(status);
            return null;
        });
    }

    private String signing(String... options) {
        String[] all = Stream.concat(Stream.of(HMAC, KEY, "webhookHeader=X-Signature"), Stream.of(options))
                .toArray(String[]::new);
        return starting("timetap", all);
    }

    /** Why a route does not start. */
    private String starting(String provider, String... options) {
        Throwable failure = catchThrowable(() -> hook(provider, options));
        assertThat(failure).as("the route must not start").isNotNull();
        assertThat(simulators.all()).allSatisfy(simulator -> assertThat(simulator.requests()).isEmpty());
        return TroubleshootingTest.messages(failure);
    }

    private String verifying(String body, Map<String, Object> headers, String... options) {
        String[] all = Stream.concat(Stream.of("operation=verify", TOKEN, KEY), Stream.of(options)).toArray(String[]::new);
        return failing(bareEndpoint("timetap", all), body, headers);
    }

    /** Why a message is not let pass, also when it asks for something else. */
    private String failing(String endpoint, String body, Map<String, Object> headers) {
        Map<String, Object> all = new LinkedHashMap<>(headers);
        all.put(TicketAuthConstants.OPERATION, "sign");
        Exchange exchange = send(endpoint, body, all);
        assertThat(exchange.getException()).isInstanceOfSatisfying(TicketAuthVerificationException.class,
                failure -> assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE))
                        .isEqualTo(failure.getStatus()).isIn(List.of(400, 401, 413)));
        return TroubleshootingTest.messages(exchange.getException());
    }
}
