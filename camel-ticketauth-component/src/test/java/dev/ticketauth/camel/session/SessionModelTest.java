// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A session behaves as if its callers came one after another, however their steps interleave; no caller waits for ever,
 * and there are as many logins as one after another would have made.
 */
@Tag("lincheck")
class SessionModelTest {

    private static final int FIRST_THAT_FAILS = 2;

    @Test
    void callersOfOneSessionMightHaveComeOneAfterAnother() {
        new Interleavings(LoginsOnTheCallersThread.class, OneAfterAnother.class)
                .with("", "peek logins", "token", "token", "token")
                .with("", "token logins", "token", "token rejected:1 token")
                .with("token", "token logins", "rejected:1 token", "rejected:1 token")
                .with("token", "token logins", "rejected:1 token", "token rejected:1 peek")
                .with("token rejected:1", "token logins", "token peek", "rejected:1 token rejected:2")
                .with("token rejected:1 token", "token logins", "rejected:1 peek", "rejected:2 token")
                .check();
    }

    @Test
    void alsoWhenAnotherThreadRunsTheLogins() {
        // as many logins as there have to be: with one more the runner would wait for ever, with one less a caller
        new Interleavings(LoginsOnAnotherThread.class, OneAfterAnother.class)
                .with("", "peek logins", "token", "token", "runLogin")
                .with("", "token logins", "token", "token rejected:1 token", "runLogin runLogin")
                .check();
    }

    @Test
    void aTokenThatCuredNothingIsKeptUntilAnotherCures() {
        new Interleavings(LoginsOnTheCallersThread.class, OneAfterAnother.class)
                .with("token rejected:1 token", "rejected:2 token logins", "notCured:2 rejected:2", "token notCured:1 peek")
                .with("token rejected:1 token notCured:2", "token logins", "rejected:2 token", "cured rejected:2 token")
                .check();
    }

    @Test
    void aLoginThatFailsFailsForAllAndIsNotTriedAgainAtOnce() {
        new Interleavings(SecondLoginFails.class, SecondOneFails.class)
                .with("token rejected:1", "token logins", "token token", "token peek")
                .with("token", "token logins", "rejected:1 token", "rejected:1 token")
                .check();
    }

    @Test
    void aRenewalAheadIsMadeOnceAndBringsNoRejectedTokenBack() {
        new Interleavings(FirstTokenIsStale.class, AnyOrder.class)
                .with("tokenAhead", "expectOneRenewal", "tokenAhead", "tokenAhead")
                .with("tokenAhead", "expectOneRenewal", "tokenAhead", "rejected:1 tokenAhead")
                .with("", "expectOneRenewal", "tokenAhead", "tokenAhead rejected:1 tokenAhead")
                .check();
    }

    public static class LoginsOnTheCallersThread extends SessionModel {

        public LoginsOnTheCallersThread() {
            super(Runnable::run, number -> false, number -> false);
        }
    }

    public static class LoginsOnAnotherThread extends SessionModel {

        private final AtomicReference<Runnable> waiting;

        public LoginsOnAnotherThread() {
            this(new AtomicReference<>());
        }

        private LoginsOnAnotherThread(AtomicReference<Runnable> waiting) {
            // single-flight: there is never a second one to keep
            super(waiting::set, number -> false, number -> false);
            this.waiting = waiting;
        }

        /** Waits for a login and runs it. */
        public void runLogin() {
            Runnable login = waiting.getAndSet(null);
            while (login == null) {
                Thread.onSpinWait();
                login = waiting.getAndSet(null);
            }
            login.run();
        }
    }

    public static class SecondLoginFails extends SessionModel {

        public SecondLoginFails() {
            super(Runnable::run, number -> number == FIRST_THAT_FAILS, number -> false);
        }
    }

    public static class FirstTokenIsStale extends SessionModel {

        public FirstTokenIsStale() {
            super(Runnable::run, number -> false, number -> number == 1);
        }

        /** A renewal ahead takes its time, so which token is served is open; that there is one is not. */
        public void tokenAhead() {
            int number = token();
            if (number == NumberedLogin.FAILED) {
                throw new AssertionError("no token");
            }
        }

        public void expectOneRenewal() {
            int most = 2 + refusals();
            if (logins() > most) {
                throw new AssertionError(logins() + " logins where " + most + " are enough");
            }
        }
    }

    /** Says nothing of the order: the model itself tells what must not be. */
    public static class AnyOrder {

        public void tokenAhead() {
            // is a renewal or is none
        }

        public boolean rejected(int number) {
            return true;
        }

        public void expectOneRenewal() {
            // told by the model
        }
    }

    /** What a session would be if it had one caller. */
    public static class OneAfterAnother {

        private int logins;
        private int held;
        private boolean noted;
        private int uncured;

        public int token() {
            if (held == NumberedLogin.NONE) {
                logins++;
                held = logins;
                noted = false;
            }
            return held;
        }

        public int peek() {
            return held;
        }

        public boolean rejected(int number) {
            if (held != number) {
                return true;
            }
            // nobody has accepted it: it has cured nothing, and the second one that has not is kept
            notCured(number);
            if (uncured > 1) {
                return false;
            }
            held = NumberedLogin.NONE;
            return true;
        }

        public void notCured(int number) {
            if (held == number && !noted) {
                noted = true;
                uncured++;
            }
        }

        public void cured() {
            uncured = 0;
        }

        void loseIt() {
            held = NumberedLogin.NONE;
        }

        public int logins() {
            return logins;
        }

        public void runLogin() {
            // whoever runs them
        }
    }

    /** The same, with a failing login after the first one, at a time that stands: nothing is tried after it. */
    public static class SecondOneFails extends OneAfterAnother {

        @Override
        public int token() {
            if (peek() != NumberedLogin.NONE) {
                return peek();
            }
            if (logins() == FIRST_THAT_FAILS) {
                return NumberedLogin.FAILED;
            }
            int brought = super.token();
            if (brought == FIRST_THAT_FAILS) {
                loseIt();
                return NumberedLogin.FAILED;
            }
            return brought;
        }
    }
}
