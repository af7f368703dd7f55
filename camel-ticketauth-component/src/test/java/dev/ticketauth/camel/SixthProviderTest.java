// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import com.sun.net.httpserver.HttpServer;
import dev.ticketauth.camel.spi.Authentication;
import dev.ticketauth.camel.spi.Credentials;
import dev.ticketauth.camel.spi.Provider;
import dev.ticketauth.camel.spi.ProviderAnswer;
import dev.ticketauth.camel.spi.ProviderApi;
import dev.ticketauth.camel.spi.ProviderError;
import dev.ticketauth.camel.spi.ProviderSettings;
import dev.ticketauth.camel.spi.RequestAuthenticator;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A provider that comes with another jar.
 */
class SixthProviderTest {

    @Test
    void aJarOnTheClassPathAddsAProvider(@TempDir Path jar) throws Exception {
        Path services = Files.createDirectories(jar.resolve("META-INF/services"));
        Files.writeString(services.resolve(Provider.class.getName()), SixthProvider.class.getName());
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            byte[] answer = (exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("X-Sixth"))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try (CamelContext camel = new DefaultCamelContext();
             var loader = new URLClassLoader(new URL[] { jar.toUri().toURL() }, getClass().getClassLoader())) {
            camel.setApplicationContextClassLoader(loader);
            camel.start();

            String answer = camel.createProducerTemplate().requestBody(
                    "ticketauth:sixth?operation=request&path=/things&accessKey=mine&allowPlainHttp=true&baseUri=http://127.0.0.1:"
                                                                       + server.getAddress().getPort(),
                    null, String.class);

            assertThat(answer).isEqualTo("/sixth/things?signed=1 mine");
        } finally {
            server.stop(0);
        }
    }

    public static final class SixthProvider implements Provider {

        @Override
        public String name() {
            return "sixth";
        }

        @Override
        public Set<String> options() {
            return Set.of();
        }

        @Override
        public ProviderApi connect(ProviderSettings settings) {
            return new SixthApi(URI.create(settings.baseUri()));
        }
    }

    private record SixthApi(URI base) implements ProviderApi {

        @Override
        public String environment() {
            return "only";
        }

        @Override
        public String authMethod() {
            return "header";
        }

        @Override
        public String wirePath(String path) {
            return "/sixth" + path;
        }

        @Override
        public Set<String> neededKeys() {
            return Set.of("accessKey");
        }

        @Override
        public RequestAuthenticator authenticator(Credentials credentials) {
            return (request, token, now) -> new Authentication(
                    Map.of("X-Sixth", credentials.accessKey()), "signed=1", null, null);
        }

        @Override
        public ProviderError error(ProviderAnswer answer) {
            return ProviderError.NONE;
        }

        @Override
        public String advice() {
            return "none";
        }
    }
}
