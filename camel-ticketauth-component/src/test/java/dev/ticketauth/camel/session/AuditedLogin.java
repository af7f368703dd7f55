// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import dev.ticketauth.camel.spi.Token;

/**
 * Logs in, fails now and then, and keeps books: every login that there was no reason for is a fault, and so is every
 * token that is served although its time was over or its rejection known.
 */
final class AuditedLogin implements Sessions.Login {

    static final Duration LIFETIME = Duration.ofSeconds(20);

    // the usual tenth, and up to a quarter more; a nanosecond for what is rounded
    private static final long AHEAD_NANOS = LIFETIME.toNanos() / 10 * 5 / 4 + 1;
    // a second, of which half is jitter
    private static final long SHORTEST_PAUSE_NANOS = Duration.ofMillis(500).toNanos();

    private static final int EVERY_TRANSPORT_FAILURE = 23;
    private static final int EVERY_CREDENTIALS_FAILURE = 101;
    private static final int EVERY_ERROR = 59;
    private static final int EVERY_USED_TOKEN = 2;

    private final SharedClock clock;
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Map<Token, Page> pages = new ConcurrentHashMap<>();
    private final AtomicLong moment = new AtomicLong();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger logins = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger due = new AtomicInteger();

    // written by one login after another
    private volatile Token last;
    private volatile long failedNanos = Long.MIN_VALUE / 2;
    private volatile boolean reliable;

    /** What is known of one token. */
    private static final class Page {

        private final AtomicLong goodUntilNanos = new AtomicLong();
        // moments are numbered, as the clock may stand between two events
        private final AtomicLong refusedAt = new AtomicLong(Long.MAX_VALUE);
        private volatile boolean questioned;
    }

    AuditedLogin(SharedClock clock) {
        this.clock = clock;
    }

    @Override
    public Token login() throws LoginFailedException {
        if (underWay.incrementAndGet() > 1) {
            faults.add("two logins at once");
        }
        try {
            int number = logins.incrementAndGet();
            audit(number);
            // others get the chance to come in between
            Thread.yield();
            failNowAndThen(number);
            return bring(number);
        } finally {
            underWay.decrementAndGet();
        }
    }

    private void audit(int number) {
        long now = clock.nanoTime();
        if (now - failedNanos < SHORTEST_PAUSE_NANOS) {
            faults.add("login " + number + " follows a failed one without a pause");
        }
        if (last == null) {
            return;
        }
        Page page = pages.get(last);
        if (!page.questioned && !isDue(last)) {
            faults.add("login " + number + ", although token " + last.value() + " was young and nobody had rejected it");
        }
    }

    // or was, before it was used
    private boolean isDue(Token token) {
        return clock.nanoTime() >= clock.nanosAt(token.issuedAt()) + LIFETIME.toNanos() - AHEAD_NANOS;
    }

    private void failNowAndThen(int number) throws LoginFailedException {
        if (reliable) {
            return;
        }
        boolean transport = number % EVERY_TRANSPORT_FAILURE == 0;
        boolean credentials = number % EVERY_CREDENTIALS_FAILURE == 0;
        boolean error = number % EVERY_ERROR == 0;
        if (!transport && !credentials && !error) {
            return;
        }
        failures.incrementAndGet();
        failedNanos = clock.nanoTime();
        if (error) {
            throw new StackOverflowError("login " + number);
        }
        Failure.Kind kind = credentials ? Failure.Kind.CREDENTIALS : Failure.Kind.TRANSPORT;
        throw new LoginFailedException(Failure.of(kind, "login " + number, true), null);
    }

    private Token bring(int number) {
        boolean isUsed = number % EVERY_USED_TOKEN == 0;
        Token token = new Token(
                Integer.toString(number), clock.now(), LIFETIME,
                isUsed ? Token.Expiration.AFTER_LAST_USE : Token.Expiration.AFTER_ISSUE);
        Page page = new Page();
        page.goodUntilNanos.set(clock.nanosAt(token.issuedAt()) + LIFETIME.toNanos());
        pages.put(token, page);
        if (last != null && isDue(last)) {
            due.incrementAndGet();
        }
        last = token;
        return token;
    }

    @Override
    public boolean isStopped() {
        return false;
    }

    @Override
    public Duration deadline() {
        // longer than the storm by its own clock: none is ever given up
        return Duration.ofDays(1);
    }

    /** A caller asks now; its moment. */
    long ask() {
        return moment.incrementAndGet();
    }

    /** A caller that asked then was served this token. */
    void served(Token token, long asked, long askedNanos) {
        Page page = pages.get(token);
        if (askedNanos >= page.goodUntilNanos.get()) {
            faults.add("token " + token.value() + " is served after its end");
        }
        if (page.refusedAt.get() < asked) {
            faults.add("token " + token.value() + " is served after its rejection");
        }
    }

    /** A caller is about to reject this token. */
    void question(Token token) {
        pages.get(token).questioned = true;
    }

    /** A caller has rejected it, and was told that there may be a better one. */
    void refused(Token token) {
        pages.get(token).refusedAt.accumulateAndGet(moment.incrementAndGet(), Math::min);
    }

    /** A caller is about to tell that it was accepted, at a time that stands. */
    void use(Token token) {
        pages.get(token).goodUntilNanos.accumulateAndGet(clock.nanoTime() + LIFETIME.toNanos(), Math::max);
    }

    void failNoMore() {
        reliable = true;
    }

    Queue<String> faults() {
        return faults;
    }

    int logins() {
        return logins.get();
    }

    int failures() {
        return failures.get();
    }

    /** Tokens that were old when they were replaced. */
    int oldOnes() {
        return due.get();
    }
}
