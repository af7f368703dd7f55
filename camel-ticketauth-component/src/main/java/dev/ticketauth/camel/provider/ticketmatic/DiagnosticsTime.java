// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketmatic;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import dev.ticketauth.camel.provider.AnswerReader;
import dev.ticketauth.camel.spi.ClockEndpoint;
import dev.ticketauth.camel.spi.ProviderAnswer;

/**
 * The provider's clock: UTC to the second, without a zone letter.
 *
 * @see <a href="https://www.ticketmatic.com/docs/api/diagnostics/time">the provider's page</a>
 */
record DiagnosticsTime(String wirePath) implements ClockEndpoint {

    @Override
    public Optional<Instant> time(ProviderAnswer answer) {
        String time = AnswerReader.firstOf(AnswerReader.json(answer), "systemtime");
        if (answer.status() != 200 || time == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(time).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
