// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub;

import java.io.PrintStream;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.ticketauth.camel.TicketAuthSessionEvent;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;

/** Logins, as the component tells them to the notifiers of the Camel context. */
final class Sessions extends EventNotifierSupport {
    private final PrintStream out;
    private final Map<String, Integer> logins = new ConcurrentHashMap<>();
    private final Set<String> rejected = ConcurrentHashMap.newKeySet();

    Sessions(PrintStream out) {
        this.out = out;
    }

    int logins(String provider) {
        return logins.getOrDefault(provider, 0);
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof TicketAuthSessionEvent;
    }

    @Override
    public void notify(CamelEvent event) {
        TicketAuthSessionEvent session = (TicketAuthSessionEvent) event;
        String provider = session.getProvider();
        switch (session.getKind()) {
            case REJECTED -> rejected.add(provider);
            case LOGGED_IN, RENEWED -> {
                logins.merge(provider, 1, Integer::sum);
                if (rejected.remove(provider)) {
                    out.println(provider + ": session revoked by the provider, renewed, going on");
                }
            }
            case LOGIN_FAILED, RENEWAL_FAILED -> logins.merge(provider, 1, Integer::sum);
            case REJECTED_AGAIN -> {
            }
        }
    }
}
