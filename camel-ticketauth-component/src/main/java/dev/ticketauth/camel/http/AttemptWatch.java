// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import dev.ticketauth.camel.http.TrafficListener.Repetition;
import dev.ticketauth.camel.session.Condition.Trouble;
import dev.ticketauth.camel.session.Failure;
import dev.ticketauth.camel.spi.ProviderAnswer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;

/**
 * Carries out attempts, and notes what those that follow have to expect.
 */
final class AttemptWatch {

    private final ApiConnection connection;

    AttemptWatch(ApiConnection connection) {
        this.connection = connection;
    }

    ClassicHttpResponse send(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain, Call call)
            throws IOException, HttpException {
        TrafficListener traffic = connection.traffic();
        long begun = traffic == null ? 0 : connection.nanoTime();
        // the client puts a proxy around it
        HttpEntity body = request.getEntity();
        int status = 0;
        try {
            ClassicHttpResponse response = chain.proceed(request, scope);
            status = response.getCode();
            return response;
        } catch (IOException e) {
            noteLoss(e, body, call);
            throw e;
        } finally {
            if (traffic != null) {
                traffic.sent(connection.provider(), call.tenant(), request.getMethod(), status,
                        Duration.ofNanos(connection.nanoTime() - begun));
            }
        }
    }

    // a pool that is full, an interrupt, the route's own body or the end of an endpoint say nothing about the provider
    private void noteLoss(IOException e, HttpEntity body, Call call) {
        boolean isOurs = e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException)
                || RepeatableBody.hasFailed(body);
        if (!isOurs && !connection.isStoppingOrStopped()) {
            Loss loss = Loss.of(e);
            fails(call, Failure.of(
                    Failure.Kind.TRANSPORT,
                    e.getClass().getSimpleName() + ' ' + e.getMessage() + loss.advising(connection.origin()),
                    !loss.isLasting()));
        }
    }

    /** An answer that is none of the refusals for which something can be done. */
    void answered(Call call, ClassicHttpResponse response) {
        int status = response.getCode();
        switch (status) {
            case 429 -> {
                String wait = value(response, HttpHeaders.RETRY_AFTER);
                fails(call, new Failure(
                        Failure.Kind.RATE_LIMIT, status, null, "answered 429", true,
                        RetryAfter.parse(wait, connection.clockSkew().now()).orElse(null)));
            }
            case 502, 503, 504 -> fails(call, new Failure(
                    Failure.Kind.PROVIDER, status, null, "answered " + status, true, null));
            case 401 -> refused(call, response);
            case 403, 408 -> reaches(call);
            default -> {
                if (status < 500) {
                    works(call);
                } else {
                    reaches(call);
                }
            }
        }
    }

    /** A refusal that could not be cured. A 403 is about a path more often than about keys. */
    void refused(Call call, ClassicHttpResponse response) {
        if (response.getCode() == 403) {
            reaches(call);
        } else {
            fails(call, connection.diagnosis().ofRefusal(call.grant(), headersOf(response)));
        }
    }

    /** An answer that is about this request, and tells nothing of others but that they will have one. */
    void reaches(Call call) {
        tellEnd(call, call.grant().condition().reaches());
    }

    void repeats(Call call, Repetition why) {
        TrafficListener traffic = connection.traffic();
        if (traffic != null) {
            traffic.repeated(connection.provider(), call.tenant(), why);
        }
    }

    private void works(Call call) {
        tellEnd(call, call.grant().condition().works());
    }

    private void tellEnd(Call call, Trouble ended) {
        if (ended != null) {
            connection.troubles().ends(connection.place(), call.tenant(), ended);
        }
    }

    private void fails(Call call, Failure failure) {
        Trouble begun = call.grant().condition().fails(failure, connection.machineTime());
        if (begun != null) {
            connection.troubles().begins(connection.place(), call.tenant(), begun);
        }
    }

    private static String value(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    static ProviderAnswer headersOf(ClassicHttpResponse response) {
        Map<String, String> all = new HashMap<>();
        for (Header header : response.getHeaders()) {
            all.put(header.getName(), header.getValue());
        }
        return new ProviderAnswer(response.getCode(), all, new byte[0]);
    }
}
