// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ticketauth.camel.http.TrafficListener;
import dev.ticketauth.simulators.ProviderSimulators;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * docs/observability.md: its properties give what it promises over HTTP, and it leaves out nothing that there is.
 */
class ObservabilityPageTest {

    private static final Path PAGE = Path.of("").toAbsolutePath().getParent().resolve("docs/observability.md");
    private static final Pattern PROPERTIES = Pattern.compile("(?ms)^```properties\\R(.*?)^```$");

    private static Properties properties() throws Exception {
        Matcher fence = PROPERTIES.matcher(Files.readString(PAGE));
        assertThat(fence.find()).isTrue();
        Properties properties = new Properties();
        properties.load(new StringReader(fence.group(1)));
        return properties;
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        return HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).header("Accept", "application/json")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void itsPropertiesShowARefusedKeyOverHttp() throws Exception {
        int port = WebhookTestSupport.freePort();
        Properties properties = properties();
        properties.setProperty("camel.management.port", String.valueOf(port));
        Main main = new Main();
        try (ProviderSimulators simulators = ProviderSimulators.start()) {
            properties.forEach((name, value) -> main.addInitialProperty(name.toString(), value.toString()));
            main.configure().addRoutesBuilder(new RouteBuilder() {

                @Override
                public void configure() {
                    from("direct:call").to("ticketauth:ticketmatic?operation=request&path=/echo&account=testaccount"
                                           + "&allowPlainHttp=true&baseUri=" + simulators.ticketmatic().baseUri()
                                           + "&accessKey=" + simulators.ticketmatic().accessKey()
                                           + "&secretKey=wrong-secret-key");
                }
            });
            main.start();
            assertThat(get(port, "/observe/health").statusCode()).isEqualTo(200);

            Exchange exchange = main.getCamelContext().createFluentProducerTemplate().to("direct:call")
                    .request(Exchange.class);

            assertThat(exchange.getException()).isInstanceOf(TicketAuthCredentialsException.class);
            HttpResponse<String> health = get(port, "/observe/health");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).contains("ticketmatic refuses the key of account testaccount since ")
                    .doesNotContain("wrong-secret-key");
            HttpResponse<String> console = get(port, "/q/dev/ticketauth");
            assertThat(console.statusCode()).isEqualTo(200);
            JsonNode shown = new ObjectMapper().readTree(console.body()).findPath("accounts").path(0);
            assertThat(shown.path("account").asText()).isEqualTo("testaccount");
            assertThat(shown.path("trouble").path("status").intValue()).isEqualTo(401);
            assertThat(console.body()).doesNotContain("wrong-secret-key");
        } finally {
            main.stop();
        }
    }

    @Test
    void itHasEveryMeterAttributeAndEvent() throws Exception {
        String page = Files.readString(PAGE);
        Path sources = Path.of("src/main/java/dev/ticketauth/camel");
        Set<String> names = new TreeSet<>();
        Pattern meter = Pattern.compile("PREFIX \\+ \"([a-z.]+)\"");
        meter.matcher(Files.readString(sources.resolve("metrics/TrafficMeters.java"))).results()
                .forEach(match -> names.add("ticketauth." + match.group(1)));
        Pattern attribute = Pattern.compile("(?:PREFIX \\+ |set\\(span, )\"([a-z.]+)\"");
        attribute.matcher(Files.readString(sources.resolve("telemetry/TicketAuthSpanDecorator.java"))).results()
                .forEach(match -> names.add("ticketauth." + match.group(1)));
        assertThat(names).contains("ticketauth.requests", "ticketauth.provider.code", "ticketauth.tenant");
        for (TicketAuthAccountEvent.Kind kind : TicketAuthAccountEvent.Kind.values()) {
            names.add(kind.name());
        }
        for (TrafficListener.Repetition reason : TrafficListener.Repetition.values()) {
            names.add(reason.name().toLowerCase());
        }

        assertThat(names.stream().filter(name -> !page.contains('`' + name + '`')).collect(Collectors.toList())).isEmpty();
    }
}
