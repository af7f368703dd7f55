// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.http;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.ticketauth.camel.auth.Clock;
import dev.ticketauth.camel.auth.Mask;
import dev.ticketauth.camel.auth.Origin;
import dev.ticketauth.camel.session.ClockSkew;
import dev.ticketauth.camel.session.Failure;
import dev.ticketauth.camel.session.LoginCall;
import dev.ticketauth.camel.session.LoginFailedException;
import dev.ticketauth.camel.spi.ClockEndpoint;
import dev.ticketauth.camel.spi.Credentials;
import dev.ticketauth.camel.spi.Login;
import dev.ticketauth.camel.spi.LoginRefusedException;
import dev.ticketauth.camel.spi.LoginRequest;
import dev.ticketauth.camel.spi.ProviderAnswer;
import dev.ticketauth.camel.spi.ProviderApi;
import dev.ticketauth.camel.spi.ProviderError;
import dev.ticketauth.camel.spi.Token;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpMethods;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.TimeUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs in, over a client and a connection pool of its own: callers that wait for a login must not hold the connections
 * that it needs.
 */
final class LoginClient extends ServiceSupport implements LoginCall {

    private static final Logger LOG = LoggerFactory.getLogger(LoginClient.class);

    private static final String TIMEOUT = "responseTimeout";
    private static final String CONNECT_TIMEOUT = "connectTimeout";
    private static final String LEASE_TIMEOUT = "connectionRequestTimeout";
    // camel-http waits for minutes, which would hold every caller
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
    // what its component has when nobody has set anything: none, which leaves three minutes for each read
    private static final long CAMELS_RESPONSE_TIMEOUT = 0;
    private static final long CAMELS_TIMEOUT = Duration.ofMinutes(3).toMillis();

    private final CamelContext camelContext;
    private final String provider;
    private final ProviderApi api;
    private final ClockSkew clock;
    private final Clock machineClock;
    private final CallRules rules;
    private final RateLimits rateLimits;
    private final AnswerLimit answerLimit;
    private final Redirects redirects;

    private HttpTransport transport;
    private Duration deadline;

    LoginClient(CamelContext camelContext, String provider, ProviderApi api, CallRules rules,
                ApiConnection.Shared shared) {
        this.camelContext = camelContext;
        this.provider = provider;
        this.api = api;
        this.clock = shared.clockSkew();
        this.machineClock = shared.clock();
        this.rules = rules;
        this.rateLimits = shared.rateLimits();
        this.answerLimit = new AnswerLimit(shared.clock());
        this.redirects = new Redirects(api);
    }

    @Override
    protected void doInit() {
        Map<String, Object> options = new HashMap<>(rules.httpOptions());
        HttpComponent http = camelContext.getComponent(api.base().getScheme(), HttpComponent.class);
        putTimeout(options, TIMEOUT, http.getResponseTimeout(), CAMELS_RESPONSE_TIMEOUT);
        putTimeout(options, CONNECT_TIMEOUT, http.getConnectTimeout(), CAMELS_TIMEOUT);
        putTimeout(options, LEASE_TIMEOUT, http.getConnectionRequestTimeout(), CAMELS_TIMEOUT);
        deadline = timeout(options, LEASE_TIMEOUT).plus(timeout(options, CONNECT_TIMEOUT))
                .plus(timeout(options, TIMEOUT)).plus(AnswerLimit.LONGEST);
        transport = new HttpTransport(camelContext, api.base(), options, answerLimit);
        ServiceHelper.initService(transport);
    }

    // what the user has set, on our endpoint or on camel-http's component, holds for logins, too
    private static void putTimeout(Map<String, Object> options, String name, long ofComponent, long camelsOwn) {
        long millis = ofComponent == camelsOwn ? DEFAULT_TIMEOUT.toMillis() : ofComponent;
        options.putIfAbsent(name, String.valueOf(millis));
    }

    @Override
    protected void doStart() {
        ServiceHelper.startService(transport);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(transport);
    }

    @Override
    public Token login(Credentials credentials) throws LoginFailedException {
        Login login = api.login().orElseThrow();
        LoginRequest request = login.request(credentials, clock.now());
        // counts, and does not queue: those whose turn has come wait for it
        rateLimits.of(Origin.of(api.base()), credentials, rules.requestsPerSecond()).passFirst();
        ProviderAnswer answer = send(request);
        requireAnswered(request, answer);
        try {
            return login.token(answer, machineClock.now());
        } catch (LoginRefusedException e) {
            throw new LoginFailedException(refused(e, request, credentials), null);
        } catch (IllegalArgumentException e) {
            // the token itself is unusable; the exception says how
            throw failure(request, new Failure(
                    Failure.Kind.PROVIDER, answer.status(), null, "brought no usable token: " + e.getMessage(), true, null),
                    null);
        }
    }

    @Override
    public boolean isStopped() {
        return isStoppingOrStopped();
    }

    /** All that a login may wait for: a connection of the pool, a new one, an answer and that answer's end. */
    @Override
    public Duration deadline() {
        return deadline;
    }

    // as camel-http reads it: milliseconds, or a text such as 5s
    private static Duration timeout(Map<String, Object> options, String name) {
        try {
            long millis = TimeUtils.toMilliSeconds(options.get(name).toString());
            return millis > 0 ? Duration.ofMillis(millis) : DEFAULT_TIMEOUT;
        } catch (IllegalArgumentException e) {
            // camel-http will say so
            return DEFAULT_TIMEOUT;
        }
    }

    /** The provider's time by its own clock, when it has one that answers. */
    Optional<Instant> providerTime(ClockEndpoint endpoint) {
        try {
            return endpoint.time(send(
                    new LoginRequest("GET", endpoint.wirePath(), null, Map.of("Accept", "application/json"), null, null)));
        } catch (LoginFailedException | RuntimeException e) {
            LOG.debug("The clock of {} did not answer: {}", provider, e.getMessage());
            return Optional.empty();
        }
    }

    private ProviderAnswer send(LoginRequest request) throws LoginFailedException {
        LoginRequest next = request;
        for (int redirected = 0;; redirected++) {
            ProviderAnswer answer = sendOnce(next);
            URI from = URI.create(Origin.of(api.base()) + next.wirePath());
            Optional<URI> target = redirects.ofLogin(answer.status(), answer.header("Location").orElse(null), from);
            if (target.isEmpty() || redirected == Redirects.MOST) {
                return answer;
            }
            next = new LoginRequest(
                    request.method(), target.get().getRawPath(), target.get().getRawQuery(), request.headers(),
                    request.body(), null);
        }
    }

    private ProviderAnswer sendOnce(LoginRequest request) throws LoginFailedException {
        Exchange exchange = new DefaultExchange(camelContext);
        Message in = exchange.getIn();
        request.headers().forEach(in::setHeader);
        in.setHeader(Exchange.HTTP_METHOD, HttpMethods.valueOf(request.method()));
        in.setHeader(Exchange.HTTP_URI, Origin.of(api.base()) + request.wirePath());
        if (request.query() != null) {
            in.setHeader(Exchange.HTTP_RAW_QUERY, request.query());
        }
        in.setBody(request.body());
        try {
            transport.send(exchange);
            return answer(exchange.getMessage());
        } catch (IOException e) {
            Loss loss = Loss.of(e);
            throw failure(request, Failure.of(
                    Failure.Kind.TRANSPORT,
                    "failed: " + e.getClass().getSimpleName() + " " + e.getMessage() + loss.advising(Origin.of(api.base())),
                    !loss.isLasting()), e);
        } catch (Exception e) {
            // camel-http's own failures name the URI, and that of a login may hold a signature
            throw failure(request, Failure.of(
                    Failure.Kind.TRANSPORT, "failed: " + e.getClass().getSimpleName(), true), null);
        }
    }

    private static ProviderAnswer answer(Message message) {
        Map<String, String> headers = new HashMap<>();
        message.getHeaders().forEach((name, value) -> headers.put(name, String.valueOf(value)));
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        byte[] body = message.getBody(byte[].class);
        return new ProviderAnswer(status, headers, body == null ? new byte[0] : body);
    }

    // an answer that says nothing about the keys
    private void requireAnswered(LoginRequest request, ProviderAnswer answer) throws LoginFailedException {
        int status = answer.status();
        boolean busy = status == 429 || status == 408 || status >= 500;
        boolean redirected = status >= 300 && status < 400;
        if (busy || redirected) {
            String what = "was answered " + status
                          + (redirected ? ", a redirect that is not followed: keys stay at their origin (option baseUri)" : "");
            throw failure(request, new Failure(
                    status == 429 ? Failure.Kind.RATE_LIMIT : Failure.Kind.PROVIDER, status, null, what, busy,
                    RetryAfter.parse(answer.header("Retry-After").orElse(null), clock.now()).orElse(null)), null);
        }
    }

    // the provider's answer is no token
    private Failure refused(LoginRefusedException e, LoginRequest request, Credentials credentials) {
        ProviderError said = new ProviderError(
                withoutSecrets(e.error().code(), request, credentials),
                withoutSecrets(e.error().message(), request, credentials));
        boolean aboutKeys = e.status() == 200 && !said.isEmpty() || e.status() == 400 || e.status() == 401 || e.status() == 403;
        StringBuilder message = new StringBuilder(e.getMessage()).append(" (").append(provider).append(", ")
                .append(api.environment()).append(", ").append(Origin.of(api.base())).append(", status ").append(e.status())
                .append(")").append(Diagnosis.quoted(said)).append('.');
        if (!aboutKeys) {
            message.append(
                    " This is no answer to a login: something else may listen there, or the provider is being maintained;"
                           + " check option baseUri, or try later");
            return new Failure(Failure.Kind.PROVIDER, e.status(), said.code(), message.toString(), true, null);
        }
        api.doubts(credentials).forEach(doubt -> message.append(' ').append(doubt));
        message.append(" Check accessKey, secretKey and environment. ").append(api.advice());
        return new Failure(Failure.Kind.CREDENTIALS, e.status(), said.code(), message.toString(), false, null);
    }

    private LoginFailedException failure(LoginRequest request, Failure failure, IOException cause) {
        String message = "The login at " + provider + " (" + api.environment() + ", " + Origin.of(api.base()) + "), "
                         + request.method() + " " + request.wirePath() + ", " + failure.message();
        return new LoginFailedException(
                new Failure(
                        failure.kind(), failure.status(), failure.providerCode(), message, failure.retryable(),
                        failure.retryAfter()),
                cause);
    }

    // what a gateway quotes of a request holds its signature, too
    private static String withoutSecrets(String text, LoginRequest request, Credentials credentials) {
        String clean = Mask.without(text, credentials.secretKey(), credentials.accessKey(), request.query(), request.body());
        if (clean != null && request.query() != null) {
            for (String parameter : request.query().split("&")) {
                String value = parameter.substring(parameter.indexOf('=') + 1);
                clean = value.length() < 16 ? clean : Mask.without(clean, value);
            }
        }
        return clean;
    }
}
