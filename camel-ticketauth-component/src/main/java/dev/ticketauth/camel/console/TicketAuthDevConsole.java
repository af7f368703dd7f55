// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.console;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.ticketauth.camel.health.Reason;
import dev.ticketauth.camel.http.AccountStatus;
import dev.ticketauth.camel.http.AccountStatus.Pace;
import dev.ticketauth.camel.http.Connections;
import dev.ticketauth.camel.session.Condition;
import dev.ticketauth.camel.session.Condition.Trouble;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/**
 * Shows the accounts that were called with: sessions, the provider's clock, rate limits and failures. Keys and tokens
 * are not among what it gets. It logs in nowhere.
 */
@DevConsole(name = "ticketauth", displayName = "TicketAuth",
            description = "Sessions, clocks, rate limits and last failures of accounts at ticketing providers")
public class TicketAuthDevConsole extends AbstractDevConsole {

    /** Shows accounts of this provider only. */
    public static final String PROVIDER = "provider";

    /** Shows accounts of this tenant only. */
    public static final String TENANT = "tenant";

    /** Shows at most this many accounts, those in trouble first. */
    public static final String LIMIT = "limit";

    private static final int USUAL_LIMIT = 100;

    private static final Comparator<AccountStatus> IN_TROUBLE_FIRST
            = Comparator.comparing((AccountStatus status) -> status.condition().trouble() == null)
                    .thenComparing(status -> status.place().provider())
                    .thenComparing(status -> status.place().accountOf(status.tenant()))
                    .thenComparing(status -> Objects.toString(status.tenant(), ""));

    public TicketAuthDevConsole() {
        super("camel", "ticketauth", "TicketAuth",
              "Sessions, clocks, rate limits and last failures of accounts at ticketing providers");
    }

    private record Shown(List<AccountStatus> accounts, int total) {
    }

    private Shown shown(Map<String, Object> options) {
        // endpoints with the same keys share what their calls have met
        Map<Condition, AccountStatus> distinct = new LinkedHashMap<>();
        Connections.of(getCamelContext()).accounts()
                .filter(status -> matches(options.get(PROVIDER), status.place().provider())
                        && matches(options.get(TENANT), status.tenant()))
                .forEach(status -> distinct.putIfAbsent(status.condition(), status));
        return new Shown(
                distinct.values().stream().sorted(IN_TROUBLE_FIRST).limit(limit(options)).toList(), distinct.size());
    }

    private static boolean matches(Object wanted, String is) {
        return wanted == null || wanted.toString().equals(is);
    }

    private static int limit(Map<String, Object> options) {
        Object given = options.get(LIMIT);
        if (given == null) {
            return USUAL_LIMIT;
        }
        try {
            return Math.max(0, Integer.parseInt(given.toString()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("option 'limit' of the console is a whole number", e);
        }
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        Shown shown = shown(options);
        StringBuilder text = new StringBuilder();
        for (AccountStatus status : shown.accounts) {
            text.append(status.place().provider()).append(' ').append(status.place().accountOf(status.tenant()));
            if (status.tenant() != null) {
                text.append(", tenant ").append(status.tenant());
            }
            text.append(" (").append(status.place().environment()).append(", ").append(status.place().origin()).append(")\n");
            if (status.place().hasSessions()) {
                line(text, "session", status.loggedInAt() == null
                        ? "none"
                        : "since " + Reason.time(status.loggedInAt()) + ", expires " + Reason.time(status.expiresAt()));
            }
            Pace pace = status.pace().get();
            line(text, "clock", skew(pace.skew()));
            if (pace.perSecond() > 0) {
                line(text, "rate limit", pace.perSecond() + " per second, " + pace.waiting() + " waiting");
            }
            Trouble trouble = status.condition().trouble();
            Trouble last = status.condition().lastTrouble();
            if (trouble != null) {
                line(text, "trouble", said(status, trouble));
            } else if (last != null) {
                line(text, "works again; last trouble", said(status, last));
            }
        }
        return text.append(shown.accounts.size()).append(" of ").append(shown.total).append(" accounts\n").toString();
    }

    private static String skew(Duration skew) {
        return skew.isZero()
                ? "as here" : skew.abs().toSeconds() + " s " + (skew.isNegative() ? "behind ours" : "ahead of ours");
    }

    private static String said(AccountStatus status, Trouble trouble) {
        return Reason.of(status.place(), status.tenant(), trouble) + " (" + trouble.failures() + " times, last at "
               + Reason.time(trouble.until()) + ")";
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("    ").append(name).append(": ").append(value).append('\n');
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        Shown shown = shown(options);
        JsonArray accounts = new JsonArray();
        shown.accounts.forEach(status -> accounts.add(json(status)));
        JsonObject root = new JsonObject();
        root.put("total", shown.total);
        root.put("accounts", accounts);
        return root;
    }

    private static JsonObject json(AccountStatus status) {
        JsonObject json = new JsonObject();
        json.put("provider", status.place().provider());
        json.put("environment", status.place().environment());
        json.put("origin", status.place().origin());
        json.put("account", status.place().accountOf(status.tenant()));
        if (status.tenant() != null) {
            json.put("tenant", status.tenant());
        }
        if (status.loggedInAt() != null) {
            JsonObject session = new JsonObject();
            session.put("loggedInAt", Reason.time(status.loggedInAt()));
            session.put("expiresAt", Reason.time(status.expiresAt()));
            json.put("session", session);
        }
        Pace pace = status.pace().get();
        json.put("clockSkewSeconds", pace.skew().toSeconds());
        if (pace.perSecond() > 0) {
            JsonObject limit = new JsonObject();
            limit.put("perSecond", pace.perSecond());
            limit.put("waiting", pace.waiting());
            json.put("rateLimit", limit);
        }
        put(json, "trouble", status, status.condition().trouble());
        put(json, "lastTrouble", status, status.condition().lastTrouble());
        return json;
    }

    private static void put(JsonObject json, String name, AccountStatus status, Trouble trouble) {
        if (trouble == null) {
            return;
        }
        JsonObject told = new JsonObject();
        told.put("kind", trouble.failure().kind().name());
        told.put("since", Reason.time(trouble.since()));
        told.put("last", Reason.time(trouble.until()));
        told.put("failures", trouble.failures());
        if (trouble.failure().status() > 0) {
            told.put("status", trouble.failure().status());
        }
        told.put("message", Reason.of(status.place(), status.tenant(), trouble));
        json.put(name, told);
    }
}
