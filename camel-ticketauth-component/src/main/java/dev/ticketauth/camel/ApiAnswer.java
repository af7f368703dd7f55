// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import dev.ticketauth.camel.http.Call;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.UnitOfWorkHelper;
import org.apache.camel.util.IOHelper;

/**
 * The answer to a request of our own.
 *
 * @param exchange the exchange that it is in
 * @param call     what it took
 */
record ApiAnswer(Exchange exchange, Call call) implements AutoCloseable {

    /**
     * The whole body.
     *
     * @throws UncheckedIOException when the connection breaks
     */
    byte[] bytes() {
        if (exchange.getMessage().getBody() instanceof byte[] bytes) {
            return bytes;
        }
        try (InputStream stream = stream()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The body as it arrives. */
    InputStream stream() {
        InputStream stream = exchange.getMessage().getBody(InputStream.class);
        return stream == null ? InputStream.nullInputStream() : stream;
    }

    /** Lets go of an answer that was not read to its end, and will not be: its connection is cut off. */
    void abandon() {
        call.cutOff();
        close();
    }

    /** Lets go of what camel-http holds for the exchange: a connection, or a file that a large body went to. */
    @Override
    public void close() {
        if (exchange.getMessage().getBody() instanceof InputStream stream) {
            IOHelper.close(stream);
        }
        List<Synchronization> held = exchange.getExchangeExtension().handoverCompletions();
        if (held != null) {
            UnitOfWorkHelper.doneSynchronizations(exchange, held);
        }
    }
}
