// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.tt;

import java.time.Instant;
import java.util.Map;

import dev.ticketauth.camel.auth.PercentEncoding;
import dev.ticketauth.camel.spi.Authentication;
import dev.ticketauth.camel.spi.Credentials;
import dev.ticketauth.camel.spi.OutgoingRequest;
import dev.ticketauth.camel.spi.RequestAuthenticator;
import dev.ticketauth.camel.spi.Token;

/**
 * Application key and bearer in the headers, a new request id in the query.
 */
final class TtAuthenticator implements RequestAuthenticator {

    private static final String REQUEST_ID = "requestId=";

    private final String applicationKey;
    private final RequestIds requestIds;

    TtAuthenticator(Credentials keys, RequestIds requestIds) {
        this.applicationKey = keys.accessKey();
        this.requestIds = requestIds;
    }

    @Override
    public Authentication authenticate(OutgoingRequest request, Token token, Instant now) {
        String requestId = requestIds.next();
        Map<String, String> headers = Map.of(
                "x-api-key", applicationKey,
                "Authorization", "Bearer " + (token == null ? "<none yet>" : token.value()));
        return new Authentication(headers, withRequestId(request.query(), requestId), requestId, null);
    }

    // a repeated attempt, or a query copied from somewhere, may hold an id already
    static String withRequestId(String query, String requestId) {
        String ours = REQUEST_ID + PercentEncoding.formEncode(requestId);
        if (query == null || query.isEmpty()) {
            return ours;
        }
        if (!query.contains(REQUEST_ID)) {
            return query + '&' + ours;
        }
        StringBuilder others = new StringBuilder(query.length() + ours.length());
        for (String parameter : query.split("&")) {
            if (!parameter.isEmpty() && !parameter.startsWith(REQUEST_ID)) {
                others.append(parameter).append('&');
            }
        }
        return others.append(ours).toString();
    }

    @Override
    public String toString() {
        return "TtAuthenticator[" + requestIds.appName() + "-" + requestIds.companyName() + "]";
    }
}
