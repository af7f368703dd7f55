// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

/**
 * Has each push done once, in two states: taken, and done. What was taken and is not done for long, because the process
 * ended meanwhile or a route hangs, can be taken again.
 */
public interface Once {

    /** Whose turn it is. */
    enum Turn {
        /** The caller's, who says afterwards how it went. */
        FIRST,
        /** Nobody's: it was done before. */
        SEEN,
        /** That of another one, who has not done it yet. */
        BUSY
    }

    /**
     * A turn.
     *
     * @param turn whose it is
     * @param done the key by which it is known when it is done
     * @param mark by which it is known until then, for whoever gave it; null when the turn is not the caller's
     */
    record Take(Turn turn, String done, Object mark) {
    }

    /** Takes a push. */
    Take take(String push);

    /** It is done, and will not be taken again. Nothing is thrown: whoever did it must not be told that it failed. */
    void done(Take take);

    /** It is not done: whoever comes next may take it. Nothing is thrown: there is a failure to tell of already. */
    void release(Take take);
}
