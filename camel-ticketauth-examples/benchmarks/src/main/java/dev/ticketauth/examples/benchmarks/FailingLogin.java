// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.time.Duration;

/**
 * Callers that ask again at once, whatever they were told, while every login fails.
 */
record FailingLogin(int callers, Duration span, int status, String body) implements LoginScenario {

    private static final long LOGIN_MILLIS = 50;

    @Override
    public String title() {
        return callers + " callers ask on for " + span.toSeconds() + " s, a login fails with " + status + " after "
               + LOGIN_MILLIS + " ms";
    }

    @Override
    public Figure measure(LoginServer server, TokenClient client, LoginCount logins) throws Exception {
        server.answerLogins(LoginAnswer.after(LOGIN_MILLIS).failing(status, body));
        try (Crowd crowd = new Crowd(callers)) {
            long end = System.nanoTime() + span.toNanos();
            crowd.run(() -> {
                while (System.nanoTime() - end < 0) {
                    try {
                        client.token();
                    } catch (Exception e) {
                        // as expected
                    }
                }
                return null;
            });
            return Figure.of("%d (%d at once)", logins.total(), logins.mostAtOnce());
        }
    }
}
