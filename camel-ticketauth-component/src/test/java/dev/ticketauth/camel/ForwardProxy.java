// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A forward proxy as companies have one: opens tunnels with {@code CONNECT}, forwards plain requests, may want a
 * password, and keeps everything that it gets to see.
 */
final class ForwardProxy extends LoopbackListener {

    private static final String END = "\r\n\r\n";

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
    private volatile String credentials;
    private volatile int refusal;

    private ForwardProxy(ServerSocket server) {
        super(server);
    }

    static ForwardProxy open() throws IOException {
        ForwardProxy proxy = new ForwardProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        proxy.start();
        return proxy;
    }

    /** Wants these from now on. */
    ForwardProxy wanting(String user, String password) {
        credentials = "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Answers with this status from now on. */
    ForwardProxy refusing(int status) {
        refusal = status;
        return this;
    }

    /** The request lines that it has carried out or refused. */
    List<String> requests() {
        return requests;
    }

    /** Every byte that clients have sent, tunnels included. */
    String everythingSeen() {
        synchronized (seen) {
            return seen.toString(ISO_8859_1);
        }
    }

    @Override
    protected void serve(Socket connection) throws IOException {
        while (true) {
            String head = head(connection.getInputStream());
            if (head.isEmpty()) {
                requests.add("no HTTP");
                answer(connection, "400 Bad Request");
                return;
            }
            String[] line = head.substring(0, head.indexOf("\r\n")).split(" ");
            requests.add(line[0] + " " + line[1]);
            if (credentials != null && !head.contains("Proxy-Authorization: " + credentials)) {
                answer(connection, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"tests\"");
            } else if (refusal != 0) {
                answer(connection, refusal + " Refused");
            } else if (line[0].equals("CONNECT")) {
                URI target = URI.create("https://" + line[1]);
                Socket far = new Socket(target.getHost(), target.getPort());
                connection.getOutputStream().write(("HTTP/1.1 200 Connection established" + END).getBytes(ISO_8859_1));
                join(connection, far);
                return;
            } else {
                forward(connection, head, URI.create(line[1]));
                return;
            }
        }
    }

    // one request for each connection: the server is told to close it
    private void forward(Socket connection, String head, URI target) throws IOException {
        String origin = target.getScheme() + "://" + target.getRawAuthority();
        String request = head.replaceFirst(" \\Q" + origin + "\\E", " ")
                .replaceAll("(?im)^(Proxy-[^\r]*|Connection:[^\r]*)\r\n", "").replaceFirst("\r\n", "\r\nConnection: close\r\n");
        Socket far = new Socket(target.getHost(), target.getPort());
        far.getOutputStream().write(request.getBytes(ISO_8859_1));
        join(connection, far);
    }

    private static void answer(Socket connection, String status) throws IOException {
        connection.getOutputStream().write(("HTTP/1.1 " + status + "\r\nContent-Length: 0" + END).getBytes(ISO_8859_1));
    }

    /** The head of a request; empty for somebody who speaks no HTTP, such as TLS. */
    private String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf(END, Math.max(0, head.length() - END.length())) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the client has gone");
            }
            head.append((char) next);
            if (!Character.isUpperCase(head.charAt(0))) {
                // what is left unread would make the answer a reset
                in.skipNBytes(in.available());
                return "";
            }
        }
        see(head.toString().getBytes(ISO_8859_1), head.length());
        return head.toString();
    }

    @Override
    protected void copy(InputStream in, OutputStream out) throws IOException {
        byte[] bytes = new byte[8192];
        for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
            see(bytes, count);
            out.write(bytes, 0, count);
        }
    }

    private void see(byte[] bytes, int count) {
        synchronized (seen) {
            seen.write(bytes, 0, count);
        }
    }
}
