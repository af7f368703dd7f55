package dev.ticketauth.examples.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;

/**
 * A number of threads that call one endpoint, each so many times.
 */
final class Callers implements AutoCloseable {

    private final int count;
    private final ProducerTemplate template;
    private final ExecutorService threads;

    Callers(int count, ProducerTemplate template) {
        this.count = count;
        this.template = template;
        this.threads = Executors.newFixedThreadPool(count);
    }

    /** Seconds that all calls took together, from the first to the last. */
    double call(Endpoint endpoint, int callsOfEach) throws Exception {
        return call(endpoint, callsOfEach, message -> {
        });
    }

    /** @param prepare makes each message ready */
    double call(Endpoint endpoint, int callsOfEach, Processor prepare) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<Future<?>> callers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            callers.add(threads.submit(() -> {
                go.await();
                for (int call = 0; call < callsOfEach; call++) {
                    Exchange exchange = template.send(endpoint, prepare);
                    if (exchange.getException() != null) {
                        throw exchange.getException();
                    }
                }
                return null;
            }));
        }
        long begin = System.nanoTime();
        go.countDown();
        for (Future<?> caller : callers) {
            caller.get();
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
