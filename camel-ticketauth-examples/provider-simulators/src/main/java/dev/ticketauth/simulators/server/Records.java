package dev.ticketauth.simulators.server;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The records of one kind, in the order of their ids. What goes in and comes out is copied or never changed again, so
 * requests may read while others write. Tests may change records between requests, as if somebody at the provider had.
 *
 * @param <K> the type of the ids
 */
public final class Records<K extends Comparable<K>> {
    private final Map<K, ObjectNode> records = new TreeMap<>();

    public synchronized int size() {
        return records.size();
    }

    public synchronized List<K> ids() {
        return List.copyOf(records.keySet());
    }

    /** A copy of a record, or null. */
    public synchronized ObjectNode find(K id) {
        ObjectNode record = records.get(id);
        return record == null ? null : record.deepCopy();
    }

    /** All records; they must not be changed. */
    public synchronized List<ObjectNode> all() {
        return new ArrayList<>(records.values());
    }

    public synchronized void put(K id, ObjectNode record) {
        records.put(id, record.deepCopy());
    }

    /** Changes one record and returns a copy of what it became. */
    public synchronized ObjectNode change(K id, Consumer<ObjectNode> change) {
        ObjectNode record = find(id);
        if (record == null) {
            throw new NoSuchElementException("No record with the id " + id);
        }
        change.accept(record);
        records.put(id, record);
        return record.deepCopy();
    }

    public synchronized boolean remove(K id) {
        return records.remove(id) != null;
    }

    /** At most {@code size} items from position {@code from} on. */
    public static <T> List<T> slice(List<T> items, long from, int size) {
        int start = (int) Math.min(from, items.size());
        return items.subList(start, (int) Math.min((long) start + size, items.size()));
    }

    /** The items of a page, counted from one, when every page holds {@code size} items. */
    public static <T> List<T> page(List<T> items, int page, int size) {
        return slice(items, (page - 1L) * size, size);
    }

    /** Whether a filter that lists values lets this one through; a filter without values lets everything through. */
    public static boolean passes(Collection<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }
}
