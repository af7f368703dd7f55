// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ticketauth.camel.auth.Clock;
import dev.ticketauth.camel.spi.Credentials;
import dev.ticketauth.camel.spi.ProviderApi;

/**
 * The accounts that one endpoint calls with, by tenant: those used last, up to a number.
 */
public final class Accounts {

    // a tenant's name may come from a message: it ends in names of properties and sessions
    private static final int LONGEST_NAME = 100;

    private final String provider;
    private final ProviderApi api;
    private final CredentialsSource source;
    private final Sessions sessions;
    private final LoginCall login;
    private final Clock clock;
    private final long aheadNanos;

    private final Cache<String, Account> byTenant;
    private final Account withoutTenant;

    /**
     * How many accounts an endpoint remembers, and how long.
     *
     * @param most the most tenants at a time
     * @param idle how long a tenant is remembered that is not called with
     */
    public record Limits(long most, Duration idle) {
    }

    /**
     * @param refreshAhead how long before its expiry a token is renewed in the background, or null for a tenth of its
     *                     lifetime and at most ten minutes
     */
    public Accounts(String provider, ProviderApi api, CredentialsSource source, Sessions sessions, Duration refreshAhead,
                    LoginCall login, Clock clock, Limits limits) {
        this.provider = provider;
        this.api = api;
        this.source = source;
        this.sessions = sessions;
        this.login = login;
        this.clock = clock;
        this.aheadNanos = refreshAhead == null ? -1 : refreshAhead.toNanos();
        this.byTenant = Caffeine.newBuilder().maximumSize(limits.most()).expireAfterAccess(limits.idle())
                .ticker(clock::nanoTime).build();
        this.withoutTenant = new Account(null, this);
    }

    /**
     * The account of a tenant.
     *
     * @param  tenant                   the tenant's name, or null
     * @throws IllegalArgumentException when the name is not one
     * @throws RuntimeException         when the tenant has no keys
     */
    public Account of(String tenant) {
        if (tenant == null) {
            return withoutTenant;
        }
        Account known = byTenant.getIfPresent(tenant);
        return known == null ? first(tenant) : known;
    }

    private Account first(String tenant) {
        if (!isName(tenant)) {
            throw new IllegalArgumentException(
                    "a tenant's name has at most " + LONGEST_NAME + " letters, digits, '.', '_' and '-'; this one has "
                                               + tenant.length() + " characters or others than these");
        }
        Account account = byTenant.get(tenant, name -> new Account(name, this));
        try {
            // outside of the cache's lock: what keeps the keys may be far away
            account.credentials();
            return account;
        } catch (RuntimeException e) {
            // a tenant without keys is not remembered: names from messages must not drive others out
            byTenant.asMap().remove(tenant, account);
            throw e;
        }
    }

    /** The accounts that were called with and are remembered, the one without a tenant first. */
    public Stream<AccountView> views() {
        return Stream.concat(Stream.of(withoutTenant), byTenant.asMap().values().stream())
                .map(Account::view).filter(Objects::nonNull);
    }

    /** One of them; looking at it is no use, for which it would be remembered. */
    public Optional<AccountView> view(String tenant) {
        return Optional.ofNullable(tenant == null ? withoutTenant : byTenant.policy().getIfPresentQuietly(tenant))
                .map(Account::view);
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_NAME && text.chars().allMatch(
                c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '_' || c == '-');
    }

    AccountKeys keys(String tenant, Credentials credentials) {
        return new AccountKeys(provider, api, tenant, credentials, sessions, login);
    }

    CredentialsSource source() {
        return source;
    }

    Clock clock() {
        return clock;
    }

    long aheadNanos() {
        return aheadNanos;
    }
}
