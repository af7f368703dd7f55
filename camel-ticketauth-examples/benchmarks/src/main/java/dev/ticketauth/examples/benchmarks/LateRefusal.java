// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Requests that are all under way with one token when it dies, and are told so one after another: when the second is,
 * the first has brought a new token already.
 */
record LateRefusal(int requests) implements LoginScenario {

    private static final long LOGIN_MILLIS = 10;
    private static final Duration GAP = Duration.ofMillis(60);
    private static final String PATH = "/orders";

    @Override
    public String title() {
        return requests + " late 401s for one old token, one after another";
    }

    @Override
    public Figure measure(LoginServer server, TokenClient client, LoginCount logins) throws Exception {
        if (client.cannotBeRefused().isPresent()) {
            return Figure.of("n/a").because(client.cannotBeRefused().get());
        }
        server.answerLogins(LoginAnswer.after(LOGIN_MILLIS));
        client.call(PATH);
        int before = logins.total();
        server.refuse(new LateRefusals(requests, GAP));
        AtomicInteger failures = new AtomicInteger();
        try (Crowd crowd = new Crowd(requests)) {
            crowd.run(() -> {
                try {
                    client.call(PATH);
                } catch (Exception e) {
                    failures.incrementAndGet();
                }
                return null;
            });
            return Figure.of("%d", logins.total() - before).withFailures(failures.get());
        }
    }
}
