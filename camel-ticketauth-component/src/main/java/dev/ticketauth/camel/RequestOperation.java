// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.ticketauth.camel.http.ApiConnection;
import dev.ticketauth.camel.http.Call;
import dev.ticketauth.camel.http.CallRules;
import dev.ticketauth.camel.http.HttpTransport;
import dev.ticketauth.camel.http.Loss;
import dev.ticketauth.camel.http.RequestEdge;
import dev.ticketauth.camel.http.RetryRules;
import dev.ticketauth.camel.session.Account;
import dev.ticketauth.camel.session.Failure;
import dev.ticketauth.camel.spi.ApiRequest;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Sends a message through camel-http, signed at the client's edge, and sends it again where that is safe. No thread is
 * held between two attempts.
 */
final class RequestOperation extends ServiceSupport {

    private static final long LOOK_AGAIN_MILLIS = 500;

    private final TicketAuthEndpoint endpoint;
    private final ApiConnection connection;
    private final RequestTargets targets;
    private final HttpTransport transport;
    private final RetryRules retryRules;
    private HttpTransport streaming;

    RequestOperation(TicketAuthEndpoint endpoint) {
        this.endpoint = endpoint;
        this.connection = endpoint.connection();
        CallRules rules = connection.rules();
        this.targets = new RequestTargets(endpoint.getConfiguration(), connection.api());
        this.transport = transport(rules.httpOptions());
        this.retryRules = new RetryRules(
                connection.api(), rules.maxRetries(), rules.maxRetryWait(), () -> ThreadLocalRandom.current().nextDouble());
    }

    @Override
    protected void doInit() {
        ServiceHelper.initService(transport);
    }

    @Override
    protected void doStart() {
        ServiceHelper.startService(transport);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(streaming, transport);
    }

    boolean process(Exchange exchange, String tenant, AsyncCallback callback) throws Exception {
        // a tenant that is not known fails before anything of the message is read
        Account account = connection.account(tenant);
        OutgoingMessage request = OutgoingMessage.ofRoute(exchange, endpoint, targets);
        return new Attempts(exchange, request, new Call(tenant, request.target()), transport, callback).begin(account);
    }

    /**
     * Sends a request of our own and waits for its answer.
     *
     * @param  asStream  whether the answer's body is read as it arrives; whoever asks closes the answer then
     * @throws Exception what the call failed with
     */
    ApiAnswer call(ApiRequest request, String tenant, boolean asStream) throws Exception {
        Account account = connection.account(tenant);
        Exchange exchange = endpoint.createExchange();
        OutgoingMessage message = OutgoingMessage.of(request, exchange, connection.api());
        Call call = new Call(tenant, message.target());
        CompletableFuture<Void> done = new CompletableFuture<>();
        new Attempts(exchange, message, call, asStream ? streaming() : transport, sync -> done.complete(null)).begin(account);
        await(done, call);
        ApiAnswer answer = new ApiAnswer(exchange, call);
        if (exchange.getException() != null) {
            answer.close();
            throw exchange.getException();
        }
        return answer;
    }

    // a request that waits for its turn when the context stops is never sent, and nobody would say so
    private void await(CompletableFuture<Void> done, Call call) throws ExecutionException {
        try {
            // an answer that has come counts, whatever stops meanwhile: it may be that of a booking
            while (done.isDone() || !endpoint.getComponent().isStoppingOrStopped()) {
                try {
                    done.get(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                    return;
                } catch (TimeoutException e) {
                    continue;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        call.abandon();
        throw TicketAuthException.of(connection.provider(), Failure.of(
                Failure.Kind.TRANSPORT, "Waiting for an answer of " + connection.provider() + " (" + connection.origin()
                                        + ") was interrupted",
                true), null).afterAttempts(call.attempts());
    }

    // few lists are read as they arrive: its client is made when one is
    private synchronized HttpTransport streaming() {
        if (streaming == null) {
            Map<String, Object> options = new HashMap<>(connection.rules().httpOptions());
            options.put("disableStreamCache", true);
            streaming = transport(options);
        }
        ServiceHelper.startService(streaming);
        return streaming;
    }

    private HttpTransport transport(Map<String, Object> options) {
        return new HttpTransport(
                endpoint.getCamelContext(), connection.api().base(), options, RequestEdge.ofCalls(connection));
    }

    /** One call on its way through one or more attempts. */
    private final class Attempts {

        private final Exchange exchange;
        private final OutgoingMessage request;
        private final Call call;
        private final HttpTransport transport;
        private final AsyncCallback callback;

        Attempts(Exchange exchange, OutgoingMessage request, Call call, HttpTransport transport, AsyncCallback callback) {
            this.exchange = exchange;
            this.request = request;
            this.call = call;
            this.transport = transport;
            this.callback = callback;
        }

        /** @return whether the call ended on the thread that began it */
        boolean begin(Account account) {
            return takeTurn(account, true);
        }

        // every attempt waits for its turn under the rate limit, and nobody's thread waits with it
        private boolean takeTurn(Account account, boolean sync) {
            CompletableFuture<Boolean> turn;
            try {
                turn = connection.whenAdmitted(account, call.tenant(), endpoint.getComponent().scheduler());
            } catch (TicketAuthException e) {
                return fail(e.afterAttempts(call.attempts()), sync);
            } catch (Throwable e) {
                return fail(e, sync);
            }
            if (turn.isDone() && !turn.isCompletedExceptionally()) {
                return attempt(account, turn.join(), sync);
            }
            turn.whenComplete((admitted, failure) -> goOn(
                    () -> attempt(account, failure == null && admitted, false)));
            return false;
        }

        private boolean attempt(Account account, boolean admitted, boolean sync) {
            Optional<Duration> again;
            try {
                if (call.isAbandoned()) {
                    throw new RejectedExecutionException("nobody waits for the answer any longer");
                }
                if (!admitted) {
                    throw ((TicketAuthException) connection.notAdmitted()).afterAttempts(call.attempts());
                }
                call.admitted();
                again = send();
            } catch (Throwable e) {
                // also an Error: on a thread of ours nobody else would end the exchange
                return fail(e, sync);
            }
            if (again.isPresent()) {
                return schedule(account, again.get());
            }
            callback.done(sync);
            return sync;
        }

        // the route gets its own message back, and not the answer that was an error
        private boolean fail(Throwable e, boolean sync) {
            request.leaveAfterFailure();
            exchange.setException(e instanceof IllegalArgumentException ? endpoint.refused(e.getMessage()) : e);
            callback.done(sync);
            return sync;
        }

        private boolean schedule(Account account, Duration wait) {
            connection.retries(call);
            try {
                endpoint.getComponent().scheduler().schedule(
                        () -> goOn(() -> takeTurn(account, false)), wait.toNanos(), TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException | OutOfMemoryError e) {
                fail(e, false);
            }
            return false;
        }

        private void goOn(Runnable step) {
            try {
                endpoint.getComponent().workers().execute(step);
            } catch (RejectedExecutionException | OutOfMemoryError e) {
                fail(e, false);
            }
        }

        // ends with how long to wait for another attempt, or with the exchange as the route gets it
        private Optional<Duration> send() throws Exception {
            request.enter();
            Call.Scope onThisThread = call.enter();
            try {
                transport.send(exchange);
            } catch (TicketAuthException e) {
                throw e.afterAttempts(call.attempts());
            } catch (IOException e) {
                return afterLoss(e);
            } finally {
                onThisThread.close();
            }
            AnswerMessage answer = new AnswerMessage(connection, call, request, exchange);
            if (answer.isSuccess()) {
                finish();
                return Optional.empty();
            }
            Optional<Duration> again = retryRules.afterAnswer(
                    request.method(), request.wirePath(), answer.status(), answer.retryAfter(), call.tries());
            if (again.isPresent() && request.isRepeatableAfter(answer.status())) {
                answer.discard();
                return again;
            }
            if (request.throwsOnFailure()) {
                throw answer.failure();
            }
            finish();
            return Optional.empty();
        }

        private Optional<Duration> afterLoss(IOException e) throws TicketAuthException {
            Optional<Duration> again = retryRules.afterLoss(request.method(), request.wirePath(), e, call.tries());
            if (again.isPresent() && request.isRepeatable()) {
                return again;
            }
            Loss loss = Loss.of(e);
            boolean inDoubt = !loss.neverOpened() && !retryRules.isSafe(request.method(), request.wirePath());
            String message = request.method() + " " + request.wirePath() + " at " + connection.provider() + " ("
                             + connection.origin() + ") had no answer: " + e.getClass().getSimpleName() + " " + e.getMessage()
                             + loss.advising(connection.origin()) + (inDoubt ? ". The provider may have carried it out" : "");
            throw TicketAuthException.of(
                    connection.provider(), Failure.of(Failure.Kind.TRANSPORT, message, !loss.isLasting()), e)
                    .afterAttempts(call.attempts());
        }

        private void finish() {
            request.leave();
            Message message = exchange.getMessage();
            message.setHeader(TicketAuthConstants.PROVIDER, connection.provider());
            message.setHeader(TicketAuthConstants.ATTEMPTS, call.attempts());
            if (call.requestId() != null) {
                message.setHeader(TicketAuthConstants.REQUEST_ID, call.requestId());
            }
        }
    }
}
