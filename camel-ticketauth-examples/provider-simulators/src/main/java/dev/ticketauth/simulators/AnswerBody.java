// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

/** The body of an answer. A body of one repeated byte takes no memory, however long it is. */
public final class AnswerBody {
    private static final int CHUNK = 8 * 1024;
    private static final long MOST_COMPRESSED = 1L << 30;

    /** Written over and over until the length is reached. */
    private final byte[] pattern;
    private final long length;
    private final String contentEncoding;

    private AnswerBody(byte[] pattern, long length, String contentEncoding) {
        this.pattern = pattern;
        this.length = length;
        this.contentEncoding = contentEncoding;
    }

    public static AnswerBody bytes(byte[] bytes) {
        return new AnswerBody(bytes.clone(), bytes.length, null);
    }

    /** A text in UTF-8. */
    public static AnswerBody text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * One byte again and again.
     *
     * @param length in bytes
     */
    public static AnswerBody repeated(byte value, long length) {
        if (length < 0) {
            throw new IllegalArgumentException("A body cannot be " + length + " bytes long");
        }
        byte[] pattern = new byte[(int) Math.min(CHUNK, length)];
        Arrays.fill(pattern, value);
        return new AnswerBody(pattern, length, null);
    }

    /**
     * The same body compressed, sent with {@code Content-Encoding: gzip}: 10 MiB of one repeated byte become about 10
     * KiB on the wire.
     *
     * @throws IllegalStateException when it is compressed already or longer than 1 GiB
     */
    public AnswerBody gzipped() {
        if (contentEncoding != null || length > MOST_COMPRESSED) {
            throw new IllegalStateException("Only a body that is not compressed and not longer than 1 GiB can be compressed");
        }
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            writeTo(gzip, length);
        } catch (IOException e) {
            throw new UncheckedIOException("A body in memory could not be compressed", e);
        }
        return new AnswerBody(compressed.toByteArray(), compressed.size(), "gzip");
    }

    /** Bytes on the wire. */
    public long length() {
        return length;
    }

    /** The value of the {@code Content-Encoding} header, or null when there is none. */
    public String contentEncoding() {
        return contentEncoding;
    }

    /** Writes the beginning of the body, at most so many bytes. */
    public void writeTo(OutputStream out, long most) throws IOException {
        for (long left = Math.min(most, length); left > 0; left -= pattern.length) {
            out.write(pattern, 0, (int) Math.min(left, pattern.length));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AnswerBody body && length == body.length && Arrays.equals(pattern, body.pattern)
                && Objects.equals(contentEncoding, body.contentEncoding);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(pattern), length, contentEncoding);
    }

    @Override
    public String toString() {
        return length + " bytes" + (contentEncoding == null ? "" : " of " + contentEncoding);
    }
}
