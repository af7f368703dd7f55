// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.server;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tokens that a simulator has handed out. A token lives for a fixed time, counted from its last use where the
 * provider counts inactivity and from its issue where it does not. The oldest are forgotten beyond 10,000.
 */
public final class Sessions {
    private static final int REMEMBERED = 10_000;

    private final Duration life;
    private final boolean renewedByUse;
    private final Map<String, Session> sessions = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
            return size() > REMEMBERED;
        }
    };

    public Sessions(Duration life, boolean renewedByUse) {
        this.life = life;
        this.renewedByUse = renewedByUse;
    }

    private record Session(String scope, Instant since, boolean revoked) {
    }

    /**
     * Opens a session.
     *
     * @param scope where the token may be used, such as an environment
     */
    public synchronized void open(String token, String scope, Instant now) {
        sessions.put(token, new Session(scope, now, false));
    }

    /** Every token handed out so far is dead from now on. */
    public synchronized void revokeAll() {
        sessions.replaceAll((token, session) -> new Session(session.scope(), session.since(), true));
    }

    /** Uses a token: null when it is alive, else why it is not. */
    public synchronized String use(String token, String scope, Instant now) {
        Session session = sessions.get(token);
        if (session == null) {
            return "the token was not handed out here";
        }
        if (session.revoked()) {
            return "the token has been revoked";
        }
        if (!session.scope().equals(scope)) {
            return "the token was handed out for " + session.scope() + " and not for " + scope;
        }
        Duration age = Duration.between(session.since(), now);
        if (age.compareTo(life) >= 0) {
            return renewedByUse
                    ? "the token was not used for " + age + ", it lives for " + life + " after its last use"
                    : "the token is " + age + " old, it lives for " + life;
        }
        if (renewedByUse) {
            sessions.put(token, new Session(scope, now, false));
        }
        return null;
    }
}
