package dev.ticketauth.camel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ticketauth.simulators.ProviderSimulator;
import dev.ticketauth.simulators.ProviderSimulators;
import dev.ticketauth.simulators.push.PushTarget;
import dev.ticketauth.simulators.push.Pusher;
import dev.ticketauth.simulators.push.Signing;
import dev.ticketauth.simulators.ticketevolution.TicketEvolutionSimulator;
import dev.ticketauth.simulators.timetap.TimeTapSimulator;
import dev.ticketauth.simulators.wsync.WsyncSimulator;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.component.jetty.JettyHttpEndpoint;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.webhook.WebhookEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
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
 * that consumes from HTTP the simulator pushes.
 */
class DocumentationTest {

    private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();

    private static final Pattern FENCE = Pattern.compile("(?ms)^```(java|yaml|xml)\\R(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#]+)");
    private static final Pattern CONSUMER
            = Pattern.compile("from\\(\"ticketauth:|from:\\R *uri: ticketauth:|<from uri=\"ticketauth:");
    private static final Pattern RECEIVER = Pattern.compile("webhook:ticketauth:|from\\(\"(platform-http|jetty):");
    private static final Pattern CLASS = Pattern.compile("public class (\\w+) extends RouteBuilder");

    // good as a token, as a password and, since it is written as Standard Webhooks has it, as the key of a signature
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    record Snippet(String page, int line, String language, String text) {

        boolean isRoute() {
            return text.contains("ticketauth:") && (text.contains("direct:") || CONSUMER.matcher(text).find() || isPushedTo());
        }

        boolean isPushedTo() {
            return RECEIVER.matcher(text).find();
        }

        /** Whether it calls the provider when it runs. */
        boolean sends() {
            return isPushedTo()
                    ? text.contains("fetchBack") || CONSUMER.matcher(text).find() : !text.contains("operation=explain");
        }

        @Override
        public String toString() {
            return page + ":" + line + " (" + language + ")";
        }
    }

    private static List<Path> pages() {
        try (Stream<Path> docs = Files.walk(REPOSITORY.resolve("docs"))) {
            return Stream.concat(Stream.of(REPOSITORY.resolve("README.md")),
                    docs.filter(page -> page.toString().endsWith(".md")).sorted()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Snippet> routes() {
        // those of networks.md need TLS and a proxy, and have a test of their own
        return pages().stream().filter(page -> !page.endsWith("networks.md")).flatMap(page -> {
            String text = read(page);
            return FENCE.matcher(text).results().map(match -> new Snippet(
                    REPOSITORY.relativize(page).toString(), (int) text.substring(0, match.start()).lines().count() + 1,
                    match.group(1), match.group(2)));
        }).filter(Snippet::isRoute);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyRouteRuns(Snippet snippet, @TempDir Path classes) throws Exception {
        try (ProviderSimulators simulators = ProviderSimulators.start(); CamelContext camel = new DefaultCamelContext()) {
            ProviderSimulator simulator = simulators.all().stream()
                    .filter(each -> snippet.text.contains("ticketauth:" + each.provider())).findFirst().orElseThrow();
            useSimulator(camel, simulator);
            int port = useServer(camel);
            camel.getPropertiesComponent().addInitialProperty("cursor.file", classes.resolve("cursors").toString());
            camel.getPropertiesComponent().addInitialProperty("export.dir", classes.resolve("export").toString());
            JdbcDataSource database = new JdbcDataSource();
            database.setUrl("jdbc:h2:" + classes.resolve("pushes"));
            camel.getRegistry().bind("database", database);
            camel.start();
            NotifyBuilder completed = new NotifyBuilder(camel).whenCompleted(1).create();
            NotifyBuilder failed = new NotifyBuilder(camel).whenFailed(1).create();
            addRoutes(camel, snippet, classes);

            assertThat(camel.getRoutes()).isNotEmpty();
            for (Route route : camel.getRoutes()) {
                if (route.getEndpoint() instanceof DirectEndpoint) {
                    Exchange exchange = camel.createFluentProducerTemplate().to(route.getEndpoint()).request(Exchange.class);
                    assertThat(exchange.getException()).as(snippet.toString()).isNull();
                } else if (!(route.getEndpoint() instanceof TicketAuthEndpoint)) {
                    push(snippet, simulator,
                            url(route, snippet.text.contains("webhookComponentName=jetty") ? jettyPort(camel) : port));
                }
            }
            assertThat(completed.matches(30, TimeUnit.SECONDS)).as("an exchange of %s is completed", snippet).isTrue();
            assertThat(failed.matches()).as("an exchange of %s has failed", snippet).isFalse();
            assertThat(simulator.refusals()).isEmpty();
            // a poll may come after a push
            await().untilAsserted(() -> assertThat(simulator.calls() + simulator.logins() > 0).isEqualTo(snippet.sends()));
        }
    }

    private static void useSimulator(CamelContext camel, ProviderSimulator simulator) {
        String properties = "ticketauth." + simulator.provider() + ".default.";
        camel.getPropertiesComponent().addInitialProperty(properties + "access-key", simulator.accessKey());
        camel.getPropertiesComponent().addInitialProperty(properties + "secret-key", simulator.secretKey());
        camel.getPropertiesComponent().addInitialProperty("provider.base", simulator.baseUri().toString());
        TicketAuthConfiguration configuration = new TicketAuthConfiguration();
        configuration.setBaseUri(simulator.baseUri().toString());
        configuration.setAllowPlainHttp(true);
        if (simulator.provider().equals("ticketmatic")) {
            configuration.setAccount("testaccount");
        }
        camel.getComponent("ticketauth", TicketAuthComponent.class).setConfiguration(configuration);
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
        if (snippet.text.contains("standardWebhooks")) {
            target = target.signedWith(Signing.standardWebhooks(SECRET));
        } else if (snippet.text.contains("hmac")) {
            target = target.signedWith(Signing.hmac("X-Signature", SECRET).withPrefix("sha256="));
        } else if (snippet.text.contains("basic")) {
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

    private static void addRoutes(CamelContext camel, Snippet snippet, Path classes) throws Exception {
        // the documentation's account is not the simulator's
        String text = snippet.text.replace("account=demo&amp;", "").replace("account=demo&", "")
                .replaceAll("(?m)^ *account: demo\\R", "");
        if (snippet.language.equals("java")) {
            camel.addRoutes(compiled(text, classes));
        } else {
            PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("snippet." + snippet.language, text));
        }
    }

    private static RoutesBuilder compiled(String text, Path classes) throws Exception {
        Matcher matcher = CLASS.matcher(text);
        assertThat(matcher.find()).as("a Java route is a whole class").isTrue();
        Path source = Files.writeString(classes.resolve(matcher.group(1) + ".java"), text);
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", "-d", classes.toString(),
                source.toString());
        assertThat(result).isZero();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] { classes.toUri().toURL() }, DocumentationTest.class.getClassLoader())) {
            return (RoutesBuilder) loader.loadClass(matcher.group(1)).getDeclaredConstructor().newInstance();
        }
    }

    @Test
    void theReadmeHasARouteForEachDsl() {
        assertThat(routes().filter(snippet -> snippet.page.equals("README.md")).map(Snippet::language))
                .contains("java", "yaml", "xml");
    }

    @Test
    void everyLinkLeadsSomewhere() {
        for (Path page : pages()) {
            LINK.matcher(read(page)).results().map(match -> match.group(1)).forEach(
                    link -> assertThat(page.resolveSibling(link)).as("link in %s", page.getFileName()).exists());
        }
    }

    @Test
    void everyOptionAndHeaderIsOnTheComponentsPage() throws Exception {
        JsonNode json = new ObjectMapper()
                .readTree(getClass().getResource("/META-INF/dev/ticketauth/camel/ticketauth.json"));
        Set<String> names = new TreeSet<>();
        json.path("properties").fieldNames().forEachRemaining(names::add);
        json.path("headers").fieldNames().forEachRemaining(names::add);
        names.removeAll(Set.of("lazyStartProducer"));

        String page = read(REPOSITORY.resolve("docs/component.md"));

        assertThat(names).hasSizeGreaterThan(25).allSatisfy(name -> assertThat(page).contains("`" + name));
    }
}
