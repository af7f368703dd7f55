package dev.ticketauth.camel.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.ticketauth.camel.spi.SessionStore;
import dev.ticketauth.camel.spi.Token;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * One session, with a clock that stands and an executor that runs what it is told.
 */
class SessionTest {

    private static final SessionKey KEY = new SessionKey("timetap", null, "timetap/https://api/0");
    private static final long USUAL = -1;

    private final ManualClock clock = new ManualClock();
    private final ManualExecutor executor = new ManualExecutor();
    private final ManualLogin login = new ManualLogin(clock);
    private final SessionNews news = new SessionNews();
    private double random = 1;
    private Runnable onRandom = () -> {
    };
    private final Session session = session(new MemorySessionStore(10, clock));

    private Session session(SessionStore store) {
        return new Session(KEY, new Sessions.Surroundings(store, clock, executor, this::nextRandom, news));
    }

    private double nextRandom() {
        onRandom.run();
        return random;
    }

    /** A caller of its own thread, which waits until somebody runs the login. */
    private CompletableFuture<Token> caller() {
        return caller(session);
    }

    private CompletableFuture<Token> caller(Session of) {
        CompletableFuture<Token> token = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                token.complete(of.token(USUAL, login));
            } catch (Throwable e) {
                token.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        Awaitility.await().pollInterval(Duration.ofMillis(1)).until(
                () -> token.isDone() || thread.getState() == Thread.State.TIMED_WAITING);
        return token;
    }

    private static Token get(CompletableFuture<Token> caller) throws Exception {
        return caller.get(10, TimeUnit.SECONDS);
    }

    private static LoginFailedException failure(CompletableFuture<Token> caller) {
        ExecutionException e = catchThrowableOfType(ExecutionException.class, () -> caller.get(10, TimeUnit.SECONDS));
        assertThat(e.getCause()).isInstanceOf(LoginFailedException.class);
        return (LoginFailedException) e.getCause();
    }

    /** A token after one login. */
    private Token first() throws Exception {
        CompletableFuture<Token> caller = caller();
        executor.runNext();
        return get(caller);
    }

    /** A token that is there; fails where the caller would have to wait. */
    private Token now() throws Exception {
        CompletableFuture<Token> caller = caller();
        assertThat(caller).as("served at once").isDone();
        return caller.get();
    }

    // ---- one login

    @Test
    void allWhoWaitShareOneLogin() throws Exception {
        List<CompletableFuture<Token>> callers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            callers.add(caller());
        }
        assertThat(executor.size()).isOne();
        executor.runNext();
        for (CompletableFuture<Token> caller : callers) {
            assertThat(get(caller).value()).isEqualTo("token-1");
        }
        assertThat(login.count()).isOne();
    }

    @Test
    void howeverLongItTakesUpToItsDeadline() throws Exception {
        CompletableFuture<Token> early = caller();
        clock.advance(Duration.ofSeconds(60));
        CompletableFuture<Token> late = caller();
        assertThat(executor.size()).isOne();
        executor.runNext();
        assertThat(get(early)).isSameAs(get(late));
        assertThat(login.count()).isOne();
    }

    @Test
    void aLoginThatHangsIsGivenUpAtItsDeadlineAndAnotherOneBegins() throws Exception {
        CompletableFuture<Token> before = caller();
        clock.advance(Duration.ofSeconds(121));
        CompletableFuture<Token> after = caller();
        assertThat(executor.size()).isEqualTo(2);
        executor.runNext();
        assertThat(get(before).value()).as("late is better than never").isEqualTo("token-1");
        executor.runNext();
        assertThat(get(after).value()).isEqualTo("token-2");
        assertThat(session.peek().value()).isEqualTo("token-2");
    }

    @Test
    void whatAGivenUpLoginBringsDoesNotReplaceANewerToken() throws Exception {
        login.answerNext(() -> {
            // hangs until another login, which began after the deadline, has ended
            clock.advance(Duration.ofSeconds(121));
            CompletableFuture<Token> other = caller();
            executor.runNext();
            assertThat(other.join().value()).isEqualTo("token-2");
            return new Token("late", clock.now(), Duration.ofHours(1), Token.Expiration.AFTER_ISSUE);
        });
        CompletableFuture<Token> waits = caller();
        executor.runNext();
        assertThat(get(waits).value()).as("of the two, the one in the store").isEqualTo("token-2");
        assertThat(now().value()).isEqualTo("token-2");
    }

    @Test
    void whoIsInterruptedLeavesTheLoginToTheOthers() throws Exception {
        CompletableFuture<LoginFailedException> interrupted = new CompletableFuture<>();
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread impatient = new Thread(() -> {
            try {
                session.token(USUAL, login);
            } catch (LoginFailedException e) {
                flag.complete(Thread.currentThread().isInterrupted());
                interrupted.complete(e);
            }
        });
        impatient.start();
        Awaitility.await().until(() -> impatient.getState() == Thread.State.TIMED_WAITING);
        CompletableFuture<Token> patient = caller();

        impatient.interrupt();

        LoginFailedException failure = interrupted.get(10, TimeUnit.SECONDS);
        assertThat(failure.failure().retryable()).isTrue();
        assertThat(flag.get()).as("stays interrupted").isTrue();
        executor.runNext();
        assertThat(get(patient).value()).isEqualTo("token-1");
        assertThat(login.count()).isOne();
    }

    @Test
    void anExecutorThatRefusesLeavesNobodyWaiting() throws Exception {
        executor.refuseNext();
        assertThat(now().value()).as("by the caller").isEqualTo("token-1");

        clock.advance(Duration.ofMinutes(59));
        executor.refuseNext();
        assertThat(now().value()).as("nobody makes a renewal ahead himself").isEqualTo("token-1");
        assertThat(login.count()).isOne();
        assertThat(now().value()).isEqualTo("token-1");
        executor.runNext();
        assertThat(now().value()).isEqualTo("token-2");
    }

    @Test
    void whoIsWokenFindsTheTokenThere() throws Exception {
        CompletableFuture<Token> waits = caller();
        List<String> seen = new ArrayList<>();
        onRandom = () -> seen.add(waits.isDone() + " " + session.peek());
        executor.runNext();
        assertThat(seen).as("asked for when the token is stored").containsExactly("false null");
        assertThat(get(waits)).isSameAs(session.peek());
    }

    static List<Throwable> problems() {
        return List.of(
                new StackOverflowError("in provider code"), new NoClassDefFoundError("in provider code"),
                new IllegalStateException("in provider code"));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void whateverALoginThrowsEndsIt(Throwable problem) throws Exception {
        login.answerNext(() -> {
            if (problem instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) problem;
        });
        CompletableFuture<Token> one = caller();
        CompletableFuture<Token> other = caller();
        executor.runNext();

        LoginFailedException failure = failure(one);
        assertThat(failure).hasMessageContaining(problem.getClass().getName()).hasCause(problem);
        assertThat(failure.getMessage()).as("nobody has looked at it for secrets").doesNotContain("in provider code");
        assertThat(failure(other)).as("nobody shares an exception").isNotSameAs(failure);
        clock.advance(Duration.ofMinutes(1));
        assertThat(first().value()).isEqualTo("token-2");
    }

    @Test
    void aListenerThatThrowsDisturbsNobody() throws Exception {
        AtomicInteger told = new AtomicInteger();
        news.add(new SessionListener() {
            @Override
            public void loggedIn(SessionKey key, boolean ahead, Token token, Duration taken) {
                throw new AssertionError("listener");
            }
        });
        news.add(new SessionListener() {
            @Override
            public void loggedIn(SessionKey key, boolean ahead, Token token, Duration taken) {
                told.incrementAndGet();
            }
        });
        assertThat(first().value()).isEqualTo("token-1");
        assertThat(told).hasValue(1);
    }

    // ---- fresh, stale, expired

    @Test
    void aFreshTokenIsServedWithoutALogin() throws Exception {
        Token token = first();
        clock.advance(Duration.ofMinutes(52));
        assertThat(now()).isSameAs(token);
        assertThat(executor.size()).isZero();
    }

    @Test
    void aStaleTokenIsServedWhileOneRenewsIt() throws Exception {
        Token token = first();
        clock.advance(Duration.ofMinutes(54));
        for (int i = 0; i < 20; i++) {
            assertThat(now()).isSameAs(token);
        }
        assertThat(executor.size()).isOne();
        executor.runNext();
        assertThat(now().value()).isEqualTo("token-2");
    }

    @Test
    void anExpiredTokenIsServedToNobodyAndAllWaitForOneLogin() throws Exception {
        first();
        clock.advance(Duration.ofHours(1));
        CompletableFuture<Token> one = caller();
        CompletableFuture<Token> other = caller();
        assertThat(one).isNotDone();
        assertThat(other).isNotDone();
        assertThat(executor.size()).isOne();
        executor.runNext();
        assertThat(get(one)).isSameAs(get(other)).extracting(Token::value).isEqualTo("token-2");
    }

    @Test
    void whoFindsTheTokenExpiredJoinsARenewalThatBeganAhead() throws Exception {
        first();
        clock.advance(Duration.ofMinutes(59));
        now();
        clock.advance(Duration.ofMinutes(1));
        CompletableFuture<Token> waits = caller();
        assertThat(executor.size()).isOne();
        executor.runNext();
        assertThat(get(waits).value()).isEqualTo("token-2");
    }

    @Test
    void theMomentOfRenewalIsSpread() throws Exception {
        // a tenth of an hour is six minutes, and up to a quarter of that is added
        random = 0;
        first();
        clock.advance(Duration.ofMinutes(53));
        now();
        assertThat(executor.size()).as("not yet, 7 minutes before").isZero();
        clock.advance(Duration.ofMinutes(1));
        now();
        assertThat(executor.size()).as("6 minutes before").isOne();
        random = 1;
        executor.runNext();
        clock.advance(Duration.ofSeconds(52 * 60 + 30));
        now();
        assertThat(executor.size()).as("7.5 minutes before").isOne();
    }

    @Test
    void aRenewalThatFailsLeavesTheTokenThatWorks() throws Exception {
        Token token = first();
        clock.advance(Duration.ofMinutes(55));
        login.failNext(Failure.Kind.TRANSPORT, null);
        now();
        executor.runNext();

        assertThat(now()).isSameAs(token);
        assertThat(executor.size()).as("not again at once").isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(now()).isSameAs(token);
        assertThat(executor.size()).isOne();
        executor.runNext();
        assertThat(now().value()).isEqualTo("token-3");
    }

    @Test
    void afterRenewalsThatFailedAnExpiredTokenIsReplacedSoon() throws Exception {
        first();
        clock.advance(Duration.ofMinutes(53));
        for (int i = 0; i < 6; i++) {
            clock.advance(Duration.ofMinutes(1));
            login.failNext(Failure.Kind.TRANSPORT, null);
            now();
            executor.runNext();
        }
        // the next renewal would be half a minute away
        clock.advance(Duration.ofSeconds(60));
        CompletableFuture<Token> caller = caller();
        executor.runNext();
        assertThat(get(caller).value()).isEqualTo("token-8");
    }

    @Test
    void inactivityIsCountedFromTheLastAcceptedUse() throws Exception {
        login.givingTokens(Duration.ofHours(4), Token.Expiration.AFTER_LAST_USE);
        Token token = first();
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofHours(3));
            assertThat(now()).isSameAs(token);
            session.accepted(token, false);
        }
        clock.advance(Duration.ofHours(4));
        assertThat(caller()).isNotDone();
    }

    @Test
    void settingTheWallClockChangesNothing() throws Exception {
        Token token = first();
        clock.set(clock.now().plus(Duration.ofDays(3650)));
        assertThat(now()).isSameAs(token);
        clock.set(clock.now().minus(Duration.ofDays(7300)));
        assertThat(now()).isSameAs(token);
    }

    @ParameterizedTest
    @ValueSource(longs = { Long.MAX_VALUE, 10_000_000_000_000L, 300L * 366 * 24 * 3600 })
    void aLifetimeBeyondAllSenseIsAYear(long seconds) throws Exception {
        login.givingTokens(Duration.ofSeconds(seconds), Token.Expiration.AFTER_ISSUE);
        Token token = first();
        clock.advance(Duration.ofDays(300));
        assertThat(now()).isSameAs(token);
        clock.advance(Duration.ofDays(66));
        assertThat(caller()).isNotDone();
    }

    @Test
    void aRefreshAheadLongerThanTheLifetimeDoesNotLogInForEveryCall() throws Exception {
        login.givingTokens(Duration.ofMinutes(10), Token.Expiration.AFTER_ISSUE);
        first();
        for (int i = 0; i < 20; i++) {
            session.token(Duration.ofHours(1).toNanos(), login);
        }
        assertThat(executor.size()).isZero();
        clock.advance(Duration.ofMinutes(5));
        session.token(Duration.ofHours(1).toNanos(), login);
        assertThat(executor.size()).isOne();
    }

    @Test
    void noRefreshAheadMeansThatItIsUsedToItsEnd() throws Exception {
        Token token = first();
        clock.advance(Duration.ofHours(1).minusNanos(1));
        assertThat(session.token(0, login)).isSameAs(token);
        assertThat(executor.size()).isZero();
    }

    // ---- rejections

    @Test
    void fiftyLateRejectionsOfOneTokenAreOneLogin() throws Exception {
        Token old = first();
        assertThat(session.rejected(old, 0)).isEqualTo(Session.Rejection.DROPPED);
        Token renewed = first();
        for (int i = 0; i < 50; i++) {
            assertThat(session.rejected(old, 0)).isEqualTo(Session.Rejection.GONE);
            assertThat(now()).isSameAs(renewed);
        }
        assertThat(login.count()).isEqualTo(2);
    }

    @Test
    void aRejectionDuringARenewalDoesNotHitWhatTheRenewalBrings() throws Exception {
        Token old = first();
        clock.advance(Duration.ofMinutes(55));
        now();
        session.rejected(old, 0);
        CompletableFuture<Token> waits = caller();
        executor.runNext();
        session.rejected(old, 0);
        assertThat(get(waits).value()).isEqualTo("token-2");
        assertThat(now().value()).isEqualTo("token-2");
        assertThat(login.count()).isEqualTo(2);
    }

    @Test
    void theSameValueGivenAgainIsAnotherToken() throws Exception {
        login.answerNext(() -> new Token("same", clock.now(), Duration.ofHours(1), Token.Expiration.AFTER_ISSUE));
        login.answerNext(() -> new Token("same", clock.now(), Duration.ofHours(1), Token.Expiration.AFTER_ISSUE));
        Token old = first();
        clock.advance(Duration.ofSeconds(10));
        session.rejected(old, 0);
        Token renewed = first();
        session.rejected(old, 0);
        assertThat(now()).isSameAs(renewed);
    }

    // also when the requests cannot be sent again, so that nobody notes that renewals cure nothing
    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void aProviderThatRefusesEveryNewTokenIsNotLoggedInToForEveryRequest(boolean repeats) throws Exception {
        int logins = login.count();
        // 600 requests in a minute, each with one renewal where there may be a better token
        for (int i = 0; i < 600; i++) {
            Token token = request();
            if (session.rejected(token, 0) != Session.Rejection.KEPT && repeats) {
                session.notCured(request());
            }
            clock.advance(Duration.ofMillis(100));
        }
        assertThat(login.count() - logins).isBetween(3, 10);
    }

    private Token request() throws Exception {
        CompletableFuture<Token> caller = caller();
        if (executor.size() > 0) {
            executor.runNext();
        }
        return get(caller);
    }

    @Test
    void aRenewalThatCuresEndsTheSuspicion() throws Exception {
        suspicious();
        assertThat(session.rejected(now(), 0)).isEqualTo(Session.Rejection.KEPT);
        session.accepted(now(), true);
        assertThat(session.rejected(now(), 0)).isEqualTo(Session.Rejection.DROPPED);
    }

    // one path takes every token and another one none: what the first accepts is no cure of the second
    @Test
    void anAcceptedRequestThatHasRenewedNothingEndsNoSuspicion() throws Exception {
        suspicious();
        session.accepted(now(), false);
        assertThat(session.rejected(now(), 0)).isEqualTo(Session.Rejection.KEPT);
        clock.advance(Duration.ofSeconds(1));
        assertThat(session.rejected(now(), 0)).isEqualTo(Session.Rejection.DROPPED);
    }

    private void suspicious() throws Exception {
        Token token = first();
        session.accepted(token, false);
        for (int i = 0; i < 2; i++) {
            session.rejected(now(), 0);
            session.notCured(first());
        }
    }

    @Test
    void aTokenThatIsRefusedBeforeItWasEverAcceptedIsReplacedOnce() throws Exception {
        assertThat(session.rejected(first(), 0)).isEqualTo(Session.Rejection.DROPPED);
        assertThat(session.rejected(first(), 0)).isEqualTo(Session.Rejection.KEPT);
    }

    @Test
    void howYoungATokenIsDoesNotDependOnTheWallClock() throws Exception {
        Token token = first();
        session.accepted(token, false);
        clock.advance(Duration.ofHours(1).dividedBy(2));
        clock.set(clock.now().minus(Duration.ofDays(1)));
        assertThat(session.rejected(token, Duration.ofMinutes(1).toNanos())).isEqualTo(Session.Rejection.DROPPED);
        Token young = first();
        clock.set(clock.now().plus(Duration.ofDays(7)));
        assertThat(session.rejected(young, Duration.ofMinutes(1).toNanos())).isEqualTo(Session.Rejection.KEPT);
    }

    // ---- logins that fail

    @ParameterizedTest
    @EnumSource(Failure.Kind.class)
    void afterAFailureOthersFailFast(Failure.Kind kind) {
        login.failNext(kind, null);
        CompletableFuture<Token> one = caller();
        executor.runNext();
        assertThat(failure(one).failure().kind()).isEqualTo(kind);

        clock.advance(Duration.ofMillis(400));
        LoginFailedException fast = failure(caller());

        assertThat(executor.size()).isZero();
        assertThat(fast.failure().kind()).isEqualTo(kind);
        assertThat(fast).hasMessageContaining("login 1 failed (that was 1 s ago; the next login is tried in");
        assertThat(fast.failure().retryAfter()).isPositive();
    }

    @Test
    void pausesBetweenFailingLoginsDoubleUpToAMinute() throws Exception {
        // with random at its end every pause is whole: 1, 2, 4 ... seconds
        long[] pauses = { 1, 2, 4, 8, 16, 32, 60, 60, 60 };
        for (long pause : pauses) {
            login.failNext(Failure.Kind.TRANSPORT, null);
            CompletableFuture<Token> caller = caller();
            executor.runNext();
            failure(caller);
            clock.advance(Duration.ofSeconds(pause).minusNanos(1));
            assertThat(failure(caller()).failure().retryAfter()).isEqualTo(Duration.ofNanos(1));
            clock.advance(Duration.ofNanos(1));
        }
        assertThat(first()).isNotNull();
        assertThat(login.count()).isEqualTo(pauses.length + 1);
    }

    @Test
    void aLoginThatSucceedsBeginsAnew() throws Exception {
        for (int i = 0; i < 5; i++) {
            login.failNext(Failure.Kind.TRANSPORT, null);
            CompletableFuture<Token> caller = caller();
            executor.runNext();
            failure(caller);
            clock.advance(Duration.ofMinutes(1));
        }
        session.rejected(first(), 0);
        login.failNext(Failure.Kind.TRANSPORT, null);
        CompletableFuture<Token> caller = caller();
        executor.runNext();
        failure(caller);
        clock.advance(Duration.ofSeconds(1));
        assertThat(first()).isNotNull();
    }

    @Test
    void refusedKeysAreTriedLessOften() {
        login.failNext(Failure.Kind.CREDENTIALS, null);
        CompletableFuture<Token> caller = caller();
        executor.runNext();
        failure(caller);
        clock.advance(Duration.ofSeconds(5).minusNanos(1));
        failure(caller());
        assertThat(login.count()).isOne();
        clock.advance(Duration.ofNanos(1));
        assertThat(caller()).isNotDone();
    }

    @Test
    void aProvidersRetryAfterIsKept() throws Exception {
        login.failNext(Failure.Kind.RATE_LIMIT, Duration.ofMinutes(5));
        CompletableFuture<Token> caller = caller();
        executor.runNext();
        failure(caller);
        clock.advance(Duration.ofMinutes(4));
        assertThat(failure(caller()).failure().retryAfter()).isEqualTo(Duration.ofMinutes(1));
        clock.advance(Duration.ofMinutes(1));
        assertThat(first().value()).isEqualTo("token-2");
    }

    @Test
    void aRetryAfterIsKeptAlsoWhenTheTokenExpiresMeanwhile() throws Exception {
        first();
        clock.advance(Duration.ofMinutes(59));
        login.failNext(Failure.Kind.RATE_LIMIT, Duration.ofMinutes(5));
        now();
        executor.runNext();
        clock.advance(Duration.ofMinutes(2));
        assertThat(failure(caller()).failure().retryAfter()).isEqualTo(Duration.ofMinutes(3));
        assertThat(executor.size()).isZero();
    }

    @Test
    void thoseWhoWaitForAFailingLoginDoNotLogInOneAfterAnother() {
        login.failNext(Failure.Kind.TRANSPORT, null);
        List<CompletableFuture<Token>> callers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            callers.add(caller());
        }
        executor.runNext();
        callers.forEach(SessionTest::failure);
        assertThat(login.count()).isOne();
        assertThat(executor.size()).isZero();
    }
}
