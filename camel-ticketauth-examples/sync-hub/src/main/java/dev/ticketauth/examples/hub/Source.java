package dev.ticketauth.examples.hub;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.TicketAuthConstants;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/**
 * The routes of one provider: {@code direct:PROVIDER} reads, {@code direct:PROVIDER-write} makes one record where that
 * is possible and allowed.
 */
abstract class Source extends RouteBuilder {
    private static final String PAGES = "pages";
    private static final String MORE = "more";

    private final Sync sync;
    private final boolean writes;

    Source(Sync sync, boolean writes) {
        this.sync = sync;
        this.writes = writes;
    }

    /**
     * A list of the provider.
     *
     * @param path  as the provider documents it
     * @param list  where the list stands in an answer, as JSON Pointer
     * @param pages how it comes in pages
     */
    protected record Listing(Kind kind, String path, String list, Supplier<Pages> pages) {
    }

    @Override
    public final void configure() {
        // what fails ends the route at once, and the hub says why
        errorHandler(noErrorHandler());
        RouteDefinition reading = from(reading(sync.provider())).routeId(sync.provider());
        for (Listing listing : listings()) {
            read(reading, listing);
        }
        if (writes) {
            configureWriting();
        }
    }

    static String reading(String provider) {
        return "direct:" + provider;
    }

    static String writing(String provider) {
        return "direct:" + provider + "-write";
    }

    /** What is read, in this order. */
    protected abstract List<Listing> listings();

    /** Adds the route that makes a record. */
    protected void configureWriting() {
        // not every provider has something to write
    }

    /** Options of the endpoint that only this provider has. */
    protected String options() {
        return "";
    }

    private void read(RouteDefinition route, Listing listing) {
        JsonPointer list = JsonPointer.compile(listing.list());
        route
                .process(exchange -> {
                    exchange.setProperty(PAGES, listing.pages().get());
                    exchange.setProperty(MORE, true);
                })
                .loopDoWhile(exchangeProperty(MORE))
                .process(exchange -> ask(exchange, pages(exchange).parameters()))
                .to(request("GET", listing.path()))
                .process(exchange -> {
                    Answer answer = answer(exchange);
                    List<Item> items = answer.items(list, listing.kind());
                    sync.store(listing.kind(), items);
                    exchange.setProperty(MORE, pages(exchange).isFollowed(answer.root(), items));
                })
                .end();
    }

    /** Starts a route that makes a record. */
    protected final RouteDefinition fromWriting() {
        return from(writing(sync.provider())).routeId(sync.provider() + "-write");
    }

    /** The endpoint that sends a request and deals with keys, signatures, sessions and repetitions. */
    protected final String request(String method, String path) {
        return request(method) + "&path=" + path;
    }

    /** The same, with the path in the header {@code CamelHttpPath}. */
    protected final String request(String method) {
        String settings = "hub." + sync.provider();
        return "ticketauth:" + sync.provider() + "?operation=request&method=" + method
               + "&tenant={{?hub.tenant}}&allowPlainHttp={{?hub.allow-plain-http}}"
               + "&baseUri={{?" + settings + ".base-uri}}&environment={{?" + settings + ".environment}}" + options()
               + "&http.connectTimeout=10000&http.responseTimeout=30000";
    }

    /** Makes the message a request without a body; nothing of the answer before it travels on. */
    protected static void ask(Exchange exchange, Map<String, Object> parameters) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(TicketAuthConstants.PARAMS, parameters);
        message.setBody(null);
    }

    /** Makes the message a request with this body. */
    protected static void send(Exchange exchange, String json) {
        ask(exchange, Map.of());
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
        exchange.getMessage().setBody(json);
    }

    protected static void send(Exchange exchange, JsonNode json) {
        send(exchange, json.toString());
    }

    /** Takes the answer out of the message, once for every request. */
    protected final Answer answer(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        sync.answered(message.getHeader(TicketAuthConstants.ATTEMPTS, 1, Integer.class));
        String json = message.getBody(String.class);
        return new Answer(json == null ? "" : json);
    }

    /** Stores the one record that was answered. */
    protected final Processor storeMade(Kind kind) {
        return exchange -> made(exchange, kind);
    }

    protected final Item made(Exchange exchange, Kind kind) throws Exception {
        Item item = answer(exchange).item(kind);
        sync.storeMade(item);
        return item;
    }

    /** Stores the records of a list that was answered. */
    protected final Processor storeMade(Kind kind, String list) {
        return exchange -> {
            for (Item item : answer(exchange).items(JsonPointer.compile(list), kind)) {
                sync.storeMade(item);
            }
        };
    }

    /** A setting that cannot do without a value. */
    protected final String setting(String name) {
        String key = "hub." + sync.provider() + "." + name;
        return optional(name).filter(value -> !value.isBlank()).orElseThrow(() -> new IllegalArgumentException(
                "the setting " + key + " is missing; application.properties says what it is"));
    }

    protected final Optional<String> optional(String name) {
        return getContext().getPropertiesComponent().resolveProperty("hub." + sync.provider() + "." + name);
    }

    private static Pages pages(Exchange exchange) {
        return exchange.getProperty(PAGES, Pages.class);
    }
}
