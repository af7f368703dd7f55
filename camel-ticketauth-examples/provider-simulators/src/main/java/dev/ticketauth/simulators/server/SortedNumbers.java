// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.server;

import java.util.Arrays;

/** A few whole numbers in order, each one once. */
final class SortedNumbers {
    private int[] numbers = new int[8];
    private int size;

    void add(int number) {
        int place = Arrays.binarySearch(numbers, 0, size, number);
        if (place >= 0) {
            return;
        }
        int free = -place - 1;
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        System.arraycopy(numbers, free, numbers, free + 1, size - free);
        numbers[free] = number;
        size++;
    }

    boolean contains(int number) {
        return Arrays.binarySearch(numbers, 0, size, number) >= 0;
    }

    /** How many are smaller. */
    int below(int number) {
        int place = Arrays.binarySearch(numbers, 0, size, number);
        return place >= 0 ? place : -place - 1;
    }

    int size() {
        return size;
    }
}
