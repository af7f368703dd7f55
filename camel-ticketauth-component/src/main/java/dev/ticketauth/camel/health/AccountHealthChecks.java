// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.health;

import java.util.HashMap;
import java.util.Map;

import dev.ticketauth.camel.auth.Clock;
import dev.ticketauth.camel.http.AccountStatus.Place;
import dev.ticketauth.camel.http.Connections;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;

/**
 * The health checks of what a context calls with: one for each account, however many producers it has, and as long as
 * it has one. Nothing happens where Camel's health checks are not on the class path.
 */
public final class AccountHealthChecks {

    private static final String REPOSITORY = "producers";

    private final CamelContext camelContext;
    private final Map<Watched, Registered> checks = new HashMap<>();

    private record Watched(Place place, String tenant) {
    }

    private static final class Registered {

        private final HealthCheck check;
        private final WritableHealthCheckRepository repository;
        private int producers;

        Registered(HealthCheck check, WritableHealthCheckRepository repository) {
            this.check = check;
            this.repository = repository;
        }
    }

    private AccountHealthChecks(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    /** Those of a context: components of other names may call with the same accounts. */
    public static synchronized AccountHealthChecks of(CamelContext camelContext) {
        AccountHealthChecks known = camelContext.getCamelContextExtension().getContextPlugin(AccountHealthChecks.class);
        if (known != null) {
            return known;
        }
        AccountHealthChecks made = new AccountHealthChecks(camelContext);
        camelContext.getCamelContextExtension().addContextPlugin(AccountHealthChecks.class, made);
        return made;
    }

    /**
     * A producer has started.
     *
     * @param  tenant  its endpoint's own tenant, or null
     * @param  enabled whether checks of producers are wanted
     * @return         to be run once, when it stops
     */
    public synchronized Runnable add(Place place, String tenant, boolean enabled, Clock clock) {
        WritableHealthCheckRepository repository = HealthCheckHelper.getHealthCheckRepository(
                camelContext, REPOSITORY, WritableHealthCheckRepository.class);
        if (repository == null) {
            return () -> {
            };
        }
        Watched watched = new Watched(place, tenant);
        checks.computeIfAbsent(watched, key -> {
            HealthCheck check = new AccountHealthCheck(
                    unusedId(place, tenant), place, tenant, Connections.of(camelContext), clock);
            check.setEnabled(enabled);
            repository.addHealthCheck(check);
            return new Registered(check, repository);
        }).producers++;
        return () -> remove(watched);
    }

    private synchronized void remove(Watched watched) {
        checks.computeIfPresent(watched, (key, registered) -> {
            if (--registered.producers > 0) {
                return registered;
            }
            registered.repository.removeHealthCheck(registered.check);
            return null;
        });
    }

    // one account may be called at two places, such as a provider and its stand-in
    private String unusedId(Place place, String tenant) {
        String account = place.accountOf(tenant);
        String id = "producer:ticketauth-" + place.provider() + '-' + account
                    + (tenant == null || tenant.equals(account) ? "" : '-' + tenant);
        int number = 1;
        String unused = id;
        while (isUsed(unused)) {
            unused = id + '-' + ++number;
        }
        return unused;
    }

    private boolean isUsed(String id) {
        return checks.values().stream().anyMatch(registered -> registered.check.getId().equals(id));
    }
}
