// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.ticketauth.camel.auth.Origin;
import dev.ticketauth.camel.http.ApiConnection;
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
    private Runnable healthWatch;

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
        ConnectionOptions options = new ConnectionOptions(configuration);
        ProviderApi api = provider.connect(options.settings(provider));
        options.requireSafe(Origin.of(api.base()));
        HttpTransport.check(configuration.getHttp());
        return new ApiConnection(
                getCamelContext(), configuration.getProvider(), api, options.rules(api),
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
        // first: what is cut off by the end of the client is no outage then
        ServiceHelper.stopService(connection, requests);
        endHealthWatch();
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
        return "rest";
    }

    @Override
    public Map<String, String> getServiceMetadata() {
        return connection == null
                ? Map.of()
                : Map.of("provider", configuration.getProvider(), "environment", connection.api().environment());
    }

    /**
     * The name of the operation that a producer carries out for a message; empty when the message names none of them.
     */
    public Optional<String> operationOf(Message message) {
        return TicketAuthOperation.nameOf(
                configuration.getOperation(), message.getHeader(TicketAuthConstants.OPERATION, String.class));
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

    /** HTTP clients that are not ours call with it: they have no end that we see, so its own is taken. */
    synchronized void watchHealthOfClients() {
        if (healthWatch == null) {
            healthWatch = watchHealth();
        }
    }

    private synchronized void endHealthWatch() {
        if (healthWatch != null) {
            healthWatch.run();
            healthWatch = null;
        }
    }

    /** @return to be run when whoever calls with it stops */
    Runnable watchHealth() {
        return getComponent().watchHealth(connection, configuration.getTenant());
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
        ProviderSettings settings = new ConnectionOptions(configuration).settings(
                getComponent().provider(configuration.getProvider()));
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

    ApiConnection connection() {
        return connection;
    }

    /** An error of configuration, with the endpoint's URI as it may be shown. */
    IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("Endpoint " + masked() + ": " + why);
    }

    String masked() {
        return URISupport.sanitizeUri(getEndpointUri());
    }
}
