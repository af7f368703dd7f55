// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.sync;

/**
 * One record on its way through a route.
 *
 * @param <R> a record as it was listed
 */
public final class Delivery<R> {

    private final Listed<R> listed;
    private Boolean completed;

    Delivery(Listed<R> listed) {
        this.listed = listed;
    }

    Listed<R> listed() {
        return listed;
    }

    boolean isUnderWay() {
        return completed == null;
    }

    boolean isCompleted() {
        return Boolean.TRUE.equals(completed);
    }

    void end(boolean isCompleted) {
        completed = isCompleted;
    }
}
