package dev.ticketauth.camel;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.ticketauth.camel.spi.CredentialsProvider;
import dev.ticketauth.camel.spi.SessionStore;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;

/**
 * The options of an endpoint.
 */
@Configurer
@UriParams
public class TicketAuthConfiguration implements Cloneable {

    @UriPath(enums = "wsync,ticketmatic,timetap,tt,ticketevolution")
    @Metadata(required = true)
    private String provider;

    @UriParam(label = "producer", enums = "sign,request,token,explain", defaultValue = "sign")
    private String operation;

    @UriParam(label = "producer", enums = "GET,HEAD,POST,PUT,PATCH,DELETE,OPTIONS")
    private String method;

    @UriParam(label = "producer")
    private String path;

    @UriParam(label = "producer", prefix = "params.", multiValue = true)
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
     * What to do with a message: sign adds authentication for an HTTP endpoint that comes next, request sends it and
     * returns the answer, token returns the session's token, explain says what would be sent and why it may be refused.
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
     * The path of the request as the provider's documentation writes it, without account, environment or version. It
     * may hold a query. Wins over the headers CamelHttpPath and CamelHttpUri.
     */
    public void setPath(String path) {
        this.path = path;
    }

    public Map<String, Object> getParams() {
        return params;
    }

    /**
     * Parameters of the request, as params.name=value. Encoded and added to the query.
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
     * Scheme, host, port and optional path prefix that replace the environment's origin. Required for W-SYNC, which
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
     * A bean that knows the keys of every tenant. Asked again after a refused key; wins over accessKey and secretKey.
     */
    public void setCredentialsProvider(CredentialsProvider credentialsProvider) {
        this.credentialsProvider = credentialsProvider;
    }

    public String getTenant() {
        return tenant;
    }

    /**
     * Names one set of keys and its session. The header CamelTicketAuthTenant wins for one exchange.
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
     * Learns the provider's clock after a signature with a time was refused, and signs with it.
     */
    public void setClockSkewCorrection(boolean clockSkewCorrection) {
        this.clockSkewCorrection = clockSkewCorrection;
    }

    public SessionStore getSessionStore() {
        return sessionStore;
    }

    /**
     * A bean that shares tokens between the nodes of an application. Without it they stay in memory.
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
     */
    public void setRefreshAhead(Duration refreshAhead) {
        this.refreshAhead = refreshAhead;
    }

    public String getRenewOn() {
        return renewOn;
    }

    /**
     * The statuses, separated by commas, that mean a dead session or key: the call is repeated once with a new one.
     * Without it 401, for TT 401 and 403.
     */
    public void setRenewOn(String renewOn) {
        this.renewOn = renewOn;
    }

    public int getMaxRetries() {
        return maxRetries;
    }

    /**
     * At most one more than this many requests are sent for one call, redirects not counted.
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
     * Requests per second for this account in this process. Without it none, for TT that of plan.
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
     */
    public void setHttp(Map<String, Object> http) {
        this.http = http;
    }

    public String getAccount() {
        return account;
    }

    /**
     * Ticketmatic: the account's short name. Required there.
     */
    public void setAccount(String account) {
        this.account = account;
    }

    public String getBusinessId() {
        return businessId;
    }

    /**
     * TimeTap: the business that records are created for; without it the accessKey, which is the same number. The
     * operations sign, request, token and explain do without.
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
     * Ticket Evolution: the host to sign when a gateway stands between; the request still goes to baseUri.
     */
    public void setSignedHost(String signedHost) {
        this.signedHost = signedHost;
    }

    @Override
    public String toString() {
        return "TicketAuthConfiguration[provider=" + provider + ", environment=" + environment + ", operation=" + operation
               + "]";
    }
}
