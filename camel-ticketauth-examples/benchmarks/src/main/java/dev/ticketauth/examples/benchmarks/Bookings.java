// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.sun.management.OperatingSystemMXBean;

/**
 * A million bookings of Ticketmatic into a database: a route from the consumer, against a loop written by hand for
 * nothing else. Both ask for the same pages and write the same columns with the same statement, a page with each
 * commit. They take turns, after a round each that makes them warm and tells the heap.
 */
final class Bookings {

    private static final int BOOKINGS = 1_000_000;
    // every tenth order is a basket and no booking
    private static final int ORDERS = BOOKINGS + BOOKINGS / 9;
    private static final int ROUNDS = 2;
    private static final Set<Integer> HEAP_AT = Set.of(10_000, 100_000, BOOKINGS);

    private final OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** What one of the two took. */
    private record Figures(List<Double> seconds, List<Double> processorSeconds, Map<Integer, Long> heap) {

        Figures(Map<Integer, Long> heap) {
            this(new ArrayList<>(), new ArrayList<>(), heap);
        }

        double total() {
            return seconds.stream().mapToDouble(Double::doubleValue).sum();
        }

        double processor() {
            return processorSeconds.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        }
    }

    String run() throws Exception {
        try (SimulatorProcess simulator = new SimulatorProcess(ORDERS); BookingTable table = new BookingTable()) {
            BookingReader consumer = new ConsumedBookings(simulator.account(), table);
            BookingReader loop = new LoopedBookings(simulator.account(), table);
            Figures consumed = new Figures(heap(consumer, table));
            Figures looped = new Figures(heap(loop, table));
            for (int round = 0; round < ROUNDS; round++) {
                measure(consumer, table, consumed);
                measure(loop, table, looped);
            }
            return String.format(
                    Locale.ROOT, "%n%,d bookings of Ticketmatic into PostgreSQL%n%-20s %-20s %17s   %s%n%s%s%-20s %.2f%n",
                    BOOKINGS, "way", "records/s by round", "processor seconds", "live heap after records",
                    row(consumer, consumed),
                    row(loop, looped), "ratio of all rounds", looped.total() / consumed.total());
        }
    }

    private static Map<Integer, Long> heap(BookingReader reader, BookingTable table) throws Exception {
        LiveHeap heap = new LiveHeap(HEAP_AT);
        table.clear();
        reader.read(heap);
        return heap.used();
    }

    private void measure(BookingReader reader, BookingTable table, Figures figures) throws Exception {
        table.clear();
        // the garbage of the other one
        System.gc();
        long processor = machine.getProcessCpuTime();
        figures.seconds.add(reader.read(() -> {
        }));
        figures.processorSeconds.add((machine.getProcessCpuTime() - processor) / 1e9);
        int stored = table.count();
        if (stored != BOOKINGS) {
            throw new IllegalStateException(reader.name() + " stored " + stored + " of " + BOOKINGS + " bookings");
        }
    }

    private static String row(BookingReader reader, Figures figures) {
        String rates = figures.seconds.stream().map(seconds -> String.format(Locale.ROOT, "%,.0f", BOOKINGS / seconds))
                .collect(Collectors.joining("  "));
        String heap = figures.heap.entrySet().stream()
                .map(at -> String.format(Locale.ROOT, "%,d: %.1f MB", at.getKey(), at.getValue() / 1e6))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT, "%-20s %-20s %17.1f   %s%n", reader.name(), rates, figures.processor(), heap);
    }
}
