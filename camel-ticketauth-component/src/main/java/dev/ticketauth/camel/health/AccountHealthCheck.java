// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.health;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.ticketauth.camel.auth.Clock;
import dev.ticketauth.camel.http.AccountStatus;
import dev.ticketauth.camel.http.AccountStatus.Place;
import dev.ticketauth.camel.http.Connections;
import dev.ticketauth.camel.session.Condition.Trouble;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Whether calls with the keys of some endpoints work, as far as the last ones have shown. Calls nobody.
 */
final class AccountHealthCheck extends AbstractHealthCheck {

    private static final int MOST_TENANTS = 10;

    private final Place place;
    private final String tenant;
    private final Connections connections;
    private final Clock clock;

    /** @param tenant the endpoints' own tenant, or null */
    AccountHealthCheck(String id, Place place, String tenant, Connections connections, Clock clock) {
        super("camel", id);
        this.place = place;
        this.tenant = tenant;
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.detail("provider", place.provider());
        builder.detail("environment", place.environment());
        builder.detail("account", place.accountOf(tenant));
        if (tenant != null) {
            builder.detail("tenant", tenant);
        }
        Instant now = clock.now();
        List<AccountStatus> all = connections.accounts(place).toList();
        List<AccountStatus> own = all.stream().filter(status -> Objects.equals(status.tenant(), tenant)).toList();
        List<AccountStatus> others = all.stream().filter(status -> !Objects.equals(status.tenant(), tenant)).toList();
        Optional<AccountStatus> down = own.stream().filter(status -> Reason.isDown(trouble(status), now)).findFirst();
        if (down.isEmpty() && own.stream().noneMatch(AccountHealthCheck::works)
                && others.stream().allMatch(status -> Reason.isUnavailable(trouble(status), now))) {
            // keys of one tenant are that tenant's concern; a provider that nobody reaches is everybody's
            down = others.stream().findFirst();
        }
        if (down.isPresent()) {
            down(builder, down.get());
        } else {
            up(builder, own.isEmpty() ? others : own);
        }
        addTenants(builder, others, now);
    }

    private static Trouble trouble(AccountStatus status) {
        return status.condition().trouble();
    }

    private static boolean works(AccountStatus status) {
        return status.condition().isKnown() && trouble(status) == null;
    }

    private void down(HealthCheckResultBuilder builder, AccountStatus status) {
        Trouble trouble = trouble(status);
        builder.down().message(Reason.of(place, status.tenant(), trouble));
        builder.detail("since", Reason.time(trouble.since()));
        builder.detail("last", Reason.time(trouble.until()));
        builder.detail(FAILURE_ERROR_COUNT, trouble.failures());
        if (trouble.failure().status() > 0) {
            builder.detail(HTTP_RESPONSE_CODE, trouble.failure().status());
        }
    }

    private void up(HealthCheckResultBuilder builder, List<AccountStatus> called) {
        builder.up();
        if (called.stream().noneMatch(status -> status.condition().isKnown())) {
            builder.message("No call has ended yet, so nothing is known");
            return;
        }
        called.stream().map(status -> Optional.ofNullable(trouble(status))
                .map(trouble -> Reason.of(place, status.tenant(), trouble) + " (last at " + Reason.time(trouble.until())
                                + "; nothing has shown since that it works)"))
                .flatMap(Optional::stream).findFirst().ifPresent(builder::message);
    }

    private static void addTenants(HealthCheckResultBuilder builder, List<AccountStatus> tenants, Instant now) {
        List<String> troubled = tenants.stream().filter(status -> Reason.isDown(trouble(status), now))
                .map(AccountStatus::tenant).filter(Objects::nonNull).distinct().limit(MOST_TENANTS).toList();
        if (!troubled.isEmpty()) {
            builder.detail("tenants.in.trouble", String.join(", ", troubled));
        }
    }
}
