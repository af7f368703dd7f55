// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.ChangingRecords.State;
import dev.ticketauth.camel.resource.LineReader;
import dev.ticketauth.camel.resource.ListPages;
import dev.ticketauth.camel.resource.PageSource;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.Page;
import dev.ticketauth.camel.spi.PageLayout;
import dev.ticketauth.camel.spi.Walk;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads a list of changing records, and looks whether one was lost.
 */
public final class ReadWhileChanging implements PageSource {

    private final History history;
    private final ChangingRecords records;
    private final Listing listing;
    private final Function<Instant, Walk> walks;
    private boolean atPeace;
    private int requests;
    private int requestsInPeace;

    /** How a provider answers. */
    public interface Listing {

        /** The answer to a request, if these are all records, in the order of their changes. */
        Page answer(ApiRequest request, List<State> all);

        /** The state in a record of an answer. */
        State state(JsonNode record);
    }

    /**
     * @param tick  the shortest time that the provider's times can tell
     * @param walks a walk through what changed since a moment, or through everything for null
     */
    public ReadWhileChanging(History history, Duration tick, Listing listing, Function<Instant, Walk> walks) {
        this.history = history;
        this.records = new ChangingRecords(history.times(), tick);
        this.listing = listing;
        this.walks = walks;
    }

    /** Everything comes once, in its order, when nothing changes. */
    public void assertComplete() {
        assertThat(read(null)).containsExactlyElementsOf(records.inOrder());
    }

    /** The same from the time of any record on. */
    public void assertCompleteSinceAnyTime() {
        for (Instant since : records.inOrder().stream().map(State::changedAt).distinct().toList()) {
            assertThat(read(since)).as("since " + since)
                    .containsExactlyElementsOf(
                            records.inOrder().stream().filter(state -> !state.changedAt().isBefore(since)).toList());
        }
    }

    /** What stays comes in the first walk, and what changes in it or in the next one. */
    public void assertNothingIsLost() {
        List<State> first = read(null);
        assertThat(first).doesNotHaveDuplicates().containsAll(records.untouched());

        atPeace = true;
        Set<State> both = new HashSet<>(first);
        Instant newest = first.stream().map(State::changedAt).max(Comparator.naturalOrder()).orElse(null);
        both.addAll(read(newest == null ? null : newest.minus(records.overlap())));
        assertThat(both).containsAll(records.inOrder());
    }

    /** What there is at the end comes when the whole list is read once more. */
    public void assertNothingIsLostForLong() {
        read(null);
        atPeace = true;
        assertThat(read(null)).containsExactlyElementsOf(records.inOrder());
    }

    private List<State> read(Instant since) {
        List<State> read = new ArrayList<>();
        requestsInPeace = 0;
        try (ListPages pages = new ListPages(walks.apply(since), this, 100_000)) {
            for (List<Item> page = pages.next(); page != null; page = pages.next()) {
                page.forEach(item -> read.add(listing.state(item.json())));
            }
        }
        return read;
    }

    @Override
    public Page page(ApiRequest request, PageLayout layout) {
        if (!atPeace && requests < history.meanwhile().size()) {
            history.meanwhile().get(requests).forEach(records::apply);
        } else {
            requestsInPeace++;
        }
        requests++;
        List<State> all = records.inOrder();
        // each record may begin a look at all of them, page by page, and each look is had again until it shows nothing new
        assertThat(requestsInPeace).as("requests while nothing changes")
                .isLessThanOrEqualTo(4 * (all.size() + 2) * (all.size() + 2));
        return listing.answer(request, all);
    }

    @Override
    public LineReader lines(ApiRequest request, int linesAtATime) {
        throw new AssertionError("no provider of these lists has lines");
    }
}
