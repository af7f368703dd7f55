// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.locks.LockSupport;

/**
 * Callers that ask all the time while tokens expire: how long does the unluckiest of them wait?
 */
record SteadyTraffic(int callers, Duration span, Duration life) implements LoginScenario {

    private static final long LOGIN_MILLIS = 300;
    // callers that never pause would wait for the processor, and that would be measured
    private static final long PAUSE_NANOS = Duration.ofMillis(5).toNanos();

    @Override
    public String title() {
        return callers + " callers for " + span.toSeconds() + " s, tokens live " + life.toSeconds() + " s, a login takes "
               + LOGIN_MILLIS + " ms: longest wait";
    }

    @Override
    public boolean needsExpiry() {
        return true;
    }

    @Override
    public Figure measure(LoginServer server, TokenClient client, LoginCount logins) throws Exception {
        server.answerLogins(LoginAnswer.after(LOGIN_MILLIS).living(life));
        client.token();
        AtomicInteger failures = new AtomicInteger();
        LongAccumulator longest = new LongAccumulator(Math::max, 0);
        try (Crowd crowd = new Crowd(callers)) {
            long end = System.nanoTime() + span.toNanos();
            crowd.run(() -> {
                for (long begin = System.nanoTime(); begin - end < 0; begin = System.nanoTime()) {
                    try {
                        client.token();
                    } catch (Exception e) {
                        failures.incrementAndGet();
                    }
                    longest.accumulate(System.nanoTime() - begin);
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
                return null;
            });
        }
        return Figure.of("%d ms, %d logins", Duration.ofNanos(longest.get()).toMillis(), logins.total())
                .withFailures(failures.get());
    }
}
