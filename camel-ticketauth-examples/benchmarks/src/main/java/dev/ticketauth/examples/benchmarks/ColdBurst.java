// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Everybody asks for a token at the same moment, and there is none yet.
 */
record ColdBurst(int callers, long loginMillis) implements LoginScenario {

    @Override
    public String title() {
        return callers + " callers, no token yet, a login takes " + loginMillis + " ms";
    }

    @Override
    public Figure measure(LoginServer server, TokenClient client, LoginCount logins) throws Exception {
        server.answerLogins(LoginAnswer.after(loginMillis));
        AtomicInteger failures = new AtomicInteger();
        try (Crowd crowd = new Crowd(callers)) {
            double seconds = crowd.run(() -> {
                try {
                    client.token();
                } catch (Exception e) {
                    failures.incrementAndGet();
                }
                return null;
            });
            return Figure.of("%d in %.1f s", logins.total(), seconds).withFailures(failures.get());
        }
    }
}
