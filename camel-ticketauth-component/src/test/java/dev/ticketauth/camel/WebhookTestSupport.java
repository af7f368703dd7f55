// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Webhooks behind a real platform-http server; pushes come from the JDK's HTTP client.
 */
abstract class WebhookTestSupport extends SimulatorTest {

    static final String APPOINTMENT = "{\"calendarid\":77001,\"status\":\"OPEN\",\"modifieddate\":1767261600000,"
                                      + "\"staff\":{\"professionalId\":9},\"price\":25.00}";

    private static final int PORTS = 2_000;
    private static final int FIRST_PORT = 20_000 + PORTS * Integer.getInteger("test.fork", 0);
    private static final AtomicInteger NEXT_PORT = new AtomicInteger();

    final List<Exchange> received = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private int port;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext created = super.createCamelContext();
        port = freePort();
        created.addService(server(port));
        return created;
    }

    /** What serves platform-http: endpoints at a port of this machine. */
    static VertxPlatformHttpServer server(int port) {
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(port);
        return new VertxPlatformHttpServer(server);
    }

    /**
     * A port that stays free until a server takes it: below those that the system gives to whoever asks, and from a
     * range of its own in each JVM that runs tests beside this one.
     */
    static int freePort() {
        while (true) {
            int port = FIRST_PORT + NEXT_PORT.getAndIncrement() % PORTS;
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // somebody else's server: the next one
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The URI of a webhook at the path /hook, with the options of its own. */
    String webhook(String provider, String... options) {
        return webhookAt("/hook", provider, options);
    }

    String webhookAt(String path, String provider, String... options) {
        return "webhook:" + bareEndpoint(provider, options) + "&webhookComponentName=platform-http&webhookPath=" + path;
    }

    /** A route that keeps what it gets. */
    void hook(String provider, String... options) throws Exception {
        routes(builder -> {
            builder.errorHandler(builder.noErrorHandler());
            builder.from(webhook(provider, options)).routeId("hook").process(exchange -> received.add(exchange.copy()));
        });
    }

    TicketAuthChange change(int index) {
        return received.get(index).getMessage().getBody(TicketAuthChange.class);
    }

    HttpResponse<String> post(String pathAndQuery, byte[] body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(pathAndQuery)).POST(BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    int port() {
        return port;
    }

    URI uri(String pathAndQuery) {
        return URI.create("http://127.0.0.1:" + port + pathAndQuery);
    }

    /** The status of the answer to JSON. */
    int push(String body, String... headers) throws Exception {
        String[] all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = "application/json";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return post("/hook", body.getBytes(UTF_8), all).statusCode();
    }

    /** The status of the answer to a form. */
    int pushForm(Map<String, String> fields, String... headers) throws Exception {
        String body = fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), UTF_8) + '=' + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        String[] all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = "application/x-www-form-urlencoded";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return post("/hook", body.getBytes(UTF_8), all).statusCode();
    }
}
