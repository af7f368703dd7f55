// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One request over a bare socket: nothing is repeated, followed or repaired as clients do it. */
final class RawConnection {
    private static final int PATIENCE_MS = 30_000;

    private RawConnection() {
    }

    /** Everything that comes back before the server closes the connection. */
    static String exchange(URI base, String method, String target, String body, String authorization) {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            byte[] content = body.getBytes(StandardCharsets.UTF_8);
            String head = method + " " + target + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nAuthorization: "
                          + authorization
                          + "\r\nContent-Length: " + content.length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(content);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
