// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.server;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Page.Item;

/**
 * The records of one kind in the order of a time, those of the same time in the order of their ids. A page is found by
 * searching, not by going through the records: the origin is in order by itself, and what was put later is merged in.
 * <p>
 * Belongs to its {@link Records}, whose lock guards it.
 *
 * @param <K> the type of the ids
 */
public final class Timeline<K extends Comparable<K>> {
    private final Records<K> records;
    private final Origin<K> origin;
    private final IntToLongFunction originTime;
    private final ToLongFunction<ObjectNode> recordTime;
    private final Predicate<ObjectNode> filter;
    /** The numbers of the origin that pass the filter; null when all do. */
    private final int[] passing;
    private final int length;
    /** Places in {@link #passing} whose record was changed or removed. */
    private final SortedNumbers gone = new SortedNumbers();
    private final List<Moment<K>> put = new ArrayList<>();

    Timeline(Records<K> records, Origin<K> origin, IntToLongFunction originTime, ToLongFunction<ObjectNode> recordTime,
             IntPredicate originFilter, Predicate<ObjectNode> filter) {
        this.records = records;
        this.origin = origin;
        this.originTime = originTime;
        this.recordTime = recordTime;
        this.filter = filter;
        this.passing = originFilter == null ? null : IntStream.range(0, origin.size()).filter(originFilter).toArray();
        this.length = passing == null ? origin.size() : passing.length;
    }

    private record Moment<K extends Comparable<K>>(long time, K id, ObjectNode record) implements Comparable<Moment<K>> {
        @Override
        public int compareTo(Moment<K> other) {
            int difference = Long.compare(time, other.time);
            return difference != 0 ? difference : id.compareTo(other.id);
        }
    }

    /** How many records there are in a time. */
    public int count(Span span) {
        return page(span, 0, 0, false).total();
    }

    /**
     * The records of a time from one place in the list to another.
     *
     * @param offset     how many to leave out at the beginning
     * @param limit      how many to take at most
     * @param descending whether the list begins with the last record
     */
    public Page<K> page(Span span, long offset, int limit, boolean descending) {
        synchronized (records) {
            int first = visibleBefore(place(span.from()));
            int ofOrigin = Math.max(0, visibleBefore(place(span.until())) - first);
            int firstPut = putBefore(span.from());
            int ofPut = Math.max(0, putBefore(span.until()) - firstPut);
            int total = ofOrigin + ofPut;
            int start = (int) Math.min(offset, total);
            int size = Math.min(limit, total - start);
            if (descending) {
                start = total - start - size;
            }
            int fromPut = size == 0 ? 0 : split(first, ofOrigin, firstPut, ofPut, start);
            List<Item<K>> items = merge(first + start - fromPut, first + ofOrigin, firstPut + fromPut, size);
            if (descending) {
                Collections.reverse(items);
            }
            return new Page<>(origin, total, items);
        }
    }

    /** How the time of this record would be read; fails where that is not possible. */
    void check(ObjectNode record) {
        recordTime.applyAsLong(record);
    }

    void hide(int number) {
        int place = passing == null ? number : search(passing.length, at -> Integer.compare(passing[at], number));
        if (place < length && number(place) == number) {
            gone.add(place);
        }
    }

    void add(K id, ObjectNode record) {
        if (filter == null || filter.test(record)) {
            Moment<K> moment = new Moment<>(recordTime.applyAsLong(record), id, record);
            put.add(-Collections.binarySearch(put, moment) - 1, moment);
        }
    }

    void remove(K id, ObjectNode record) {
        int at = Collections.binarySearch(put, new Moment<>(recordTime.applyAsLong(record), id, record));
        if (at >= 0) {
            put.remove(at);
        }
    }

    private int number(int place) {
        return passing == null ? place : passing[place];
    }

    /** The first place in the origin with this time or a later one. */
    private int place(long time) {
        return search(length, place -> Long.compare(originTime.applyAsLong(number(place)), time));
    }

    private int putBefore(long time) {
        return search(put.size(), at -> Long.compare(put.get(at).time(), time));
    }

    private int visibleBefore(int place) {
        return place - gone.below(place);
    }

    /** The place of the record that is the n-th of those still there. */
    private int visible(int n) {
        return n + search(gone.size(), skipped -> visibleBefore(n + skipped + 1) - (n + 1));
    }

    /** How many of the first {@code start} records of the merged list were put. */
    private int split(int first, int ofOrigin, int firstPut, int ofPut, int start) {
        int least = Math.max(0, start - ofOrigin);
        int most = Math.min(start, ofPut);
        return least + search(most - least, more -> {
            int puts = least + more;
            return precedes(visible(first + start - puts - 1), put.get(firstPut + puts)) ? 0 : -1;
        });
    }

    private List<Item<K>> merge(int visible, int visibleEnd, int fromPut, int size) {
        List<Item<K>> items = new ArrayList<>(size);
        int left = visibleEnd - visible;
        int place = left > 0 && size > 0 ? visible(visible) : length;
        int at = fromPut;
        while (items.size() < size) {
            if (left > 0 && (at == put.size() || precedes(place, put.get(at)))) {
                items.add(new Item<>(number(place), null, null));
                left--;
                do {
                    place++;
                } while (gone.contains(place));
            } else {
                Moment<K> moment = put.get(at++);
                items.add(new Item<>(-1, moment.id(), moment.record()));
            }
        }
        return items;
    }

    private boolean precedes(int place, Moment<K> moment) {
        int number = number(place);
        int difference = Long.compare(originTime.applyAsLong(number), moment.time());
        return difference < 0 || difference == 0 && origin.id(number).compareTo(moment.id()) < 0;
    }

    /** The first of so many positions whose comparison is not negative, or their count. */
    private static int search(int count, IntUnaryOperator comparison) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (comparison.applyAsInt(middle) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
