// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Iso;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.Origin;
import dev.ticketauth.simulators.server.Page;
import dev.ticketauth.simulators.server.Records;
import dev.ticketauth.simulators.server.Span;
import dev.ticketauth.simulators.server.Timeline;
import dev.ticketauth.simulators.server.Timelines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecordsTest {
    private static final long FIRST = 1_000;
    private static final int EVERY = 4;

    private int written;

    @Test
    void makesARecordWhenItIsAskedFor() {
        Records<Long> records = records(1_000_000);
        Timeline<Long> timeline = timeline(records);

        assertThat(records.size()).isEqualTo(1_000_000);
        assertThat(written).isZero();
        assertThat(timeline.page(Span.from(249_999), 1, 5, false).ids()).containsExactly(1_000_997L, 1_000_998L, 1_000_999L);
        assertThat(timeline.page(Span.after(249_998), 999_999, 5, false).records()).isEmpty();
        assertThat(timeline.page(Span.always(), 999_990, 3, true).records()).extracting(record -> record.get("id").asLong())
                .containsExactly(1_009L, 1_008L, 1_007L);
        assertThat(written).isEqualTo(3);
        assertThat(records.find(999L)).isNull();
        assertThat(records.find(1_001_000L)).isNull();
        assertThat(records.find(Long.MIN_VALUE)).isNull();
    }

    @Test
    void movesAChangedRecordToThePlaceOfItsTime() {
        Records<Long> records = records(10);
        Timeline<Long> timeline = timeline(records);

        records.change(1_001L, record -> record.put("time", 2));
        records.put(5L, Json.object().put("id", 5).put("time", 1));
        records.remove(1_004L);

        assertThat(timeline.page(Span.always(), 0, 100, false).ids())
                .containsExactly(1_000L, 1_002L, 1_003L, 5L, 1_005L, 1_006L, 1_007L, 1_001L, 1_008L, 1_009L);
        assertThat(records.ids()).startsWith(5L, 1_000L, 1_001L);
        assertThat(records.size()).isEqualTo(10);
        assertThat(records.remove(1_004L)).isFalse();
        assertThat(records.find(1_004L)).isNull();
        assertThat(records.has(1_004L)).isFalse();
        records.change(1_001L, record -> record.put("time", 0));
        assertThat(timeline.page(Span.from(0), 0, 3, false).ids()).containsExactly(1_000L, 1_001L, 1_002L);
    }

    @Test
    void tellsListenersWhatBecameOfARecord() {
        Records<Long> records = records(10);
        List<String> told = new ArrayList<>();
        Records.Listener<Long> listener = (id, before, after) -> told.add(id + ": " + before + " -> " + after);
        records.addListener(listener);

        records.change(1_001L, record -> record.put("time", 2));
        records.put(5L, Json.object().put("id", 5).put("time", 1));
        records.remove(5L);
        records.remove(5L);
        records.removeListener(listener);
        records.remove(1_002L);

        assertThat(told).containsExactly("1001: {\"id\":1001,\"time\":0} -> {\"id\":1001,\"time\":2}",
                "5: null -> {\"id\":5,\"time\":1}", "5: {\"id\":5,\"time\":1} -> null");
    }

    @Test
    void keepsAPageAsItWas() {
        Records<Long> records = records(4);
        Page<Long> page = timeline(records).page(Span.always(), 0, 4, false);
        records.change(1_000L, record -> record.put("time", 9));

        assertThat(page.records().get(0)).hasToString("{\"id\":1000,\"time\":0}");
        assertThat(Json.written(json -> {
            json.writeStartObject();
            page.writeArray("data", json);
            json.writeEndObject();
        })).asString().startsWith("{\"data\":[{\"id\":1000,\"time\":0},{").endsWith("}]}");
    }

    @Test
    void keepsUpToDateTheTimelinesThatAreUsed() {
        Records<Long> records = records(8);
        Timelines<Long> timelines = new Timelines<>(records);
        Timeline<Long> first = timelines.get(0, () -> timeline(records));
        assertThat(timelines.get(0, () -> timeline(records))).isSameAs(first);
        for (int key = 1; key <= 16; key++) {
            timelines.get(key, () -> timeline(records));
        }
        records.remove(1_000L);

        Timeline<Long> again = timelines.get(0, () -> timeline(records));
        assertThat(again).isNotSameAs(first);
        assertThat(again.count(Span.always())).isEqualTo(7);
        assertThat(timelines.get(16, () -> timeline(records)).count(Span.always())).isEqualTo(7);
        // nobody asks it again, so it needs no work any longer
        assertThat(first.count(Span.always())).isEqualTo(8);
    }

    @Test
    void leavesTheRecordsAloneWhenATimeCannotBeRead() {
        Records<Long> records = records(2);
        timeline(records);

        assertThatThrownBy(() -> records.put(1_000L, Json.object())).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> records.change(7L, record -> {
        })).isInstanceOf(NoSuchElementException.class);
        assertThat(records.find(1_000L)).hasToString("{\"id\":1000,\"time\":0}");
    }

    @Test
    void writesTimesLikeTheJdk() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            Instant time = Instant.ofEpochSecond(random.nextLong(-2_000_000_000L, 5_000_000_000L));
            assertThat(Iso.time(Iso.micros(time), 'T', "Z")).isEqualTo(time.toString());
        }
        assertThat(Iso.time(Iso.micros(Instant.parse("2026-01-31T15:04:05.00123Z")), ' ', ""))
                .isEqualTo("2026-01-31 15:04:05.00123");
        assertThat(Iso.date(20_484)).isEqualTo("2026-01-31");
    }

    /** Against a plain list that is sorted again for every page. */
    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 })
    void listsLikeASortedListWhateverIsChanged(int seed) {
        Random random = new Random(seed);
        int size = random.nextInt(60);
        Records<Long> records = records(size);
        TreeMap<Long, ObjectNode> plain = new TreeMap<>();
        records.all().forEach(record -> plain.put(record.get("id").asLong(), record));
        Timeline<Long> timeline = timeline(records);
        Timeline<Long> odd = odd(records);
        for (int round = 0; round < 300; round++) {
            long id = FIRST - 5 + random.nextInt(size + 10);
            if (random.nextInt(3) == 0) {
                assertThat(records.remove(id)).isEqualTo(plain.remove(id) != null);
            } else {
                ObjectNode record = Json.object().put("id", id).put("time", random.nextInt(20));
                records.put(id, record);
                plain.put(id, record);
            }
            if (round == 100) {
                // one that is begun late has what was changed before
                odd = odd(records);
            }
            Span span = new Span(random.nextInt(22) - 1, random.nextBoolean() ? Long.MAX_VALUE : random.nextInt(22));
            int offset = random.nextInt(70);
            int limit = random.nextInt(20);
            boolean descending = random.nextBoolean();
            List<ObjectNode> expected = plain.values().stream().filter(record -> record.get("time").asLong() >= span.from()
                    && record.get("time").asLong() < span.until())
                    .sorted(Comparator.comparing(record -> record.get("time").asLong())).toList();
            check(timeline.page(span, offset, limit, descending), expected, offset, limit, descending);
            check(odd.page(span, offset, limit, descending),
                    expected.stream().filter(record -> record.get("id").asLong() % 2 == 1).toList(), offset, limit, descending);
            assertThat(records.size()).isEqualTo(plain.size());
            assertThat(records.ids()).containsExactlyElementsOf(plain.keySet());
        }
    }

    private static void check(Page<Long> page, List<ObjectNode> expected, int offset, int limit, boolean descending) {
        List<ObjectNode> order = new ArrayList<>(expected);
        if (descending) {
            Collections.reverse(order);
        }
        assertThat(page.total()).isEqualTo(expected.size());
        assertThat(page.records()).hasToString(Records.slice(order, offset, limit).toString());
    }

    private Records<Long> records(int size) {
        return new Records<>(Origin.counted(FIRST, size, (number, json) -> {
            written++;
            json.writeStartObject();
            json.writeNumberField("id", FIRST + number);
            json.writeNumberField("time", number / EVERY);
            json.writeEndObject();
        }));
    }

    private static Timeline<Long> timeline(Records<Long> records) {
        return records.timeline(number -> number / EVERY, record -> record.get("time").asLong());
    }

    private static Timeline<Long> odd(Records<Long> records) {
        return records.timeline(number -> number / EVERY, record -> record.get("time").asLong(), number -> number % 2 == 1,
                record -> record.get("id").asLong() % 2 == 1);
    }
}
