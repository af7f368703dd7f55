// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.Page;
import dev.ticketauth.camel.spi.PageLayout;
import dev.ticketauth.camel.spi.Walk;

/**
 * A list in the order of its changes, read by the time of the last change: what comes next is asked for by the time of
 * the last record, so that records which change meanwhile, and move to the end, push none out of sight. A number of
 * records that share one time and fill a page has to be read by page or offset all the same; such a run is read again
 * until it has not changed from one time to the next.
 */
public final class ChangeOrderedPages implements Walk {

    // a run that still changes after so many looks
    private static final int MOST_LOOKS = 50;
    // so many times the same page, whatever page is asked for
    private static final int MOST_ALIKE = 50;

    private final Source source;
    private final PageLayout layout;
    // what was read of the time that is asked for, by fingerprint
    private final Map<Long, Instant> read = new HashMap<>();
    private Instant since;
    private Instant oldest;
    private Instant newest;
    private int page;
    private long offset;
    private boolean lookingBack;
    // hashes of what this look and the one before it held, and the page before this one
    private long look;
    private long lookBefore;
    private long pageBefore;
    private int alike;
    private int looks;
    // the time of the first record of a look that is not over, or has to be repeated
    private Instant completeUntil;
    private boolean ended;

    /** What a provider has to say about such a list. */
    public interface Source {

        /**
         * The request for a page of what changed at or after a time, oldest change first.
         *
         * @param since  the time, or null for everything
         * @param page   the number of the page, from 0
         * @param offset how many items the pages before it held
         */
        ApiRequest page(Instant since, int page, long offset);

        /** When a record changed last; null when it does not say. */
        Instant changedAt(JsonNode record);

        /**
         * The time to ask for so that everything that changed at or after a moment is in the answer. Never falls while
         * the moment grows.
         */
        Instant asking(Instant moment);

        /** How many records there are from the time that was asked for; negative when the answer does not say. */
        long total(JsonNode envelope);

        /** What a person can do when the provider does not filter or sort by the time of change, in a sentence. */
        String remedy();
    }

    /**
     * @param since the moment of the oldest change that is wanted, or null for all
     */
    public ChangeOrderedPages(Source source, PageLayout layout, Instant since) {
        this.source = source;
        this.layout = layout;
        this.since = since == null ? null : source.asking(since);
    }

    @Override
    public ApiRequest next() {
        return ended ? null : source.page(since, page, offset);
    }

    @Override
    public PageLayout layout() {
        return layout;
    }

    // the next time begins with the last records of the one before, and one that comes late moves others down
    @Override
    public boolean isLookingBack() {
        return true;
    }

    @Override
    public Instant completeUntil() {
        return completeUntil;
    }

    @Override
    public List<Item> read(Page answer) {
        List<Item> items = answer.items();
        List<Item> fresh = fresh(items);
        requireProgress(items);
        long total = source.total(answer.envelope());
        boolean isLast = items.isEmpty() || total >= 0 && offset + items.size() >= total;
        Instant next = newest == null ? null : source.asking(newest);
        // at least the oldest record must drop out of the next answer, or it would be the same page again
        boolean goesOn = next != null && next.isAfter(oldest);
        page++;
        offset += items.size();
        completeUntil = oldest;
        if (isLast || goesOn) {
            leave(isLast, next);
        }
        return fresh;
    }

    private List<Item> fresh(List<Item> items) {
        List<Item> fresh = new ArrayList<>(items.size());
        if (page == 0) {
            oldest = null;
            newest = null;
            look = 0;
        }
        Instant before = null;
        for (Item item : items) {
            Instant changedAt = source.changedAt(item.json());
            requireOrder(before, changedAt);
            if (changedAt != null) {
                before = changedAt;
                oldest = oldest == null ? changedAt : oldest;
                newest = newest == null || changedAt.isAfter(newest) ? changedAt : newest;
            }
            if (read.putIfAbsent(item.fingerprint(), changedAt == null ? Instant.MIN : changedAt) == null) {
                fresh.add(item);
            }
        }
        return fresh;
    }

    private void requireProgress(List<Item> items) {
        long hash = items.stream().mapToLong(Item::fingerprint).reduce(0, ChangeOrderedPages::join);
        alike = page > 0 && !items.isEmpty() && hash == pageBefore ? alike + 1 : 0;
        if (alike > MOST_ALIKE) {
            throw new IllegalArgumentException(
                    "the provider gives the same records whatever page is asked for; " + source.remedy());
        }
        pageBefore = hash;
        look = join(look, hash);
    }

    private static long join(long hash, long next) {
        return hash * 31 + next;
    }

    // within a page: one that came late may have pushed others to the next page that were on the one before
    private void requireOrder(Instant before, Instant changedAt) {
        if (changedAt == null) {
            return;
        }
        if (before != null && changedAt.isBefore(before)) {
            throw new IllegalArgumentException("the provider does not sort by the time of change; " + source.remedy());
        }
        if (since != null && changedAt.isBefore(since)) {
            throw new IllegalArgumentException("the provider does not filter by the time of change; " + source.remedy());
        }
    }

    /*
     * A run over several pages may have lost a record to a page that was read before: one that left it moved the others up.
     * That one was read, too, and is missing in the next look; so two looks that are alike have lost nothing.
     */
    private void leave(boolean isLast, Instant next) {
        boolean mayHaveLost = page > 1 && !(lookingBack && look == lookBefore);
        lookBefore = look;
        page = 0;
        offset = 0;
        if (mayHaveLost) {
            lookingBack = true;
            if (++looks > MOST_LOOKS) {
                throw new IllegalArgumentException(
                        "records that changed at " + since
                                                   + " keep changing while they are read; read them when it is quieter");
            }
            return;
        }
        completeUntil = null;
        lookingBack = false;
        looks = 0;
        if (isLast) {
            ended = true;
        } else {
            since = next;
            read.values().removeIf(changedAt -> changedAt.isBefore(next));
        }
    }
}
