// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;

/**
 * Repositories that outlive the contexts that use them, as a database does, and that a test can look into.
 */
record MemoryRepositories(Map<String, String> cursorsByKey, Set<String> consumedKeys) {

    MemoryRepositories(Map<String, String> cursorsByKey) {
        this(cursorsByKey, ConcurrentHashMap.newKeySet());
    }

    StateRepository<String, String> cursors() {
        return new StateRepository<>() {

            @Override
            public void setState(String key, String value) {
                cursorsByKey.put(key, value);
            }

            @Override
            public String getState(String key) {
                return cursorsByKey.get(key);
            }

            @Override
            public void start() {
            }

            @Override
            public void stop() {
            }
        };
    }

    IdempotentRepository consumed() {
        return new IdempotentRepository() {

            @Override
            public boolean add(String key) {
                return consumedKeys.add(key);
            }

            @Override
            public boolean contains(String key) {
                return consumedKeys.contains(key);
            }

            @Override
            public boolean remove(String key) {
                return consumedKeys.remove(key);
            }

            @Override
            public boolean confirm(String key) {
                return true;
            }

            @Override
            public void clear() {
                consumedKeys.clear();
            }

            @Override
            public void start() {
            }

            @Override
            public void stop() {
            }
        };
    }
}
