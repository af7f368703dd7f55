// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * The end of a route that stores tickets and bookings: many with one commit, and no exchange is done before its record
 * is committed. A consumer that takes a done exchange for a stored record is right then, whenever the process is
 * killed.
 * <p>
 * Records are written in the order they came in, as soon as there are enough of them, when the consumer says that no
 * more come for now ({@link Exchange#BATCH_COMPLETE}), and after a while in any case. When that fails, it fails for all
 * that were written together. Every route needs one of its own, because a route that stops, stops it.
 */
public final class RecordBatch extends AsyncProcessorSupport implements CamelContextAware {
    private final RecordWriter writer;
    private final int size;
    private final Duration interval;
    private CamelContext camelContext;
    // one thread, so that there is one order
    private ScheduledExecutorService thread;
    private List<Arrival> collected = new ArrayList<>();

    private record Arrival(Exchange exchange, AsyncCallback callback) {
    }

    /**
     * @param table    has the columns {@code provider, account, kind, id}, which are its primary key, and those beside
     *                 it
     * @param size     so many records are worth a commit
     * @param interval the longest time that a record waits for others
     */
    public RecordBatch(DataSource database, String table, RecordColumns columns, int size, Duration interval) {
        this.writer = new RecordWriter(database, new Upsert(table, columns));
        this.size = size;
        this.interval = interval;
    }

    /** 1,000 records, or those of a second. */
    public RecordBatch(DataSource database, String table, RecordColumns columns) {
        this(database, table, columns, 1_000, Duration.ofSeconds(1));
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        if (!isRunAllowed()) {
            exchange.setException(new RejectedExecutionException("the route is stopping"));
            callback.done(true);
            return true;
        }
        boolean complete = Boolean.TRUE.equals(exchange.getProperty(ExchangePropertyKey.BATCH_COMPLETE));
        synchronized (this) {
            collected.add(new Arrival(exchange, callback));
            if (complete || collected.size() == size) {
                thread.execute(this::write);
            }
        }
        return false;
    }

    /** Everything collected so far; what came while the thread was busy goes with it. */
    private void write() {
        List<Arrival> batch = take();
        if (batch.isEmpty()) {
            return;
        }
        Exception failure = null;
        try {
            writer.write(batch.stream().map(Arrival::exchange).toList());
        } catch (Exception e) {
            failure = e;
        }
        for (Arrival arrival : batch) {
            if (failure != null) {
                arrival.exchange().setException(failure);
            }
            arrival.callback().done(false);
        }
    }

    private synchronized List<Arrival> take() {
        List<Arrival> batch = collected;
        collected = new ArrayList<>(Math.min(size, batch.size()));
        return batch;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        thread = camelContext.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "RecordBatch");
        long nanos = interval.toNanos();
        thread.scheduleWithFixedDelay(this::write, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    protected void doStop() throws Exception {
        // what is left is written, too
        thread.execute(this::write);
        thread.execute(writer::close);
        camelContext.getExecutorServiceManager().shutdownGraceful(thread);
        super.doStop();
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }
}
