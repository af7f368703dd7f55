// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.timetap;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.ticketauth.camel.provider.ChangingRecords.State;
import dev.ticketauth.camel.provider.History;
import dev.ticketauth.camel.provider.History.Kind;
import dev.ticketauth.camel.provider.ReadWhileChanging;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.Page;
import dev.ticketauth.camel.spi.Selection;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * Appointments that come and go while the whole list is read. When both happens in one reading, what moved forth and
 * back between pages may be left for the next reading, which is of the whole list again. A page has room for more than
 * come at once: a page that is pushed down as a whole looks like a list without an end.
 */
class ReportPropertyTest {

    @Provide
    Arbitrary<History> quiet() {
        return History.quiet();
    }

    @Provide
    Arbitrary<History> going() {
        return History.busy(Kind.GOES);
    }

    @Provide
    Arbitrary<History> coming() {
        return History.busy(Kind.COMES, Kind.COMES_LATE);
    }

    @Provide
    Arbitrary<History> busy() {
        return History.busy();
    }

    @Property
    void everyAppointmentComesOnce(@ForAll("quiet") History history, @ForAll @IntRange(min = 4, max = 6) int size) {
        reading(history, size).assertComplete();
    }

    @Property
    void whatStaysIsReadWhileOthersGo(@ForAll("going") History history, @ForAll @IntRange(min = 4, max = 6) int size) {
        reading(history, size).assertNothingIsLost();
    }

    @Property
    void whatStaysIsReadWhileOthersCome(@ForAll("coming") History history, @ForAll @IntRange(min = 4, max = 6) int size) {
        reading(history, size).assertNothingIsLost();
    }

    @Property
    void theNextReadingHasWhatThisOneMissed(@ForAll("busy") History history, @ForAll @IntRange(min = 4, max = 6) int size) {
        reading(history, size).assertNothingIsLostForLong();
    }

    private static ReadWhileChanging reading(History history, int size) {
        return new ReadWhileChanging(
                history, Duration.ofMinutes(1), new Report(size),
                since -> new Appointments().list(
                        new Selection(Map.of(), null, size + 1, Instant.parse("2026-01-02T00:00:00Z"))));
    }

    /** @param most the most appointments on a page, whatever is asked for */
    private record Report(int most) implements ReadWhileChanging.Listing {

        @Override
        public Page answer(ApiRequest request, List<State> all) {
            int size = Math.min(most, (Integer) request.params().get("pageSize"));
            int number = (Integer) request.params().get("pageNumber");
            return new Page(
                    MissingNode.getInstance(), all.stream().skip((number - 1L) * size).limit(size)
                            .map(appointment -> Item.of(json(appointment))).toList());
        }

        private static JsonNode json(State appointment) {
            return JsonNodeFactory.instance.objectNode().put("calendarId", appointment.id()).put("status", "OPEN")
                    .put("modifieddate", appointment.changedAt().toEpochMilli()).put("version", appointment.version());
        }

        @Override
        public State state(JsonNode appointment) {
            return new State(
                    appointment.get("calendarId").asLong(), Instant.ofEpochMilli(appointment.get("modifieddate").asLong()),
                    appointment.get("version").asInt());
        }
    }
}
