// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.ticketauth.simulators.ProviderSimulator;
import dev.ticketauth.simulators.ProviderSimulators;
import dev.ticketauth.simulators.push.PushTarget;
import dev.ticketauth.simulators.push.Pusher;
import dev.ticketauth.simulators.push.Signing;
import dev.ticketauth.simulators.ticketevolution.TicketEvolutionSettings;
import dev.ticketauth.simulators.ticketevolution.TicketEvolutionSimulator;
import dev.ticketauth.simulators.timetap.TimeTapSimulator;
import dev.ticketauth.simulators.wsync.WsyncSimulator;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.component.jetty.JettyHttpEndpoint;
import org.apache.camel.component.master.MasterEndpoint;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.webhook.WebhookEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Every route in README.md and docs is run as it stands there, with the simulators in place of the providers: a message
 * is sent to each of its direct: endpoints, one that consumes from ticketauth: has to complete a record, and to one
 * that consumes from HTTP the simulator pushes. What else stands in fences is for {@link SnippetsTest}.
 */
class DocumentationTest {

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern SIGNED_HOST = Pattern.compile("signedHost=([\\w.]+)");

    // good as a token, as a password and, since it is written as Standard Webhooks has it, as the key of a signature
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    static Stream<Snippet> routes() {
        return Snippet.all().filter(Snippet::isRoute);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyRouteRuns(Snippet snippet, @TempDir Path directory) throws Exception {
        try (ProviderSimulators simulators = simulators(snippet); CamelContext camel = new DefaultCamelContext()) {
            ProviderSimulator simulator = simulators.all().stream()
                    .filter(each -> each.provider().equals(snippet.provider())).findFirst().orElseThrow();
            useSimulator(camel, simulator);
            int port = useServer(camel);
            useFiles(camel, simulator, directory);
            camel.start();
            NotifyBuilder completed = new NotifyBuilder(camel).whenCompleted(1).create();
            NotifyBuilder failed = new NotifyBuilder(camel).whenFailed(1).create();
            addRoutes(camel, snippet, directory);

            assertThat(camel.getRoutes()).isNotEmpty();
            for (Route route : camel.getRoutes()) {
                if (route.getEndpoint() instanceof DirectEndpoint) {
                    Exchange exchange = camel.createFluentProducerTemplate().to(route.getEndpoint())
                            .withHeader("customer", "north").request(Exchange.class);
                    assertThat(exchange.getException()).as(snippet.toString()).isNull();
                } else if (!polls(route.getEndpoint())) {
                    push(snippet, simulator,
                            url(route, snippet.text().contains("webhookComponentName=jetty") ? jettyPort(camel) : port));
                }
            }
            assertThat(completed.matches(30, TimeUnit.SECONDS)).as("an exchange of %s is completed", snippet).isTrue();
            assertThat(failed.matches()).as("an exchange of %s has failed", snippet).isFalse();
            assertThat(simulator.refusals()).isEmpty();
            // a poll may come after a push
            await().untilAsserted(() -> assertThat(simulator.calls() + simulator.logins() > 0).isEqualTo(snippet.sends()));
        }
    }

    private static ProviderSimulators simulators(Snippet snippet) {
        Matcher host = SIGNED_HOST.matcher(snippet.text());
        return host.find()
                ? ProviderSimulators.builder()
                        .ticketEvolution(TicketEvolutionSettings.defaults().withSignedHost(host.group(1))).start()
                : ProviderSimulators.start();
    }

    private static boolean polls(Endpoint endpoint) {
        return endpoint instanceof TicketAuthEndpoint || endpoint instanceof MasterEndpoint;
    }

    static void useSimulator(CamelContext camel, ProviderSimulator simulator) {
        PropertiesComponent properties = camel.getPropertiesComponent();
        for (String tenant : List.of("default", "north", "south")) {
            String keys = "ticketauth." + simulator.provider() + "." + tenant + ".";
            properties.addInitialProperty(keys + "access-key", simulator.accessKey());
            properties.addInitialProperty(keys + "secret-key", simulator.secretKey());
        }
        properties.addInitialProperty("provider.base", simulator.baseUri().toString());
        properties.addInitialProperty("account", "testaccount");
        TicketAuthConfiguration configuration = new TicketAuthConfiguration();
        configuration.setBaseUri(simulator.baseUri().toString());
        configuration.setAllowPlainHttp(true);
        if (simulator.provider().equals("ticketmatic")) {
            configuration.setAccount("testaccount");
        }
        camel.getComponent("ticketauth", TicketAuthComponent.class).setConfiguration(configuration);
    }

    private static void useFiles(CamelContext camel, ProviderSimulator simulator, Path directory) throws Exception {
        PropertiesComponent properties = camel.getPropertiesComponent();
        properties.addInitialProperty("cursor.file", directory.resolve("cursors").toString());
        properties.addInitialProperty("export.dir", directory.resolve("export").toString());
        properties.addInitialProperty("cluster.dir", directory.resolve("cluster").toString());
        properties.addInitialProperty("keys.dir", directory.toString());
        Files.writeString(directory.resolve("access-key"), simulator.accessKey());
        Files.writeString(directory.resolve("secret-key"), simulator.secretKey());
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:" + directory.resolve("pushes"));
        camel.getRegistry().bind("database", database);
    }

    // at a port for platform-http; the other one is for a server that a route names itself
    private static int useServer(CamelContext camel) throws Exception {
        int port = WebhookTestSupport.freePort();
        camel.addService(WebhookTestSupport.server(port));
        camel.getPropertiesComponent().addInitialProperty("jetty.port", String.valueOf(WebhookTestSupport.freePort()));
        camel.getPropertiesComponent().addInitialProperty("webhook.secret", SECRET);
        camel.getPropertiesComponent().addInitialProperty("changes.queue", "seda:changes?size=10");
        return port;
    }

    private static int jettyPort(CamelContext camel) {
        return Integer.parseInt(camel.resolvePropertyPlaceholders("{{jetty.port}}"));
    }

    private static URI url(Route route, int port) {
        String own = "http://127.0.0.1:" + port;
        if (route.getEndpoint() instanceof WebhookEndpoint webhook) {
            return URI.create(own + webhook.getConfiguration().computeFullPath(false).replace("{token}", SECRET));
        }
        return route.getEndpoint() instanceof PlatformHttpEndpoint endpoint
                ? URI.create(own + endpoint.getPath()) : ((JettyHttpEndpoint) route.getEndpoint()).getHttpUri();
    }

    /** Pushes a record as the route wants it proven, and then again. */
    private static void push(Snippet snippet, ProviderSimulator simulator, URI url) {
        PushTarget target = PushTarget.at(url).withHeader("X-Webhook-Token", SECRET);
        if (snippet.text().contains("standardWebhooks")) {
            target = target.signedWith(Signing.standardWebhooks(SECRET));
        } else if (snippet.text().contains("hmac")) {
            target = target.signedWith(Signing.hmac("X-Signature", SECRET).withPrefix("sha256="));
        } else if (snippet.text().contains("basic")) {
            target = target.withBasic(simulator.provider(), SECRET);
        }
        String id = switch (simulator.provider()) {
            case "wsync" -> ((WsyncSimulator) simulator).data().tickets().ids().get(0);
            case "timetap" -> ((TimeTapSimulator) simulator).data().appointments().ids().get(0).toString();
            default -> ((TicketEvolutionSimulator) simulator).data().orders().ids().get(0).toString();
        };
        try (Pusher pusher = simulator.pushTo(target)) {
            pusher.push(id);
            assertThat(pusher.awaitIdle(Duration.ofSeconds(30))).isTrue();
            pusher.push(id);
            assertThat(pusher.awaitIdle(Duration.ofSeconds(30))).isTrue();
            assertThat(pusher.attempts()).as(snippet.toString()).hasSize(2)
                    .allSatisfy(attempt -> assertThat(attempt.delivered()).isTrue());
        }
    }

    static void addRoutes(CamelContext camel, Snippet snippet, Path directory) throws Exception {
        // the documentation's account is not the simulator's
        String text = snippet.text().replace("account=demo&amp;", "").replace("account=demo&", "")
                .replaceAll("(?m)^ *account: demo\\R", "");
        if (snippet.language().equals("java")) {
            camel.addRoutes((RoutesBuilder) SnippetCompiler.compile(snippet.with(text), directory)
                    .getDeclaredConstructor().newInstance());
        } else {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(ResourceHelper.fromString("snippet." + snippet.language(), text));
        }
    }

    @Test
    void theReadmeHasARouteForEachDsl() {
        assertThat(routes().filter(snippet -> snippet.page().equals("README.md")).map(Snippet::language))
                .contains("java", "yaml", "xml");
    }

    @Test
    void everyLinkLeadsSomewhere() {
        for (Path page : DocumentationPages.all()) {
            LINK.matcher(DocumentationPages.prose(page)).results().forEach(link -> {
                Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1)).normalize();
                assertThat(target).as("link in %s", page.getFileName()).exists();
                if (link.group(2) != null) {
                    assertThat(DocumentationPages.anchors(target)).as("sections of the link in %s", page.getFileName())
                            .contains(link.group(2));
                }
            });
        }
    }

    @Test
    void everyPageIsInTheListOfTheReadme() {
        String readme = DocumentationPages.read("README.md");

        assertThat(DocumentationPages.docs()).isNotEmpty()
                .allSatisfy(page -> assertThat(readme).contains("(" + DocumentationPages.name(page)));
    }
}
