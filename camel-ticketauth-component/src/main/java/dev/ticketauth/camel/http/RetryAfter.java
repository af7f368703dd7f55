// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The header {@code Retry-After}: seconds or a date (RFC 9110, 10.2.3), never negative, at most a day.
 */
public final class RetryAfter {

    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {
    }

    /**
     * @param  value the header's value, or null
     * @return       the wait, or empty when there is no value or nobody can read it
     */
    public static Optional<Duration> parse(String value, Instant now) {
        if (value == null) {
            return Optional.empty();
        }
        String text = value.strip();
        if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            // more digits than fit are a day, too
            return Optional.of(text.length() > 9 ? LONGEST : clamp(Duration.ofSeconds(Long.parseLong(text))));
        }
        return Diagnosis.httpDate(text).map(date -> clamp(Duration.between(now, date)));
    }

    private static Duration clamp(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
