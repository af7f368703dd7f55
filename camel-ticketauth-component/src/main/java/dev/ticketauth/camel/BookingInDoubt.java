// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Instant;

/**
 * What a person needs who looks for a booking of which nobody knows whether it was made.
 */
record BookingInDoubt(String account, String reference, String recordId, String request, Instant sentAt) {
}
