// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

import dev.ticketauth.camel.resource.ListPages;
import dev.ticketauth.camel.resource.UnreadableAnswerException;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.sync.Listed;

/**
 * The pages of a list as records. The next page can be fetched while the records of one are on their way.
 *
 * @param <R> a ticket or a booking
 */
final class RecordFeed<R> implements AutoCloseable {

    private final RecordType<?, R> type;
    private final String account;
    private final ListPages pages;
    private final ApiCaller caller;
    private final Instant began;
    private final Executor executor;
    private CompletableFuture<List<Listed<R>>> coming;

    /** @param began the time at the provider when this reading began */
    RecordFeed(RecordType<?, R> type, String account, ListPages pages, ApiCaller caller, Instant began, Executor executor) {
        this.type = type;
        this.account = account;
        this.pages = pages;
        this.caller = caller;
        this.began = began;
        this.executor = executor;
    }

    /** Fetches the next page in the background, if that has not begun. */
    void prefetch() {
        if (coming == null) {
            coming = CompletableFuture.supplyAsync(this::read, executor);
        }
    }

    /**
     * The records of the next page; null when the list has ended.
     *
     * @throws TicketAuthException when the provider can't be read; the feed is of no use then
     */
    List<Listed<R>> take() {
        if (coming == null) {
            return read();
        }
        try {
            return coming.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            coming = null;
        }
    }

    private List<Listed<R>> read() {
        try {
            List<Item> items = pages.next();
            if (items == null) {
                return null;
            }
            Instant complete = pages.completeUntil();
            Instant farthest = complete == null || complete.isAfter(began) ? began : complete;
            List<Listed<R>> records = new ArrayList<>(items.size());
            for (Item item : items) {
                R record = type.record(caller.provider(), account, item.json());
                records.add(Listed.of(record, type.id(record), type.changedAt(record), farthest, item.fingerprint()));
            }
            return records;
        } catch (UnreadableAnswerException e) {
            throw caller.unreadable(e);
        } catch (UncheckedIOException e) {
            throw caller.cutOff(e);
        } catch (IllegalArgumentException e) {
            throw caller.strange("answered with " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        if (coming != null) {
            // it can't be stopped, but it ends
            coming.whenComplete((records, failure) -> pages.close());
        } else {
            pages.close();
        }
    }
}
