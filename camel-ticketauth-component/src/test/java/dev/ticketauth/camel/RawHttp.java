// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Requests that no HTTP client would send.
 */
final class RawHttp {

    private static final int TIMEOUT_MILLIS = 20_000;

    private RawHttp() {
    }

    /** The whole answer to a POST of a body whose length is announced. */
    static String post(int port, String target, byte[] body, String... headers) throws IOException {
        StringBuilder head = head(target, headers).append("Content-Length: ").append(body.length).append("\r\n\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.toString().getBytes(ISO_8859_1));
        request.writeBytes(body);
        // at once: camel-jetty inflates a body only if it is there together with its headers
        return exchange(port, request.toByteArray());
    }

    /** The same in chunks, without a length. */
    static String postInChunks(int port, String target, byte[] body, int chunkSize, String... headers) throws IOException {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (int start = 0; start < body.length; start += chunkSize) {
            int size = Math.min(chunkSize, body.length - start);
            chunks.write((Integer.toHexString(size) + "\r\n").getBytes(ISO_8859_1));
            chunks.write(body, start, size);
            chunks.write("\r\n".getBytes(ISO_8859_1));
        }
        chunks.write("0\r\n\r\n".getBytes(ISO_8859_1));
        StringBuilder head = head(target, headers).append("Transfer-Encoding: chunked\r\n\r\n");
        return exchange(port, head.toString().getBytes(ISO_8859_1), chunks.toByteArray());
    }

    private static StringBuilder head(String target, String... headers) {
        StringBuilder head = new StringBuilder("POST " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n");
        for (int i = 0; i < headers.length; i += 2) {
            head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        }
        return head;
    }

    /** What comes back until the server closes the connection. */
    static String exchange(int port, byte[]... parts) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            OutputStream out = socket.getOutputStream();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try {
                for (byte[] part : parts) {
                    out.write(part);
                }
                out.flush();
            } catch (SocketException e) {
                // the server has heard enough; its answer may be there already
                answer.reset();
            }
            try {
                socket.getInputStream().transferTo(answer);
            } catch (SocketException e) {
                // reset behind the answer
                return answer.toString(ISO_8859_1);
            }
            return answer.toString(ISO_8859_1);
        }
    }
}
