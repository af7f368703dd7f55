// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.ticketauth.simulators.ProviderSimulator;
import dev.ticketauth.simulators.push.PushTarget;
import dev.ticketauth.simulators.push.Pusher;
import org.apache.camel.Exchange;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Every route of docs/tooling.md that uses a Kamelet, run as it stands there with a simulator in place of the provider.
 */
class KameletDocumentationTest extends WebhookTestSupport {

    private static final Path PAGE = Path.of("").toAbsolutePath().getParent().resolve("docs/tooling.md");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```yaml tested-by=KameletDocumentationTest\\R(.*?)^```$");
    private static final Pattern PROVIDER = Pattern.compile("provider: (\\w+)");
    private static final Pattern DIRECT = Pattern.compile("uri: (direct:\\S+)");
    private static final String WEBHOOK_SECRET = "FAKE-token-for-tests";

    static Stream<String> routes() throws IOException {
        return FENCE.matcher(Files.readString(PAGE)).results().map(match -> match.group(1))
                .filter(text -> text.contains("kamelet:"));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyRouteRuns(String text) throws Exception {
        ProviderSimulator simulator = simulator(first(PROVIDER, text));
        useSimulator(simulator);
        NotifyBuilder completed = new NotifyBuilder(camel).whenCompleted(1).create();
        NotifyBuilder failed = new NotifyBuilder(camel).whenFailed(1).create();

        // the documentation's account is not the simulator's
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString(
                "documented.camel.yaml", text.replaceAll("(?m)^ *account: demo\\R", "")));
        if (text.contains("direct:")) {
            Exchange exchange = send(first(DIRECT, text), null, Map.of());
            assertThat(exchange.getException()).isNull();
        } else if (text.contains("webhook")) {
            push(simulator);
        }

        assertThat(completed.matches(30, TimeUnit.SECONDS)).isTrue();
        assertThat(failed.matches()).isFalse();
        assertThat(simulator.calls()).isPositive();
        assertThat(simulator.refusals()).isEmpty();
    }

    private static String first(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).findFirst().orElseThrow();
    }

    private void useSimulator(ProviderSimulator simulator) {
        String properties = "ticketauth." + simulator.provider() + ".default.";
        camel.getPropertiesComponent().addOverrideProperty(properties + "access-key", simulator.accessKey());
        camel.getPropertiesComponent().addOverrideProperty(properties + "secret-key", simulator.secretKey());
        camel.getPropertiesComponent().addOverrideProperty("webhook.secret", WEBHOOK_SECRET);
        TicketAuthConfiguration configuration
                = camel.getComponent("ticketauth", TicketAuthComponent.class).getConfiguration();
        configuration.setBaseUri(simulator.baseUri().toString());
        configuration.setAllowPlainHttp(true);
        if (simulator.provider().equals("ticketmatic")) {
            configuration.setAccount("testaccount");
        }
    }

    private void push(ProviderSimulator simulator) {
        String id = simulators.timetap().data().appointments().ids().get(0).toString();
        try (Pusher pusher = simulator.pushTo(PushTarget.at(uri("/hooks/timetap/" + WEBHOOK_SECRET)))) {
            pusher.push(id);
            await().until(() -> !pusher.attempts().isEmpty());
            assertThat(pusher.attempts().get(0).status()).isEqualTo(200);
        }
    }
}
