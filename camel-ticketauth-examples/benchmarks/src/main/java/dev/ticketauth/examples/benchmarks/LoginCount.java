// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The logins of one client: how many, and the most that were under way at once.
 */
final class LoginCount {

    private final AtomicInteger total = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    void begin() {
        total.incrementAndGet();
        most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
    }

    void end() {
        underWay.decrementAndGet();
    }

    int total() {
        return total.get();
    }

    int mostAtOnce() {
        return most.get();
    }
}
