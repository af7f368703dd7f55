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
        int status = 0;
        try {
            ClassicHttpResponse response = chain.proceed(request, scope);
            status = response.getCode();
            return response;
        } catch (IOException e) {
            noteLoss(e, call);
            throw e;
        } finally {
            if (traffic != null) {
                traffic.sent(connection.provider(), call.tenant(), request.getMethod(), status,
                        Duration.ofNanos(connection.nanoTime() - begun));
            }
        }
    }

    // a pool that is full, an interrupt or the end of an endpoint say nothing about the provider
    private void noteLoss(IOException e, Call call) {
        boolean isOurs = e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException);
        if (!isOurs && !connection.isStoppingOrStopped()) {
            fails(call, Failure.of(
                    Failure.Kind.TRANSPORT, e.getClass().getSimpleName() + ' ' + e.getMessage(), true));
        }
    }

    /** An answer that is no refusal. */
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
            // about this request, and nothing about others
            case 403, 408 -> {
            }
            default -> {
                if (status < 500) {
                    works(call);
                }
            }
        }
    }

    /** A refusal for which nothing can be done. A 403 is about a path more often than about keys. */
    void refused(Call call, ClassicHttpResponse response) {
        if (response.getCode() != 403) {
            fails(call, connection.diagnosis().ofRefusal(call.grant(), headersOf(response)));
        }
    }

    void repeats(Call call, Repetition why) {
        TrafficListener traffic = connection.traffic();
        if (traffic != null) {
            traffic.repeated(connection.provider(), call.tenant(), why);
        }
    }

    private void works(Call call) {
        Trouble ended = call.grant().condition().works();
        if (ended != null && !ended.login()) {
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
