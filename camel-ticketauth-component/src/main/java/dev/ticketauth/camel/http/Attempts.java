// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.http;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import dev.ticketauth.camel.http.TrafficListener.Repetition;
import dev.ticketauth.camel.session.Account;
import dev.ticketauth.camel.session.Grant;
import dev.ticketauth.camel.spi.Authentication;
import dev.ticketauth.camel.spi.OutgoingRequest;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.net.URIAuthority;

/**
 * One request as the route made it, with its attempts.
 */
final class Attempts {

    // a refusal that is no longer than this is read to its end, which keeps the connection
    private static final int SHORT_ANSWER = 64 * 1024;

    private final RequestEdge edge;
    private final ApiConnection connection;
    private final AttemptWatch watch;
    private final ClassicHttpRequest request;
    private final ExecChain chain;
    private final Call call;
    private final Account account;

    private final Header[] headers;
    private final HttpEntity body;

    private ExecChain.Scope scope;
    private String path;
    private String query;

    Attempts(RequestEdge edge, ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain, Call call)
                                                                                                              throws IOException {
        this.edge = edge;
        this.connection = edge.connection();
        this.watch = edge.watch();
        this.request = request;
        this.scope = scope;
        this.chain = chain;
        this.call = call;
        this.account = connection.account(call.tenant());
        edge.addDefaultHeaders(request);
        this.headers = request.getHeaders();
        String target = request.getPath();
        int mark = target.indexOf('?');
        this.path = mark < 0 ? target : target.substring(0, mark);
        this.query = mark < 0 ? null : target.substring(mark + 1);
        HttpEntity entity = request.getEntity();
        this.body = entity == null ? null : RepeatableBody.of(entity, connection.rules().maxBodySize());
    }

    ClassicHttpResponse run() throws IOException, HttpException {
        while (true) {
            Grant grant = connection.grant(account);
            if (!call.useAdmission()) {
                // before signing: the wait must not eat up the life of a signature
                connection.admit(grant, call.tenant());
            }
            Duration offset = connection.clockSkew().offset();
            Authentication authentication = grant.authenticate(outgoing(grant), connection.clockSkew().now());
            write(authentication);
            call.sending(grant, authentication);
            Instant sentAt = connection.machineTime();
            ClassicHttpResponse response = watch.send(request, scope, chain, call);
            boolean isRefusal = connection.rules().renewOn().contains(response.getCode());
            boolean again = isRefusal ? isToBeRepeated(grant, response, offset, sentAt) : isElsewhere(grant, response);
            if (!again) {
                call.answering(scope.execRuntime::discardEndpoint);
                return response;
            }
            release(response);
            watch.repeats(call, isRefusal ? Repetition.REFUSED : Repetition.REDIRECTED);
        }
    }

    // what is no refusal ends the call unless it leads to another place
    private boolean isElsewhere(Grant grant, ClassicHttpResponse response) throws IOException {
        if (response.getCode() < HttpStatus.SC_INTERNAL_SERVER_ERROR) {
            account.accepted(grant, call.hasRenewed());
        }
        watch.answered(call, response);
        return isRedirected(response);
    }

    private OutgoingRequest outgoing(Grant grant) throws IOException {
        byte[] bytes = null;
        if (body != null && grant.authenticator().signsBody()) {
            bytes = RepeatableBody.bytes(body, connection.rules().maxBodySize());
            if (bytes == null) {
                throw RepeatableBody.tooLarge(connection.rules().maxBodySize());
            }
        }
        return new OutgoingRequest(
                request.getMethod(), scope.route.getTargetHost().getHostName(), path, query, bytes);
    }

    // an earlier attempt has left its headers, its query and a wrapped body on the request
    private void write(Authentication authentication) {
        request.setHeaders(headers);
        for (Map.Entry<String, String> header : authentication.headers().entrySet()) {
            request.setHeader(header.getKey(), header.getValue());
        }
        String signedQuery = authentication.query();
        request.setPath(signedQuery == null ? path : path + '?' + signedQuery);
        if (body != null) {
            request.setEntity(body);
        }
    }

    private boolean mayRepeat() {
        return call.tries() <= connection.rules().maxRetries() && (body == null || body.isRepeatable());
    }

    private boolean isRedirected(ClassicHttpResponse response) throws IOException {
        Header location = response.getFirstHeader(HttpHeaders.LOCATION);
        if (!edge.isOurs() || location == null || call.redirects() == Redirects.MOST) {
            return false;
        }
        HttpHost host = scope.route.getTargetHost();
        URI from = URI.create(host.toURI() + path);
        Optional<URI> target
                = edge.redirects().ofRead(request.getMethod(), response.getCode(), location.getValue(), from);
        if (target.isEmpty()) {
            return false;
        }
        call.redirected();
        path = target.get().getRawPath().isEmpty() ? "/" : target.get().getRawPath();
        query = target.get().getRawQuery();
        moveTo(HttpHost.create(target.get()));
        return true;
    }

    private void moveTo(HttpHost host) {
        HttpHost target = RequestEdge.withPort(host);
        if (target.equals(scope.route.getTargetHost())) {
            return;
        }
        boolean secure = "https".equals(target.getSchemeName());
        HttpHost proxy = scope.route.getProxyHost();
        HttpRoute route = proxy == null ? new HttpRoute(target, null, secure) : new HttpRoute(target, null, proxy, secure);
        request.setScheme(target.getSchemeName());
        request.setAuthority(new URIAuthority(target));
        scope = new ExecChain.Scope(
                scope.exchangeId, route, scope.originalRequest, scope.execRuntime, scope.clientContext);
    }

    private void release(ClassicHttpResponse response) throws IOException {
        HttpEntity answer = aside(response);
        if (answer != null && !answer.isRepeatable()) {
            scope.execRuntime.discardEndpoint();
        }
    }

    private static HttpEntity aside(ClassicHttpResponse response) throws IOException {
        return response.getEntity() == null ? null : RepeatableBody.of(response.getEntity(), SHORT_ANSWER);
    }

    // a refusal ends the call unless another attempt may fare better
    private boolean isToBeRepeated(Grant grant, ClassicHttpResponse response, Duration offset, Instant sentAt)
            throws IOException {
        // kept aside, so that the connection goes back before anybody waits for a login
        response.setEntity(aside(response));
        // also when this request can't be sent again: the next one must not meet the same refusal
        if (isClockCorrected(grant, response, offset, sentAt) || isRenewed(grant, response)) {
            watch.reaches(call);
            return mayRepeat();
        }
        watch.refused(call, response);
        return false;
    }

    private boolean isRenewed(Grant grant, ClassicHttpResponse response) {
        if (call.isRenewed()) {
            // once for a call, however many attempts it has
            account.notCured(grant);
            return false;
        }
        return call.renewed(account.renew(grant, response.getCode()));
    }

    private boolean isClockCorrected(
            Grant grant, ClassicHttpResponse response, Duration offset, Instant sentAt) {
        boolean possible = connection.rules().clockSkewCorrection() && grant.authenticator().signsTime()
                && response.getCode() == HttpStatus.SC_UNAUTHORIZED;
        return possible && call.useClockCorrection()
                && connection.correctClock(offset, sentAt, Diagnosis.date(AttemptWatch.headersOf(response)));
    }
}
