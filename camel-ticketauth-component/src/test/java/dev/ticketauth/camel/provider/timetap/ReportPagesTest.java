// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.timetap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import dev.ticketauth.camel.provider.WalkRun;
import dev.ticketauth.camel.spi.ApiRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reports whose records come and go while their pages are read.
 */
class ReportPagesTest {

    // the list as the server has it, and what has been asked for and returned
    private final List<Long> list = new ArrayList<>();
    private final List<Integer> asked = new ArrayList<>();
    private final List<Integer> lookedBackAt = new ArrayList<>();
    private final List<Long> returned = new ArrayList<>();
    private int largestPage = 3;

    private void records(long from, long to) {
        LongStream.rangeClosed(from, to).forEach(list::add);
    }

    private void read(Runnable... beforeRequests) {
        ReportPages walk = new ReportPages(ApiRequest.get("/r"), 3, item -> item.json().get("calendarId").asLong());
        WalkRun run = new WalkRun(walk).answers(request -> {
            if (asked.size() < beforeRequests.length) {
                beforeRequests[asked.size()].run();
            }
            int number = (int) request.params().get("pageNumber");
            assertThat(request.params()).containsEntry("pageSize", 3);
            asked.add(number);
            if (walk.isLookingBack()) {
                lookedBackAt.add(number);
            }
            return page(number);
        });
        run.items.forEach(item -> returned.add(item.get("calendarId").asLong()));
    }

    private String page(int number) {
        int from = Math.min((number - 1) * largestPage, list.size());
        return list.subList(from, Math.min(from + largestPage, list.size())).stream()
                .map(id -> "{'calendarId': " + id + "}").toList().toString();
    }

    private static void nothing() {
    }

    @Test
    void aListThatStaysIsReadForthAndBack() {
        records(1, 8);
        read();

        assertThat(returned).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        // behind the short third page was nothing that could have moved up into it
        assertThat(asked).containsExactly(1, 2, 3, 4, 2, 1);
        assertThat(lookedBackAt).containsExactly(2, 1);
    }

    @Test
    void aFullLastPageIsLookedAtAgain() {
        records(1, 6);
        read();

        assertThat(returned).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(asked).containsExactly(1, 2, 3, 2, 1);
    }

    @Test
    void anEmptyListIsOneRequest() {
        read();

        assertThat(asked).containsExactly(1);
        assertThat(returned).isEmpty();
    }

    @Test
    void pagesThatAreSmallerThanAskedForDoNotEndAList() {
        largestPage = 2;
        records(1, 5);
        read();

        assertThat(returned).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(asked).containsExactly(1, 2, 3, 4, 2, 1);
    }

    @Test
    void oneThatMovesUpBecauseAnotherIsGoneIsFoundOnTheWayBack() {
        records(1, 7);
        read(ReportPagesTest::nothing, () -> list.remove(1L));

        // 4 is on the first page by the time that the second is read
        assertThat(returned).containsExactly(1L, 2L, 3L, 5L, 6L, 7L, 4L);
    }

    @Test
    void theNumberOfRecordsDoesNotGiveAwayOneThatIsReplaced() {
        records(1, 6);
        read(ReportPagesTest::nothing, () -> {
            list.remove(1L);
            list.add(7L);
        });

        assertThat(returned).containsExactlyInAnyOrder(1L, 2L, 3L, 5L, 6L, 7L, 4L);
    }

    @Test
    void oneThatMovesToAPageThatWasReadIsFound() {
        records(1, 9);
        read(ReportPagesTest::nothing, () -> {
            // an appointment that is put on an earlier day
            list.remove(9L);
            list.add(0, 9L);
        });

        assertThat(returned).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void theOnlyPageMayHaveTakenInTheLastRecord() {
        records(1, 4);
        read(ReportPagesTest::nothing, () -> list.remove(1L));

        assertThat(returned).containsExactly(1L, 2L, 3L, 4L);
        assertThat(asked).containsExactly(1, 2, 1);
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
    void howeverManyGoWhatStaysComesOnce(long seed) {
        Random random = new Random(seed);
        records(1, 60);
        Runnable[] changes = new Runnable[60];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = () -> {
                if (random.nextBoolean() && !list.isEmpty()) {
                    list.remove(random.nextInt(list.size()));
                }
            };
        }
        read(changes);

        assertThat(returned).doesNotHaveDuplicates().containsAll(list);
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
    void howeverManyComeWhatWasThereComesOnce(long seed) {
        Random random = new Random(seed);
        records(1, 60);
        Set<Long> atFirst = new HashSet<>(list);
        Runnable[] changes = new Runnable[40];
        for (int i = 0; i < changes.length; i++) {
            long id = 1000 + i;
            changes[i] = () -> list.add(random.nextInt(list.size()), id);
        }
        read(changes);

        assertThat(returned).doesNotHaveDuplicates().containsAll(atFirst);
    }

    @Test
    void manyIdsAreKeptApart() {
        SeenIds seen = new SeenIds();
        Random random = new Random(5);
        Set<Long> ids = random.longs(20_000).boxed().collect(Collectors.toSet());
        ids.addAll(List.of(0L, 1L, -1L, Long.MIN_VALUE, Long.MAX_VALUE));
        LongStream.range(0, 5_000).map(i -> i * 4096).forEach(ids::add);

        assertThat(ids).allMatch(seen::add).noneMatch(seen::add);
    }
}
