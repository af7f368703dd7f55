package dev.ticketauth.camel.session;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.ticketauth.camel.auth.Clock;
import dev.ticketauth.camel.spi.ProviderApi;

/**
 * The accounts that one endpoint calls with, by tenant.
 */
public final class Accounts {

    // a tenant's name may come from a message: it ends in names of properties and sessions
    private static final String TENANT = "[A-Za-z0-9._-]{1,100}";

    private final String provider;
    private final ProviderApi api;
    private final CredentialsSource source;
    private final Sessions sessions;
    private final Duration refreshAhead;
    private final LoginCall login;
    private final Clock clock;

    private final Map<String, Account> byTenant = new ConcurrentHashMap<>();
    private final Account withoutTenant;

    /**
     * @param refreshAhead how long before its expiry a token is renewed in the background, or null for a tenth of its
     *                     lifetime and at most ten minutes
     */
    public Accounts(String provider, ProviderApi api, CredentialsSource source, Sessions sessions, Duration refreshAhead,
                    LoginCall login, Clock clock) {
        this.provider = provider;
        this.api = api;
        this.source = source;
        this.sessions = sessions;
        this.refreshAhead = refreshAhead;
        this.login = login;
        this.clock = clock;
        this.withoutTenant = account(null);
    }

    /**
     * The account of a tenant.
     *
     * @param  tenant                   the tenant's name, or null
     * @throws IllegalArgumentException when the name is not one
     */
    public Account of(String tenant) {
        if (tenant == null) {
            return withoutTenant;
        }
        Account known = byTenant.get(tenant);
        if (known != null) {
            return known;
        }
        if (!tenant.matches(TENANT)) {
            throw new IllegalArgumentException(
                    "a tenant's name has at most 100 letters, digits, '.', '_' and '-'; this one has " + tenant.length()
                                               + " characters or others than these");
        }
        Account account = account(tenant);
        // a tenant without keys fails here and is not remembered: names from messages must not fill the memory
        account.credentials();
        Account earlier = byTenant.putIfAbsent(tenant, account);
        return earlier == null ? account : earlier;
    }

    private Account account(String tenant) {
        return new Account(provider, api, tenant, source, sessions, refreshAhead, login, clock);
    }
}
