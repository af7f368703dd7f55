// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.cache.Cache;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;

import dev.ticketauth.camel.JCacheSessionStore;
import dev.ticketauth.camel.spi.SessionStore;
import dev.ticketauth.camel.spi.Token;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two nodes with one store between them. The JCache is a real one, which copies what it is given.
 */
class SharedTokenTest {

    private static final SessionKey KEY = new SessionKey("tt", null, "tt/https://api/0");
    private static final CachingProvider JCACHE = Caching.getCachingProvider();

    private final StandingClock clock = new StandingClock();
    private final ManualLogin login = new ManualLogin(clock);

    static Stream<SessionStore> stores() {
        Cache<String, Token> cache = JCACHE.getCacheManager().createCache("tokens-" + System.identityHashCode(new Object()),
                new MutableConfiguration<String, Token>().setTypes(String.class, Token.class));
        return Stream.of(new MemorySessionStore(10, new StandingClock()), new JCacheSessionStore(cache));
    }

    @AfterAll
    static void closeCaches() {
        JCACHE.close();
    }

    private Session node(SessionStore store) {
        return new Session(KEY, new Sessions.Surroundings(store, clock, Runnable::run, () -> 0, new SessionNews()));
    }

    private Token token(Session node) throws LoginFailedException {
        return node.token(0, login);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void theStoreComparesAndSets(SessionStore store) {
        Token first = new Token("first", clock.now(), Duration.ofHours(1), Token.Expiration.AFTER_ISSUE);
        Token second = new Token("second", clock.now(), Duration.ofHours(1), Token.Expiration.AFTER_ISSUE);
        assertThat(store.get("k")).isNull();
        assertThat(store.replace("k", first, second)).isFalse();
        assertThat(store.remove("k", first)).isFalse();
        assertThat(store.putIfAbsent("k", first)).isTrue();
        assertThat(store.putIfAbsent("k", second)).isFalse();
        assertThat(store.get("k")).isEqualTo(first);
        assertThat(store.get("other")).isNull();
        assertThat(store.replace("k", second, first)).isFalse();
        assertThat(store.replace("k", first, second)).isTrue();
        assertThat(store.remove("k", first)).isFalse();
        assertThat(store.get("k")).isEqualTo(second);
        assertThat(store.remove("k", second)).isTrue();
        assertThat(store.get("k")).isNull();
        assertThat(store.toString()).doesNotContain("first", "second");
    }

    @ParameterizedTest
    @MethodSource("stores")
    void aLoginOfOneNodeServesTheOther(SessionStore store) throws Exception {
        Session one = node(store);
        Session other = node(store);
        Token first = token(one);
        assertThat(token(other)).isEqualTo(first);
        assertThat(login.count()).isOne();

        one.rejected(first, 0);
        Token second = token(one);
        other.rejected(first, 0);
        assertThat(token(other)).isEqualTo(second);
        assertThat(login.count()).isEqualTo(2);

        clock.advance(Duration.ofHours(1));
        Token third = token(other);
        assertThat(token(one)).isEqualTo(third).extracting(Token::value).isEqualTo("token-3");
    }

    @ParameterizedTest
    @MethodSource("stores")
    void nodesThatLogInTogetherEndWithOneToken(SessionStore store) throws Exception {
        Session one = node(store);
        Session other = node(store);
        // the other one logs in while the first waits for its answer
        login.answerNext(() -> {
            Token own = login.token();
            token(other);
            return own;
        });
        Token ofOne = token(one);
        assertThat(login.count()).isEqualTo(2);
        assertThat(ofOne).isEqualTo(token(other)).extracting(Token::value).isEqualTo("token-2");
        assertThat(store.get(KEY.id())).isEqualTo(ofOne);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void nodesThatRenewTogetherEndWithOneToken(SessionStore store) throws Exception {
        Session one = node(store);
        Session other = node(store);
        token(one);
        token(other);
        clock.advance(Duration.ofHours(1));
        login.answerNext(() -> {
            Token own = login.token();
            token(other);
            return own;
        });
        assertThat(token(one)).isEqualTo(token(other)).extracting(Token::value).isEqualTo("token-3");
    }

    @Test
    void whatAnotherNodeHasHadForLongIsNotYoungHere() throws Exception {
        SessionStore store = new MemorySessionStore(10, clock);
        token(node(store));
        clock.advance(Duration.ofMinutes(59));
        Session late = node(store);
        assertThat(late.timeLeft(token(late))).isEqualTo(Duration.ofMinutes(1));
        clock.advance(Duration.ofMinutes(1));
        assertThat(token(late).value()).isEqualTo("token-2");
    }

    @Test
    void aStoreThatIsDownCostsNobodyACall() throws Exception {
        Session node = node(new BrokenStore());
        Token first = token(node);
        assertThat(first.value()).isEqualTo("token-1");
        assertThat(token(node)).isSameAs(first);
        node.rejected(first, 0);
        assertThat(token(node).value()).isEqualTo("token-2");
    }

    // one that is down for a moment, or whose copies lag behind
    @Test
    void aStoreThatStillShowsARefusedTokenGivesItToNobodyHere() throws Exception {
        SessionStore memory = new MemorySessionStore(10, clock);
        SessionStore forgetful = new BrokenStore() {

            @Override
            public Token get(String key) {
                return memory.get(key);
            }

            @Override
            public boolean putIfAbsent(String key, Token token) {
                return memory.putIfAbsent(key, token);
            }

            @Override
            public boolean replace(String key, Token expected, Token token) {
                return memory.replace(key, expected, token);
            }
        };
        Session node = node(forgetful);
        Token first = token(node);
        node.rejected(first, 0);
        assertThat(token(node).value()).isEqualTo("token-2");
        assertThat(forgetful.get(KEY.id()).value()).isEqualTo("token-2");
    }

    @Test
    void anEntryThatIsNoTokenIsNotUsed() throws Exception {
        Map<String, Object> entries = new ConcurrentHashMap<>(Map.of(KEY.id(), List.of("of an older version")));
        Session node = node(new BrokenStore() {
            @Override
            public Token get(String key) {
                return (Token) entries.get(key);
            }
        });
        assertThat(token(node).value()).isEqualTo("token-1");
    }

    @Test
    void memoryKeepsNoMoreTokensThanItMay() {
        MemorySessionStore store = new MemorySessionStore(100, clock);
        for (int i = 0; i < 10_000; i++) {
            store.putIfAbsent("k" + i, new Token("t" + i, clock.now(), Duration.ofHours(1), Token.Expiration.AFTER_ISSUE));
        }
        // evicted a moment later, by another thread
        Awaitility.await().until(() -> IntStream.range(0, 10_000).filter(i -> store.get("k" + i) != null).count() <= 100);
        store.putIfAbsent("last", new Token("t", clock.now(), Duration.ofHours(1), Token.Expiration.AFTER_ISSUE));
        assertThat(store.get("last")).isNotNull();
    }

    private static class BrokenStore implements SessionStore {

        @Override
        public Token get(String key) {
            throw new IllegalStateException("down");
        }

        @Override
        public boolean putIfAbsent(String key, Token token) {
            throw new IllegalStateException("down");
        }

        @Override
        public boolean replace(String key, Token expected, Token token) {
            throw new IllegalStateException("down");
        }

        @Override
        public boolean remove(String key, Token expected) {
            throw new IllegalStateException("down");
        }
    }
}
