// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

/**
 * Runs each task in a thread of its own. The common pool has one thread on a small machine, and from JDK 25 on what
 * waits there keeps all that comes behind it from running.
 */
public final class Caller {

    /** What the threads are called. */
    public static final String NAME = "caller";

    private Caller() {
    }

    public static void start(Runnable task) {
        Thread thread = new Thread(task, NAME);
        thread.setDaemon(true);
        thread.start();
    }
}
