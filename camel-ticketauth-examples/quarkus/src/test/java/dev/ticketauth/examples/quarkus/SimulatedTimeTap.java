// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.quarkus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.ticketauth.simulators.ProviderSimulators;
import dev.ticketauth.simulators.timetap.TimeTapSettings;
import dev.ticketauth.simulators.timetap.TimeTapSimulator;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** TimeTap on a free port, with keys that only the application's configuration knows. */
public class SimulatedTimeTap implements QuarkusTestResourceLifecycleManager {

    static final int APPOINTMENTS = 30;

    private ProviderSimulators simulators;
    private Path seen;

    @Override
    public Map<String, String> start() {
        simulators = ProviderSimulators.builder()
                .timetap(TimeTapSettings.defaults().withKeys("424242", "key+of%this&run").withAppointments(APPOINTMENTS))
                .start();
        TimeTapSimulator timetap = simulators.timetap();
        try {
            seen = Files.createTempFile("seen", null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("camel.component.ticketauth.base-uri", timetap.baseUri().toString(),
                "camel.component.ticketauth.allow-plain-http", "true",
                "ticketauth.timetap.default.access-key", timetap.accessKey(),
                "ticketauth.timetap.default.secret-key", timetap.secretKey(),
                "appointments.delay", "100ms",
                "appointments.seen", seen.toString());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(simulators.timetap(), new TestInjector.MatchesType(TimeTapSimulator.class));
    }

    @Override
    public void stop() {
        simulators.close();
        seen.toFile().delete();
    }
}
