// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.sync;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Which records are under way, and up to where everything is completed. Records are begun by one thread, in their
 * order, and end on any.
 *
 * @param <R> a ticket or a booking
 */
public final class Progress<R> {

    private static final long LOOK_AGAIN_MILLIS = 100;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    // in their order; a completed one stays as long as something before it is not
    private final Deque<Delivery<R>> open = new ArrayDeque<>();
    private final Set<String> idsUnderWay = new HashSet<>();
    private Instant reached;
    private boolean advanced;
    private boolean failed;
    private int completed;
    // what the thread that begins records waits for, or null: to wake it for every record that ends costs more than the rest
    private BooleanSupplier awaited;

    /** A record goes on its way. */
    public Delivery<R> begin(Listed<R> listed) {
        lock.lock();
        try {
            Delivery<R> delivery = new Delivery<>(listed);
            open.add(delivery);
            idsUnderWay.add(listed.id());
            return delivery;
        } finally {
            lock.unlock();
        }
    }

    /** A record has come to the end of its way. */
    public void end(Delivery<R> delivery, boolean isCompleted) {
        lock.lock();
        try {
            delivery.end(isCompleted);
            idsUnderWay.remove(delivery.listed().id());
            failed |= !isCompleted;
            completed += isCompleted ? 1 : 0;
            while (!open.isEmpty() && open.peek().isCompleted()) {
                reach(open.poll().listed().position());
            }
            if (failed || awaited != null && awaited.getAsBoolean()) {
                ended.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** A record comes by that was consumed before. */
    public void pass(Listed<R> listed) {
        lock.lock();
        try {
            if (open.isEmpty()) {
                reach(listed.position());
            }
        } finally {
            lock.unlock();
        }
    }

    private void reach(Instant position) {
        if (position != null && (reached == null || position.isAfter(reached))) {
            reached = position;
            advanced = true;
        }
    }

    /** Up to where everything is completed, if that is farther than it was the last time. */
    public Optional<Instant> advance() {
        lock.lock();
        try {
            boolean news = advanced;
            advanced = false;
            return news ? Optional.of(reached) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Whether a record has failed since {@link #takeFailed}. */
    public boolean hasFailed() {
        lock.lock();
        try {
            return failed;
        } finally {
            lock.unlock();
        }
    }

    /** The records that failed, in their order, to be begun again. */
    public List<Listed<R>> takeFailed() {
        lock.lock();
        try {
            List<Listed<R>> again = new ArrayList<>();
            open.stream().filter(delivery -> !delivery.isCompleted() && !delivery.isUnderWay())
                    .forEach(delivery -> again.add(delivery.listed()));
            open.clear();
            failed = false;
            return again;
        } finally {
            lock.unlock();
        }
    }

    /** How many records were completed since this was asked last. */
    public int takeCompleted() {
        lock.lock();
        try {
            int count = completed;
            completed = 0;
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Whether a record of this id is under way. */
    public boolean isUnderWay(String id) {
        lock.lock();
        try {
            return idsUnderWay.contains(id);
        } finally {
            lock.unlock();
        }
    }

    /** How many records are under way. */
    public int underWay() {
        lock.lock();
        try {
            return idsUnderWay.size();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until no more records than this are under way, or until there is no reason to wait any longer. */
    public void awaitAtMost(int most, BooleanSupplier isWorthWaiting) throws InterruptedException {
        await(() -> idsUnderWay.size() <= most, isWorthWaiting);
    }

    /** Waits until no record of this id is under way: two states of one record must not overtake each other. */
    public void awaitEndOf(String id, BooleanSupplier isWorthWaiting) throws InterruptedException {
        await(() -> !idsUnderWay.contains(id), isWorthWaiting);
    }

    private void await(BooleanSupplier condition, BooleanSupplier isWorthWaiting) throws InterruptedException {
        lock.lock();
        try {
            awaited = condition;
            while (!condition.getAsBoolean() && isWorthWaiting.getAsBoolean()) {
                ended.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            }
        } finally {
            awaited = null;
            lock.unlock();
        }
    }
}
