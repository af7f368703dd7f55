// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.sync;

import java.util.Optional;

import org.apache.camel.spi.StateRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The place of one consumer's cursor in a repository.
 */
public final class CursorStore {

    private static final Logger LOG = LoggerFactory.getLogger(CursorStore.class);

    private final StateRepository<String, String> repository;
    private final String key;

    public CursorStore(StateRepository<String, String> repository, SourceKey source) {
        this.repository = repository;
        this.key = source.text();
    }

    /** The cursor; empty when there is none that can be read, so that everything is read again and nothing is lost. */
    public Optional<Cursor> load() {
        String text = repository.getState(key);
        if (text == null) {
            return Optional.empty();
        }
        Optional<Cursor> cursor = Cursor.parse(text);
        if (cursor.isEmpty()) {
            LOG.warn("The cursor {} is damaged and is not used: everything is read again", key);
        }
        return cursor;
    }

    public void save(Cursor cursor) {
        repository.setState(key, cursor.text());
    }
}
