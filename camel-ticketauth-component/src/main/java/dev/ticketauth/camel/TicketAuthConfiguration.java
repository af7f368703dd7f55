// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.ticketauth.camel.spi.CredentialsProvider;
import dev.ticketauth.camel.spi.SessionStore;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;

/**
 * The options of an endpoint.
 */
@Configurer
@UriParams
public class TicketAuthConfiguration extends WebhookOptions implements Cloneable {

    @UriPath(enums = "wsync,ticketmatic,timetap,tt,ticketevolution")
    @Metadata(required = true)
    private String provider;

    @UriParam(label = "producer",
              enums = "sign,request,token,explain,verify,list,listTickets,getTicket,searchTickets,listBookings,getBooking,createBooking,cancelBooking",
              defaultValue = "sign")
    private String operation;

    @UriParam(label = "producer", enums = "GET,HEAD,POST,PUT,PATCH,DELETE,OPTIONS")
    private String method;

    @UriParam(label = "producer")
    private String path;

    @UriParam(label = "common", prefix = "params.", multiValue = true)
    private Map<String, Object> params = new LinkedHashMap<>();

    @UriParam(label = "common")
    private String environment;

    @UriParam(label = "common")
    private String baseUri;

    @UriParam(label = "security", secret = true)
    private String accessKey;

    @UriParam(label = "security", secret = true)
    private String secretKey;

    @UriParam(label = "security")
    private String authMethod;

    @UriParam(label = "security")
    private CredentialsProvider credentialsProvider;

    @UriParam(label = "security")
    private String tenant;

    @UriParam(label = "security")
    private boolean allowPlainHttp;

    @UriParam(label = "advanced", defaultValue = "true")
    private boolean clockSkewCorrection = true;

    @UriParam(label = "advanced")
    private SessionStore sessionStore;

    @UriParam(label = "advanced", javaType = "java.time.Duration")
    private Duration refreshAhead;

    @UriParam(label = "advanced")
    private String renewOn;

    @UriParam(label = "advanced", defaultValue = "3")
    private int maxRetries = 3;

    @UriParam(label = "advanced", javaType = "java.time.Duration", defaultValue = "30s")
    private Duration maxRetryWait = Duration.ofSeconds(30);

    @UriParam(label = "advanced")
    private Double rateLimit;

    @UriParam(label = "advanced", defaultValue = "10485760")
    private int maxBodySize = 10 * 1024 * 1024;

    @UriParam(label = "advanced", prefix = "http.", multiValue = true)
    private Map<String, Object> http = new LinkedHashMap<>();

    @UriParam(label = "ticketmatic")
    private String account;

    @UriParam(label = "timetap")
    private String businessId;

    @UriParam(label = "wsync", enums = "both,username,password")
    private String basicForm;

    @UriParam(label = "tt")
    private String appName;

    @UriParam(label = "tt")
    private String companyName;

    @UriParam(label = "tt", enums = "free,low,medium,high")
    private String plan;

    @UriParam(label = "ticketevolution")
    private String signedHost;

    @UriParam(label = "producer")
    private String recordId;

    @UriParam(label = "producer", enums = "iterator,json", defaultValue = "iterator")
    private String outputType = "iterator";

    @UriParam(label = "producer", enums = "lookup,fail", defaultValue = "lookup")
    private String inDoubt = "lookup";

    @UriParam(label = "producer,advanced", javaType = "java.time.Duration", defaultValue = "1s")
    private Duration inDoubtDelay = Duration.ofSeconds(1);

    @UriParam(label = "consumer", enums = "tickets,bookings,changes")
    private String resource;

    @UriParam(label = "consumer")
    private String since;

    @UriParam(label = "consumer", javaType = "java.time.Duration", defaultValue = "2m")
    private Duration overlap = Duration.ofMinutes(2);

    @UriParam(label = "consumer")
    private int maxMessagesPerPoll;

    @UriParam(label = "consumer", defaultValue = "100")
    private int maxInFlight = 100;

    @UriParam(label = "consumer,advanced")
    private StateRepository<String, String> cursorRepository;

    @UriParam(label = "consumer,advanced")
    private IdempotentRepository idempotentRepository;

    @UriParam(label = "common")
    private int pageSize;

    @UriParam(label = "advanced", defaultValue = "100000")
    private int maxPages = 100_000;

    @UriParam(label = "wsync")
    private String ticketsPath;

    @UriParam(label = "wsync")
    private String searchPath;

    @UriParam(label = "wsync")
    private String bookingPath;

    @UriParam(label = "wsync")
    private String itemsPointer;

    @UriParam(label = "wsync", defaultValue = "/id")
    private String idPointer;

    @UriParam(label = "wsync")
    private String statusPointer;

    @UriParam(label = "wsync")
    private String updatedAtPointer;

    @UriParam(label = "wsync")
    private String pageParam;

    @UriParam(label = "wsync")
    private String pageSizeParam;

    @UriParam(label = "ticketevolution", defaultValue = "true")
    private boolean changeFilter = true;

    /** A copy that can be changed on its own. */
    public TicketAuthConfiguration copy() {
        try {
            TicketAuthConfiguration copy = (TicketAuthConfiguration) clone();
            copy.params = new LinkedHashMap<>(params);
            copy.http = new LinkedHashMap<>(http);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    public String getProvider() {
        return provider;
    }

    /**
     * The provider to talk to: wsync, ticketmatic, timetap, tt, ticketevolution, or another one on the class path.
     */
    public void setProvider(String provider) {
        this.provider = provider;
    }

    public String getOperation() {
        return operation;
    }

    /**
     * What to do with a message; not with from. sign adds authentication for an HTTP endpoint that comes next, request
     * sends the message and returns the answer, token returns the session's token, explain says what would be sent and
     * why it may be refused, verify checks a message that an HTTP server has received; list reads any list of the
     * provider, the others read and write tickets and bookings. The header CamelTicketAuthOperation wins, unless the
     * option is verify.
     */
    public void setOperation(String operation) {
        this.operation = operation;
    }

    public String getMethod() {
        return method;
    }

    /**
     * The HTTP method of the request. Without it the header CamelHttpMethod counts, else a message with a body is a
     * POST and one without is a GET.
     */
    public void setMethod(String method) {
        this.method = method;
    }

    public String getPath() {
        return path;
    }

    /**
     * The path of the call as the provider's documentation writes it, without account, environment or version. It may
     * hold a query. Wins over the headers CamelHttpPath and CamelHttpUri. Needs an operation.
     */
    public void setPath(String path) {
        this.path = path;
    }

    public Map<String, Object> getParams() {
        return params;
    }

    /**
     * Parameters of the call, as params.name=value; those of the header CamelTicketAuthParams win. With request and
     * list they are encoded and added to the query; for tickets and bookings they are filters and what else the
     * provider's page names. Refused with sign.
     */
    public void setParams(Map<String, Object> params) {
        this.params = params;
    }

    public String getEnvironment() {
        return environment;
    }

    /**
     * A named environment of the provider. W-SYNC: playground or production, required; Ticketmatic: production
     * (default), qa, test; TimeTap: live (default), test; TT: ext_uat_cert (default), ext_prod_sim, ext_prod_live;
     * Ticket Evolution: sandbox (default), production.
     */
    public void setEnvironment(String environment) {
        this.environment = environment;
    }

    public String getBaseUri() {
        return baseUri;
    }

    /**
     * Scheme, host, port and optional path prefix that replace those of the environment. Required for W-SYNC, which
     * publishes none.
     */
    public void setBaseUri(String baseUri) {
        this.baseUri = baseUri;
    }

    public String getAccessKey() {
        return accessKey;
    }

    /**
     * The public half of the keys: W-SYNC public key, Ticketmatic access key, TimeTap API key, TT application key,
     * Ticket Evolution API token.
     */
    public void setAccessKey(String accessKey) {
        this.accessKey = accessKey;
    }

    public String getSecretKey() {
        return secretKey;
    }

    /**
     * The private half of the keys: W-SYNC secret key, Ticketmatic secret key, TimeTap private key, TT application
     * secret (or the whole key:secret text that TT's Setup shows), Ticket Evolution API secret.
     */
    public void setSecretKey(String secretKey) {
        this.secretKey = secretKey;
    }

    public String getAuthMethod() {
        return authMethod;
    }

    /**
     * Which of the provider's ways to authenticate. W-SYNC: publicKey (default), secretKey; Ticketmatic: signature
     * (default), basic; TimeTap: session; TT: token; Ticket Evolution: signature.
     */
    public void setAuthMethod(String authMethod) {
        this.authMethod = authMethod;
    }

    public CredentialsProvider getCredentialsProvider() {
        return credentialsProvider;
    }

    /**
     * A bean that knows the keys of every tenant. Asked again after a refused key; wins over accessKey and secretKey
     * and over the properties ticketauth.PROVIDER.TENANT.access-key and .secret-key.
     */
    public void setCredentialsProvider(CredentialsProvider credentialsProvider) {
        this.credentialsProvider = credentialsProvider;
    }

    public String getTenant() {
        return tenant;
    }

    /**
     * Names one set of keys and its session; at most 100 letters, digits, dots, underscores and hyphens. The header
     * CamelTicketAuthTenant wins for one exchange. Without either, keys in properties are those of the tenant default.
     */
    public void setTenant(String tenant) {
        this.tenant = tenant;
    }

    public boolean isAllowPlainHttp() {
        return allowPlainHttp;
    }

    /**
     * Permits http: for a loopback host, for tests. Any other host needs https.
     */
    public void setAllowPlainHttp(boolean allowPlainHttp) {
        this.allowPlainHttp = allowPlainHttp;
    }

    public boolean isClockSkewCorrection() {
        return clockSkewCorrection;
    }

    /**
     * Learns the provider's clock after a signature with a time was refused, and signs with it. Ticketmatic is the only
     * one of the five whose signature holds a time.
     */
    public void setClockSkewCorrection(boolean clockSkewCorrection) {
        this.clockSkewCorrection = clockSkewCorrection;
    }

    public SessionStore getSessionStore() {
        return sessionStore;
    }

    /**
     * A bean that shares tokens between the nodes of an application, such as a JCacheSessionStore. Without it they stay
     * in memory.
     */
    public void setSessionStore(SessionStore sessionStore) {
        this.sessionStore = sessionStore;
    }

    public Duration getRefreshAhead() {
        return refreshAhead;
    }

    /**
     * How long before its expiry a token is renewed in the background, or up to a quarter earlier, so that tokens that
     * were given together are not renewed together. Without it a tenth of the token's lifetime, at most 10 minutes.
     * Never before half of the lifetime is over; 0 switches renewal ahead off.
     */
    public void setRefreshAhead(Duration refreshAhead) {
        this.refreshAhead = refreshAhead;
    }

    public String getRenewOn() {
        return renewOn;
    }

    /**
     * The statuses from 400 to 499, separated by commas, that mean a dead session or a dead key: the call is repeated
     * once with a new one. Without it 401, for TT 401 and 403.
     */
    public void setRenewOn(String renewOn) {
        this.renewOn = renewOn;
    }

    public int getMaxRetries() {
        return maxRetries;
    }

    /**
     * At most one more than this many requests are sent for one call, redirects and logins not counted. With 0 a call
     * is not repeated after a renewal either.
     */
    public void setMaxRetries(int maxRetries) {
        this.maxRetries = maxRetries;
    }

    public Duration getMaxRetryWait() {
        return maxRetryWait;
    }

    /**
     * The longest wait before a request is sent again or gets its turn under rateLimit. A longer Retry-After fails at
     * once, as retryable.
     */
    public void setMaxRetryWait(Duration maxRetryWait) {
        this.maxRetryWait = maxRetryWait;
    }

    public Double getRateLimit() {
        return rateLimit;
    }

    /**
     * Requests per second for this account in this process, 0 for no limit. Without it none, for TT that of plan. Of
     * several endpoints with the same keys and origin the slowest rate holds for all that have one.
     */
    public void setRateLimit(Double rateLimit) {
        this.rateLimit = rateLimit;
    }

    public int getMaxBodySize() {
        return maxBodySize;
    }

    /**
     * The most bytes of a request body that are kept, to be signed and to be sent again. A larger body fails where the
     * body is signed, and is sent once and as a stream elsewhere.
     */
    public void setMaxBodySize(int maxBodySize) {
        this.maxBodySize = maxBodySize;
    }

    public Map<String, Object> getHttp() {
        return http;
    }

    /**
     * Options of the camel-http endpoint underneath, as http.name=value: timeouts, proxy, sslContextParameters,
     * connection pool. http.throwExceptionOnFailure=false returns an answer outside 200 to 299 instead of failing.
     * Options that would add credentials, move the call or decide what is decided here are refused.
     */
    public void setHttp(Map<String, Object> http) {
        this.http = http;
    }

    public String getAccount() {
        return account;
    }

    /**
     * Ticketmatic: the account's short name, as in the URLs of its web shop. Required there.
     */
    public void setAccount(String account) {
        this.account = account;
    }

    public String getBusinessId() {
        return businessId;
    }

    /**
     * TimeTap: the business that clients and appointments are created for; without it the accessKey, which is the same
     * number. The operations sign, request, token and explain do without.
     */
    public void setBusinessId(String businessId) {
        this.businessId = businessId;
    }

    public String getBasicForm() {
        return basicForm;
    }

    /**
     * W-SYNC with authMethod=secretKey: where the secret key stands in HTTP Basic; the provider does not document it.
     * both: in both halves (default); username: as the user name of an empty password; password: as the password of
     * accessKey.
     */
    public void setBasicForm(String basicForm) {
        this.basicForm = basicForm;
    }

    public String getAppName() {
        return appName;
    }

    /**
     * TT: the application's name in request ids. Required there.
     */
    public void setAppName(String appName) {
        this.appName = appName;
    }

    public String getCompanyName() {
        return companyName;
    }

    /**
     * TT: the company's name in request ids. Required there.
     */
    public void setCompanyName(String companyName) {
        this.companyName = companyName;
    }

    public String getPlan() {
        return plan;
    }

    /**
     * TT: the usage plan of the application key, which sets the rate limit: free (default, 3 requests per second), low
     * (5), medium (10), high (25).
     */
    public void setPlan(String plan) {
        this.plan = plan;
    }

    public String getSignedHost() {
        return signedHost;
    }

    /**
     * Ticket Evolution: the host to sign when a gateway stands between; the request still goes to baseUri. Without it
     * the host that is called.
     */
    public void setSignedHost(String signedHost) {
        this.signedHost = signedHost;
    }

    @Override
    public String toString() {
        return "TicketAuthConfiguration[provider=" + provider + ", environment=" + environment + ", operation=" + operation
               + "]";
    }

    public String getRecordId() {
        return recordId;
    }

    /**
     * The id of the record that getTicket, getBooking and cancelBooking are about; the header CamelTicketAuthRecordId
     * wins.
     */
    public void setRecordId(String recordId) {
        this.recordId = recordId;
    }

    public String getOutputType() {
        return outputType;
    }

    /**
     * What the operations that list put into the body: an Iterator of records with one page of them in memory, or json
     * for one JSON array as a stream.
     */
    public void setOutputType(String outputType) {
        this.outputType = outputType;
    }

    public String getInDoubt() {
        return inDoubt;
    }

    /**
     * What happens when nobody knows whether a booking was made, because the connection was lost or a gateway gave up:
     * lookup looks it up and tries again when there is none, fail throws a BookingInDoubtException at once.
     */
    public void setInDoubt(String inDoubt) {
        this.inDoubt = inDoubt;
    }

    public Duration getInDoubtDelay() {
        return inDoubtDelay;
    }

    /**
     * How long to wait before a booking in doubt is looked up: the provider may still be working on it.
     */
    public void setInDoubtDelay(Duration inDoubtDelay) {
        this.inDoubtDelay = inDoubtDelay;
    }

    public String getResource() {
        return resource;
    }

    /**
     * What to consume, required with from: tickets, bookings, or changes, which are bookings in the form in which
     * webhooks tell of them.
     */
    public void setResource(String resource) {
        this.resource = resource;
    }

    public String getSince() {
        return since;
    }

    /**
     * Where a consumer begins that has no cursor: a time with an offset in ISO 8601, such as 2026-01-01T00:00:00Z.
     * Without it, everything is read.
     */
    public void setSince(String since) {
        this.since = since;
    }

    public Duration getOverlap() {
        return overlap;
    }

    /**
     * How much of what lies before the cursor is read again, since records may become visible late. What was consumed
     * already is left out.
     */
    public void setOverlap(Duration overlap) {
        this.overlap = overlap;
    }

    public int getMaxMessagesPerPoll() {
        return maxMessagesPerPoll;
    }

    /**
     * The most records that one poll consumes; 0 for no limit. The next poll goes on where it ended.
     */
    public void setMaxMessagesPerPoll(int maxMessagesPerPoll) {
        this.maxMessagesPerPoll = maxMessagesPerPoll;
    }

    public int getMaxInFlight() {
        return maxInFlight;
    }

    /**
     * The next page is not read while more records than this are on their way through an asynchronous route.
     */
    public void setMaxInFlight(int maxInFlight) {
        this.maxInFlight = maxInFlight;
    }

    public StateRepository<String, String> getCursorRepository() {
        return cursorRepository;
    }

    /**
     * A bean that keeps the cursor, such as Camel's FileStateRepository. By default it is in memory: after a restart
     * everything since the option since is read again. Webhooks keep the time of the newest state of each record there,
     * by default of the last 100000 in memory.
     */
    public void setCursorRepository(StateRepository<String, String> cursorRepository) {
        this.cursorRepository = cursorRepository;
    }

    public IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    /**
     * A bean that keeps which records were consumed, by id and version, and which pushes webhooks have taken. By
     * default the last 100000 in memory. For webhooks it must keep them at least as long as the sender may repeat a
     * push, and be shared by all nodes.
     */
    public void setIdempotentRepository(IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }

    public int getPageSize() {
        return pageSize;
    }

    /**
     * How many records to ask for at a time; 0 for what suits the provider. TT fixes the size of its pages and W-SYNC
     * needs pageSizeParam.
     */
    public void setPageSize(int pageSize) {
        this.pageSize = pageSize;
    }

    public int getMaxPages() {
        return maxPages;
    }

    /**
     * The most pages of one list. A longer one is taken for endless, and the call fails.
     */
    public void setMaxPages(int maxPages) {
        this.maxPages = maxPages;
    }

    public String getTicketsPath() {
        return ticketsPath;
    }

    /**
     * W-SYNC: the path of the list of tickets; one ticket is below it. Not documented by the provider, required for
     * listTickets and getTicket.
     */
    public void setTicketsPath(String ticketsPath) {
        this.ticketsPath = ticketsPath;
    }

    public String getSearchPath() {
        return searchPath;
    }

    /**
     * W-SYNC: the path of the search for tickets. Not documented by the provider, required for searchTickets.
     */
    public void setSearchPath(String searchPath) {
        this.searchPath = searchPath;
    }

    public String getBookingPath() {
        return bookingPath;
    }

    /**
     * W-SYNC: the path of online booking. Not documented by the provider, required for createBooking.
     */
    public void setBookingPath(String bookingPath) {
        this.bookingPath = bookingPath;
    }

    public String getItemsPointer() {
        return itemsPointer;
    }

    /**
     * W-SYNC: JSON Pointer of the array of records in an answer; without it, the answer itself is the array. Not
     * documented by the provider.
     */
    public void setItemsPointer(String itemsPointer) {
        this.itemsPointer = itemsPointer;
    }

    public String getIdPointer() {
        return idPointer;
    }

    /**
     * W-SYNC: JSON Pointer of the id in a record. Not documented by the provider.
     */
    public void setIdPointer(String idPointer) {
        this.idPointer = idPointer;
    }

    public String getStatusPointer() {
        return statusPointer;
    }

    /**
     * W-SYNC: JSON Pointer of the status in a record. Not documented by the provider.
     */
    public void setStatusPointer(String statusPointer) {
        this.statusPointer = statusPointer;
    }

    public String getUpdatedAtPointer() {
        return updatedAtPointer;
    }

    /**
     * W-SYNC: JSON Pointer of the time of the last change in a record. Not documented by the provider.
     */
    public void setUpdatedAtPointer(String updatedAtPointer) {
        this.updatedAtPointer = updatedAtPointer;
    }

    public String getPageParam() {
        return pageParam;
    }

    /**
     * W-SYNC: query parameter for the number of a page, from 1; without it, a list is one page. Not documented by the
     * provider.
     */
    public void setPageParam(String pageParam) {
        this.pageParam = pageParam;
    }

    public String getPageSizeParam() {
        return pageSizeParam;
    }

    /**
     * W-SYNC: query parameter for the size of a page, which the option pageSize needs. Not documented by the provider.
     */
    public void setPageSizeParam(String pageSizeParam) {
        this.pageSizeParam = pageSizeParam;
    }

    public boolean isChangeFilter() {
        return changeFilter;
    }

    /**
     * Ticket Evolution: whether orders can be filtered and sorted by updated_at. Not documented by the provider for
     * orders; with false all orders are read and compared.
     */
    public void setChangeFilter(boolean changeFilter) {
        this.changeFilter = changeFilter;
    }
}
