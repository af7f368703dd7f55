// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A provider's API as one endpoint uses it: one environment, one way to authenticate. A pure description; the component
 * does the I/O. Implementations are immutable.
 */
public interface ProviderApi {

    /** The environment in use, one of the provider's names. */
    String environment();

    /** The way of authenticating in use, one of the provider's names. */
    String authMethod();

    /** Scheme, host, port and, when the user gave one, the path in front of everything; without a trailing slash. */
    URI base();

    /**
     * The path on the wire, the base's own path included, of a call that the user names {@code path}. The answer is as
     * much percent-encoded as the question was.
     */
    String wirePath(String path);

    /** Which of the two keys this way of authenticating uses: a subset of {@code accessKey} and {@code secretKey}. */
    Set<String> neededKeys();

    /**
     * What authenticates requests with these keys. Called once for each set of keys, so that keys are prepared once and
     * not for each request.
     */
    RequestAuthenticator authenticator(Credentials credentials);

    /** How to get a token, for a provider that has sessions. */
    default Optional<Login> login() {
        return Optional.empty();
    }

    /**
     * What a login depends on besides environment, base, way of authenticating, tenant and keys, such as an account
     * that an option names. Endpoints for which it differs have different sessions.
     */
    default String sessionScope() {
        return "";
    }

    /** The statuses by which this provider says that a session or a key is dead. */
    default Set<Integer> renewOn() {
        return Set.of(401);
    }

    /** Requests per second that the provider grants this account, or 0 when it publishes no number. */
    default int requestsPerSecond() {
        return 0;
    }

    /** The provider's own clock, for a provider whose signature holds a time. */
    default Optional<ClockEndpoint> clock() {
        return Optional.empty();
    }

    /**
     * Whether a request may be sent a second time although the first may have been carried out. Asked for GET, HEAD and
     * OPTIONS only.
     *
     * @param wirePath the path as it goes on the wire, without the query
     */
    default boolean isRepeatable(String wirePath) {
        return true;
    }

    /**
     * Whether a 303 to a read may be followed to this other origin with the credentials, because the provider
     * distributes its load in that way.
     */
    default boolean mayRedirectTo(URI target) {
        return false;
    }

    /** Lists, tickets and bookings; empty for a provider of which only single requests are known. */
    default Optional<Resources> resources() {
        return Optional.empty();
    }

    /** Headers that every request carries unless the message has its own, such as {@code Accept}. */
    default Map<String, String> defaultHeaders() {
        return Map.of("Accept", "application/json");
    }

    /**
     * What the provider says in an answer that reports a failure. Reads the provider's own shapes and never fails: an
     * answer that is not understood gives {@link ProviderError#NONE}.
     */
    ProviderError error(ProviderAnswer answer);

    /** Reasons for a 401 that can be seen without a call, in sentences for a person; names no secret. */
    default List<String> doubts(Credentials credentials) {
        return List.of();
    }

    /** What this provider commonly refuses a request for, in one or two sentences for a person. */
    String advice();
}
