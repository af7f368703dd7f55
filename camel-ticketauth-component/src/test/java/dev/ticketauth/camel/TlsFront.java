// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * Speaks TLS in front of a simulator, which speaks plain HTTP.
 */
final class TlsFront extends LoopbackListener {

    private final URI behind;
    private final List<String> clients = new CopyOnWriteArrayList<>();

    private TlsFront(SSLServerSocket server, URI behind) {
        super(server);
        this.behind = behind;
    }

    /** Takes everybody. */
    static TlsFront of(URI simulator, TestCertificates certificates) throws IOException, GeneralSecurityException {
        return start(simulator, certificates, false);
    }

    /** Takes those that have the client's certificate. */
    static TlsFront mutual(URI simulator, TestCertificates certificates) throws IOException, GeneralSecurityException {
        return start(simulator, certificates, true);
    }

    private static TlsFront start(URI simulator, TestCertificates certificates, boolean mutual)
            throws IOException, GeneralSecurityException {
        SSLServerSocket server = (SSLServerSocket) certificates.ofServer().getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setNeedClientAuth(mutual);
        TlsFront front = new TlsFront(server, simulator);
        front.start();
        return front;
    }

    String baseUri() {
        return "https://127.0.0.1:" + port();
    }

    /** Who has shown a certificate, one for each connection. */
    List<String> clients() {
        return clients;
    }

    @Override
    protected void serve(Socket connection) throws IOException {
        SSLSocket tls = (SSLSocket) connection;
        tls.startHandshake();
        try {
            clients.add(tls.getSession().getPeerPrincipal().getName());
        } catch (SSLPeerUnverifiedException e) {
            clients.add("nobody");
        }
        join(tls, new Socket(behind.getHost(), behind.getPort()));
    }
}
