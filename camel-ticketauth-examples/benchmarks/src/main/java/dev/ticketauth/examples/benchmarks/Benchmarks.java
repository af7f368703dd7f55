// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

/**
 * Runs every benchmark and prints its figures, or only the one that the first argument names; all traffic stays on the
 * loopback interface and ends by itself.
 */
public final class Benchmarks {

    private static final String ALL = "all";

    private Benchmarks() {
    }

    public static void main(String[] args) throws Exception {
        switch (args.length == 0 ? ALL : args[0]) {
            case ALL -> {
                throughput();
                session();
                logins();
                tenants();
                fresh();
                bookings();
                verify();
                webhook();
                virtual();
            }
            case "throughput" -> throughput();
            case "session" -> session();
            case "logins" -> logins();
            case "tenants" -> tenants();
            case "fresh" -> fresh();
            case "bookings" -> bookings();
            case "verify" -> verify();
            case "webhook" -> webhook();
            case "virtual" -> virtual();
            default -> {
                System.err.println(
                        "There is no benchmark '" + args[0]
                                   + "'; there are: throughput, session, logins, tenants, fresh, bookings, verify,"
                                   + " webhook, virtual");
                System.exit(1);
            }
        }
        System.exit(0);
    }

    private static void throughput() throws Exception {
        System.out.println(new Throughput().run());
    }

    private static void session() throws Exception {
        System.out.println(new DyingSession().run());
    }

    private static void tenants() throws Exception {
        System.out.println(new ManyTenants().run());
    }

    private static void fresh() throws Exception {
        System.out.println(FreshToken.run());
    }

    private static void bookings() throws Exception {
        System.out.println(new Bookings().run());
    }

    private static void verify() throws Exception {
        System.out.println(VerifiedPush.run());
    }

    private static void webhook() throws Exception {
        System.out.println(new WebhookThroughput().run());
    }

    private static void virtual() throws Exception {
        System.out.println(new VirtualThreads().run());
    }

    private static void logins() throws Exception {
        new LoginComparison(System.out).run();
    }
}
