// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.server;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The records of one kind, in the order of their ids: those a provider begins with, which are made when they are asked
 * for, and what was put, changed or removed since. What goes in and comes out is copied or never changed again, so
 * requests may read while others write. Tests may change records between requests, as if somebody at the provider had.
 *
 * @param <K> the type of the ids
 */
public final class Records<K extends Comparable<K>> {
    private final Origin<K> origin;
    private final Map<K, ObjectNode> put = new HashMap<>();
    /** The numbers of the origin whose records were changed or removed. */
    private final BitSet gone = new BitSet();
    private final List<Timeline<K>> timelines = new ArrayList<>();
    private final List<Listener<K>> listeners = new CopyOnWriteArrayList<>();
    private final Timeline<K> byId;

    /** Hears of the records that were put, changed or removed. */
    @FunctionalInterface
    public interface Listener<K> {

        /**
         * Is called after the change, in the order of the changes: the lock of the records is held. So it has to be
         * quick and must neither throw nor wait for a thread that may read these records.
         *
         * @param before what the record was, or null when it is new; must not be changed
         * @param after  what it is now, or null when it was removed; must not be changed
         */
        void changed(K id, ObjectNode before, ObjectNode after);
    }

    /** Begins without records. */
    public Records() {
        this(Origin.nothing());
    }

    public Records(Origin<K> origin) {
        this.origin = origin;
        this.byId = timeline(number -> 0, record -> 0);
    }

    public int size() {
        return byId.count(Span.always());
    }

    public List<K> ids() {
        return byId.page(Span.always(), 0, Integer.MAX_VALUE, false).ids();
    }

    /** A copy of a record, or null. */
    public ObjectNode find(K id) {
        synchronized (this) {
            ObjectNode record = put.get(id);
            if (record != null || !isInOrigin(id)) {
                return record == null ? null : record.deepCopy();
            }
        }
        return Json.object(json -> origin.write(origin.number(id), json));
    }

    public synchronized boolean has(K id) {
        return put.containsKey(id) || isInOrigin(id);
    }

    /** All records; they must not be changed. Makes every one of them, however many there are. */
    public List<ObjectNode> all() {
        return byId.page(Span.always(), 0, Integer.MAX_VALUE, false).records();
    }

    /** The records in the order of their ids; its time is always 0. */
    public Timeline<K> byId() {
        return byId;
    }

    /**
     * The records in the order of a time, kept up to date from now on.
     *
     * @param originTime the time of a number of the origin; must not fall when the number rises
     * @param recordTime the time of a record that is put
     */
    public Timeline<K> timeline(IntToLongFunction originTime, ToLongFunction<ObjectNode> recordTime) {
        return timeline(originTime, recordTime, null, null);
    }

    /**
     * Some of the records in the order of a time. It remembers the numbers of the origin that it has, four bytes each.
     *
     * @param originFilter which numbers of the origin it has
     * @param recordFilter which of the records that are put it has
     */
    public synchronized Timeline<K> timeline(
            IntToLongFunction originTime, ToLongFunction<ObjectNode> recordTime, IntPredicate originFilter,
            Predicate<ObjectNode> recordFilter) {
        Timeline<K> timeline = new Timeline<>(this, origin, originTime, recordTime, originFilter, recordFilter);
        gone.stream().forEach(timeline::hide);
        put.forEach(timeline::add);
        timelines.add(timeline);
        return timeline;
    }

    /** This timeline is not kept up to date any longer. */
    synchronized void forget(Timeline<K> timeline) {
        timelines.remove(timeline);
    }

    /** Has this listener told of every change from now on. */
    public void addListener(Listener<K> listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
    }

    /** Has this listener told of nothing any longer. */
    public void removeListener(Listener<K> listener) {
        listeners.remove(listener);
    }

    public synchronized void put(K id, ObjectNode record) {
        ObjectNode copy = record.deepCopy();
        timelines.forEach(timeline -> timeline.check(copy));
        ObjectNode before = toldBefore(id);
        withdraw(id);
        put.put(id, copy);
        timelines.forEach(timeline -> timeline.add(id, copy));
        listeners.forEach(listener -> listener.changed(id, before, copy));
    }

    /** Changes one record and returns a copy of what it became. */
    public synchronized ObjectNode change(K id, Consumer<ObjectNode> change) {
        ObjectNode record = find(id);
        if (record == null) {
            throw new NoSuchElementException("No record with the id " + id);
        }
        change.accept(record);
        put(id, record);
        return record;
    }

    public synchronized boolean remove(K id) {
        ObjectNode before = toldBefore(id);
        boolean removed = withdraw(id);
        if (removed) {
            listeners.forEach(listener -> listener.changed(id, before, null));
        }
        return removed;
    }

    /** What listeners are told that a record was; not made when nobody listens. */
    private ObjectNode toldBefore(K id) {
        return listeners.isEmpty() ? null : find(id);
    }

    private boolean withdraw(K id) {
        ObjectNode old = put.remove(id);
        if (old != null) {
            timelines.forEach(timeline -> timeline.remove(id, old));
            return true;
        }
        if (!isInOrigin(id)) {
            return false;
        }
        int number = origin.number(id);
        gone.set(number);
        timelines.forEach(timeline -> timeline.hide(number));
        return true;
    }

    private boolean isInOrigin(K id) {
        int number = origin.number(id);
        return number >= 0 && number < origin.size() && !gone.get(number);
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
