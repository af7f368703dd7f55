// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.http;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Loggers of the libraries underneath that print requests with their credentials, or those for a proxy. They are out of
 * our reach; whoever has one switched on is told.
 */
public final class WireLogs {

    private static final Logger LOG = LoggerFactory.getLogger(WireLogs.class);

    private static final Map<String, Level> LOGGERS = new TreeMap<>(
            Map.of(
                    "org.apache.hc.client5.http.wire", Level.DEBUG,
                    "org.apache.hc.client5.http.headers", Level.DEBUG,
                    "org.apache.hc.client5.http.impl.classic.MainClientExec", Level.DEBUG,
                    "org.apache.camel.component.http.HttpComponent", Level.DEBUG,
                    "org.apache.camel.component.http.HttpProducer", Level.DEBUG,
                    "org.apache.camel.support.DefaultComponent", Level.TRACE));

    private WireLogs() {
    }

    /** Warns of those that are on. */
    public static void warn() {
        List<String> on = on((name, level) -> LoggerFactory.getLogger(name).isEnabledForLevel(level));
        if (!on.isEmpty()) {
            LOG.warn("These loggers print keys, signatures or tokens and are switched on: {}", String.join(", ", on));
        }
    }

    static List<String> on(BiPredicate<String, Level> isEnabled) {
        return LOGGERS.entrySet().stream().filter(logger -> isEnabled.test(logger.getKey(), logger.getValue()))
                .map(logger -> logger.getKey() + " at " + logger.getValue()).toList();
    }
}
