// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;

import dev.ticketauth.camel.auth.Clock;
import dev.ticketauth.camel.session.Accounts;
import dev.ticketauth.camel.session.LoginCall;
import dev.ticketauth.camel.session.MemorySessionStore;
import dev.ticketauth.camel.session.SessionNews;
import dev.ticketauth.camel.session.Sessions;
import dev.ticketauth.camel.spi.Credentials;
import dev.ticketauth.camel.spi.Provider;
import dev.ticketauth.camel.spi.ProviderApi;
import dev.ticketauth.camel.spi.ProviderSettings;
import dev.ticketauth.camel.spi.Token;

/**
 * Accounts as an endpoint has them, with logins that cost nothing: what is left is what sessions cost themselves.
 */
final class LocalAccounts {

    private static final String PROVIDER = "timetap";

    private LocalAccounts() {
    }

    static Accounts of(long tenants) {
        ProviderApi api = ServiceLoader.load(Provider.class).stream().map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(PROVIDER)).findFirst().orElseThrow()
                .connect(new ProviderSettings(null, null, null, Map.of()));
        Sessions sessions = new Sessions(
                new Sessions.Surroundings(
                        new MemorySessionStore(tenants, Clock.SYSTEM), Clock.SYSTEM, Runnable::run, Math::random,
                        new SessionNews()));
        return new Accounts(
                PROVIDER, api, tenant -> Credentials.of("key-of-" + tenant, "secret-of-" + tenant + "-of-benchmarks"), sessions,
                null, new InstantLogin(), Clock.SYSTEM, new Accounts.Limits(tenants, Duration.ofHours(1)));
    }

    private static final class InstantLogin implements LoginCall {

        @Override
        public Token login(Credentials credentials) {
            return new Token(
                    "token-" + credentials.accessKey(), Clock.SYSTEM.now(), Duration.ofHours(4),
                    Token.Expiration.AFTER_LAST_USE);
        }

        @Override
        public boolean isStopped() {
            return false;
        }

        @Override
        public Duration deadline() {
            return Duration.ofMinutes(1);
        }
    }
}
