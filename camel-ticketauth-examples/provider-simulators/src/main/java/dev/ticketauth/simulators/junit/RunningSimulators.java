// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.junit;

import java.time.InstantSource;
import java.util.Arrays;

import dev.ticketauth.simulators.ManualClock;
import dev.ticketauth.simulators.ProviderSimulator;
import dev.ticketauth.simulators.ProviderSimulators;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The simulators of one class or one test; JUnit closes them with the context that they are stored in. */
// JUnit before 5.13 closes nothing else, later ones what is AutoCloseable
@SuppressWarnings("deprecation")
final class RunningSimulators implements ExtensionContext.Store.CloseableResource, AutoCloseable {
    private final ProviderSimulators simulators;
    private final ManualClock clock;

    RunningSimulators(TicketAuthProviders wanted) {
        clock = wanted.manualClock() ? ManualClock.startingNow() : null;
        simulators = ProviderSimulators.builder().only(wanted.value())
                .clock(clock == null ? InstantSource.system() : clock).start();
    }

    static boolean canBe(Class<?> type) {
        return type == ProviderSimulators.class || type == ManualClock.class
                || ProviderSimulator.class.isAssignableFrom(type) && type != ProviderSimulator.class;
    }

    /** What a parameter or field of this type gets. */
    Object get(Class<?> type) {
        if (type == ProviderSimulators.class) {
            return simulators;
        }
        if (type == ManualClock.class) {
            if (clock == null) {
                throw new ExtensionConfigurationException(
                        "There is no ManualClock: @TicketAuthProviders needs manualClock = true");
            }
            return clock;
        }
        return simulators.all().stream().filter(type::isInstance).findFirst()
                .orElseThrow(() -> new ExtensionConfigurationException(
                        "There is no " + type.getSimpleName() + ": @TicketAuthProviders names only "
                                                                       + Arrays.toString(simulators.all().stream()
                                                                               .map(ProviderSimulator::provider).toArray())));
    }

    void reset() {
        if (clock != null) {
            clock.reset();
        }
        simulators.reset();
    }

    @Override
    public void close() {
        simulators.close();
    }
}
