// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a provider tells its time without authentication.
 */
public interface ClockEndpoint {

    /** The percent-encoded path, the base's own path included. */
    String wirePath();

    /** The time in an answer; empty when it cannot be read. */
    Optional<Instant> time(ProviderAnswer answer);
}
