// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.time.Instant;

/**
 * What the last calls and logins with one set of keys have met: all is well, or there is a trouble. As long as all is
 * well, a call that works costs one read.
 */
public final class Condition {

    private static final State NEW = new State(false, null, null);
    private static final State WELL = new State(true, null, null);

    private volatile State state = NEW;
    private volatile Trouble last;

    /**
     * Calls or logins that failed for one reason, without one in between that worked.
     *
     * @param failure  why, as the last of them had it
     * @param login    whether logins failed, and not calls
     * @param since    when the first of them failed
     * @param until    when the last of them failed
     * @param failures how many there were, at least 1
     */
    public record Trouble(Failure failure, boolean login, Instant since, Instant until, long failures) {

        private static Trouble next(Trouble earlier, Failure failure, boolean login, Instant now) {
            return isSame(earlier, failure)
                    ? new Trouble(failure, login, earlier.since, now, earlier.failures + 1)
                    : new Trouble(failure, login, now, now, 1);
        }

        private static boolean isSame(Trouble earlier, Failure failure) {
            return earlier != null && earlier.failure.kind() == failure.kind() && earlier.failure.status() == failure.status();
        }
    }

    /**
     * Calls and logins apart: a login that works again says nothing about calls, whose trouble only a call can end.
     *
     * @param called whether any call has ended
     */
    private record State(boolean called, Trouble ofCalls, Trouble ofLogins) {

        // who can't log in can't call
        Trouble trouble() {
            return ofLogins == null ? ofCalls : ofLogins;
        }
    }

    /**
     * A call has worked.
     *
     * @return the trouble of calls that ends with it, or null
     */
    public Trouble works() {
        return state == WELL ? null : ended();
    }

    private synchronized Trouble ended() {
        Trouble ended = state.ofCalls;
        state = WELL;
        return ended;
    }

    /**
     * A call was answered in a way that says nothing about others, but that the provider can be reached.
     *
     * @return the trouble of calls that ends with it, or null
     */
    public Trouble reaches() {
        return state == WELL ? null : reached();
    }

    private synchronized Trouble reached() {
        Trouble current = state.trouble();
        return current != null && current.failure.kind() == Failure.Kind.TRANSPORT ? ended() : null;
    }

    /**
     * A call has failed for a reason that others will meet, too.
     *
     * @return the trouble that begins with it, or null when it goes on
     */
    public synchronized Trouble fails(Failure failure, Instant now) {
        Trouble earlier = state.ofCalls;
        Trouble next = Trouble.next(earlier, failure, false, now);
        state = new State(true, next, state.ofLogins);
        last = next;
        return Trouble.isSame(earlier, failure) ? null : next;
    }

    /** A login has brought a token. Whether calls work is not known yet. */
    synchronized void loggedIn() {
        if (state.ofLogins != null) {
            state = state.called && state.ofCalls == null ? WELL : new State(state.called, state.ofCalls, null);
        }
    }

    /** A login has failed, and calls with it. */
    synchronized void loginFails(Failure failure, Instant now) {
        Trouble next = Trouble.next(state.ofLogins, failure, true, now);
        state = new State(state.called, state.ofCalls, next);
        last = next;
    }

    /** Whether anything has been met since the keys are in use, but logins that failed and then worked. */
    public boolean isKnown() {
        return state.called || state.ofLogins != null;
    }

    /** What calls fail for now, or null when the last one worked or there was none. */
    public Trouble trouble() {
        return state.trouble();
    }

    /** What calls have failed for last, also when they work again; null when none has failed. */
    public Trouble lastTrouble() {
        return last;
    }

    @Override
    public String toString() {
        return "Condition[" + trouble() + "]";
    }
}
