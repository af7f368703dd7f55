// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.List;
import java.util.Optional;

import dev.ticketauth.camel.auth.Clock;
import dev.ticketauth.camel.webhook.RefusedPushException;
import dev.ticketauth.camel.webhook.Sources;
import dev.ticketauth.camel.webhook.TooLargeException;
import dev.ticketauth.camel.webhook.UnreadablePushException;
import dev.ticketauth.camel.webhook.Verification;

/**
 * Checks pushes, reads them, and has the provider confirm them where it should.
 */
final class PushIntake {

    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final Verification verification;
    private final ChangeReader changes;
    private final Sources sources;
    private final Clock clock;

    /** @param sources where pushes come from that turned out to be wrong */
    PushIntake(Verification verification, ChangeReader changes, Sources sources, Clock clock) {
        this.verification = verification;
        this.changes = changes;
        this.sources = sources;
        this.clock = clock;
    }

    Verification verification() {
        return verification;
    }

    /** @throws RefusedPushException when the push does not pass a check that can be made without the provider */
    void check(InboundMessage push) throws RefusedPushException {
        List<String> refusals = verification.refusals(push, clock.now());
        if (!refusals.isEmpty()) {
            throw new RefusedPushException(UNAUTHORIZED, "checks that failed: " + String.join(", ", refusals));
        }
    }

    /**
     * The change that a push tells of, which is that of the provider where it has to confirm it.
     *
     * @throws TicketAuthException when the provider can't be asked
     */
    TicketAuthChange change(InboundMessage push) throws UnreadablePushException, TooLargeException, RefusedPushException {
        TicketAuthChange pushed = changes.read(push);
        return verification.fetchesBack() ? confirmed(pushed, push) : pushed;
    }

    private TicketAuthChange confirmed(TicketAuthChange pushed, InboundMessage push) throws RefusedPushException {
        if (!changes.isReadable(pushed)) {
            // costs no call, and must not keep those away that do
            throw new RefusedPushException(UNAUTHORIZED, "fetchBack can't read " + pushed.resource());
        }
        if (isUnproven() && sources.isTroublesome(push.source())) {
            throw new RefusedPushException(TOO_MANY_REQUESTS, "too many pushes that fetchBack found nothing new for");
        }
        Optional<TicketAuthChange> found;
        try {
            found = changes.readAgain(pushed);
        } catch (TicketAuthException e) {
            hadNoNews(push);
            throw e;
        }
        if (found.isEmpty()) {
            hadNoNews(push);
            throw new RefusedPushException(UNAUTHORIZED, "checks that failed: fetchBack");
        }
        if (isOlder(found.get(), pushed)) {
            hadNoNews(push);
            throw new RefusedPushException(UNAVAILABLE, "fetchBack has read an older state than the push tells of");
        }
        return found.get();
    }

    private static boolean isOlder(TicketAuthChange found, TicketAuthChange pushed) {
        return found.time() != null && pushed.time() != null && found.time().isBefore(pushed.time());
    }

    /** A push brought nothing: nobody may have the provider called for such ones at will. */
    void hadNoNews(InboundMessage push) {
        if (isUnproven() && verification.fetchesBack()) {
            sources.failed(push.source());
        }
    }

    /** Whether nothing can be seen from a push that would prove where it comes from. */
    boolean isUnproven() {
        return !verification.hasChecks();
    }
}
