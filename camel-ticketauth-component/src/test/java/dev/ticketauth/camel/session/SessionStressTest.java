// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import dev.ticketauth.camel.spi.Token;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One session and many threads that ask, reject, use and are interrupted, while time passes and logins fail.
 */
class SessionStressTest {

    private static final SessionKey KEY = new SessionKey("timetap", null, "timetap/https://api/0");
    private static final long USUAL = -1;

    private static final int CALLERS = 32;
    private static final int REQUESTS = 3_000;
    private static final int REQUESTS_FOR_A_STEP = 16;
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int CALM_EVERY = 3;
    private static final int PERCENT = 100;

    private final SharedClock clock = new SharedClock();
    private final AuditedLogin login = new AuditedLogin(clock);
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final SessionNews news = new SessionNews();
    private final AtomicInteger dropped = new AtomicInteger();
    private final AtomicInteger interrupted = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final Session session = new Session(
            KEY, new Sessions.Surroundings(new MemorySessionStore(10, clock), clock, pool, () -> 0.5, news));

    // time passes as requests are made, so that a slow machine sees the same storm; and it stands while a token is used
    private final AtomicInteger requests = new AtomicInteger();
    private final ReadWriteLock time = new ReentrantReadWriteLock();

    @AfterEach
    void close() {
        pool.shutdownNow();
    }

    @Test
    void noLoginIsInVainAndNobodyIsServedADeadTokenOrLeftWaiting() throws Exception {
        news.add(new SessionListener() {

            @Override
            public void rejected(SessionKey key, boolean wasDropped) {
                if (wasDropped) {
                    dropped.incrementAndGet();
                }
            }
        });

        CyclicBarrier start = new CyclicBarrier(CALLERS);
        List<Future<?>> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            int seed = i;
            callers.add(pool.submit(() -> call(start, new SplittableRandom(seed))));
        }
        for (Future<?> caller : callers) {
            // nobody is stuck
            caller.get(30, TimeUnit.SECONDS);
        }

        assertThat(login.faults()).isEmpty();
        assertThat(login.logins()).as("%s dropped, %s failed, %s old", dropped, login.failures(), login.oldOnes())
                .isLessThanOrEqualTo(1 + dropped.get() + login.failures() + login.oldOnes());
        assertThat(List.of(dropped.get(), login.failures(), login.oldOnes(), interrupted.get(), failed.get()))
                .as("everything has happened").allMatch(count -> count > 0);

        login.failNoMore();
        clock.advance(Duration.ofHours(1));
        assertThat(session.token(USUAL, login)).isSameAs(session.peek());
    }

    private Void call(CyclicBarrier start, SplittableRandom random) throws Exception {
        start.await(10, TimeUnit.SECONDS);
        Token stale = null;
        for (int i = 0; i < REQUESTS; i++) {
            int chance = random.nextInt(PERCENT);
            if (chance == 0) {
                askInterrupted();
            } else {
                Token token = ask();
                if (token != null && chance <= 4 && !isCalm()) {
                    reject(token);
                } else if (stale != null && !stale.equals(token) && chance <= 8) {
                    reject(stale);
                } else if (token != null && chance <= 50) {
                    use(token);
                }
                if (token != null && chance >= 90) {
                    stale = token;
                }
            }
            passTime();
        }
        return null;
    }

    private void passTime() {
        if (requests.incrementAndGet() % REQUESTS_FOR_A_STEP == 0) {
            time.writeLock().lock();
            try {
                clock.advance(STEP);
            } finally {
                time.writeLock().unlock();
            }
        }
    }

    private Token ask() {
        long asked = login.ask();
        long askedNanos = clock.nanoTime();
        try {
            Token token = session.token(USUAL, login);
            login.served(token, asked, askedNanos);
            return token;
        } catch (LoginFailedException e) {
            (e.getCause() instanceof InterruptedException ? interrupted : failed).incrementAndGet();
            return null;
        }
    }

    private void askInterrupted() {
        Thread.currentThread().interrupt();
        ask();
        // a caller that had to wait is told and keeps its mark; one that was served at once had no reason to look
        assertThat(Thread.interrupted()).isTrue();
    }

    // in these minutes tokens live until they are old
    private boolean isCalm() {
        return TimeUnit.NANOSECONDS.toMinutes(clock.nanoTime()) % CALM_EVERY == 0;
    }

    private void reject(Token token) {
        login.question(token);
        if (session.rejected(token, 0) != Session.Rejection.KEPT) {
            login.refused(token);
        }
    }

    private void use(Token token) {
        time.readLock().lock();
        try {
            if (token.expiration() == Token.Expiration.AFTER_LAST_USE) {
                login.use(token);
            }
            session.accepted(token, true);
        } finally {
            time.readLock().unlock();
        }
    }
}
