// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Instant;

/**
 * Nobody knows whether a booking was made, changed or cancelled: the request left, and no answer came. A person has to
 * look, and must not simply book again.
 */
public class BookingInDoubtException extends TicketAuthException {

    private static final long serialVersionUID = 1L;

    private final String account;
    private final String reference;
    private final String recordId;
    private final String request;
    private final Instant sentAt;

    BookingInDoubtException(String message, BookingInDoubt doubt, TicketAuthException cause) {
        super(cause.getProvider(), cause.getStatus(), cause.getProviderCode(), false, message, cause);
        this.account = doubt.account();
        this.reference = doubt.reference();
        this.recordId = doubt.recordId();
        this.request = doubt.request();
        this.sentAt = doubt.sentAt();
    }

    /** The account as records name it. */
    public String getAccount() {
        return account;
    }

    /** The booking's reference, or null when it has none. */
    public String getReference() {
        return reference;
    }

    /** The provider's id of what was being written, or null when there was none yet. */
    public String getRecordId() {
        return recordId;
    }

    /** Method and path of the request whose outcome nobody knows. */
    public String getRequest() {
        return request;
    }

    /** When that request was sent. */
    public Instant getSentAt() {
        return sentAt;
    }
}
