// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

import dev.ticketauth.camel.auth.Clock;
import dev.ticketauth.camel.auth.Origin;
import dev.ticketauth.camel.session.Account;
import dev.ticketauth.camel.session.Accounts;
import dev.ticketauth.camel.session.ClockSkew;
import dev.ticketauth.camel.session.Condition;
import dev.ticketauth.camel.session.CredentialsSource;
import dev.ticketauth.camel.session.Failure;
import dev.ticketauth.camel.session.Grant;
import dev.ticketauth.camel.session.LoginFailedException;
import dev.ticketauth.camel.session.Sessions;
import dev.ticketauth.camel.spi.ClockEndpoint;
import dev.ticketauth.camel.spi.Credentials;
import dev.ticketauth.camel.spi.ProviderApi;
import dev.ticketauth.camel.spi.Resources;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * One endpoint's connection to its provider: its accounts and sessions, the provider's clock, and the way to log in.
 */
public final class ApiConnection extends ServiceSupport {

    private final String provider;
    private final ProviderApi api;
    private final Origin origin;
    private final CallRules rules;
    private final Shared shared;
    private final Thrower thrower;
    private final ClockSkew clockSkew;
    private final LoginClient loginClient;
    private final Accounts accounts;
    private final Diagnosis diagnosis;
    private final AccountStatus.Place place;

    /**
     * What the endpoints of one component have in common.
     *
     * @param clockSkew how far this provider's clock is off, the same for all endpoints of one origin
     * @param tenants   how many tenants an endpoint remembers
     * @param traffic   is told what is sent, or null
     * @param troubles  is told when calls begin to fail and when they work again
     * @param started   where connections are found by those who look at them from outside
     */
    public record Shared(
            Sessions sessions, RateLimits rateLimits, ClockSkew clockSkew, Clock clock, Accounts.Limits tenants,
            TrafficListener traffic, TroubleListener troubles, Connections started) {
    }

    /** Is told when calls with an account begin to fail, and when they work again. Logins are no calls. */
    public interface TroubleListener {

        /** @param tenant the tenant, or null */
        void begins(AccountStatus.Place place, String tenant, Condition.Trouble trouble);

        /** @param tenant the tenant, or null */
        void ends(AccountStatus.Place place, String tenant, Condition.Trouble trouble);
    }

    /**
     * Turns a failure into what is thrown to a route. The exceptions are part of the API, which this package does not
     * know.
     */
    @FunctionalInterface
    public interface Thrower {

        /** @param cause the cause, or null */
        RuntimeException exception(Failure failure, Throwable cause);
    }

    public ApiConnection(CamelContext camelContext, String provider, ProviderApi api, CallRules rules,
                         CredentialsSource source, Duration refreshAhead, Shared shared, Thrower thrower) {
        this.provider = provider;
        this.api = api;
        this.origin = Origin.of(api.base());
        this.rules = rules;
        this.shared = shared;
        this.thrower = thrower;
        this.clockSkew = shared.clockSkew();
        this.loginClient = new LoginClient(camelContext, provider, api, rules, shared);
        this.accounts
                = new Accounts(
                        provider, api, source, shared.sessions(), refreshAhead, loginClient, shared.clock(), shared.tenants());
        this.diagnosis = new Diagnosis(provider, api, clockSkew);
        this.place = new AccountStatus.Place(
                provider, api.environment(), origin.toString(), api.resources().flatMap(Resources::account).orElse(null),
                api.login().isPresent());
    }

    @Override
    protected void doInit() {
        if (asksBesidesRequests()) {
            ServiceHelper.initService(loginClient);
        }
    }

    @Override
    protected void doStart() {
        if (asksBesidesRequests()) {
            ServiceHelper.startService(loginClient);
        }
        // last: what fails to start is never stopped
        shared.started().add(this);
    }

    private boolean asksBesidesRequests() {
        return api.login().isPresent() || api.clock().isPresent();
    }

    @Override
    protected void doStop() {
        shared.started().remove(this);
        ServiceHelper.stopService(loginClient);
    }

    public String provider() {
        return provider;
    }

    public ProviderApi api() {
        return api;
    }

    public CallRules rules() {
        return rules;
    }

    public Origin origin() {
        return origin;
    }

    public ClockSkew clockSkew() {
        return clockSkew;
    }

    public Diagnosis diagnosis() {
        return diagnosis;
    }

    public Thrower thrower() {
        return thrower;
    }

    /** Is told what is sent; null when nobody wants to know. */
    public TrafficListener traffic() {
        return shared.traffic();
    }

    TroubleListener troubles() {
        return shared.troubles();
    }

    /** Where the accounts of this connection are. */
    public AccountStatus.Place place() {
        return place;
    }

    /** What calls for a tenant fail for at the moment; null when they work, or there was none. */
    public Condition.Trouble trouble(String tenant) {
        return accounts.view(tenant).map(view -> view.condition().trouble()).orElse(null);
    }

    /** Whether a tenant was called with and is remembered. */
    public boolean knows(String tenant) {
        return accounts.view(tenant).isPresent();
    }

    Stream<AccountStatus> accounts() {
        return accounts.views().map(view -> new AccountStatus(
                place, view.tenant(), view.loggedInAt(), view.expiresAt(), view.condition(), () -> pace(view.credentials())));
    }

    private AccountStatus.Pace pace(Credentials credentials) {
        RateLimit limit = shared.rateLimits().find(origin, credentials);
        return new AccountStatus.Pace(
                clockSkew.offset(), limit == RateLimit.NONE ? 0 : limit.perSecond(), limit.waiting());
    }

    /** @param tenant the tenant, or null */
    public Account account(String tenant) {
        return accounts.of(tenant);
    }

    /**
     * What the next attempt is authenticated with, after a login if need be. A login that failed is thrown as a route
     * sees it.
     */
    public Grant grant(Account account) {
        try {
            return account.grant();
        } catch (LoginFailedException e) {
            throw thrower.exception(e.failure(), e.getCause());
        }
    }

    /** Waits for this request's turn under the rate limit, or fails as retryable. */
    void admit(Grant grant, String tenant) {
        RateLimit limit = rateLimit(grant.credentials());
        long begun = isWatched(limit) ? nanoTime() : 0;
        boolean admitted = limit.tryAwait(rules.maxRetryWait());
        if (isWatched(limit)) {
            tellTurn(tenant, admitted, begun);
        }
        if (!admitted) {
            throw notAdmitted();
        }
    }

    private boolean isWatched(RateLimit limit) {
        return limit != RateLimit.NONE && shared.traffic() != null;
    }

    private void tellTurn(String tenant, boolean admitted, long begun) {
        shared.traffic().hadTurn(provider, tenant, admitted, Duration.ofNanos(nanoTime() - begun));
    }

    /**
     * The same without holding a thread. Logs in first if need be: turns that pass while somebody waits for a login
     * would all be taken at once afterwards.
     *
     * @return false when the turn would come too late; {@link #notAdmitted()} says so to the route
     */
    public CompletableFuture<Boolean> whenAdmitted(Account account, String tenant, ScheduledExecutorService timer) {
        RateLimit limit = rateLimit(account.credentials());
        if (limit != RateLimit.NONE) {
            grant(account);
        }
        CompletableFuture<Boolean> turn = limit.whenAdmitted(rules.maxRetryWait(), timer);
        if (isWatched(limit)) {
            long begun = nanoTime();
            turn.thenAccept(admitted -> tellTurn(tenant, admitted, begun));
        }
        return turn;
    }

    /** A call is sent again because the provider was busy or could not be reached. */
    public void retries(Call call) {
        if (shared.traffic() != null) {
            shared.traffic().repeated(provider, call.tenant(), TrafficListener.Repetition.RETRIED);
        }
    }

    /** The failure of a request whose turn would come too late. */
    public RuntimeException notAdmitted() {
        String message = "More requests to " + provider + " (" + origin() + ") are waiting than " + rules.requestsPerSecond()
                         + " per second let through within " + rules.maxRetryWait().toMillis()
                         + " ms (options rateLimit, plan and maxRetryWait)";
        return thrower.exception(Failure.of(Failure.Kind.RATE_LIMIT, message, true), null);
    }

    private RateLimit rateLimit(Credentials credentials) {
        return shared.rateLimits().of(origin(), credentials, rules.requestsPerSecond());
    }

    /**
     * A request whose signature holds a time was refused: looks whether the clock is why.
     *
     * @param  offset the offset that it was signed with
     * @param  sent   when it was sent, by our clock
     * @param  date   the {@code Date} of the refusal, if it has a fresh one
     * @return        whether another attempt is signed with a time that differs
     */
    boolean correctClock(Duration offset, Instant sent, Optional<Instant> date) {
        Clock ours = shared.clock();
        Instant received = ours.now();
        Optional<ClockEndpoint> endpoint = api.clock();
        if (endpoint.isPresent()) {
            Instant asked = ours.now();
            Optional<Instant> time = loginClient.providerTime(endpoint.get());
            if (time.isPresent()) {
                return clockSkew.learn(time.get(), asked, ours.now(), offset);
            }
        }
        return date.isPresent() && clockSkew.learn(date.get(), sent, received, offset);
    }

    Instant machineTime() {
        return shared.clock().now();
    }

    long nanoTime() {
        return shared.clock().nanoTime();
    }

    @Override
    public String toString() {
        return "ApiConnection[" + provider + ", " + origin() + "]";
    }
}
