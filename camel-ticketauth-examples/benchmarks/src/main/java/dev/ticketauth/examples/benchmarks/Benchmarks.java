package dev.ticketauth.examples.benchmarks;

/**
 * Runs every benchmark and prints its figures; all traffic stays on the loopback interface and ends by itself.
 */
public final class Benchmarks {

    private Benchmarks() {
    }

    public static void main(String[] args) throws Exception {
        System.out.println(new Throughput().run());
        System.out.println(new DyingSession().run());
        System.exit(0);
    }
}
