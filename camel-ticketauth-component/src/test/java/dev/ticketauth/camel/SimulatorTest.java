// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.ticketauth.simulators.ProviderSimulator;
import dev.ticketauth.simulators.ProviderSimulators;
import dev.ticketauth.simulators.RecordedRequest;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A Camel context beside the five simulators; everything goes over real HTTP.
 */
abstract class SimulatorTest extends CamelTestSupport {

    protected ProviderSimulators simulators;
    protected CamelContext camel;

    @Override
    protected void setupResources() {
        simulators = ProviderSimulators.start();
    }

    @BeforeEach
    void nameContext() {
        camel = context;
    }

    @Override
    protected void cleanupResources() {
        simulators.close();
    }

    protected ProviderSimulator simulator(String provider) {
        return simulators.all().stream().filter(each -> each.provider().equals(provider)).findFirst().orElseThrow();
    }

    /** An endpoint of a provider at its simulator, with the simulator's keys. */
    protected String endpoint(String provider, String... options) {
        return bareEndpoint(provider, options) + "&accessKey=RAW(" + simulator(provider).accessKey() + ")&secretKey=RAW("
               + simulator(provider).secretKey() + ")";
    }

    /** The same without keys. */
    protected String bareEndpoint(String provider, String... options) {
        String own = switch (provider) {
            case "wsync" -> "&environment=playground";
            case "ticketmatic" -> "&account=testaccount";
            case "tt" -> "&appName=hub&companyName=acme&rateLimit=0";
            default -> "";
        };
        String more = options.length == 0 ? "" : "&" + String.join("&", options);
        return "ticketauth:" + provider + "?baseUri=" + simulator(provider).baseUri() + "&allowPlainHttp=true" + own + more;
    }

    /** The path of the simulator's echo resource, as a user of the component writes it. */
    protected static String echoPath(String provider) {
        return provider.equals("tt") ? "/ttledger/echo" : "/echo";
    }

    /** The URL of that resource. */
    protected String echoUrl(String provider) {
        String path = switch (provider) {
            case "ticketmatic" -> "/api/1/testaccount/echo";
            case "timetap" -> "/live/echo";
            case "tt" -> "/ttledger/ext_uat_cert/echo";
            case "ticketevolution" -> "/v9/echo";
            default -> "/echo";
        };
        return simulator(provider).baseUri() + path;
    }

    protected Exchange send(String endpoint, Object body, Map<String, Object> headers) {
        return camel.createFluentProducerTemplate().to(endpoint).withBody(body).withHeaders(headers).request(Exchange.class);
    }

    /** Calls the echo resource through the operation request. */
    protected Exchange call(String provider, Object body, String... options) {
        String[] all = Stream.concat(Stream.of("operation=request", "path=" + echoPath(provider)), Stream.of(options))
                .toArray(String[]::new);
        return send(endpoint(provider, all), body, Map.of());
    }

    /** Carries out an operation at a provider; a booking in doubt is looked up at once. */
    protected Exchange operate(String provider, String operation, Object body, Map<String, Object> headers, String... options) {
        String[] all = Stream.concat(Stream.of("operation=" + operation, "inDoubtDelay=0"), Stream.of(options))
                .toArray(String[]::new);
        return send(endpoint(provider, all), body, headers);
    }

    /** All records of the list that an operation has answered with. */
    protected static <R> List<R> records(Class<R> type, Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        List<R> records = new ArrayList<>();
        Iterator<?> body = exchange.getMessage().getBody(Iterator.class);
        body.forEachRemaining(record -> records.add(type.cast(record)));
        return records;
    }

    /** The booking that an operation has answered with. */
    protected static Booking booking(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(Booking.class);
    }

    /** How many requests to it have arrived. */
    protected long echoes(String provider) {
        return simulator(provider).requests().stream().filter(request -> request.rawTarget().contains("/echo")).count();
    }

    /** The failure that a call ended with. */
    protected static TicketAuthException failure(Exchange exchange) {
        assertThat(exchange.getException()).isInstanceOf(TicketAuthException.class);
        return (TicketAuthException) exchange.getException();
    }

    protected RecordedRequest lastRequest(String provider) {
        return simulator(provider).requests().get(simulator(provider).requests().size() - 1);
    }

    protected void routes(Consumer<RouteBuilder> definition) throws Exception {
        camel.addRoutes(new RouteBuilder() {

            @Override
            public void configure() {
                definition.accept(this);
            }
        });
    }
}
