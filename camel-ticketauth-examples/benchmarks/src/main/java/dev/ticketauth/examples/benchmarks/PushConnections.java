// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Connections that send one push after another, each when the one before is answered, all from one thread: what it
 * takes of the machine is as little as it gets, and the same whoever answers.
 */
final class PushConnections implements AutoCloseable {

    private static final int CONNECTIONS = 64;
    private static final String STATUS = "HTTP/1.1 200 OK\r\n";
    // of a body without content, in one piece or in chunks
    private static final String END = "0\r\n\r\n";

    private final Selector selector = Selector.open();
    private final List<SelectionKey> keys = new ArrayList<>();
    private final ByteBuffer answer = ByteBuffer.allocateDirect(4096);
    // the first answer: all others must be the same, whichever way is measured
    private String expected;

    PushConnections(int port) throws IOException {
        for (int i = 0; i < CONNECTIONS; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            keys.add(channel.register(selector, SelectionKey.OP_READ));
        }
    }

    /** Seconds that they take together, from the first to the last. */
    double send(byte[][] pushes) throws IOException {
        long begin = System.nanoTime();
        int sent = 0;
        while (sent < Math.min(CONNECTIONS, pushes.length)) {
            write(keys.get(sent), pushes[sent]);
            sent++;
        }
        int answered = 0;
        while (answered < pushes.length) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                if (readAnswer(key)) {
                    answered++;
                    if (sent < pushes.length) {
                        write(key, pushes[sent++]);
                    }
                }
            }
            selector.selectedKeys().clear();
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    // nothing else is on its way on this connection, so there is room for all of it
    private static void write(SelectionKey key, byte[] push) throws IOException {
        if (((SocketChannel) key.channel()).write(ByteBuffer.wrap(push)) != push.length) {
            throw new IOException("A push did not fit into the buffer of its connection");
        }
    }

    // whether it is there to its end: the server may write it in pieces
    private boolean readAnswer(SelectionKey key) throws IOException {
        answer.clear();
        int length = ((SocketChannel) key.channel()).read(answer);
        byte[] bytes = new byte[Math.max(length, 0)];
        answer.flip().get(bytes);
        String before = (String) key.attachment();
        String text = (before == null ? "" : before) + new String(bytes, StandardCharsets.US_ASCII);
        if (length < 0 || text.length() > answer.capacity()) {
            throw new IOException("A push was answered: " + text);
        }
        if (!text.endsWith(END)) {
            key.attach(text);
            return false;
        }
        key.attach(null);
        if (expected == null && text.startsWith(STATUS)) {
            expected = text;
        }
        if (!text.equals(expected)) {
            throw new IOException("A push was answered: " + text);
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : keys) {
            key.channel().close();
        }
        selector.close();
    }
}
