// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.resource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.Page;

/**
 * Reads newline-delimited JSON as it arrives, a number of lines at a time.
 */
public final class LineReader implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;
    // no record is as long; a provider that sends no line feed must not fill the heap
    private static final int LONGEST_LINE = 16 * 1024 * 1024;

    private final InputStream in;
    private final int linesAtATime;
    private final Ending ending;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private int from;
    private int to;
    private boolean ended;

    /** What becomes of the answer that the lines are read from. */
    @FunctionalInterface
    public interface Ending {

        /** @param isRead whether it was read to its end */
        void end(boolean isRead);
    }

    public LineReader(InputStream in, int linesAtATime, Ending ending) {
        this.in = in;
        this.linesAtATime = linesAtATime;
        this.ending = ending;
    }

    /**
     * The next lines; fewer than asked for only at the end.
     *
     * @throws IOException               when the connection breaks
     * @throws UnreadableAnswerException when a line is no JSON, as the last one is when it was cut off
     */
    public Page next() throws IOException {
        List<Item> items = new ArrayList<>();
        while (items.size() < linesAtATime && !ended) {
            byte[] line = line();
            JsonNode json = line.length == 0 ? MissingNode.getInstance() : PageReader.value(line, 0, line.length);
            if (!json.isMissingNode()) {
                items.add(new Item(json, Item.fingerprint(line, 0, line.length)));
            }
        }
        return new Page(MissingNode.getInstance(), items);
    }

    /** Whether there is nothing left. */
    public boolean isAtEnd() {
        return ended;
    }

    // without its line feed
    private byte[] line() throws IOException {
        while (true) {
            for (int i = from; i < to; i++) {
                if (buffer[i] == '\n') {
                    begun.write(buffer, from, i - from);
                    from = i + 1;
                    return taken();
                }
            }
            begun.write(buffer, from, to - from);
            if (begun.size() > LONGEST_LINE) {
                throw new UnreadableAnswerException("a line longer than " + LONGEST_LINE + " bytes");
            }
            from = 0;
            to = Math.max(0, in.read(buffer));
            if (to == 0) {
                ended = true;
                return taken();
            }
        }
    }

    private byte[] taken() {
        byte[] line = begun.toByteArray();
        begun.reset();
        return line;
    }

    @Override
    public void close() {
        ending.end(ended);
    }
}
