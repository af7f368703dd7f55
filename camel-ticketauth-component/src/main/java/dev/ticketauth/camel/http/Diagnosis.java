package dev.ticketauth.camel.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

import dev.ticketauth.camel.auth.Origin;
import dev.ticketauth.camel.session.ClockSkew;
import dev.ticketauth.camel.session.Grant;
import dev.ticketauth.camel.spi.ProviderAnswer;
import dev.ticketauth.camel.spi.ProviderApi;
import dev.ticketauth.camel.spi.ProviderError;

/**
 * Finds out from a provider's answer what a person has to look at.
 */
public final class Diagnosis {

    private static final Duration CLOCK_IS_OFF = Duration.ofMinutes(2);

    private final String provider;
    private final ProviderApi api;
    private final ClockSkew clock;

    public Diagnosis(String provider, ProviderApi api, ClockSkew clock) {
        this.provider = provider;
        this.api = api;
        this.clock = clock;
    }

    /**
     * @param call   what was called, for a person: method and path
     * @param grant  what the last attempt was authenticated with, or null
     * @param answer an answer outside 200 to 299
     */
    public Failure of(String call, Grant grant, ProviderAnswer answer) {
        ProviderError said = api.error(answer);
        ProviderError clean = grant == null
                ? said
                : new ProviderError(grant.withoutSecrets(said.code()), grant.withoutSecrets(said.message()));
        int status = answer.status();
        Optional<Duration> offset = clockOffset(answer);
        Failure.Kind kind = kind(status, grant, offset);
        StringBuilder message = new StringBuilder(200)
                .append(provider).append(" (").append(api.environment()).append(", ").append(Origin.of(api.base()))
                .append(") answered ").append(status).append(" to ").append(call);
        if (clean.message() != null) {
            message.append(": ").append(clean.message());
        }
        message.append(advice(kind, grant, offset));
        Duration retryAfter = RetryAfter.parse(answer.header("Retry-After").orElse(null), clock.now()).orElse(null);
        return new Failure(kind, status, clean.code(), message.toString(), isRetryable(status), retryAfter);
    }

    private Failure.Kind kind(int status, Grant grant, Optional<Duration> offset) {
        if (status == 401 || status == 403) {
            boolean timed = grant != null && grant.authenticator().signsTime();
            return timed && offset.isPresent() ? Failure.Kind.CLOCK : Failure.Kind.CREDENTIALS;
        }
        return status == 429 ? Failure.Kind.RATE_LIMIT : Failure.Kind.PROVIDER;
    }

    private String advice(Failure.Kind kind, Grant grant, Optional<Duration> offset) {
        switch (kind) {
            case CLOCK:
                Duration by = offset.orElse(Duration.ZERO);
                return ". The clock here is " + by.abs().toSeconds() + " s " + (by.isNegative() ? "ahead" : "behind")
                       + ": set it by NTP";
            case CREDENTIALS:
                List<String> doubts = grant == null ? List.of() : api.doubts(grant.credentials());
                String doubt = doubts.isEmpty() ? ". " : ". " + String.join(" ", doubts) + " ";
                return doubt + "Check accessKey, secretKey and environment. " + api.advice();
            default:
                return "";
        }
    }

    private Optional<Duration> clockOffset(ProviderAnswer answer) {
        return date(answer).map(date -> Duration.between(clock.now(), date))
                .filter(offset -> offset.abs().compareTo(CLOCK_IS_OFF) > 0);
    }

    /** The time in an answer's {@code Date} header; empty when a cache has kept the answer. */
    static Optional<Instant> date(ProviderAnswer answer) {
        if (answer.header("Age").isPresent()) {
            return Optional.empty();
        }
        return answer.header("Date").flatMap(Diagnosis::httpDate);
    }

    static Optional<Instant> httpDate(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isRetryable(int status) {
        return status == 408 || status == 429 || status == 500 || status == 502 || status == 503 || status == 504;
    }
}
