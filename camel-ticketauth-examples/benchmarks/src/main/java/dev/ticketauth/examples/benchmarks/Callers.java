// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;

/**
 * A number of threads that call one endpoint, each so many times.
 */
final class Callers implements AutoCloseable {

    private final Crowd crowd;
    private final ProducerTemplate template;

    Callers(int count, ProducerTemplate template) {
        this.crowd = new Crowd(count);
        this.template = template;
    }

    /** Seconds that all calls took together, from the first to the last. */
    double call(Endpoint endpoint, int callsOfEach) throws Exception {
        return call(endpoint, callsOfEach, message -> {
        });
    }

    /** @param prepare makes each message ready */
    double call(Endpoint endpoint, int callsOfEach, Processor prepare) throws Exception {
        return crowd.run(() -> {
            for (int call = 0; call < callsOfEach; call++) {
                Exchange exchange = template.send(endpoint, prepare);
                if (exchange.getException() != null) {
                    throw exchange.getException();
                }
            }
            return null;
        });
    }

    @Override
    public void close() {
        crowd.close();
    }
}
