// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import dev.ticketauth.camel.provider.timetap.TimeTapProvider;
import dev.ticketauth.camel.spi.Credentials;
import dev.ticketauth.camel.spi.ProviderApi;
import dev.ticketauth.camel.spi.ProviderSettings;
import dev.ticketauth.camel.spi.Token;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

class AccountsTest {

    private final StandingClock clock = new StandingClock();
    private final Map<String, Credentials> keys = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final List<Credentials> logins = new ArrayList<>();
    private final Set<Credentials> refused = new HashSet<>();

    private final LoginCall login = new LoginCall() {

        @Override
        public synchronized Token login(Credentials credentials) throws LoginFailedException {
            logins.add(credentials);
            if (refused.contains(credentials)) {
                throw new LoginFailedException(Failure.of(Failure.Kind.CREDENTIALS, "refused", false), null);
            }
            return new Token("token-" + logins.size(), clock.now(), Duration.ofHours(4), Token.Expiration.AFTER_LAST_USE);
        }

        @Override
        public boolean isStopped() {
            return false;
        }

        @Override
        public Duration deadline() {
            return Duration.ofMinutes(2);
        }
    };

    private CredentialsSource source = tenant -> {
        asked.incrementAndGet();
        Credentials known = keys.get(tenant == null ? "" : tenant);
        if (known == null) {
            throw new IllegalStateException("no keys of " + tenant);
        }
        return known;
    };

    private Accounts accounts(Accounts.Limits limits) {
        Sessions sessions = new Sessions(
                new Sessions.Surroundings(
                        new MemorySessionStore(limits.most(), clock), clock, Runnable::run, () -> 0.5, new SessionNews()));
        return new Accounts(
                "timetap", api("https://api.timetap.com"), tenant -> source.credentials(tenant), sessions, null, login, clock,
                limits);
    }

    private static ProviderApi api(String base) {
        return new TimeTapProvider().connect(new ProviderSettings(null, base, null, Map.of()));
    }

    private static Accounts.Limits limits(long most) {
        return new Accounts.Limits(most, Duration.ofHours(1));
    }

    private void tenant(String name) {
        keys.put(name, Credentials.of("key-of-" + name, "secret-of-" + name));
    }

    @Test
    void eachTenantHasKeysAndASessionOfItsOwn() throws Exception {
        tenant("a");
        tenant("b");
        Accounts accounts = accounts(limits(10));
        Grant a = accounts.of("a").grant();
        Grant b = accounts.of("b").grant();
        assertThat(a.credentials().accessKey()).isEqualTo("key-of-a");
        assertThat(b.credentials().accessKey()).isEqualTo("key-of-b");
        assertThat(a.token()).isNotEqualTo(b.token());
        assertThat(accounts.of("a").grant()).as("nothing new for the same token").isSameAs(a);
        assertThat(logins).hasSize(2);
    }

    @Test
    void equalKeysOfTwoTenantsAreTwoSessions() throws Exception {
        keys.put("a", Credentials.of("same-key", "same-secret"));
        keys.put("b", Credentials.of("same-key", "same-secret"));
        Accounts accounts = accounts(limits(10));
        accounts.of("a").grant();
        accounts.of("b").grant();
        assertThat(logins).hasSize(2);
    }

    // whoever can choose a tenant's name or a key must not reach another one's session
    @Test
    void keysOfSessionsCannotCollide() {
        ProviderApi api = api("https://api.timetap.com");
        List<SessionKey> all = List.of(
                key(api, null, "ab", "c"), key(api, null, "a", "bc"), key(api, "a", "b", "c"), key(api, "ab", "c", "x"),
                key(api, "a", "bc", "x"), key(api, "1:a", "b", "c"), key(api, null, "abc", null), key(api, null, null, "abc"),
                key(api, "a|b", "c", "d"), key(api, "a", "b|c", "d"), key(api, "2:ab", "c", "d"), key(api, "a3:b", "c", "d"),
                key(api("https://api.timetap.com:8443"), null, "ab", "c"),
                key(api("https://api.timetap.com/mount"), null, "ab", "c"),
                key(new TimeTapProvider().connect(new ProviderSettings("test", null, null, Map.of())), null, "ab", "c"));
        assertThat(all.stream().map(SessionKey::id)).doesNotHaveDuplicates();
        assertThat(all).allSatisfy(
                key -> assertThat(key.id()).matches("timetap/https://api\\.timetap\\.com(:8443)?/[0-9a-f]{64}"));
    }

    @Test
    void whatElseALoginDependsOnTakesPart() {
        ProviderApi api = api("https://api.timetap.com");
        assertThat(key(scoped(api, "account-1"), "a", "b", "c")).isNotEqualTo(key(scoped(api, "account-2"), "a", "b", "c"))
                .isEqualTo(key(scoped(api, "account-1"), "a", "b", "c"));
    }

    private static ProviderApi scoped(ProviderApi api, String scope) {
        return (ProviderApi) Proxy.newProxyInstance(AccountsTest.class.getClassLoader(), new Class<?>[] { ProviderApi.class },
                (proxy, method, arguments) -> method.getName().equals("sessionScope") ? scope : method.invoke(api, arguments));
    }

    private static SessionKey key(ProviderApi api, String tenant, String access, String secret) {
        return SessionKey.of("timetap", api, tenant, Credentials.of(access, secret));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "a b", "a/b", "a:b", "ä", "../a", "a\nb" })
    void aNameThatIsNoneIsRefusedBeforeAnybodyIsAsked(String name) {
        assertThatThrownBy(() -> accounts(limits(10)).of(name)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a tenant's name");
        assertThat(asked).hasValue(0);
    }

    @Test
    void aTenantWithoutKeysIsNotRemembered() {
        Accounts accounts = accounts(limits(2));
        tenant("a");
        accounts.of("a");
        for (int i = 0; i < 100; i++) {
            String unknown = "unknown-" + i;
            assertThatThrownBy(() -> accounts.of(unknown)).hasMessage("no keys of " + unknown);
        }
        asked.set(0);
        accounts.of("a");
        assertThat(asked).as("the known one was not driven out").hasValue(0);
    }

    @Test
    void aTenantThatIsIdleForLongIsForgottenAndItsTokenIsNot() throws Exception {
        tenant("a");
        Accounts accounts = accounts(limits(10));
        Token token = accounts.of("a").grant().token();
        clock.advance(Duration.ofMinutes(61));
        assertThat(accounts.of("a").grant().token()).isEqualTo(token);
        assertThat(asked).as("its keys were read again").hasValue(2);
        assertThat(logins).hasSize(1);
    }

    @Test
    void rolledKeysAreUsedWithoutARestart() throws Exception {
        tenant("a");
        Accounts accounts = accounts(limits(10));
        Grant old = accounts.of("a").grant();
        refused.add(keys.get("a"));
        keys.put("a", Credentials.of("key-of-a", "rolled"));

        assertThat(accounts.of("a").renew(old, 401)).isEqualTo(Account.Renewal.OWN);
        assertThat(accounts.of("a").grant().credentials().secretKey()).isEqualTo("rolled");
        assertThat(logins).extracting(Credentials::secretKey).containsExactly("secret-of-a", "secret-of-a", "rolled");
    }

    @Test
    void refusedKeysAreAskedForAgainOnceASecondAndNotForEveryCall() {
        tenant("a");
        refused.add(keys.get("a"));
        Account account = accounts(limits(10)).of("a");
        asked.set(0);
        for (int i = 0; i < 1000; i++) {
            assertThatThrownBy(account::grant).isInstanceOf(LoginFailedException.class);
            clock.advance(Duration.ofMillis(4));
        }
        assertThat(asked.get()).isBetween(4, 5);
        assertThat(logins.size()).isLessThanOrEqualTo(2);
    }

    @Test
    void whoComesTogetherAsksOnce() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        CredentialsSource slow = source;
        source = tenant -> {
            try {
                answer.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return slow.credentials(tenant);
        };
        Account account = accounts(limits(10)).of(null);
        List<CompletableFuture<Throwable>> failures = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            CompletableFuture<Throwable> failure = new CompletableFuture<>();
            failures.add(failure);
            Thread thread = new Thread(() -> failure.complete(catchThrowable(account::credentials)));
            threads.add(thread);
            thread.start();
        }
        Awaitility.await().until(() -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
        answer.countDown();
        for (CompletableFuture<Throwable> failure : failures) {
            assertThat(failure.get()).hasMessage("no keys of null");
        }
        assertThat(asked).hasValue(1);
        keys.put("", Credentials.of("key", "secret"));
        assertThat(account.credentials().accessKey()).as("asked again by who comes later").isEqualTo("key");
    }

    @Test
    void aHundredThousandTenants() throws Exception {
        int tenants = 100_000;
        source = tenant -> Credentials.of("key-of-" + tenant, "secret-of-" + tenant + "-0123456789abcdef");
        long before = usedHeap();
        Accounts accounts = accounts(limits(tenants));
        for (int i = 0; i < tenants; i++) {
            accounts.of("tenant-" + i).grant();
        }
        long perTenant = (usedHeap() - before) / tenants;
        System.out.printf("%,d tenants with keys, session and token: %,d bytes each, %,d MB%n", tenants, perTenant,
                perTenant * tenants / 1_000_000);
        assertThat(accounts.of("tenant-0").grant().token().value()).isEqualTo("token-1");
        assertThat(logins).hasSize(tenants);
        // far above what is measured, far below what a leak would take
        assertThat(perTenant).isBetween(200L, 8_000L);

        Accounts few = accounts(limits(1_000));
        logins.clear();
        long beforeFew = usedHeap();
        for (int i = 0; i < tenants; i++) {
            few.of("tenant-" + i).grant();
            if (i % 10_000 == 0) {
                logins.clear();
            }
        }
        logins.clear();
        // what the collector has taken is tidied up with the next calls, by another thread
        Awaitility.await().untilAsserted(() -> {
            few.of("one-more-" + logins.size()).grant();
            assertThat(usedHeap() - beforeFew).as("a bound is a bound").isLessThan(20_000_000);
        });
        assertThat(few.of("tenant-99999")).isNotNull();
        assertThat(accounts.of("tenant-1")).as("kept up to here, so that it takes part in both figures").isNotNull();
    }

    private static long usedHeap() {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }
}
