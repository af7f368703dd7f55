// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.ticketauth.simulators.ProviderSimulators;
import dev.ticketauth.simulators.ticketevolution.TicketEvolutionSettings;
import dev.ticketauth.simulators.ticketmatic.TicketmaticSettings;
import dev.ticketauth.simulators.timetap.TimeTapSettings;
import dev.ticketauth.simulators.tt.TtSettings;
import dev.ticketauth.simulators.wsync.WsyncSettings;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.processor.state.MemoryStateRepository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Routes in YAML that use the Kamelets of the jar, with keys that hold what is special in a URI.
 */
abstract class KameletTestSupport extends WebhookTestSupport {

    static final String SECRET_KEY = "FAKE+secret&half=%2B/100%";
    static final String WEBHOOK_SECRET = "FAKE+token&half=%2B/100%";

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
    Map<String, String> at(String provider, String... more) {
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

    Map<String, String> withKeys(String provider, Map<String, String> parameters) {
        parameters.put("accessKey", "RAW({{my." + provider + ".access}})");
        parameters.put("secretKey", "RAW({{my." + provider + ".secret}})");
        return parameters;
    }

    static String parameters(Map<String, String> parameters, int indent) {
        return parameters.entrySet().stream()
                .map(each -> " ".repeat(indent) + each.getKey() + ": \"" + each.getValue() + "\"\n")
                .collect(Collectors.joining());
    }

    void yaml(String text) throws Exception {
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("routes.camel.yaml", text));
    }

    void source(String kamelet, Map<String, String> parameters) throws Exception {
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
    void step(String kamelet, Map<String, String> parameters, String... following) throws Exception {
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

    void awaitIds(Collection<?> ids) {
        Set<String> expected = ids.stream().map(String::valueOf).collect(Collectors.toSet());
        await().untilAsserted(() -> assertThat(received)
                .extracting(exchange -> exchange.getMessage().getHeader(TicketAuthConstants.RECORD_ID, String.class))
                .containsExactlyInAnyOrderElementsOf(expected));
    }
}
