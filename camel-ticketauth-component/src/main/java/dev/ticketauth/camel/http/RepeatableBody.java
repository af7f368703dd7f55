// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.http;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;

import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * A request body whose bytes are at hand: they can be signed, and sent again.
 */
public final class RepeatableBody extends AbstractHttpEntity {

    private final byte[] bytes;

    /** @param bytes the body; not copied */
    public RepeatableBody(byte[] bytes, String contentType) {
        this(bytes, contentType, null);
    }

    private RepeatableBody(byte[] bytes, String contentType, String contentEncoding) {
        super(contentType, contentEncoding);
        this.bytes = bytes;
    }

    /** A body from a stream: repeatable when it has at most {@code maxSize} bytes, else one that can be sent once. */
    public static HttpEntity of(InputStream stream, String contentType, int maxSize) throws IOException {
        return of(new StreamBody(stream, contentType), maxSize);
    }

    /**
     * Makes a body repeatable where it fits into memory.
     *
     * @param  entity  any body
     * @param  maxSize the most bytes to keep
     * @return         a body that is repeatable; or, when there are more bytes than that, one that can be sent once
     */
    static HttpEntity of(HttpEntity entity, int maxSize) throws IOException {
        if (entity.isRepeatable()) {
            return entity;
        }
        InputStream content = entity.getContent();
        if (content == null) {
            return new RepeatableBody(new byte[0], entity.getContentType(), entity.getContentEncoding());
        }
        byte[] head = content.readNBytes(maxSize);
        int next = head.length < maxSize ? -1 : content.read();
        if (next < 0) {
            content.close();
            return new RepeatableBody(head, entity.getContentType(), entity.getContentEncoding());
        }
        InputStream all = new SequenceInputStream(
                new SequenceInputStream(new ByteArrayInputStream(head), new ByteArrayInputStream(new byte[] { (byte) next })),
                content);
        return new Replayed(entity, all);
    }

    /** Whether reading a body, rather than sending it, has failed. */
    static boolean hasFailed(HttpEntity entity) {
        return entity instanceof Replayed replayed && replayed.hasFailed;
    }

    /** What is thrown for a body that is too large to be signed. */
    public static IllegalArgumentException tooLarge(int maxSize) {
        return new IllegalArgumentException(
                "the body has more than " + maxSize + " bytes and must be signed as a whole: raise option 'maxBodySize'");
    }

    /**
     * The bytes of a repeatable body.
     *
     * @return the bytes, or null when there are more than {@code maxSize}
     */
    static byte[] bytes(HttpEntity entity, int maxSize) throws IOException {
        if (entity instanceof RepeatableBody body) {
            return body.bytes.length > maxSize ? null : body.bytes;
        }
        if (!entity.isRepeatable() || entity.getContentLength() > maxSize) {
            return null;
        }
        try (InputStream content = entity.getContent()) {
            if (content == null) {
                return new byte[0];
            }
            byte[] read = content.readNBytes(maxSize);
            return content.read() < 0 ? read : null;
        }
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public long getContentLength() {
        return bytes.length;
    }

    @Override
    public InputStream getContent() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }

    @Override
    public void close() {
        // nothing is open
    }

    /** A stream of unknown length. */
    private static final class StreamBody extends AbstractHttpEntity {

        private final InputStream stream;

        StreamBody(InputStream stream, String contentType) {
            super(contentType, null, true);
            this.stream = stream;
        }

        @Override
        public InputStream getContent() {
            return stream;
        }

        @Override
        public boolean isStreaming() {
            return true;
        }

        @Override
        public long getContentLength() {
            return -1;
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }

    /** A body that can be sent once, whose beginning was read already. */
    private static final class Replayed extends HttpEntityWrapper {

        private final InputStream all;
        private volatile boolean hasFailed;

        Replayed(HttpEntity entity, InputStream all) {
            super(entity);
            this.all = new FilterInputStream(all) {

                @Override
                public int read() throws IOException {
                    return noting(in::read);
                }

                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    return noting(() -> in.read(into, offset, length));
                }
            };
        }

        private interface Reading {

            int read() throws IOException;
        }

        private int noting(Reading reading) throws IOException {
            try {
                return reading.read();
            } catch (IOException e) {
                hasFailed = true;
                throw e;
            }
        }

        @Override
        public InputStream getContent() {
            return all;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            all.transferTo(out);
        }
    }
}
