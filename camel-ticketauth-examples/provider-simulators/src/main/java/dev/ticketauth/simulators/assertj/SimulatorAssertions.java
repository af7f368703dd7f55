// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.assertj;

import dev.ticketauth.simulators.ProviderSimulator;

/** Where assertions on simulators begin; can be imported statically beside AssertJ's own {@code assertThat}. */
public final class SimulatorAssertions {

    private SimulatorAssertions() {
    }

    /** What the simulator received since its start, its reset or {@link ProviderSimulator#clearRequests()}. */
    public static SimulatorAssert assertThat(ProviderSimulator simulator) {
        return new SimulatorAssert(simulator);
    }
}
