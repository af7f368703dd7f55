// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ticketauth.camel.auth.Clock;
import dev.ticketauth.camel.auth.Origin;
import dev.ticketauth.camel.auth.SourceClock;
import dev.ticketauth.camel.health.AccountHealthChecks;
import dev.ticketauth.camel.http.ApiConnection;
import dev.ticketauth.camel.http.Connections;
import dev.ticketauth.camel.http.RateLimits;
import dev.ticketauth.camel.http.TrafficListener;
import dev.ticketauth.camel.http.WireLogs;
import dev.ticketauth.camel.metrics.Meters;
import dev.ticketauth.camel.session.Accounts;
import dev.ticketauth.camel.session.ClockSkew;
import dev.ticketauth.camel.session.MemorySessionStore;
import dev.ticketauth.camel.session.SessionNews;
import dev.ticketauth.camel.session.Sessions;
import dev.ticketauth.camel.spi.Provider;
import dev.ticketauth.camel.spi.SessionStore;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.util.PropertiesHelper;

/**
 * Authenticates calls to ticketing, booking and trading-ticket APIs.
 */
@Component("ticketauth")
public class TicketAuthComponent extends HealthCheckComponent {

    private static final String NAME = "TicketAuth";

    @Metadata(description = "A TicketAuthConfiguration whose options are the values that every endpoint starts from.")
    private TicketAuthConfiguration configuration = new TicketAuthConfiguration();
    @Metadata(label = "advanced", defaultValue = "10000",
              description = "The most tenants that an endpoint remembers, with their keys and sessions. Whoever was not"
                            + " called with for the longest time is forgotten first.")
    private long tenantCacheSize = 10_000;
    @Metadata(label = "advanced", javaType = "java.time.Duration", defaultValue = "1h",
              description = "For how long an endpoint remembers a tenant that it is not called with.")
    private Duration tenantCacheIdle = Duration.ofHours(1);
    @Metadata(label = "advanced", description = "Whether Micrometer's meters have a tag for the tenant. With many tenants"
                                                + " that makes many meters.")
    private boolean tenantMeters;
    @Metadata(label = "advanced", description = "The clock that expiry, signatures and windows of webhooks go by, for tests"
                                                + " that move it. It is set before the first endpoint is made. Default: the"
                                                + " machine's clocks.")
    private InstantSource clock;
    @Metadata(label = "advanced", description = "Runs what waits: the repetition of a request after Retry-After or a"
                                                + " failure, and a request's turn under the rate limit. For tests whose clock"
                                                + " does not go by itself. It is not shut down with the component. Default: a"
                                                + " thread of Camel's.")
    private ScheduledExecutorService timer;

    private final Map<String, Provider> providers = new TreeMap<>();
    // by identity, and as long as somebody holds the store
    private final Cache<Object, Sessions> sessionsByStore = Caffeine.newBuilder().weakKeys().build();
    private final Map<Origin, ClockSkew> clockSkews = new ConcurrentHashMap<>();
    private final AtomicInteger configurers = new AtomicInteger();
    private final RateLimits rateLimits = new RateLimits();
    private SessionNews sessionNews;
    private TrafficListener traffic;
    private AccountHealthChecks healthChecks;
    private Clock time = Clock.SYSTEM;

    private ScheduledExecutorService scheduler;
    private ExecutorService workers;
    private ExecutorService logins;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        prepare();
        RawValues.requireMaskable(uri, remaining, parameters);
        TicketAuthConfiguration own = configuration.copy();
        own.setProvider(remaining);
        own.getHttp().putAll(PropertiesHelper.extractProperties(parameters, "http."));
        own.getParams().putAll(PropertiesHelper.extractProperties(parameters, "params."));
        removeUnset(parameters);
        TicketAuthEndpoint endpoint = new TicketAuthEndpoint(uri, this, own);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /**
     * Leaves out options without a value, so that a placeholder may resolve to nothing. Not the tenant: with none, the
     * keys would be those of another account. A name that nobody knows is still refused.
     */
    private void removeUnset(Map<String, Object> parameters) {
        PropertyConfigurerGetter options = (PropertyConfigurerGetter) getEndpointPropertyConfigurer();
        parameters.entrySet().removeIf(option -> "".equals(option.getValue()) && !"tenant".equalsIgnoreCase(option.getKey())
                && options.getOptionType(option.getKey(), true) != null);
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        prepare();
    }

    // Camel hands a component that is made on first use to other threads while it is still being initialized
    private synchronized void prepare() {
        if (scheduler != null) {
            return;
        }
        if (tenantCacheSize < 1 || tenantCacheIdle.isNegative() || tenantCacheIdle.isZero()) {
            throw new IllegalArgumentException(
                    "options 'tenantCacheSize' and 'tenantCacheIdle' of the component must be more than 0");
        }
        load(ServiceLoader.load(Provider.class, TicketAuthComponent.class.getClassLoader()));
        ClassLoader applications = getCamelContext().getApplicationContextClassLoader();
        if (applications != null) {
            load(ServiceLoader.load(Provider.class, applications));
        }
        sessionNews = new SessionNews();
        sessionNews.add(new SessionEvents(new Notifications(getCamelContext(), time)));
        Meters.ofSessions(getCamelContext(), tenantMeters).ifPresent(sessionNews::add);
        traffic = Meters.ofTraffic(getCamelContext(), tenantMeters).orElse(null);
        healthChecks = AccountHealthChecks.of(getCamelContext());
        // no queue in front of either: what runs there may wait for something that would stand behind it
        workers = getCamelContext().getExecutorServiceManager().newCachedThreadPool(this, NAME);
        logins = getCamelContext().getExecutorServiceManager().newCachedThreadPool(this, NAME + "Login");
        scheduler = getCamelContext().getExecutorServiceManager().newSingleThreadScheduledExecutor(this, NAME + "Timer");
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        WireLogs.warn();
    }

    private void load(ServiceLoader<Provider> found) {
        found.forEach(provider -> providers.putIfAbsent(provider.name(), provider));
    }

    @Override
    protected void doShutdown() throws Exception {
        ExecutorServiceManager executors = getCamelContext().getExecutorServiceManager();
        synchronized (this) {
            executors.shutdownNow(scheduler);
            executors.shutdownNow(workers);
            executors.shutdownNow(logins);
            scheduler = null;
            // they hold on to the threads that have ended
            sessionsByStore.invalidateAll();
        }
        super.doShutdown();
    }

    Provider provider(String name) {
        Provider provider = providers.get(name);
        if (provider == null) {
            throw new IllegalArgumentException(
                    "there is no provider '" + name + "'; known: " + String.join(", ", providers.keySet()));
        }
        return provider;
    }

    ApiConnection.Shared shared(SessionStore store, Origin origin) {
        Sessions sessions = sessionsByStore.get(store == null ? this : store, key -> new Sessions(
                new Sessions.Surroundings(
                        store == null ? new MemorySessionStore(tenantCacheSize, time) : store, time, logins,
                        () -> ThreadLocalRandom.current().nextDouble(), sessionNews)));
        return new ApiConnection.Shared(
                sessions, rateLimits, clockSkews.computeIfAbsent(origin, key -> new ClockSkew(time)), time,
                new Accounts.Limits(tenantCacheSize, tenantCacheIdle), traffic,
                new AccountEvents(new Notifications(getCamelContext(), time)), Connections.of(getCamelContext()));
    }

    /**
     * Makes a health check of what is called with a connection, unless there is one.
     *
     * @param  tenant the endpoint's own tenant, or null
     * @return        to be run when nobody calls with it any longer
     */
    Runnable watchHealth(ApiConnection connection, String tenant) {
        return healthChecks.add(connection.place(), tenant, isHealthCheckProducerEnabled(), time);
    }

    /** Is told what happens; null when nobody wants to know. */
    TrafficListener traffic() {
        return traffic;
    }

    /** A name in the registry that nothing else has. */
    String nextConfigurerName() {
        return "ticketauth-policy-" + configurers.incrementAndGet();
    }

    ScheduledExecutorService scheduler() {
        return timer == null ? scheduler : timer;
    }

    ExecutorService workers() {
        return workers;
    }

    Clock clock() {
        return time;
    }

    // for tests of ours that also tell the monotonic clock from the one that somebody sets
    void setClock(Clock clock) {
        this.time = clock;
    }

    public TicketAuthConfiguration getConfiguration() {
        return configuration;
    }

    /**
     * A TicketAuthConfiguration whose options are the values that every endpoint starts from.
     */
    public void setConfiguration(TicketAuthConfiguration configuration) {
        this.configuration = configuration;
    }

    public long getTenantCacheSize() {
        return tenantCacheSize;
    }

    /**
     * The most tenants that an endpoint remembers, with their keys and sessions; at least 1. Whoever was not called
     * with for the longest time is forgotten first.
     */
    public void setTenantCacheSize(long tenantCacheSize) {
        this.tenantCacheSize = tenantCacheSize;
    }

    public Duration getTenantCacheIdle() {
        return tenantCacheIdle;
    }

    /**
     * For how long an endpoint remembers a tenant that it is not called with.
     */
    public void setTenantCacheIdle(Duration tenantCacheIdle) {
        this.tenantCacheIdle = tenantCacheIdle;
    }

    public boolean isTenantMeters() {
        return tenantMeters;
    }

    /**
     * Whether Micrometer's meters have a tag for the tenant. With many tenants that makes many meters.
     */
    public void setTenantMeters(boolean tenantMeters) {
        this.tenantMeters = tenantMeters;
    }

    public InstantSource getClock() {
        return clock;
    }

    /**
     * The clock that expiry, signatures and windows of webhooks go by, for tests that move it; a
     * {@link java.time.Clock} is one. It never goes back, and is set before the first endpoint is made. Default: the
     * machine's clocks.
     */
    public void setClock(InstantSource clock) {
        this.clock = clock;
        this.time = clock == null ? Clock.SYSTEM : new SourceClock(clock);
    }

    public ScheduledExecutorService getTimer() {
        return timer;
    }

    /**
     * Runs what waits: the repetition of a request after {@code Retry-After} or a failure, and a request's turn under
     * the rate limit. For tests whose clock does not go by itself. Not shut down with the component. Default: a thread
     * of Camel's.
     */
    public void setTimer(ScheduledExecutorService timer) {
        this.timer = timer;
    }
}
