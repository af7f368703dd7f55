// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.Closeable;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

import dev.ticketauth.camel.resource.ListPages;
import dev.ticketauth.camel.resource.UnreadableAnswerException;
import dev.ticketauth.camel.spi.Item;

/**
 * The records of a list, one page of them in memory. Asks for the next page when the last record of a page was taken.
 * For one thread at a time.
 *
 * @param <R> a record
 */
final class RecordIterator<R> implements Iterator<R>, Closeable {

    private final ListPages pages;
    private final ApiCaller caller;
    private final String provider;
    private final Function<Item, R> reading;
    private Iterator<Item> page;
    private boolean closed;
    private RuntimeException failure;

    RecordIterator(ListPages pages, ApiCaller caller, String provider, Function<Item, R> reading) {
        this.pages = pages;
        this.caller = caller;
        this.provider = provider;
        this.reading = reading;
    }

    @Override
    public boolean hasNext() {
        if (failure != null) {
            // a list that failed has not ended, whoever asks
            throw failure;
        }
        try {
            return turnPage();
        } catch (UnreadableAnswerException e) {
            failure = caller.unreadable(e);
        } catch (UncheckedIOException e) {
            failure = caller.cutOff(e);
        } catch (RuntimeException e) {
            failure = e;
        }
        pages.close();
        throw failure;
    }

    private boolean turnPage() {
        while (!closed && (page == null || !page.hasNext())) {
            List<Item> items = pages.next();
            page = items == null ? null : items.iterator();
            closed = items == null;
        }
        return !closed;
    }

    @Override
    public R next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        try {
            return reading.apply(page.next());
        } catch (IllegalArgumentException e) {
            failure = caller.strange("answered with " + e.getMessage(), e);
        }
        pages.close();
        throw failure;
    }

    @Override
    public void close() {
        closed = true;
        pages.close();
    }

    @Override
    public String toString() {
        return "RecordIterator[" + provider + "]";
    }
}
