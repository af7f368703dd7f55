// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.push;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.ticketauth.simulators.server.Records;

/**
 * Pushes what changes at a provider to one URL, from {@code simulator.pushTo(target)} on until it is closed. Whatever
 * writes the simulator's data is pushed, API requests and tests alike; a push tells the state that the record had after
 * its change.
 * <p>
 * Pushes leave in the order of the changes, but several are under way at a time and those that fail come again, so that
 * a receiver sees a later one first now and then. {@linkplain #concurrency(int) One at a time} and without retries,
 * they arrive in order. More disorder can be asked for, and is then the same in every run.
 * <p>
 * What waits is held in memory, about as large as it is sent; a hundred thousand orders take about 110 MB.
 */
public abstract class Pusher implements AutoCloseable {
    /** How many pushes are under way at the same time unless {@link #concurrency(int)} says otherwise. */
    public static final int DEFAULT_CONCURRENCY = 4;

    private static final int MOST_CONCURRENT = 64;
    private static final Duration QUIET = Duration.ofMillis(250);

    private final PushTarget target;
    private final PushLog log = new PushLog();
    private final PushSender sender;
    private final List<Runnable> endings = new ArrayList<>();
    private int duplicateEvery;
    private ReorderWindow window = new ReorderWindow(1, 0);
    private long made;
    private boolean watched;

    protected Pusher(String provider, PushTarget target, InstantSource clock) {
        this.target = target;
        this.sender = new PushSender(provider + "-simulator", target, MOST_CONCURRENT, clock, log);
        concurrency(DEFAULT_CONCURRENCY);
    }

    public final PushTarget target() {
        return target;
    }

    /**
     * Pushes the current state of a record once more.
     *
     * @throws java.util.NoSuchElementException when there is no record with this id
     */
    public abstract void push(String id);

    /** Every so many pushes, one is sent twice, with the same id; 0, the default, for none. */
    public final synchronized Pusher duplicates(int every) {
        if (every < 0) {
            throw new IllegalArgumentException("Every " + every + "th push cannot be sent twice");
        }
        duplicateEvery = every;
        return this;
    }

    /**
     * From now on pushes wait until there are so many, and then leave in another order, which follows from the seed. A
     * window that is not full leaves after a quarter of a second without a push, or when somebody
     * {@linkplain #awaitIdle(Duration) waits}. Default 1: they leave as they come.
     */
    public final synchronized Pusher reorder(int size, long seed) {
        if (size < 1) {
            throw new IllegalArgumentException("Among " + size + " pushes there is no order");
        }
        window.release().forEach(sender::send);
        window = new ReorderWindow(size, seed);
        return this;
    }

    /** How many pushes are under way at the same time, up to 64; default 4. */
    public final Pusher concurrency(int count) {
        if (count < 1 || count > MOST_CONCURRENT) {
            throw new IllegalArgumentException(
                    count + " pushes at the same time are not between 1 and "
                                               + MOST_CONCURRENT);
        }
        sender.concurrency(count);
        return this;
    }

    public final PushCounts counts() {
        return log.counts();
    }

    /** The last 1,000 attempts, newest last. */
    public final List<PushAttempt> attempts() {
        return log.last();
    }

    /**
     * Waits until every push is either delivered or given up.
     *
     * @return whether that came to pass in this time
     */
    public final boolean awaitIdle(Duration longest) {
        synchronized (this) {
            window.release().forEach(sender::send);
        }
        return log.awaitIdle(longest);
    }

    /** Ends pushing; what has not been sent is dropped. */
    @Override
    public final void close() {
        endings.forEach(Runnable::run);
        sender.close();
        log.close();
    }

    @Override
    public final String toString() {
        return "pusher to " + target;
    }

    /** Has the listener told of the changes until this pusher is closed; for constructors. */
    protected final <K extends Comparable<K>> void follow(Records<K> records, Records.Listener<K> listener) {
        records.addListener(listener);
        endings.add(() -> records.removeListener(listener));
    }

    /** Takes a finished push; does not wait for anything. */
    protected final void send(String record, String contentType, byte[] body) {
        Push push = new Push("msg_" + UUID.randomUUID().toString().replace("-", ""), record, contentType, body);
        synchronized (this) {
            made++;
            dispatch(push);
            if (duplicateEvery > 0 && made % duplicateEvery == 0) {
                dispatch(push);
            }
            watch();
        }
    }

    private void dispatch(Push push) {
        log.pushed();
        window.add(push).forEach(sender::send);
    }

    /** One timer for as long as something is held back. */
    private void watch() {
        if (!watched && !window.isEmpty()) {
            watched = true;
            long seen = made;
            sender.later(QUIET, () -> releaseIfQuietSince(seen));
        }
    }

    private synchronized void releaseIfQuietSince(long seen) {
        watched = false;
        if (made == seen) {
            window.release().forEach(sender::send);
        }
        watch();
    }
}
