// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;

/**
 * What the callers of a session do, with tokens as numbers. A token that was served and then rejected must be served to
 * nobody who asks after that, whichever way logins are run.
 */
public abstract class SessionModel {

    private static final SessionKey KEY = new SessionKey("timetap", null, "timetap/https://api/0");
    private static final long USUAL = -1;

    private final NumberedLogin login;
    private final Session session;

    // tokens as bits
    private final AtomicInteger served = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    SessionModel(Executor executor, IntPredicate isFailing, IntPredicate isStale) {
        login = new NumberedLogin(isFailing, isStale);
        session = new Session(
                KEY, new Sessions.Surroundings(
                        new OneTokenStore(), NumberedLogin.NOON_FOR_EVER, executor, () -> 0.5, new SessionNews()));
    }

    public int token() {
        int refusedBefore = refused.get();
        int number;
        try {
            number = NumberedLogin.number(session.token(USUAL, login));
        } catch (LoginFailedException e) {
            return NumberedLogin.FAILED;
        }
        if ((refusedBefore & bit(number)) != 0) {
            throw new AssertionError("token " + number + " is served again after its rejection");
        }
        served.accumulateAndGet(bit(number), SessionModel::both);
        return number;
    }

    public int peek() {
        return NumberedLogin.number(session.peek());
    }

    public boolean rejected(int number) {
        boolean wasServed = (served.get() & bit(number)) != 0;
        boolean mayBeBetter = session.rejected(login.token(number), 0) != Session.Rejection.KEPT;
        if (wasServed && mayBeBetter) {
            refused.accumulateAndGet(bit(number), SessionModel::both);
        }
        return mayBeBetter;
    }

    public void notCured(int number) {
        session.notCured(login.token(number));
    }

    public void cured() {
        session.accepted(null, true);
    }

    /** How many logins there were. */
    public int logins() {
        return login.count();
    }

    /** How many tokens were rejected. */
    int refusals() {
        return Integer.bitCount(refused.get());
    }

    private static int bit(int number) {
        return 1 << number;
    }

    private static int both(int one, int other) {
        return one | other;
    }
}
