// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.ticketauth.camel.SyncScenario.Change;
import dev.ticketauth.camel.SyncScenario.Kind;
import org.junit.jupiter.api.Test;

/**
 * What the properties of {@link RecordSyncPropertyTest} have found.
 */
class RecordSyncTest {

    private static final Change COMES = new Change(Kind.COMES, 0, 0);

    // the round goes on for longer than the overlap, since others keep coming
    @Test
    void aRecordThatComesLateInALongRoundIsDelivered() throws Exception {
        List<List<Change>> meanwhile = new ArrayList<>();
        meanwhile.add(List.of(COMES, COMES, COMES));
        meanwhile.add(List.of(new Change(Kind.COMES_LATE, 0, SyncScenario.OVERLAP_SECONDS), COMES, COMES));
        for (int i = 0; i < 3 * SyncScenario.OVERLAP_SECONDS; i++) {
            meanwhile.add(List.of(COMES, COMES));
        }
        SyncScenario scenario = new SyncScenario(1, List.of(), meanwhile, 1, 2, 0, Set.of(), Set.of(), 3);
        try (ConsumedUnderChange<Long> run
                = new ConsumedUnderChange<>(new RecordSyncPropertyTest.TicketEvolutionOrders(), scenario)) {
            run.consume();
            run.assertEachCameOnce();
        }
    }
}
