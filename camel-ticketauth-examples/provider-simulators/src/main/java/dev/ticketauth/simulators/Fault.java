// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import dev.ticketauth.simulators.FaultEffect.Kind;
import dev.ticketauth.simulators.FaultTarget.Scope;

/**
 * Something that goes wrong at a provider: what happens, to which requests and how often. A fault hits the next API
 * request with good credentials, once, unless one of the methods below says otherwise; so no fault hides that a request
 * was signed badly. Faults do not change: every method returns a copy.
 *
 * <pre>{@code
 * simulator.inject(Fault.status(429).withRetryAfter("2").times(3));
 * simulator.inject(Fault.dropAfterWork().onMethod("POST").onPath("/v9/orders"));
 * }</pre>
 *
 * @see ProviderSimulator#inject(Fault)
 */
public final class Fault {
    static final int ALWAYS = Integer.MAX_VALUE;

    private static final Duration LONGEST_DELAY = Duration.ofDays(1);
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<String> WRITTEN_BY_THE_SERVER = Set.of("date", "content-length", "transfer-encoding");
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");

    private final FaultEffect effect;
    private final FaultTarget target;
    private final int times;
    private final String cause;

    private Fault(FaultEffect effect, FaultTarget target, int times, String cause) {
        this.effect = effect;
        this.target = target;
        this.times = times;
        this.cause = cause;
    }

    private Fault(FaultEffect effect) {
        this(effect, FaultTarget.GOOD_API_REQUESTS, 1, "a fault");
    }

    /**
     * This status, with the body that the provider has for it; nothing is done.
     *
     * @param status 200 to 599
     */
    public static Fault status(int status) {
        return new Fault(FaultEffect.answer(answered(status), null, null));
    }

    /** An answer with any body, such as one that is longer than a client will read; nothing is done. */
    public static Fault answer(int status, String contentType, AnswerBody body) {
        return new Fault(FaultEffect.answer(answered(status), legal(contentType), Objects.requireNonNull(body, "body")));
    }

    /**
     * A redirect without a body; nothing is done.
     *
     * @param status   301, 302, 303, 307 or 308
     * @param location sent as it is: a path for the same origin, a whole URL for another one
     */
    public static Fault redirect(int status, String location) {
        if (!REDIRECTS.contains(status)) {
            throw new IllegalArgumentException(status + " is not a redirect; those are 301, 302, 303, 307 and 308");
        }
        return new Fault(FaultEffect.answer(status, null, AnswerBody.text(""))).withHeader("Location", location);
    }

    /**
     * The connection is closed without an answer, and nothing was done. Some clients, the JDK's among them, silently
     * repeat a GET on a kept connection then: {@link ProviderSimulator#requests()} shows it.
     */
    public static Fault dropBeforeWork() {
        return new Fault(FaultEffect.of(Kind.DROP_BEFORE_WORK));
    }

    /** The work is done, such as a booking stored, and the connection is closed without an answer. */
    public static Fault dropAfterWork() {
        return new Fault(FaultEffect.of(Kind.DROP_AFTER_WORK));
    }

    /**
     * The work is done; the answer has its whole {@code Content-Length}, but the connection is closed after half of the
     * body. An answer without a body is not sent at all.
     */
    public static Fault truncated() {
        return new Fault(FaultEffect.of(Kind.TRUNCATED));
    }

    /**
     * The work is done at once, and then the answer waits; {@link ProviderSimulator#close()} ends the wait and the
     * connection. Every waiting answer holds one of the simulator's 64 threads.
     *
     * @param delay up to one day
     */
    public static Fault slow(Duration delay) {
        if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException("An answer can be held back for up to " + LONGEST_DELAY + ", not " + delay);
        }
        return new Fault(FaultEffect.slow(delay));
    }

    /**
     * With a {@code Retry-After} header.
     *
     * @param value sent as it is: seconds, a date, or what is neither
     */
    public Fault withRetryAfter(String value) {
        return withHeader("Retry-After", value);
    }

    /** With this text, in UTF-8, and not the body that the provider has for the status. */
    public Fault withBody(String contentType, String body) {
        return with(answering().withBody(legal(contentType), AnswerBody.text(body)));
    }

    /**
     * With this header, such as {@code Age}; a header of the same name is replaced. The JDK's server writes
     * {@code Date}, {@code Content-Length} and {@code Transfer-Encoding} itself and over whatever it is given, so these
     * three cannot be set: the {@code Date} of every answer is the machine's time.
     *
     * @param  value                    sent as it is; ISO 8859-1 without line breaks
     * @throws IllegalArgumentException for a header that no answer can have, or that the server writes itself
     * @throws IllegalStateException    for a fault that does not answer: a drop, a truncated answer, a slow one
     */
    public Fault withHeader(String name, String value) {
        if (!TOKEN.matcher(name).matches() || WRITTEN_BY_THE_SERVER.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("The header '" + name + "' cannot be set");
        }
        return with(answering().withHeader(name, legal(value)));
    }

    /**
     * Hits this many requests instead of one.
     *
     * @param count at least 1
     */
    public Fault times(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("A fault hits at least one request, not " + count);
        }
        return new Fault(effect, target, count, cause);
    }

    /** Hits every request until {@link ProviderSimulator#clearFaults()}. */
    public Fault always() {
        return times(ALWAYS);
    }

    /** Hits logins and not API requests. */
    public Fault onLogin() {
        return with(target.withScope(Scope.LOGIN));
    }

    /** Hits logins, API requests, and requests that need no credentials. */
    public Fault onAny() {
        return with(target.withScope(Scope.ANY));
    }

    /** Hits only requests whose path, as it was received, begins like this; it begins with a slash. */
    public Fault onPath(String prefix) {
        if (!prefix.startsWith("/")) {
            throw new IllegalArgumentException("The path '" + prefix + "' does not begin with a slash");
        }
        return with(target.withPath(prefix));
    }

    /** Hits only requests with this method, written as in the request: {@code POST}. */
    public Fault onMethod(String method) {
        if (!TOKEN.matcher(method).matches()) {
            throw new IllegalArgumentException("'" + method + "' is not a method");
        }
        return with(target.withMethod(method));
    }

    /**
     * Also hits requests whose credentials are wrong or missing. A fault that stands in for the work then comes before
     * the credentials are looked at; the others spoil whatever the answer is.
     */
    public Fault beforeAuthentication() {
        return with(target.onArrival());
    }

    /** The same, but the refusals name this cause. */
    Fault causedBy(String newCause) {
        return new Fault(effect, target, times, newCause);
    }

    FaultEffect effect() {
        return effect;
    }

    FaultTarget target() {
        return target;
    }

    int times() {
        return times;
    }

    /** One sentence for the record of a request that was hit. */
    String reason() {
        if (!effect.isInsteadOfWork()) {
            return cause + " " + effect.deed();
        }
        return cause + " " + effect.deed()
               + (target.beforeAuthentication() ? ", the request was not looked at" : ", the request itself is good");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fault fault && effect.equals(fault.effect) && target.equals(fault.target)
                && times == fault.times && cause.equals(fault.cause);
    }

    @Override
    public int hashCode() {
        return Objects.hash(effect, target, times, cause);
    }

    /** What, to which requests and how often; headers by their names only. */
    @Override
    public String toString() {
        return cause + " " + effect.deed() + (effect.headers().isEmpty() ? "" : " with " + effect.headers().keySet()) + ": "
               + (times == ALWAYS ? "all " : "the next " + times + " ") + target;
    }

    private Fault with(FaultEffect newEffect) {
        return new Fault(newEffect, target, times, cause);
    }

    private Fault with(FaultTarget newTarget) {
        return new Fault(effect, newTarget, times, cause);
    }

    private FaultEffect answering() {
        if (effect.kind() != Kind.ANSWER) {
            throw new IllegalStateException("A fault that " + effect.deed() + " has no answer of its own");
        }
        return effect;
    }

    private static int answered(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException(status + " is not an HTTP status between 200 and 599");
        }
        return status;
    }

    private static String legal(String value) {
        if (!HEADER_VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' cannot be the value of a header");
        }
        return value;
    }
}
