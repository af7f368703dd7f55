// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.server;

import java.io.IOException;
import java.io.OutputStream;

/** Counts the bytes written to it and lets only the first of them through. */
final class Stretch extends OutputStream {
    private final OutputStream out;
    private final long most;
    private long count;

    Stretch(OutputStream out, long most) {
        this.out = out;
        this.most = most;
    }

    @Override
    public void write(int value) throws IOException {
        if (count++ < most) {
            out.write(value);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, (int) Math.max(0, Math.min(length, most - count)));
        count += length;
    }

    long count() {
        return count;
    }
}
