package dev.ticketauth.camel;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

import dev.ticketauth.camel.auth.Clock;
import dev.ticketauth.camel.auth.Origin;
import dev.ticketauth.camel.http.ApiConnection;
import dev.ticketauth.camel.http.RateLimits;
import dev.ticketauth.camel.http.WireLogs;
import dev.ticketauth.camel.session.ClockSkew;
import dev.ticketauth.camel.session.Sessions;
import dev.ticketauth.camel.spi.Provider;
import dev.ticketauth.camel.spi.SessionStore;
import org.apache.camel.Endpoint;
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

    @Metadata(description = "Options that every endpoint starts from.")
    private TicketAuthConfiguration configuration = new TicketAuthConfiguration();

    private final Map<String, Provider> providers = new TreeMap<>();
    private final Map<Object, Sessions> sessionsByStore = new ConcurrentHashMap<>();
    private final Map<Origin, ClockSkew> clockSkews = new ConcurrentHashMap<>();
    private final AtomicInteger configurers = new AtomicInteger();
    private final RateLimits rateLimits = new RateLimits();
    private Clock clock = Clock.SYSTEM;

    private ScheduledExecutorService scheduler;
    private ExecutorService workers;
    private ExecutorService renewals;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
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
        load(ServiceLoader.load(Provider.class, TicketAuthComponent.class.getClassLoader()));
        ClassLoader applications = getCamelContext().getApplicationContextClassLoader();
        if (applications != null) {
            load(ServiceLoader.load(Provider.class, applications));
        }
        scheduler = getCamelContext().getExecutorServiceManager().newSingleThreadScheduledExecutor(this, NAME + "Timer");
        // no queue in front of either: what runs there may wait for something that would stand behind it
        workers = getCamelContext().getExecutorServiceManager().newCachedThreadPool(this, NAME);
        renewals = getCamelContext().getExecutorServiceManager().newCachedThreadPool(this, NAME + "Renewal");
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
        getCamelContext().getExecutorServiceManager().shutdownNow(scheduler);
        getCamelContext().getExecutorServiceManager().shutdownNow(workers);
        getCamelContext().getExecutorServiceManager().shutdownNow(renewals);
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
        Sessions sessions = sessionsByStore.computeIfAbsent(
                store == null ? this : store, key -> new Sessions(store, clock, renewals));
        return new ApiConnection.Shared(
                sessions, rateLimits, clockSkews.computeIfAbsent(origin, key -> new ClockSkew(clock)), clock);
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

    // for tests: time goes as they say
    void setClock(Clock clock) {
        this.clock = clock;
    }

    public TicketAuthConfiguration getConfiguration() {
        return configuration;
    }

    /**
     * Options that every endpoint starts from.
     */
    public void setConfiguration(TicketAuthConfiguration configuration) {
        this.configuration = configuration;
    }
}
