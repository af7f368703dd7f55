// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries what happens to sessions to those who want to know. None of them can disturb a session or another listener.
 */
public final class SessionNews {

    private static final Logger LOG = LoggerFactory.getLogger(SessionNews.class);

    private final List<SessionListener> listeners = new CopyOnWriteArrayList<>();

    public void add(SessionListener listener) {
        listeners.add(listener);
    }

    void tell(Consumer<SessionListener> news) {
        for (SessionListener listener : listeners) {
            try {
                news.accept(listener);
            } catch (Throwable e) {
                LOG.warn("{} failed", listener, e);
            }
        }
    }
}
