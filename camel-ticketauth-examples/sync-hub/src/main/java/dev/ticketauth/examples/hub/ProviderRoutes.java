// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.ticketauth.camel.Booking;
import dev.ticketauth.camel.TicketAuthChange;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.FilterDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;

/**
 * The routes of one provider: one for each kind of record that it lists, which reads it into the database, one that
 * takes what it pushes, and one that makes a booking and cancels it, where that is possible and allowed.
 */
abstract class ProviderRoutes extends RouteBuilder {
    /** The name of a setting. */
    static final String PORT = "hub.webhook-port";

    private static final String SECRET = "webhook-secret";
    private static final String CHANGE = "change";

    private final String provider;
    private final List<Feed> feeds = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private boolean writes;
    private Inbox inbox;

    ProviderRoutes(String provider) {
        this.provider = provider;
    }

    /** Allows to make bookings. */
    final ProviderRoutes writing(boolean writes) {
        this.writes = writes;
        return this;
    }

    final String provider() {
        return provider;
    }

    /** Known when the routes are in the context. */
    final List<Feed> feeds() {
        return feeds;
    }

    /** What was pushed, or null when nothing can be. */
    final Inbox inbox() {
        return inbox;
    }

    /** What is left out, for a person. */
    final List<String> remarks() {
        return remarks;
    }

    final String bookingRoute() {
        return "direct:" + provider + "-booking";
    }

    @Override
    public final void configure() {
        // what fails ends the route at once, and the hub says why
        errorHandler(noErrorHandler());
        configureFeeds();
        configurePushes();
        if (writes) {
            configureBooking();
        }
    }

    /** Adds what is read, in this order. */
    protected abstract void configureFeeds();

    /** Adds the route that takes what the provider pushes. */
    protected void configurePushes() {
        // not every provider pushes
    }

    /** Adds the route that makes a booking. */
    protected void configureBooking() {
        // not every provider can book
    }

    /** Options that all endpoints of this provider need. */
    protected String options() {
        return "";
    }

    /**
     * Reads a kind of record into the database.
     *
     * @param resource {@code tickets}, {@code bookings} or {@code changes}
     * @param options  of this endpoint, each with {@code &} in front
     */
    protected final void read(String resource, String options) {
        Feed feed = new Feed(provider, resource);
        feeds.add(feed);
        bindToRegistry(feed.name(), feed);
        // one poll, and its end is told to the feed
        String polling = "&resource=" + resource + "&repeatCount=1&initialDelay=0&pollStrategy=#" + feed.name()
                         + "&exceptionHandler=#" + feed.name() + "&cursorRepository=#cursors&idempotentRepository=#consumed";
        from(uri(polling + options)).routeId(feed.name()).autoStartup(false)
                .process(this::takeRecordOut)
                .to(StoreRoute.URI)
                .process(feed::count);
    }

    // bookings that come as changes are stored like others
    private void takeRecordOut(Exchange exchange) {
        if (exchange.getMessage().getBody() instanceof TicketAuthChange change) {
            exchange.getMessage().setBody(record(change));
        }
    }

    /** The ticket or booking that is to be stored when it has changed; null for none. */
    protected Object record(TicketAuthChange change) {
        return change.record();
    }

    /** The same, unless a setting that it needs is missing. */
    protected final void readIfSet(String resource, String options, String... settings) {
        for (String name : settings) {
            if (optional(name).isEmpty()) {
                remarks.add(resource + " are not read: the setting hub." + provider + "." + name + " is missing");
                return;
            }
        }
        read(resource, options);
    }

    /**
     * Takes what the provider pushes, if the settings say so.
     *
     * @param kind  what it pushes, {@code ticket} or {@code booking}
     * @param proof how it is known to come from the provider
     */
    protected final void takePushes(String kind, String proof) {
        if (port(getContext()).isEmpty()) {
            return;
        }
        if (optional(SECRET).isEmpty()) {
            remarks.add("pushes are not taken: the setting hub." + provider + "." + SECRET + " is missing");
            return;
        }
        inbox = new Inbox(kind);
        String receiving = "&webhookComponentName=platform-http&webhookPath=/" + provider + "&webhookAuth=" + proof
                           + "&idempotentRepository=#pushes";
        String secret = "&webhookSecret=RAW({{hub." + provider + "." + SECRET + "}})";
        FilterDefinition stored = from("webhook:" + resolved(uri(receiving)) + secret)
                .routeId(provider + "-pushes")
                .setProperty(CHANGE, body())
                .process(this::takeRecordOut)
                .filter(body().isNotNull());
        store(stored);
        stored.end().process(this::countPush);
    }

    // a {{?name}} that has no value, in a URI that begins with webhook:, makes Camel encode the values of the others twice
    private String resolved(String uri) {
        return getContext().resolvePropertyPlaceholders(uri).replaceAll("(?<=[?&])[\\w.]+=(&|$)", "");
    }

    private void countPush(Exchange exchange) {
        TicketAuthChange change = exchange.getProperty(CHANGE, TicketAuthChange.class);
        inbox.add(change.id(), change.record() == null ? change.raw() : change.record().raw());
    }

    /** Makes the booking of the settings. */
    protected final void book(String options) {
        store(booking(options));
    }

    /** Makes the booking of the settings and cancels it. */
    protected final void bookAndCancel(String options, String optionsOfCancelling) {
        store(booking(options)
                .to(uri("&operation=cancelBooking" + optionsOfCancelling))
                .process(exchange -> remarks.add("cancelled it: " + exchange.getMessage().getBody(Booking.class).state())));
    }

    private RouteDefinition booking(String options) {
        String booking = setting("booking");
        // the booking's id stays in the message, for the operation that cancels
        return from(bookingRoute())
                .process(exchange -> exchange.getMessage().setBody(booking))
                .to(uri("&operation=createBooking" + options))
                .process(this::remember);
    }

    // it waits for no other
    private void store(ProcessorDefinition<?> route) {
        route.setProperty(Exchange.BATCH_COMPLETE, constant(true)).to(StoreRoute.URI);
    }

    private void remember(Exchange exchange) {
        Booking booking = exchange.getMessage().getBody(Booking.class);
        remarks.add("made booking " + booking.id() + ": " + booking.state());
    }

    private String uri(String options) {
        String settings = "hub." + provider;
        return "ticketauth:" + provider + "?tenant={{?hub.tenant}}&allowPlainHttp={{?hub.allow-plain-http}}"
               + "&baseUri={{?" + settings + ".base-uri}}&environment={{?" + settings + ".environment}}" + options() + options
               + "&http.connectTimeout=10000&http.responseTimeout=30000";
    }

    /** The port at which pushes are taken; without it none are. */
    static Optional<String> port(CamelContext camel) {
        return camel.getPropertiesComponent().resolveProperty(PORT).map(String::strip).filter(port -> !port.isEmpty());
    }

    /** A setting that cannot do without a value. */
    protected final String setting(String name) {
        return optional(name).orElseThrow(() -> new IllegalArgumentException(
                "the setting hub." + provider + "." + name + " is missing; application.properties says what it is"));
    }

    protected final Optional<String> optional(String name) {
        return getContext().getPropertiesComponent().resolveProperty("hub." + provider + "." + name)
                .filter(value -> !value.isBlank());
    }
}
