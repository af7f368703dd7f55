// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.time.Duration;

/**
 * What the login server answers, and when.
 *
 * @param failure the body when the status is not 200; may be empty
 */
record LoginAnswer(Duration latency, int status, String failure, Duration lifetime) {

    private static final Duration AN_HOUR = Duration.ofHours(1);

    /** A token that is good for an hour. */
    static LoginAnswer after(long millis) {
        return new LoginAnswer(Duration.ofMillis(millis), 200, "", AN_HOUR);
    }

    LoginAnswer living(Duration life) {
        return new LoginAnswer(latency, status, failure, life);
    }

    LoginAnswer failing(int with, String body) {
        return new LoginAnswer(latency, with, body, lifetime);
    }
}
