// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.push;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Where a simulator pushes to, and how. Does not change: every {@code with…} method returns a copy.
 *
 * @param url     plain HTTP to a loopback address; a simulator sends nothing to another machine
 * @param headers sent with every push, such as a token that the receiver asks for
 * @param timeout how long to wait for an answer
 */
public record PushTarget(URI url, Map<String, String> headers, Signing signing, RetryPlan retries, Duration timeout) {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(15);

    public PushTarget {
        Objects.requireNonNull(signing, "signing");
        Objects.requireNonNull(retries, "retries");
        if (!"http".equalsIgnoreCase(url.getScheme()) || !isLoopback(url.getHost()) || url.getRawUserInfo() != null) {
            // not the whole URL, which may hold a token
            throw new IllegalArgumentException(
                    "A simulator pushes to http://127.0.0.1, http://localhost and http://[::1]"
                                               + " only, and takes no credentials in the URL; not to "
                                               + url.getScheme() + "://" + url.getHost());
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("A timeout of " + timeout + " leaves no time for an answer");
        }
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        sorted.forEach((name, value) -> checkHeader(url, name, value));
        signing.headers("msg_", Instant.EPOCH, new byte[0]).forEach((name, value) -> checkHeader(url, name, value));
        headers = Collections.unmodifiableMap(sorted);
    }

    /** Without further headers, signature and retries, and with a timeout of 15 seconds. */
    public static PushTarget at(URI url) {
        return new PushTarget(url, Map.of(), Signing.none(), RetryPlan.none(), DEFAULT_TIMEOUT);
    }

    /** Also sends this header, instead of one with the same name, also instead of the provider's own. */
    public PushTarget withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new PushTarget(url, more, signing, retries, timeout);
    }

    /** Also sends Basic credentials. */
    public PushTarget withBasic(String user, String password) {
        byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return withHeader("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    /** Signs every attempt; default {@link Signing#none()}. */
    public PushTarget signedWith(Signing value) {
        return new PushTarget(url, headers, value, retries, timeout);
    }

    /** Default {@link RetryPlan#none()}. */
    public PushTarget retrying(RetryPlan plan) {
        return new PushTarget(url, headers, signing, plan, timeout);
    }

    /** An answer that takes longer counts as none; default 15 seconds, not documented by any provider. */
    public PushTarget withTimeout(Duration value) {
        return new PushTarget(url, headers, signing, retries, value);
    }

    /** Tells neither headers nor the path: both are places for a token. */
    @Override
    public String toString() {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    /** Decides without asking a name server, whose answer could be another one later. */
    private static boolean isLoopback(String host) {
        if (host == null || host.equalsIgnoreCase("localhost")) {
            return host != null;
        }
        boolean literal = host.startsWith("[") || host.matches("\\d{1,3}(\\.\\d{1,3}){3}");
        try {
            return literal && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Now and not when the first push leaves. */
    private static void checkHeader(URI url, String name, String value) {
        try {
            HttpRequest.newBuilder(url).header(name, value);
        } catch (IllegalArgumentException e) {
            // without the cause, whose message may tell the value
            throw new IllegalArgumentException("The header '" + name + "' cannot be set, or not to this value");
        }
    }
}
