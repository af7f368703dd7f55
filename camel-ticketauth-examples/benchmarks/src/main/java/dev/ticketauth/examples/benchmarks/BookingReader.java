// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

/**
 * One way to get all bookings of a provider into a table.
 */
interface BookingReader {

    String name();

    /**
     * Reads from the first to the last, which is committed when this returns.
     *
     * @param  each to be run with each of them
     * @return      the seconds that it took
     */
    double read(Runnable each) throws Exception;
}
