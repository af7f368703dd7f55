// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.resource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.Page;
import dev.ticketauth.camel.spi.PageLayout;
import dev.ticketauth.camel.spi.Walk;

/**
 * The pages of one list, one at a time. A page that comes again and a list without an end are failures, not loops.
 */
public final class ListPages implements AutoCloseable {

    private static final int LINES_AT_A_TIME = 500;

    private final Walk walk;
    private final PageSource source;
    private final int maxPages;
    private final Set<Long> earlier = new HashSet<>();
    private int pages;
    private LineReader lines;

    /** @param maxPages the most pages that a list may have */
    public ListPages(Walk walk, PageSource source, int maxPages) {
        this.walk = walk;
        this.source = source;
        this.maxPages = maxPages;
    }

    /**
     * The items of the next page; a page without news is an empty list.
     *
     * @return                           null when the list has ended
     * @throws UnreadableAnswerException when the list can't be read any further
     * @throws UncheckedIOException      when the connection breaks while newline-delimited JSON arrives
     */
    public List<Item> next() {
        if (lines != null) {
            return nextLines();
        }
        while (true) {
            ApiRequest request = walk.next();
            if (request == null) {
                return null;
            }
            PageLayout layout = walk.layout();
            if (layout.form() == PageLayout.Form.JSON_LINES) {
                lines = source.lines(request, LINES_AT_A_TIME);
                return nextLines();
            }
            boolean mayHaveCome = walk.isLookingBack();
            try {
                Page page = source.page(request, layout);
                requireProgress(page, mayHaveCome);
                return read(page);
            } catch (RefusedPageException e) {
                if (!walk.refused(e.status())) {
                    throw e.failure();
                }
                countPage();
            }
        }
    }

    /** Up to which change the pages so far hold everything; null when nothing is missing up to the last item. */
    public Instant completeUntil() {
        return walk.completeUntil();
    }

    private List<Item> nextLines() {
        try {
            if (!lines.isAtEnd()) {
                countPage();
                return read(lines.next());
            }
            close();
            return next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Item> read(Page page) {
        try {
            return walk.read(page);
        } catch (IllegalArgumentException e) {
            throw new UnreadableAnswerException("a list that can't be read any further: " + e.getMessage());
        }
    }

    private void requireProgress(Page page, boolean mayHaveCome) {
        countPage();
        if (mayHaveCome || page.items().isEmpty()) {
            return;
        }
        long hash = 0;
        for (Item item : page.items()) {
            hash = hash * 31 + item.fingerprint();
        }
        if (!earlier.add(hash)) {
            throw new UnreadableAnswerException(
                    "the same page twice, so this list would never end; its records were not changed in between");
        }
    }

    private void countPage() {
        if (++pages > maxPages) {
            throw new UnreadableAnswerException(
                    "more than " + maxPages + " pages; if the list really is that long, raise option maxPages");
        }
    }

    /** Lets go of an answer that is still arriving. */
    @Override
    public void close() {
        LineReader open = lines;
        lines = null;
        if (open != null) {
            open.close();
        }
    }
}
