// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.push;

import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** How long a receiver asks to be left alone. */
final class RetryAfter {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private RetryAfter() {
    }

    /** Zero where nothing is asked for, or nothing that can be understood. */
    static Duration of(HttpResponse<?> response, Instant now) {
        if (response.statusCode() != TOO_MANY_REQUESTS && response.statusCode() != UNAVAILABLE) {
            return Duration.ZERO;
        }
        return response.headers().firstValue("Retry-After").map(value -> of(value.trim(), now)).orElse(Duration.ZERO);
    }

    private static Duration of(String value, Instant now) {
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            Duration left = Duration.between(now, ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }
}
