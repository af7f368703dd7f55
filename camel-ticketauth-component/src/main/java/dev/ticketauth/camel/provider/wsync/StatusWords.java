// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.wsync;

import java.util.Locale;

import dev.ticketauth.camel.spi.RecordState;

/**
 * What a status means by plain English. The provider documents no status, so this is a guess at words that hardly mean
 * anything else; everything other is unknown.
 */
final class StatusWords {

    private StatusWords() {
    }

    static RecordState state(String status) {
        if (status == null) {
            return RecordState.UNKNOWN;
        }
        return switch (status.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "")) {
            case "open", "available", "draft" -> RecordState.OPEN;
            case "pending", "waiting", "requested", "onhold" -> RecordState.PENDING;
            case "booked", "confirmed", "active", "valid", "issued", "paid" -> RecordState.CONFIRMED;
            case "cancelled", "canceled", "rejected", "expired", "void", "voided", "deleted", "refunded" ->
                RecordState.CANCELLED;
            case "used", "completed", "complete", "redeemed", "checkedin", "scanned" -> RecordState.COMPLETED;
            default -> RecordState.UNKNOWN;
        };
    }
}
