// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.InputStream;
import java.util.Iterator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.resource.JsonText;

/**
 * Records as one JSON array that is written while it is read.
 */
final class JsonArrayStream extends InputStream {

    private static final byte[] BEGIN = { '[' };
    private static final byte[] END = { ']' };

    private final RecordIterator<?> records;
    private final Iterator<JsonNode> trees;
    private byte[] chunk = BEGIN;
    private int position;
    private boolean first = true;

    JsonArrayStream(RecordIterator<?> records, Iterator<JsonNode> trees) {
        this.records = records;
        this.trees = trees;
    }

    @Override
    public int read() {
        return isAtEnd() ? -1 : chunk[position++] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        int count = Math.min(length, chunk.length - position);
        System.arraycopy(chunk, position, into, offset, count);
        position += count;
        return count;
    }

    private boolean isAtEnd() {
        if (position < chunk.length) {
            return false;
        }
        if (chunk == END) {
            return true;
        }
        position = 0;
        chunk = trees.hasNext() ? element(trees.next()) : END;
        return false;
    }

    private byte[] element(JsonNode tree) {
        byte[] text = JsonText.bytes(tree);
        if (first) {
            first = false;
            return text;
        }
        byte[] separated = new byte[text.length + 1];
        separated[0] = ',';
        System.arraycopy(text, 0, separated, 1, text.length);
        return separated;
    }

    @Override
    public void close() {
        records.close();
    }
}
