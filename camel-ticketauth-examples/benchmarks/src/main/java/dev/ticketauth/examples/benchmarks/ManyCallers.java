// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import com.sun.management.OperatingSystemMXBean;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A thousand callers of one endpoint on a pool of Camel's, in a process of their own: whether its threads are virtual
 * is decided when Camel's classes are loaded. Prints one line with what was measured.
 */
final class ManyCallers {

    static final int CALLERS = 1_000;

    private static final String PINNED = "jdk.VirtualThreadPinned";
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(2);

    private final ProducerTemplate template;
    private final Endpoint endpoint;
    private final ExecutorService threads;
    private final int callsOfEach;

    private ManyCallers(CamelContext camel, String base, boolean defaultPool, int callsOfEach) {
        this.template = camel.createProducerTemplate();
        this.endpoint = camel.getEndpoint(
                "ticketauth:timetap?operation=request&path=/staff&allowPlainHttp=true&accessKey=1&secretKey=secret-of-benchmarks"
                                          + "&http.responseTimeout=60000&http.connectionsPerRoute=" + CALLERS
                                          + "&http.maxTotalConnections=" + CALLERS + "&baseUri=" + base);
        this.threads = defaultPool
                ? camel.getExecutorServiceManager().newDefaultThreadPool(this, "callers")
                : camel.getExecutorServiceManager().newCachedThreadPool(this, "callers");
        this.callsOfEach = callsOfEach;
    }

    /** The child process: base, whether to take the pool that Camel makes by default, calls of each caller, rounds. */
    public static void main(String[] args) throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            camel.start();
            ManyCallers callers
                    = new ManyCallers(camel, args[0], Boolean.parseBoolean(args[1]), Integer.parseInt(args[2]));
            System.out.println(callers.measure(Integer.parseInt(args[3])));
        }
        System.exit(0);
    }

    private String measure(int rounds) throws Exception {
        for (int i = 0; i < rounds; i++) {
            round();
        }
        ThreadMXBean threadCounts = ManagementFactory.getThreadMXBean();
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        threadCounts.resetPeakThreadCount();
        long processor = system.getProcessCpuTime();
        double seconds = 0;
        long pinned;
        try (Recording recording = new Recording()) {
            recording.enable(PINNED).withThreshold(Duration.ZERO).withStackTrace();
            recording.start();
            for (int i = 0; i < rounds; i++) {
                seconds += round();
            }
            recording.stop();
            pinned = pins(recording);
        }
        long calls = (long) rounds * CALLERS * callsOfEach;
        return String.format(Locale.ROOT, "%.0f %d %.0f %d", calls / seconds, threadCounts.getPeakThreadCount(),
                (system.getProcessCpuTime() - processor) / 1e3 / calls, pinned);
    }

    private double round() throws Exception {
        long begin = System.nanoTime();
        List<Future<?>> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(threads.submit(this::call));
        }
        for (Future<?> caller : callers) {
            caller.get(LONGEST_ROUND.toNanos() - (System.nanoTime() - begin), TimeUnit.NANOSECONDS);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private Void call() throws Exception {
        for (int i = 0; i < callsOfEach; i++) {
            Exchange exchange = template.send(endpoint, message -> {
            });
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
        }
        return null;
    }

    private static long pins(Recording recording) throws IOException {
        Path file = Files.createTempFile("pins", ".jfr");
        try {
            recording.dump(file);
            return RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getEventType().getName().equals(PINNED))
                    .peek(event -> System.err.println(event)).count();
        } finally {
            Files.delete(file);
        }
    }
}
