// SPDX-License-Identifier: Apache-2.0
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
import dev.ticketauth.camel.session.Failure;
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
     * @param what   what was called, for a person: method and path
     * @param call   the call that ended with it
     * @param answer an answer outside 200 to 299
     */
    public Failure of(String what, Call call, ProviderAnswer answer) {
        Grant grant = call.grant();
        ProviderError said = api.error(answer);
        ProviderError clean = new ProviderError(call.withoutSecrets(said.code()), call.withoutSecrets(said.message()));
        int status = answer.status();
        Optional<Duration> offset = clockOffset(answer);
        Failure.Kind kind = kind(status, grant, offset);
        StringBuilder message = new StringBuilder(200)
                .append(provider).append(" (").append(api.environment()).append(", ").append(Origin.of(api.base()))
                .append(") answered ").append(status).append(" to ").append(what);
        message.append(quoted(clean));
        Duration retryAfter = RetryAfter.parse(answer.header("Retry-After").orElse(null), clock.now()).orElse(null);
        message.append(advice(kind, grant, offset)).append(redirectAdvice(answer, call)).append(waitAdvice(retryAfter));
        return new Failure(kind, status, clean.code(), message.toString(), isRetryable(status), retryAfter);
    }

    /** The same of a refusal whose body nobody has read, for those who did not make the call. */
    Failure ofRefusal(Grant grant, ProviderAnswer headers) {
        Optional<Duration> offset = clockOffset(headers);
        // of whatever status: which ones are refusals, the provider and the options say
        Failure.Kind kind = headers.status() == 429 ? Failure.Kind.RATE_LIMIT : kindOfRefusal(grant, offset);
        return new Failure(
                kind, headers.status(), null, "answered " + headers.status() + advice(kind, grant, offset), false, null);
    }

    private Failure.Kind kind(int status, Grant grant, Optional<Duration> offset) {
        if (status == 401 || status == 403) {
            return kindOfRefusal(grant, offset);
        }
        return status == 429 ? Failure.Kind.RATE_LIMIT : Failure.Kind.PROVIDER;
    }

    private static Failure.Kind kindOfRefusal(Grant grant, Optional<Duration> offset) {
        boolean timed = grant != null && grant.authenticator().signsTime();
        return timed && offset.isPresent() ? Failure.Kind.CLOCK : Failure.Kind.CREDENTIALS;
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

    private static String redirectAdvice(ProviderAnswer answer, Call call) {
        if (answer.status() < 300 || answer.status() >= 400) {
            return "";
        }
        String target = call.withoutSecrets(answer.header("Location").orElse("nowhere"));
        return ". A redirect is followed for GET and HEAD, five times and within the origin; this one leads to "
               + target.replaceAll("[?#].*", "");
    }

    private static String waitAdvice(Duration retryAfter) {
        return retryAfter == null ? "" : ". It asks to wait " + retryAfter.toSeconds() + " s (compare option maxRetryWait)";
    }

    /** The provider's words at the end of a sentence of ours, which goes on with a full stop or ends. */
    static String quoted(ProviderError error) {
        return error.message() == null ? "" : ": " + error.message().replaceFirst("[.\\s]+$", "");
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
