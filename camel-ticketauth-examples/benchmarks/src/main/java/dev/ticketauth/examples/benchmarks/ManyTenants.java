// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.util.Locale;

import dev.ticketauth.camel.session.Accounts;

/**
 * The heap that remembered tenants take, each with keys, a session and a token.
 */
final class ManyTenants {

    private static final int TENANTS = 100_000;

    String run() throws Exception {
        long before = usedHeap();
        Accounts accounts = LocalAccounts.of(TENANTS);
        for (int i = 0; i < TENANTS; i++) {
            accounts.of("tenant-" + i).grant();
        }
        long used = usedHeap() - before;
        // also keeps them from being collected before they are measured
        String first = accounts.of("tenant-0").grant().credentials().accessKey();
        return String.format(Locale.ROOT, "%n%,d tenants of TimeTap, from %s on: %,d bytes each, %,d MB of heap%n",
                TENANTS, first, used / TENANTS, used / 1_000_000);
    }

    private static long usedHeap() {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }
}
