// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.UncheckedIOException;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.http.ApiConnection;
import dev.ticketauth.camel.http.Call;
import dev.ticketauth.camel.resource.LineReader;
import dev.ticketauth.camel.resource.PageReader;
import dev.ticketauth.camel.resource.PageSource;
import dev.ticketauth.camel.resource.RefusedPageException;
import dev.ticketauth.camel.resource.UnreadableAnswerException;
import dev.ticketauth.camel.session.Failure;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Page;
import dev.ticketauth.camel.spi.PageLayout;
import dev.ticketauth.camel.spi.ProviderError;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Calls a provider for one tenant and reads the answers. What fails is thrown as a route gets it.
 */
final class ApiCaller implements PageSource {

    private final TicketAuthEndpoint endpoint;
    private final ApiConnection connection;
    private final String tenant;
    private int attempts;

    /** @param tenant the tenant, or null */
    ApiCaller(TicketAuthEndpoint endpoint, String tenant) {
        this.endpoint = endpoint;
        this.connection = endpoint.connection();
        this.tenant = tenant;
    }

    String provider() {
        return connection.provider();
    }

    /** How many requests were sent, logins not counted. */
    int attempts() {
        return attempts;
    }

    /** The answer to a request, a missing node when it is empty. */
    JsonNode value(ApiRequest request) {
        try (ApiAnswer answer = call(request, false)) {
            JsonNode value = PageReader.value(answer.bytes());
            requireSuccess(request, value, answer.call());
            return value;
        } catch (UnreadableAnswerException e) {
            throw unreadable(request, e);
        } catch (UncheckedIOException e) {
            throw cutOff(e);
        }
    }

    /** One record, by its id. */
    <R> R record(RecordType<?, R> type, String id, String account) {
        ApiRequest request = type.resource().get(id);
        JsonNode raw = type.resource().recordIn(value(request));
        if (raw == null || !raw.isObject()) {
            throw missing(request, type.kind().one() + " with the id '" + id + "'");
        }
        return read(request, () -> type.record(connection.provider(), account, raw));
    }

    @Override
    public Page page(ApiRequest request, PageLayout layout) {
        try (ApiAnswer answer = call(request, false)) {
            byte[] text = answer.bytes();
            try {
                Page page = PageReader.page(text, layout);
                requireSuccess(request, page.envelope(), answer.call());
                return page;
            } catch (UnreadableAnswerException e) {
                // an answer that reports a failure has no list
                requireSuccess(request, PageReader.value(text), answer.call());
                throw e;
            }
        } catch (UnreadableAnswerException e) {
            throw unreadable(request, e);
        } catch (UncheckedIOException e) {
            throw cutOff(e);
        } catch (TicketAuthException e) {
            if (request.handled().contains(e.getStatus())) {
                throw new RefusedPageException(e.getStatus(), e);
            }
            throw e;
        }
    }

    @Override
    public LineReader lines(ApiRequest request, int linesAtATime) {
        ApiAnswer answer = call(request, true);
        return new LineReader(answer.stream(), linesAtATime, isRead -> {
            if (isRead) {
                answer.close();
            } else {
                answer.abandon();
            }
        });
    }

    private ApiAnswer call(ApiRequest request, boolean asStream) {
        if (endpoint.isStoppingOrStopped()) {
            // a list that somebody still reads must not open its client again
            throw new IllegalStateException("the endpoint is stopped");
        }
        RequestOperation requests = endpoint.requests();
        ServiceHelper.startService(requests);
        try {
            ApiAnswer answer = requests.call(request, tenant, asStream);
            attempts += answer.call().attempts();
            return answer;
        } catch (TicketAuthException e) {
            attempts += e.getAttempts();
            throw e;
        } catch (IllegalArgumentException e) {
            // what a provider's link leads to is not the route's mistake
            throw request.path().startsWith("/")
                    ? e : strange("answered with a list that can't be followed: " + e.getMessage(), e);
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    private void requireSuccess(ApiRequest request, JsonNode envelope, Call call) {
        ProviderError error = connection.api().resources().map(resources -> resources.failureIn(envelope))
                .orElse(ProviderError.NONE);
        if (!error.isEmpty()) {
            String code = call.withoutSecrets(error.code());
            String what = (code == null ? "" : " " + code)
                          + (error.message() == null ? "" : ": " + call.withoutSecrets(error.message()));
            throw failure(200, code, "answered 200 to " + request + " and reports a failure" + what, null);
        }
    }

    /** Reads a record out of an answer. */
    <R> R read(ApiRequest request, Supplier<R> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw failure(200, null, "answered 200 to " + request + " with " + e.getMessage(), e);
        }
    }

    /** The failure of an answer that lacks what was asked for. */
    TicketAuthException missing(ApiRequest request, String what) {
        return failure(200, null, "answered 200 to " + request + ", but has no " + what, null);
    }

    /** The failure of a list that can't be read any further. */
    TicketAuthException unreadable(UnreadableAnswerException why) {
        return failure(0, null, "answered with " + why.getMessage(), why);
    }

    /** The failure of an answer whose connection broke while it arrived. */
    TicketAuthException cutOff(UncheckedIOException why) {
        String message = "The connection to " + connection.provider() + " (" + connection.origin()
                         + ") broke while an answer arrived: " + why.getCause().getClass().getSimpleName() + ' '
                         + why.getCause().getMessage();
        return TicketAuthException.of(
                connection.provider(), Failure.of(Failure.Kind.TRANSPORT, message, true), why.getCause())
                .afterAttempts(attempts);
    }

    /** The failure of an answer that makes no sense. */
    TicketAuthException strange(String what, Exception why) {
        return failure(0, null, what, why);
    }

    private TicketAuthException unreadable(ApiRequest request, UnreadableAnswerException why) {
        return failure(200, null, "answered 200 to " + request + " with " + why.getMessage(), why);
    }

    private TicketAuthException failure(int status, String code, String how, Exception why) {
        String message = connection.provider() + " (" + connection.api().environment() + ", " + connection.origin() + ") "
                         + how;
        return TicketAuthException.of(connection.provider(), new Failure(
                Failure.Kind.PROVIDER, status, code, message, false, null), why).afterAttempts(attempts);
    }
}
