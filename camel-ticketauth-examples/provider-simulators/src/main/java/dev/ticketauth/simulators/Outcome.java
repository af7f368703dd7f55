// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import dev.ticketauth.simulators.server.Answer;
import dev.ticketauth.simulators.server.Refusal;

/**
 * What becomes of a request.
 *
 * @param refusal                 null, or why it was refused or spoiled
 * @param refusedByAuthentication whether it counts as refused
 */
record Outcome(Answer answer, String refusal, boolean refusedByAuthentication) {

    static Outcome of(Answer answer) {
        return new Outcome(answer, null, false);
    }

    static Outcome of(Refusal refusal) {
        return new Outcome(refusal.answer(), refusal.getMessage(), refusal.isAuthentication());
    }
}
