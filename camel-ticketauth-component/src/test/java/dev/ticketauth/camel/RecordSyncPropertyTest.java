// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.camel.ConsumedUnderChange.Source;
import dev.ticketauth.simulators.ProviderSimulators;
import dev.ticketauth.simulators.server.Records;
import dev.ticketauth.simulators.ticketevolution.TicketEvolutionSettings;
import dev.ticketauth.simulators.ticketmatic.TicketmaticSettings;
import dev.ticketauth.simulators.timetap.TimeTapSettings;
import dev.ticketauth.simulators.tt.TtSettings;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * What a consumer has delivered in the end is what the provider has, whatever happens meanwhile.
 */
class RecordSyncPropertyTest {

    private static final int TRIES_IN_PEACE = 6;
    private static final int TRIES = 12;

    @Provide
    Arbitrary<SyncScenario> quiet() {
        return SyncScenario.quiet();
    }

    @Provide
    Arbitrary<SyncScenario> busy() {
        return SyncScenario.busy();
    }

    @Property(tries = TRIES_IN_PEACE, shrinking = ShrinkingMode.OFF)
    void everyTicketmaticOrderIsDeliveredOnce(@ForAll("quiet") SyncScenario scenario) throws Exception {
        deliverOnce(new TicketmaticOrders(), scenario);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void noTicketmaticOrderIsLost(@ForAll("busy") SyncScenario scenario) throws Exception {
        deliver(new TicketmaticOrders(), scenario);
    }

    @Property(tries = TRIES_IN_PEACE, shrinking = ShrinkingMode.OFF)
    void everyTicketEvolutionOrderIsDeliveredOnce(@ForAll("quiet") SyncScenario scenario) throws Exception {
        deliverOnce(new TicketEvolutionOrders(), scenario);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void noTicketEvolutionOrderIsLost(@ForAll("busy") SyncScenario scenario) throws Exception {
        deliver(new TicketEvolutionOrders(), scenario);
    }

    @Property(tries = TRIES_IN_PEACE, shrinking = ShrinkingMode.OFF)
    void everyFillIsDeliveredOnce(@ForAll("quiet") SyncScenario scenario) throws Exception {
        deliverOnce(new Fills(), scenario);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void noFillIsLost(@ForAll("busy") SyncScenario scenario) throws Exception {
        deliver(new Fills(), scenario);
    }

    @Property(tries = TRIES_IN_PEACE, shrinking = ShrinkingMode.OFF)
    void everyAppointmentIsDeliveredOnce(@ForAll("quiet") SyncScenario scenario) throws Exception {
        deliverOnce(new Appointments(), scenario);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void noAppointmentIsLost(@ForAll("busy") SyncScenario scenario) throws Exception {
        deliver(new Appointments(), scenario);
    }

    private static <K extends Comparable<K>> void deliverOnce(Source<K> source, SyncScenario scenario) throws Exception {
        try (ConsumedUnderChange<K> run = new ConsumedUnderChange<>(source, scenario)) {
            run.consume();
            run.assertEachCameOnce();
        }
    }

    private static <K extends Comparable<K>> void deliver(Source<K> source, SyncScenario scenario) throws Exception {
        try (ConsumedUnderChange<K> run = new ConsumedUnderChange<>(source, scenario)) {
            run.consume();
            run.assertNothingIsLost();
        }
    }

    private static final class TicketmaticOrders implements Source<Long> {

        @Override
        public String provider() {
            return "ticketmatic";
        }

        @Override
        public String options(SyncScenario scenario) {
            return "resource=bookings&account=testaccount&pageSize=" + scenario.pageSize();
        }

        @Override
        public ProviderSimulators.Builder settings(ProviderSimulators.Builder simulators, SyncScenario scenario) {
            return simulators.ticketmatic(TicketmaticSettings.defaults().withOrders(scenario.seeds())
                    .withTotalMissing(scenario.pageSize() % 2 == 0).withLastUpdateSinceInclusive(scenario.seeds() % 2 == 0));
        }

        @Override
        public Records<Long> records(ProviderSimulators simulators) {
            return simulators.ticketmatic().data().orders();
        }

        @Override
        public Long id(int number) {
            return number % 2 == 0 ? 200_000L + number : 200_000L - number;
        }

        @Override
        public void write(ObjectNode record, Long id, Instant changedAt, int version) {
            record.put("orderid", id).put("lastupdatets", changedAt.toString().replace('T', ' ').replace("Z", ""))
                    .put("c_version", version);
        }

        // a basket is no booking
        @Override
        public boolean isConsumed(JsonNode record) {
            return record.get("status").asInt() != 21_001;
        }

        @Override
        public String idOf(JsonNode record) {
            return record.get("orderid").asText();
        }

        @Override
        public int version(JsonNode record) {
            return record.path("c_version").asInt();
        }
    }

    static final class TicketEvolutionOrders implements Source<Long> {

        @Override
        public String provider() {
            return "ticketevolution";
        }

        @Override
        public String options(SyncScenario scenario) {
            return "resource=bookings&pageSize=" + scenario.pageSize();
        }

        @Override
        public ProviderSimulators.Builder settings(ProviderSimulators.Builder simulators, SyncScenario scenario) {
            return simulators.ticketEvolution(TicketEvolutionSettings.defaults().withOrders(scenario.seeds())
                    .withTotalEntriesTold(scenario.pageSize() % 2 == 0));
        }

        @Override
        public Records<Long> records(ProviderSimulators simulators) {
            return simulators.ticketEvolution().data().orders();
        }

        @Override
        public Long id(int number) {
            return number % 2 == 0 ? 500_000L + number : 500_000L - number;
        }

        @Override
        public void write(ObjectNode record, Long id, Instant changedAt, int version) {
            record.put("id", id).put("updated_at", changedAt.toString()).put("version", version);
        }

        @Override
        public String idOf(JsonNode record) {
            return record.get("id").asText();
        }

        @Override
        public int version(JsonNode record) {
            return record.path("version").asInt();
        }
    }

    /** They come, and late, but do not change. */
    private static final class Fills implements Source<Integer> {

        @Override
        public String provider() {
            return "tt";
        }

        @Override
        public String options(SyncScenario scenario) {
            return "resource=tickets&appName=hub&companyName=acme&rateLimit=0";
        }

        @Override
        public ProviderSimulators.Builder settings(ProviderSimulators.Builder simulators, SyncScenario scenario) {
            // more than TT gives at once
            return simulators.tt(TtSettings.defaults().withFills(scenario.seeds() * 40));
        }

        @Override
        public Records<Integer> records(ProviderSimulators simulators) {
            return simulators.tt().data().fills();
        }

        @Override
        public Integer id(int number) {
            return 1_000_000 + number;
        }

        @Override
        public void write(ObjectNode record, Integer id, Instant changedAt, int version) {
            record.put("recordId", "record-" + id).put("uniqueExecId", "execution-" + id)
                    .put("timeStamp", changedAt.getEpochSecond() + "000000000");
        }

        @Override
        public String idOf(JsonNode record) {
            return record.get(record.has("uniqueExecId") ? "uniqueExecId" : "recordId").asText();
        }

        @Override
        public int version(JsonNode record) {
            return 0;
        }

        @Override
        public boolean changes() {
            return false;
        }
    }

    /** The whole list is read each time. */
    private static final class Appointments implements Source<Integer> {

        @Override
        public String provider() {
            return "timetap";
        }

        @Override
        public String options(SyncScenario scenario) {
            // more than come at once: a page that is pushed down as a whole looks like a list without an end
            return "resource=bookings&pageSize=" + (scenario.pageSize() + 2);
        }

        @Override
        public ProviderSimulators.Builder settings(ProviderSimulators.Builder simulators, SyncScenario scenario) {
            return simulators.timetap(TimeTapSettings.defaults().withAppointments(scenario.seeds()));
        }

        @Override
        public Records<Integer> records(ProviderSimulators simulators) {
            return simulators.timetap().data().appointments();
        }

        @Override
        public Integer id(int number) {
            return 800_000 + number;
        }

        // each that comes begins the day, so that it moves all others
        @Override
        public void write(ObjectNode record, Integer id, Instant changedAt, int version) {
            record.put("calendarId", id).put("modifieddate", changedAt.toEpochMilli()).put("note", "version " + version)
                    .put("version", version);
        }

        @Override
        public String idOf(JsonNode record) {
            return record.get("calendarId").asText();
        }

        @Override
        public int version(JsonNode record) {
            return record.path("version").asInt();
        }
    }
}
