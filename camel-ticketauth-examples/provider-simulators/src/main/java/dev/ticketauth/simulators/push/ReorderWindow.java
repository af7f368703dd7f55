// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.push;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Holds pushes back until there are so many, then lets them go in another order. */
final class ReorderWindow {
    private final int size;
    private final Random random;
    private List<Push> held = new ArrayList<>();

    ReorderWindow(int size, long seed) {
        this.size = size;
        this.random = new Random(seed);
    }

    boolean isEmpty() {
        return held.isEmpty();
    }

    /** What may go now: nothing, or a whole window. */
    List<Push> add(Push push) {
        held.add(push);
        return held.size() < size ? List.of() : release();
    }

    /** All that is held, however little it is. */
    List<Push> release() {
        List<Push> released = held;
        held = new ArrayList<>();
        Collections.shuffle(released, random);
        return released;
    }
}
