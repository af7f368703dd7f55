package dev.ticketauth.camel;

import java.time.Duration;
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
import dev.ticketauth.camel.http.ApiConnection;
import dev.ticketauth.camel.http.RateLimits;
import dev.ticketauth.camel.http.WireLogs;
import dev.ticketauth.camel.metrics.SessionMeters;
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
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.PropertiesHelper;

/**
 * Authenticates calls to ticketing, booking and trading-ticket APIs.
 */
@Component("ticketauth")
public class TicketAuthComponent extends DefaultComponent {

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

    private final Map<String, Provider> providers = new TreeMap<>();
    // by identity, and as long as somebody holds the store
    private final Cache<Object, Sessions> sessionsByStore = Caffeine.newBuilder().weakKeys().build();
    private final Map<Origin, ClockSkew> clockSkews = new ConcurrentHashMap<>();
    private final AtomicInteger configurers = new AtomicInteger();
    private final RateLimits rateLimits = new RateLimits();
    private SessionNews sessionNews;
    private Clock clock = Clock.SYSTEM;

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
        TicketAuthEndpoint endpoint = new TicketAuthEndpoint(uri, this, own);
        setProperties(endpoint, parameters);
        return endpoint;
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
        sessionNews.add(new SessionEvents(getCamelContext(), clock));
        SessionMeters.find(getCamelContext(), tenantMeters).ifPresent(sessionNews::add);
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
                        store == null ? new MemorySessionStore(tenantCacheSize, clock) : store, clock, logins,
                        () -> ThreadLocalRandom.current().nextDouble(), sessionNews)));
        return new ApiConnection.Shared(
                sessions, rateLimits, clockSkews.computeIfAbsent(origin, key -> new ClockSkew(clock)), clock,
                new Accounts.Limits(tenantCacheSize, tenantCacheIdle));
    }

    /** A name in the registry that nothing else has. */
    String nextConfigurerName() {
        return "ticketauth-policy-" + configurers.incrementAndGet();
    }

    ScheduledExecutorService scheduler() {
        return scheduler;
    }

    ExecutorService workers() {
        return workers;
    }

    Clock clock() {
        return clock;
    }

    // for tests: time goes as they say
    void setClock(Clock clock) {
        this.clock = clock;
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
}
