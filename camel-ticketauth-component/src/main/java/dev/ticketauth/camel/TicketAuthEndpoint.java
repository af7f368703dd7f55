package dev.ticketauth.camel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.ticketauth.camel.auth.Origin;
import dev.ticketauth.camel.http.ApiConnection;
import dev.ticketauth.camel.http.CallRules;
import dev.ticketauth.camel.http.HttpTransport;
import dev.ticketauth.camel.spi.Provider;
import dev.ticketauth.camel.spi.ProviderApi;
import dev.ticketauth.camel.spi.ProviderSettings;
import dev.ticketauth.camel.sync.SourceKey;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.webhook.WebhookCapableEndpoint;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.URISupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Call ticketing, booking and trading-ticket APIs, keep their sessions alive, and read and write tickets and bookings.
 */
@UriEndpoint(firstVersion = "0.1.0", scheme = "ticketauth", title = "TicketAuth", syntax = "ticketauth:provider",
             category = { Category.SAAS, Category.SECURITY }, headersClass = TicketAuthConstants.class)
public class TicketAuthEndpoint extends ScheduledPollEndpoint
        implements EndpointServiceLocation, WebhookCapableEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(TicketAuthEndpoint.class);

    // providers count requests: Ticket Evolution asks not to poll more often than every few minutes
    private static final long POLL_DELAY_MILLIS = 60_000;

    private static final String THROW_EXCEPTION_ON_FAILURE = "throwExceptionOnFailure";

    @UriParam
    private final TicketAuthConfiguration configuration;

    @UriParam(label = "consumer,scheduler", javaType = "java.time.Duration", defaultValue = "" + POLL_DELAY_MILLIS,
              description = "Milliseconds before the next poll.")
    private long delay = POLL_DELAY_MILLIS;

    private ApiConnection connection;
    private RequestOperation requests;
    private ConsumerRepositories repositories;
    private WebhookConfiguration webhookConfiguration;
    private boolean hasWebhook;

    public TicketAuthEndpoint(String uri, TicketAuthComponent component, TicketAuthConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
        setDelay(POLL_DELAY_MILLIS);
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        try {
            if (connection == null) {
                // once: producers and HTTP clients hold on to it when the endpoint is stopped and started
                connection = connect();
            }
            ServiceHelper.initService(connection);
        } catch (IllegalArgumentException e) {
            throw refused(e.getMessage());
        }
    }

    private ApiConnection connect() {
        Provider provider = getComponent().provider(configuration.getProvider());
        ProviderApi api = provider.connect(settings(provider));
        requireSafe(Origin.of(api.base()));
        HttpTransport.check(configuration.getHttp());
        return new ApiConnection(
                getCamelContext(), configuration.getProvider(), api, rules(api),
                new EndpointCredentials(getCamelContext(), configuration, api), configuration.getRefreshAhead(),
                getComponent().shared(configuration.getSessionStore(), Origin.of(api.base())),
                (failure, cause) -> TicketAuthException.of(configuration.getProvider(), failure, cause));
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ServiceHelper.startService(connection);
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(requests, connection);
        // another route may come with another path
        hasWebhook = false;
        super.doStop();
    }

    @Override
    public Producer createProducer() throws Exception {
        return new TicketAuthProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        TicketAuthConsumer consumer = new TicketAuthConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Processor createWebhookHandler(Processor next) {
        try {
            WebhookReceiver receiver = new Webhook(this).receiver(
                    webhookConfiguration, AsyncProcessorConverterHelper.convert(next));
            repositories().startForPushes(getCamelContext(), masked());
            return receiver;
        } catch (IllegalArgumentException e) {
            throw refused(e.getMessage());
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    /** No provider has an API for it, so this only tells a person what to do. */
    @Override
    public void registerWebhook() throws Exception {
        try {
            LOG.info("{} {}", Webhook.pushes(this).registration(), webhookConfiguration.computeFullExternalUrl());
        } catch (IllegalArgumentException e) {
            throw refused(e.getMessage());
        }
    }

    /** No provider has an API for it: it pushes until somebody tells it not to. */
    @Override
    public void unregisterWebhook() {
        LOG.info("{} keeps its webhook, since it has no API to remove it: pushes fail while nobody takes them",
                configuration.getProvider());
    }

    @Override
    public void setWebhookConfiguration(WebhookConfiguration webhookConfiguration) {
        WebhookConfiguration other = this.webhookConfiguration;
        if (hasWebhook && !other.computeFullPath(false).equals(webhookConfiguration.computeFullPath(false))) {
            throw refused("there is a webhook with the same options at another path, and Camel takes both for one endpoint;"
                          + " give one of them an option of its own, such as webhookTakenFor=61s");
        }
        this.webhookConfiguration = webhookConfiguration;
        this.hasWebhook = true;
    }

    @Override
    public List<String> getWebhookMethods() {
        return List.of("POST");
    }

    @Override
    public long getDelay() {
        return delay;
    }

    /**
     * Milliseconds before the next poll.
     */
    @Override
    public void setDelay(long delay) {
        super.setDelay(delay);
        this.delay = delay;
    }

    @Override
    public TicketAuthComponent getComponent() {
        return (TicketAuthComponent) super.getComponent();
    }

    public TicketAuthConfiguration getConfiguration() {
        return configuration;
    }

    @Override
    public String getServiceUrl() {
        return connection == null ? null : connection.api().base().toString();
    }

    @Override
    public String getServiceProtocol() {
        return "https";
    }

    @Override
    public Map<String, String> getServiceMetadata() {
        return connection == null
                ? Map.of()
                : Map.of("provider", configuration.getProvider(), "environment", connection.api().environment());
    }

    /** Fails when the endpoint has no keys; a bean, which may do I/O, is not asked. */
    void requireKeys() {
        if (configuration.getCredentialsProvider() == null) {
            try {
                connection.account(configuration.getTenant()).credentials();
            } catch (IllegalArgumentException | TicketAuthCredentialsException e) {
                throw refused(e.getMessage());
            }
        }
    }

    // with its HTTP client: shared by all producers, as camel-http's is, or pools would be as many as templates
    synchronized RequestOperation requests() {
        if (requests == null) {
            requests = new RequestOperation(this);
        }
        return requests;
    }

    /** The name of what a consumer of this endpoint reads. */
    SourceKey sourceKey(String resource) {
        ProviderSettings settings = settings(getComponent().provider(configuration.getProvider()));
        String place = connection.api().environment() + ' ' + connection.api().base().getRawPath() + ' '
                       + new TreeMap<>(settings.options());
        return SourceKey.of(
                connection.provider(), connection.origin().toString(), recordAccount(configuration.getTenant()), resource,
                configuration.getParams(), place);
    }

    synchronized ConsumerRepositories repositories() {
        if (repositories == null) {
            repositories = new ConsumerRepositories(configuration);
        }
        return repositories;
    }

    /** The account as records name it. */
    String recordAccount(String tenant) {
        return connection.api().resources().flatMap(resources -> resources.account())
                .orElse(tenant == null ? connection.api().environment() : tenant);
    }

    /** How routes learn of records of this endpoint's account. */
    EventMessage eventMessage() {
        return new EventMessage(configuration.getProvider(), recordAccount(configuration.getTenant()));
    }

    /**
     * The id of the record that a message is about.
     *
     * @throws IllegalArgumentException when there is none
     */
    String recordId(Message message) {
        String id = message.getHeader(TicketAuthConstants.RECORD_ID, configuration.getRecordId(), String.class);
        if (id == null || id.isBlank()) {
            throw new IllegalArgumentException("no record: set option 'recordId' or header CamelTicketAuthRecordId");
        }
        return id;
    }

    ApiConnection connection() {
        return connection;
    }

    boolean throwsOnFailure() {
        Object value = configuration.getHttp().get(THROW_EXCEPTION_ON_FAILURE);
        return value == null || Boolean.parseBoolean(value.toString());
    }

    /** An error of configuration, with the endpoint's URI as it may be shown. */
    IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("Endpoint " + masked() + ": " + why);
    }

    String masked() {
        return URISupport.sanitizeUri(getEndpointUri());
    }

    private ProviderSettings settings(Provider provider) {
        Map<String, String> set = new LinkedHashMap<>();
        putIfSet(set, "account", configuration.getAccount());
        putIfSet(set, "businessId", configuration.getBusinessId());
        putIfSet(set, "basicForm", configuration.getBasicForm());
        putIfSet(set, "appName", configuration.getAppName());
        putIfSet(set, "companyName", configuration.getCompanyName());
        putIfSet(set, "plan", configuration.getPlan());
        putIfSet(set, "signedHost", configuration.getSignedHost());
        putIfSet(set, "changeFilter", configuration.isChangeFilter() ? null : "false");
        putIfSet(set, "ticketsPath", configuration.getTicketsPath());
        putIfSet(set, "searchPath", configuration.getSearchPath());
        putIfSet(set, "bookingPath", configuration.getBookingPath());
        putIfSet(set, "itemsPointer", configuration.getItemsPointer());
        putIfSet(set, "idPointer", configuration.getIdPointer());
        putIfSet(set, "statusPointer", configuration.getStatusPointer());
        putIfSet(set, "updatedAtPointer", configuration.getUpdatedAtPointer());
        putIfSet(set, "pageParam", configuration.getPageParam());
        putIfSet(set, "pageSizeParam", configuration.getPageSizeParam());
        for (String option : set.keySet()) {
            if (!provider.options().contains(option)) {
                throw new IllegalArgumentException(
                        "option '" + option + "' does not belong to provider '" + provider.name() + "'; its own options: "
                                                   + String.join(", ", new TreeSet<>(provider.options())));
            }
        }
        return new ProviderSettings(
                configuration.getEnvironment(), configuration.getBaseUri(), configuration.getAuthMethod(), set);
    }

    private static void putIfSet(Map<String, String> options, String name, String value) {
        if (value != null) {
            options.put(name, value);
        }
    }

    private void requireSafe(Origin origin) {
        if ("https".equals(origin.scheme())) {
            return;
        }
        if (!origin.isLoopback()) {
            throw new IllegalArgumentException(
                    "option 'baseUri' is plain http to '" + origin.host()
                                               + "', which would show keys and tokens to the network;"
                                               + " allowed: https, and http to a loopback host with allowPlainHttp=true");
        }
        if (!configuration.isAllowPlainHttp()) {
            throw new IllegalArgumentException(
                    "option 'baseUri' is plain http to a loopback host; set allowPlainHttp=true if it is a test server");
        }
    }

    private CallRules rules(ProviderApi api) {
        Map<String, Object> http = new LinkedHashMap<>(configuration.getHttp());
        http.remove(THROW_EXCEPTION_ON_FAILURE);
        double perSecond = configuration.getRateLimit() == null ? api.requestsPerSecond() : configuration.getRateLimit();
        if (!(perSecond >= 0) || perSecond > 1e6) {
            throw new IllegalArgumentException(
                    "option 'rateLimit' is " + perSecond + "; allowed: requests per second up to 1000000, 0 for no limit");
        }
        if (configuration.getRefreshAhead() != null && configuration.getRefreshAhead().isNegative()) {
            throw new IllegalArgumentException("option 'refreshAhead' can't be negative");
        }
        if (configuration.getMaxRetries() < 0 || configuration.getMaxBodySize() < 0
                || configuration.getMaxRetryWait().isNegative()) {
            throw new IllegalArgumentException("options 'maxRetries', 'maxBodySize' and 'maxRetryWait' can't be negative");
        }
        return new CallRules(
                configuration.getRenewOn() == null ? api.renewOn() : statuses(configuration.getRenewOn()),
                configuration.getMaxRetries(), configuration.getMaxRetryWait(), perSecond, configuration.getMaxBodySize(),
                configuration.isClockSkewCorrection(), http);
    }

    private static Set<Integer> statuses(String text) {
        Set<String> parts = Set.of(text.strip().split("\\s*,\\s*"));
        if (!parts.stream().allMatch(part -> part.matches("4\\d\\d"))) {
            throw new IllegalArgumentException(
                    "option 'renewOn' is '" + text
                                               + "'; allowed: statuses from 400 to 499 separated by commas, such as 401,403");
        }
        return parts.stream().map(Integer::valueOf).collect(Collectors.toSet());
    }
}
