// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.ticketauth.simulators.push.PushTarget;
import dev.ticketauth.simulators.push.Pusher;
import dev.ticketauth.simulators.server.Answer;
import dev.ticketauth.simulators.server.Call;
import dev.ticketauth.simulators.server.KeyPair;
import dev.ticketauth.simulators.server.LoopbackServer;
import dev.ticketauth.simulators.server.Refusal;
import dev.ticketauth.simulators.server.RequestLog;
import dev.ticketauth.simulators.server.Routes;

/**
 * One ticketing provider as a strict local HTTP server: it checks the credentials of every request the way the provider
 * documents it, and answers from a data set that is the same in every run.
 * <p>
 * Where a provider documents nothing, the simulator has a setting with a default; those settings say "not documented by
 * the provider". Every simulator also has an {@code echo} resource that is <em>not</em> part of the provider's API: it
 * is authenticated like any call and answers any method with what was received.
 * <p>
 * What goes wrong at a provider is injected, by {@link #inject(Fault)}, {@link #setClockOffset(Duration)} and
 * {@link #revokeSessions()} or by the control URL below {@code /__control}, which is described with this package and is
 * <em>not</em> part of any provider's API.
 * <p>
 * The {@code Date} header of an answer comes from the JDK's server and follows the clock of the machine, also when the
 * simulator has another clock.
 */
public abstract class ProviderSimulator implements AutoCloseable {
    private final String provider;
    private final KeyPair keys;
    private final ShiftedClock clock;
    private final LoopbackServer server;
    private final RequestLog log = new RequestLog();
    private final FaultQueue faults = new FaultQueue();
    private volatile Routes routes = new Routes();
    private volatile Consumer<RecordedRequest> requestListener;
    private Fault rejection;
    private int beginnings;
    private volatile Pusher pusher;

    /**
     * Takes the port (0 for any free one); nothing is answered before {@link #start()}. The constructor of a provider
     * ends with {@link #reset()}.
     */
    protected ProviderSimulator(String provider, KeyPair keys, InstantSource clock, int port) {
        this.provider = provider;
        this.keys = keys;
        this.clock = new ShiftedClock(clock);
        this.server = new LoopbackServer(provider + " simulator", port, http -> new Reception(this).serve(http));
    }

    /** Begins to answer requests. */
    public final void start() {
        server.start();
    }

    /**
     * As it was at the start, at the same port: with the data of the beginning, nobody logged in, nothing recorded,
     * nothing that goes wrong, its clock right, without a pusher and without a listener. Data that was asked for before
     * is not what the simulator answers from now: ask for it again. For the time between two tests; a request that is
     * under way meanwhile belongs to either.
     */
    public final synchronized void reset() {
        stopPushing();
        pusher = null;
        requestListener = request -> {
        };
        faults.clear();
        rejection = null;
        clock.shift(Duration.ZERO);
        beginnings++;
        Routes fresh = new Routes();
        new ControlResource(this).addTo(fresh);
        begin(fresh);
        routes = fresh;
        log.clear();
    }

    /** The provider's short name: wsync, ticketmatic, timetap, tt or ticketevolution. */
    public final String provider() {
        return provider;
    }

    /** Where it listens: {@code http://127.0.0.1:PORT}. Plain HTTP, which no provider would take. */
    public final URI baseUri() {
        return server.baseUri();
    }

    public final String accessKey() {
        return keys.accessKey();
    }

    public final String secretKey() {
        return keys.secretKey();
    }

    /**
     * What an application needs to use this simulator in place of the provider: the properties
     * {@code ticketauth.PROVIDER.default.access-key} and {@code .secret-key}, which the component reads by itself, and
     * for the endpoint's options of these names {@code ticketauth.PROVIDER.base-uri} and
     * {@code ticketauth.PROVIDER.allow-plain-http}.
     */
    public final Properties properties() {
        String prefix = "ticketauth." + provider + ".";
        Properties properties = new Properties();
        properties.setProperty(prefix + "default.access-key", accessKey());
        properties.setProperty(prefix + "default.secret-key", secretKey());
        properties.setProperty(prefix + "base-uri", baseUri().toString());
        properties.setProperty(prefix + "allow-plain-http", "true");
        return properties;
    }

    /** The last 1,000 requests, newest last. */
    public final List<RecordedRequest> requests() {
        return log.requests();
    }

    /** Why requests were refused, newest last: the first thing to read when a client gets a 401. */
    public final List<String> refusals() {
        return log.requests().stream().map(RecordedRequest::refusal).filter(Objects::nonNull).toList();
    }

    /**
     * Has this listener called from now on, instead of the one before, for each API request with good credentials, just
     * before it is worked on: whatever the listener changes in the simulator's data is in the answer. It runs on the
     * server's thread, gets the request with the status 0, and when it throws, the request is answered with 500.
     */
    public final void onRequest(Consumer<RecordedRequest> listener) {
        requestListener = Objects.requireNonNull(listener, "listener");
    }

    /** Forgets the requests and sets the three counters to zero. */
    public final void clearRequests() {
        log.clear();
    }

    /**
     * API requests since the start or {@link #clearRequests()}, whatever the answer was; logins not included.
     */
    public final long calls() {
        return log.calls();
    }

    /** Login requests, whatever the answer was. */
    public final long logins() {
        return log.logins();
    }

    /** Those of both kinds that were refused by authentication: 401, 403, and TT's failing login with status 200. */
    public final long refused() {
        return log.refused();
    }

    /**
     * Every token handed out so far is dead from now on.
     *
     * @throws UnsupportedOperationException where the provider has no sessions, so every provider but TimeTap and TT
     */
    public void revokeSessions() {
        throw new UnsupportedOperationException(provider + " has no sessions that could be revoked");
    }

    /**
     * Lets something go wrong. A request meets the injected faults twice: on arrival those that come
     * {@linkplain Fault#beforeAuthentication() before authentication}, and with good credentials the others. Each time
     * the first injected one that suits the request is used; one request is hit by one fault only. What was hit stands
     * in {@link #requests()} with a {@link RecordedRequest#refusal()} that names the fault.
     */
    public final void inject(Fault fault) {
        faults.add(Objects.requireNonNull(fault, "fault"));
    }

    /** The faults that are still to happen, in the order they were injected in. */
    public final List<Fault> faults() {
        return faults.pending();
    }

    /** From now on nothing goes wrong, except for answers that are being held back already. */
    public final void clearFaults() {
        faults.clear();
    }

    /**
     * The next API requests with good credentials are answered with this status all the same, and with the body that
     * the provider has for it. A second call replaces what is left of the first. Short for a {@link Fault#status(int)}.
     */
    public final synchronized void rejectNext(int count, int status) {
        if (count < 0 || status < 400 || status > 599) {
            throw new IllegalArgumentException("rejectNext needs a count of at least 0 and a status from 400 to 599");
        }
        faults.remove(rejection);
        if (count > 0) {
            rejection = Fault.status(status).times(count).causedBy("rejectNext");
            faults.add(rejection);
        }
    }

    /**
     * The provider's clock is off from now on: for signatures, the expiry of sessions and the times it tells, but not
     * for the {@code Date} header.
     *
     * @param offset by how much it is ahead; negative when it is behind, at most 36,500 days either way
     */
    public final void setClockOffset(Duration offset) {
        clock.shift(offset);
    }

    /**
     * Pushes every booking that changes to this URL from now on, until the pusher is closed. There is one URL at a
     * time, as at the providers: another one takes its place.
     *
     * @throws UnsupportedOperationException where the provider has no webhooks, so Ticketmatic and TT
     */
    public Pusher pushTo(PushTarget target) {
        throw new UnsupportedOperationException(provider + " has no webhooks");
    }

    /** The pusher that was made last, if there was any; it may be closed. */
    public final Optional<Pusher> pusher() {
        return Optional.ofNullable(pusher);
    }

    @Override
    public final void close() {
        server.close();
        stopPushing();
    }

    @Override
    public final String toString() {
        return provider + " simulator at " + baseUri();
    }

    /**
     * Makes the data that the provider begins with, with nobody logged in, and adds the resources that answer from it.
     * Called by {@link #reset()}.
     */
    protected abstract void begin(Routes resources);

    /** For tokens: a text that no other simulator has, and that this one does not have again after a reset. */
    protected final String tokenSeed() {
        return baseUri() + " " + beginnings;
    }

    protected final InstantSource clock() {
        return clock;
    }

    /** Adds the echo resource and everything below it. */
    protected static void addEcho(Routes resources, String path) {
        resources.add("*", path + "/**", call -> Answer.json(200, call.echo()));
    }

    /** For {@link #pushTo(PushTarget)}: makes the pusher once the one before is closed. */
    protected final synchronized <P extends Pusher> P pushing(Supplier<P> next) {
        stopPushing();
        P made = next.get();
        pusher = made;
        return made;
    }

    /**
     * Checks the credentials of a login request and gives out nothing; a provider without logins has nothing to check.
     */
    protected void authenticateLogin(Call call) throws Refusal, IOException {
    }

    /** Checks the credentials of an API request; only what a signature covers of the body needs to be read here. */
    protected abstract void authenticate(Call call) throws Refusal, IOException;

    /** The provider's answer of this status, in the provider's shape. */
    protected abstract Answer error(int status, String message);

    /**
     * What becomes of a request with good credentials to a resource that does not exist: a 404 unless the provider
     * differs.
     */
    protected Refusal notRouted(Call call, boolean pathExists) {
        return request(404, "there is no resource " + call.method() + " " + call.rawPath());
    }

    /** A refusal for missing or wrong credentials. */
    protected final Refusal credentials(int status, String reason) {
        return Refusal.ofCredentials(error(status, reason), reason);
    }

    /** A refusal for a request that is wrong in itself. */
    protected final Refusal request(int status, String reason) {
        return Refusal.ofRequest(error(status, reason), reason);
    }

    final Routes resources() {
        return routes;
    }

    final RequestLog log() {
        return log;
    }

    final FaultQueue faultQueue() {
        return faults;
    }

    /** Tells whoever listens of a request that is about to be worked on. */
    final void announce(RecordedRequest request) {
        requestListener.accept(request);
    }

    /** Waits, or until the simulator is closed: then false. */
    final boolean pause(Duration time) {
        return server.pause(time);
    }

    private void stopPushing() {
        if (pusher != null) {
            pusher.close();
        }
    }
}
