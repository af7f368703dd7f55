package dev.ticketauth.camel.session;

import java.time.Instant;

/**
 * What the last calls with one set of keys have met: all is well, or there is a trouble. As long as all is well, a call
 * that works costs one read.
 */
public final class Condition {

    // stands for it as long as no call has ended: so one field tells everything
    private static final Trouble UNKNOWN = new Trouble(null, false, null, null, 0);

    private volatile Trouble trouble = UNKNOWN;
    private volatile Trouble last;

    /**
     * Calls that failed for one reason, without one in between that worked.
     *
     * @param failure  why, as the first of them had it
     * @param login    whether logins failed, and not calls
     * @param since    when the first of them failed
     * @param until    when the last of them failed
     * @param failures how many there were, at least 1
     */
    public record Trouble(Failure failure, boolean login, Instant since, Instant until, long failures) {

        private boolean isSame(Failure other, boolean ofLogin) {
            return failure.kind() == other.kind() && failure.status() == other.status() && login == ofLogin;
        }
    }

    /**
     * A call has worked.
     *
     * @return the trouble that ends with it, or null
     */
    public Trouble works() {
        return trouble == null ? null : ended();
    }

    private synchronized Trouble ended() {
        Trouble ended = trouble();
        trouble = null;
        return ended;
    }

    /**
     * A call has failed for a reason that others will meet, too.
     *
     * @return the trouble that begins with it, or null when it goes on
     */
    public Trouble fails(Failure failure, Instant now) {
        return fails(failure, false, now);
    }

    /** A login has brought a token. Whether calls work is not known yet. */
    synchronized void loggedIn() {
        if (trouble != null && trouble.login) {
            trouble = UNKNOWN;
        }
    }

    void loginFails(Failure failure, Instant now) {
        fails(failure, true, now);
    }

    private synchronized Trouble fails(Failure failure, boolean login, Instant now) {
        Trouble earlier = trouble();
        boolean goesOn = earlier != null && earlier.isSame(failure, login);
        Trouble next = goesOn
                ? new Trouble(earlier.failure, login, earlier.since, now, earlier.failures + 1)
                : new Trouble(failure, login, now, now, 1);
        last = next;
        trouble = next;
        return goesOn ? null : next;
    }

    /** Whether any call has ended since the keys are in use. */
    public boolean isKnown() {
        return trouble != UNKNOWN;
    }

    /** What calls fail for now, or null when the last one worked or there was none. */
    public Trouble trouble() {
        Trouble current = trouble;
        return current == UNKNOWN ? null : current;
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
