// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

/**
 * What the status of a ticket or a booking means, whatever a provider calls it.
 */
public enum RecordState {
    /** Offered, or being put together: a basket, an open slot, a working order, a listing. */
    OPEN,
    /** Somebody has to decide or pay. */
    PENDING,
    /** Holds. */
    CONFIRMED,
    /** Does not hold any longer, or never did: also rejected, expired, deleted. */
    CANCELLED,
    /** Over: used, delivered, filled. */
    COMPLETED,
    /** The provider's status is none that is known, or there is none. */
    UNKNOWN
}
