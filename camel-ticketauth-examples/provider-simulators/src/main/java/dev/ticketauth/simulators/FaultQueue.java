// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import dev.ticketauth.simulators.server.Call;
import dev.ticketauth.simulators.server.Routes.Access;

/** The faults that are still to happen, in the order they were injected in. */
final class FaultQueue {
    private final List<Pending> queue = new ArrayList<>();

    private static final class Pending {
        private final Fault fault;
        private int left;

        private Pending(Fault fault) {
            this.fault = fault;
            this.left = fault.times();
        }
    }

    synchronized void add(Fault fault) {
        queue.add(new Pending(fault));
    }

    /**
     * The first fault that hits this request now, used up by one; or null.
     *
     * @param beforeAuthentication whether the credentials have not been looked at yet
     */
    synchronized Fault take(Call call, Access access, boolean beforeAuthentication) {
        for (Iterator<Pending> faults = queue.iterator(); faults.hasNext();) {
            Pending pending = faults.next();
            FaultTarget target = pending.fault.target();
            if (target.beforeAuthentication() == beforeAuthentication && target.matches(call, access)) {
                if (pending.left != Fault.ALWAYS && --pending.left == 0) {
                    faults.remove();
                }
                return pending.fault;
            }
        }
        return null;
    }

    /** Forgets this very fault, not one that is equal to it. */
    synchronized void remove(Fault fault) {
        queue.removeIf(pending -> pending.fault == fault);
    }

    synchronized void clear() {
        queue.clear();
    }

    /** What is left, each with the number of requests that it will still hit. */
    synchronized List<Fault> pending() {
        return queue.stream().map(pending -> pending.fault.times(pending.left)).toList();
    }
}
