package dev.ticketauth.examples.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.ticketauth.camel.Booking;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/**
 * The routes of one provider: one for each kind of record that it lists, which reads it into the database, and one that
 * makes a booking and cancels it, where that is possible and allowed.
 */
abstract class ProviderRoutes extends RouteBuilder {
    private final String provider;
    private final List<Feed> feeds = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private Database database;
    private boolean writes;

    ProviderRoutes(String provider) {
        this.provider = provider;
    }

    final ProviderRoutes into(Database database, boolean writes) {
        this.database = database;
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
        if (writes) {
            configureBooking();
        }
    }

    /** Adds what is read, in this order. */
    protected abstract void configureFeeds();

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
     * @param resource {@code tickets} or {@code bookings}
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
                .process(database.records())
                .process(feed::count);
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
    private void store(RouteDefinition route) {
        route.setProperty(Exchange.BATCH_COMPLETE, constant(true)).process(database.records());
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
