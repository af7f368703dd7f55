// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ticketauth.camel.spi.Provider;
import dev.ticketauth.simulators.RecordingServer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Lists that a provider does not end, or not as it should, from a server that answers what a test says.
 */
class ListOperationTest {

    private final AtomicInteger requests = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private CamelContext camel;
    private URLClassLoader jar;
    private Function<HttpExchange, String> answers;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(Provider.class.getName()), LinkedProvider.class.getName());
        jar = new URLClassLoader(new URL[] { folder.toUri().toURL() }, getClass().getClassLoader());
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        camel = new DefaultCamelContext();
        camel.setApplicationContextClassLoader(jar);
        camel.start();
    }

    @AfterEach
    void stop() throws IOException {
        camel.stop();
        server.stop(0);
        threads.shutdownNow();
        jar.close();
    }

    @Test
    void followsLinksWithinTheOriginOnePageAtATime() {
        answers = http -> switch (http.getRequestURI().getPath()) {
            case "/a" -> "{\"items\":[1,2],\"next\":\"" + base() + "/b?cursor=x%2By\"}";
            case "/b" -> http.getRequestURI().getRawQuery().equals("cursor=x%2By") ? "{\"items\":[3]}" : "{\"items\":[]}";
            default -> "{}";
        };
        Iterator<JsonNode> list = list("/a");

        assertThat(list.next().asInt()).isEqualTo(1);
        assertThat(list.next().asInt()).isEqualTo(2);
        assertThat(requests).hasValue(1);
        assertThat(list.next().asInt()).isEqualTo(3);
        assertThat(list.hasNext()).isFalse();
        assertThat(requests).hasValue(2);
    }

    @Test
    void aLinkToAnotherOriginIsAFailureAndNothingIsSentThere() throws Exception {
        try (RecordingServer stranger = RecordingServer.start()) {
            answers = http -> "{\"items\":[1],\"next\":\"" + stranger.baseUri() + "/b\"}";
            Iterator<JsonNode> list = list("/a");
            list.next();

            TicketAuthException failure = catchThrowableOfType(TicketAuthException.class, list::hasNext);

            assertThat(failure).hasMessageContaining("names the origin " + stranger.baseUri())
                    .hasMessageContaining("the link to the next page");
            assertThat(stranger.requests()).isEmpty();
            // and it stays one: a list that failed has not ended
            assertThatThrownBy(list::hasNext).isSameAs(failure);
        }
    }

    @Test
    void aPageThatComesAgainIsAFailure() {
        answers = http -> "{\"items\":[{\"id\":1},{\"id\":2}],\"next\":\"" + base() + "/a?n=" + requests + "\"}";
        Iterator<JsonNode> list = list("/a");
        list.next();
        list.next();

        assertThatThrownBy(list::hasNext).isInstanceOf(TicketAuthProviderException.class)
                .hasMessageContaining("the same page twice");
        assertThat(requests).hasValue(2);
    }

    @Test
    void anEndlessListIsAFailure() {
        answers = http -> "{\"items\":[" + requests + "],\"next\":\"" + base() + "/a?n=" + requests + "\"}";
        Iterator<JsonNode> list = list("/a", "maxPages=7");

        assertThatThrownBy(() -> list.forEachRemaining(item -> {
        })).isInstanceOf(TicketAuthProviderException.class).hasMessageContaining("more than 7 pages")
                .hasMessageContaining("maxPages");
        assertThat(requests).hasValue(8);
    }

    @Test
    void whatIsWrongWithTheFirstPageIsTheRoutesToHandle() {
        answers = http -> "{\"things\":[]}";
        assertThat(failure("/a")).isInstanceOf(TicketAuthProviderException.class)
                .hasMessageContaining("answered 200 to GET /a with an answer without a list at /items");
        answers = http -> "<html>busy</html>";
        assertThat(failure("/a")).hasMessageContaining("what is no JSON").hasMessageNotContaining("busy");
        answers = http -> "";
        assertThat(failure("/a")).hasMessageContaining("an empty answer, where a list was expected");
    }

    @Test
    void asJsonItIsOneArrayWithTheTextOfTheProvider() throws IOException {
        answers = http -> http.getRequestURI().getPath().equals("/a")
                ? "{\"items\":[{\"b\":1.50,\"a\":12345678901234567890123},{\"e\":1E+3,\"z\":-0}],\"next\":\"" + base() + "/b\"}"
                : "{\"items\":[{\"last\":\"\\u00e9\"}]}";
        Exchange exchange = call("/a", "outputType=json");

        assertThat(exchange.getMessage().getBody()).isInstanceOf(InputStream.class);
        assertThat(requests).hasValue(1);
        try (InputStream array = exchange.getMessage().getBody(InputStream.class)) {
            assertThat(new String(array.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(
                    "[{\"b\":1.50,\"a\":12345678901234567890123},{\"e\":1E+3,\"z\":-0},{\"last\":\"é\"}]");
        }
        answers = http -> "{\"items\":[]}";
        assertThat(call("/a", "outputType=json").getMessage().getBody(String.class)).isEqualTo("[]");
    }

    @Test
    void linesAreReadAsTheyArrive() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 1_200; i++) {
            lines.append("{\"id\":").append(i).append("}\n");
        }
        answers = http -> lines.toString();
        List<Integer> ids = new ArrayList<>();
        list("/lines").forEachRemaining(item -> ids.add(item.get("id").asInt()));

        assertThat(ids).hasSize(1_200).isSorted().doesNotHaveDuplicates();
        assertThat(requests).hasValue(1);
    }

    @Test
    void lastLinesWithoutLineFeedAndBlankLinesAreFine() {
        answers = http -> "{\"id\":1}\n\n{\"id\":2}";
        List<Integer> ids = new ArrayList<>();
        list("/lines").forEachRemaining(item -> ids.add(item.get("id").asInt()));

        assertThat(ids).containsExactly(1, 2);
    }

    @Test
    void linesThatAreCutOffAreAFailure() {
        answers = http -> "{\"id\":1}\n{\"id\":";
        assertThat(failure("/lines")).isInstanceOf(TicketAuthProviderException.class).hasMessageContaining("no JSON");

        server.removeContext("/");
        server.createContext("/", http -> {
            // says more than it sends
            byte[] begun = "{\"id\":1}\n".getBytes(StandardCharsets.UTF_8);
            http.sendResponseHeaders(200, 100_000);
            http.getResponseBody().write(begun);
            http.getResponseBody().flush();
            http.close();
        });
        assertThat(failure("/lines")).isInstanceOf(TicketAuthTransportException.class)
                .hasMessageContaining("broke while an answer arrived");
    }

    @Test
    void whoClosesAListThatIsStillArrivingDoesNotReadTheRest() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        server.removeContext("/");
        server.createContext("/", http -> {
            http.sendResponseHeaders(200, 0);
            http.getResponseBody().write("{\"id\":1}\n".repeat(2_000).getBytes(StandardCharsets.UTF_8));
            http.getResponseBody().flush();
            try {
                // as an endless answer does
                released.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            http.close();
        });
        try {
            // more often than the pool has connections
            for (int i = 0; i < 25; i++) {
                Iterator<JsonNode> list = list("/lines");
                assertThat(list.next().get("id").asInt()).isEqualTo(1);
                assertTimeoutPreemptively(Duration.ofSeconds(20), ((Closeable) list)::close);
            }
        } finally {
            released.countDown();
        }
    }

    @Test
    void aListOfWhichALineIsWrongHoldsNoConnection() {
        answers = http -> "{\"id\":1}\n{\"id\":\n" + "{\"id\":1}\n".repeat(100_000);
        for (int i = 0; i < 25; i++) {
            assertThat(failure("/lines")).isInstanceOf(TicketAuthProviderException.class);
        }
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange http) throws IOException {
        requests.incrementAndGet();
        byte[] body = answers.apply(http).getBytes(StandardCharsets.UTF_8);
        http.getResponseHeaders().set("Content-Type", "application/json");
        http.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        try (OutputStream out = http.getResponseBody()) {
            out.write(body);
        }
    }

    private Exchange call(String path, String... options) {
        String more = options.length == 0 ? "" : "&" + String.join("&", options);
        return camel.createFluentProducerTemplate().to("ticketauth:linked?operation=list&accessKey=key&allowPlainHttp=true"
                                                       + "&baseUri=" + base() + "&path=" + path + more)
                .request(Exchange.class);
    }

    @SuppressWarnings("unchecked")
    private Iterator<JsonNode> list(String path, String... options) {
        Exchange exchange = call(path, options);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(Iterator.class);
    }

    private Exception failure(String path) {
        return call(path).getException();
    }
}
