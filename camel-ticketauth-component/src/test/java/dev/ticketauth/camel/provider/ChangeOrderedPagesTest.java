// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ticketauth.camel.resource.LineReader;
import dev.ticketauth.camel.resource.ListPages;
import dev.ticketauth.camel.resource.PageSource;
import dev.ticketauth.camel.resource.UnreadableAnswerException;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.Page;
import dev.ticketauth.camel.spi.PageLayout;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Pages of two records in the order of their changes, in whole seconds.
 */
class ChangeOrderedPagesTest implements PageSource, ChangeOrderedPages.Source {

    private static final int PAGE_SIZE = 2;

    // the second of the last change by id
    private final Map<String, Long> records = new TreeMap<>();
    private final Map<Integer, Runnable> beforeRequests = new TreeMap<>();
    private boolean readsPage = true;
    private int requests;

    @Test
    void pagesWhoseRecordsShareTheirTimesAreNoEndlessList() {
        records.putAll(Map.of("a", 1L, "b", 1L, "c", 2L, "d", 2L, "e", 3L));

        assertThat(read()).containsExactly("a1", "b1", "c2", "d2", "e3");
    }

    @Test
    void oneThatMovesUpTwiceIsFound() {
        records.putAll(Map.of("a", 1L, "b", 1L, "c", 1L, "d", 1L, "e", 1L, "f", 9L));
        // before the third page: e moves up to the second one
        beforeRequests.put(2, () -> records.remove("a"));
        // when they are read again, before the second page: e moves up to the first one
        beforeRequests.put(4, () -> records.keySet().removeAll(List.of("b", "c")));

        assertThat(read()).containsExactlyInAnyOrder("a1", "b1", "c1", "d1", "e1", "f9");
    }

    @Test
    void aRunOverSeveralPagesIsCompleteOnlyWhenItWasReadTwice() {
        records.putAll(Map.of("a", 1L, "b", 1L, "c", 1L, "d", 9L, "e", 9L));
        ListPages pages = new ListPages(new ChangeOrderedPages(this, PageLayout.FIRST_ARRAY, null), this, 500);
        List<Instant> complete = new ArrayList<>();
        while (pages.next() != null) {
            complete.add(pages.completeUntil());
        }

        Instant run = Instant.ofEpochSecond(1);
        // two looks of two pages, and then what follows
        assertThat(complete.subList(0, 3)).containsExactly(run, run, run);
        assertThat(complete.get(3)).isNull();
    }

    @Test
    void twoThatComeLateDoNotPutTheOrderInDoubt() {
        records.putAll(Map.of("c", 5L, "d", 5L, "e", 5L));
        beforeRequests.put(1, () -> records.putAll(Map.of("a", 4L, "b", 4L, "bb", 4L)));

        assertThat(read()).containsExactlyInAnyOrder("a4", "b4", "bb4", "c5", "d5", "e5");
    }

    @Test
    void aProviderThatKnowsNoPagesIsNoticed() {
        records.putAll(Map.of("a", 1L, "b", 1L, "c", 1L));
        readsPage = false;

        assertThatThrownBy(this::read).isInstanceOf(UnreadableAnswerException.class)
                .hasMessageContaining("whatever page is asked for; do without");
    }

    @Test
    void aPageThatIsNotInOrderIsNoticed() {
        ChangeOrderedPages walk = new ChangeOrderedPages(this, PageLayout.FIRST_ARRAY, null);
        walk.next();

        assertThatThrownBy(
                () -> walk.read(new Page(JsonNodeFactory.instance.objectNode(), List.of(item("a", 2), item("b", 1)))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("does not sort");
    }

    private List<String> read() {
        List<String> read = new ArrayList<>();
        ListPages pages = new ListPages(new ChangeOrderedPages(this, PageLayout.FIRST_ARRAY, null), this, 500);
        for (List<Item> page = pages.next(); page != null; page = pages.next()) {
            page.forEach(item -> read.add(item.json().get("id").asText() + item.json().get("time").asText()));
        }
        return read;
    }

    private static Item item(String id, long time) {
        return Item.of(JsonNodeFactory.instance.objectNode().put("id", id).put("time", time));
    }

    @Override
    public Page page(ApiRequest request, PageLayout layout) {
        beforeRequests.getOrDefault(requests++, () -> {
        }).run();
        long since = Long.parseLong(request.params().get("since").toString());
        int page = readsPage ? (Integer) request.params().get("page") : 0;
        List<Item> found = records.entrySet().stream().filter(record -> record.getValue() >= since)
                .sorted(Comparator.comparing(Map.Entry<String, Long>::getValue).thenComparing(Map.Entry::getKey))
                .map(record -> item(record.getKey(), record.getValue())).toList();
        return new Page(
                JsonNodeFactory.instance.objectNode().put("total", found.size()),
                found.stream().skip((long) page * PAGE_SIZE).limit(PAGE_SIZE).toList());
    }

    @Override
    public LineReader lines(ApiRequest request, int linesAtATime) {
        throw new AssertionError("this list has no lines");
    }

    @Override
    public ApiRequest page(Instant since, int page, long offset) {
        return ApiRequest.get("/list").with("since", since == null ? 0 : since.getEpochSecond()).with("page", page);
    }

    @Override
    public Instant changedAt(JsonNode record) {
        return Instant.ofEpochSecond(record.get("time").asLong());
    }

    @Override
    public Instant asking(Instant moment) {
        return moment;
    }

    @Override
    public long total(JsonNode envelope) {
        return readsPage ? envelope.get("total").asLong() : -1;
    }

    @Override
    public String remedy() {
        return "do without";
    }
}
