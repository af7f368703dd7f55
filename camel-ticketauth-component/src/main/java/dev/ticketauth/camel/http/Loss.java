// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import dev.ticketauth.camel.auth.Origin;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/**
 * A request without an answer: what that says about it, and what a person can do.
 *
 * @param neverOpened whether the request cannot have reached the provider
 * @param isLasting   whether it ends in the same way until somebody changes something
 * @param advice      what to change, as a sentence, or nothing
 */
public record Loss(boolean neverOpened, boolean isLasting, String advice) {

    // the JDK's words for a first answer that is no TLS, for which it has no exception of its own
    private static final String NO_TLS = "Unsupported or unrecognized SSL message";
    // newer JDKs put the alert's name in front
    private static final String ALERT = "Received fatal alert";

    // a server that wants a certificate may have hung up before this side reads that it does
    private static final String CUT_OFF = "If every call ends so, the server may want a client certificate (a key manager in"
                                          + " http.sslContextParameters)";

    public static Loss of(IOException failure) {
        if (failure instanceof ProxyException proxy) {
            return new Loss(true, proxy.isLasting(), proxy.advice());
        }
        if (failure instanceof SSLException tls) {
            return ofTls(tls);
        }
        if (failure instanceof ConnectionRequestTimeoutException) {
            return passing("All connections of the pool are in use: raise http.connectionsPerRoute and"
                           + " http.maxTotalConnections, or wait longer (http.connectionRequestTimeout, milliseconds)");
        }
        if (failure instanceof ConnectTimeoutException) {
            return passing("No connection within http.connectTimeout: is a firewall in between, or a proxy needed"
                           + " (http.proxyHost)?");
        }
        if (failure instanceof ConnectException || failure instanceof UnknownHostException
                || failure instanceof NoRouteToHostException) {
            return passing("Check baseUri, and http.proxyHost if a proxy is needed");
        }
        if (failure instanceof SocketTimeoutException) {
            return new Loss(false, false, "It took longer than http.responseTimeout (or http.soTimeout), milliseconds");
        }
        return new Loss(false, false, failure instanceof SocketException ? CUT_OFF : "");
    }

    private static Loss passing(String advice) {
        return new Loss(true, false, advice);
    }

    private static Loss lasting(String advice) {
        return new Loss(true, true, advice);
    }

    // who fails a handshake has not read the request
    private static Loss ofTls(SSLException failure) {
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof SSLPeerUnverifiedException) {
            return lasting("The certificate is for another host: check baseUri");
        }
        if (isAboutCertificate(failure)) {
            return lasting("The server's certificate is not trusted here: put the one that has issued it into the trust"
                           + " store of http.sslContextParameters");
        }
        if (message.contains(NO_TLS)) {
            return lasting("What listens there does not speak TLS. If it is a proxy, set http.proxyAuthScheme=http");
        }
        if (failure instanceof SSLHandshakeException) {
            return message.contains(ALERT)
                    ? lasting("The server refuses this side of TLS: it may want a client certificate (a key manager in"
                              + " http.sslContextParameters) or another version of TLS")
                    : passing("");
        }
        return new Loss(false, false, failure.getCause() instanceof SocketException ? CUT_OFF : "");
    }

    private static boolean isAboutCertificate(Throwable failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    /** The advice as it follows a sentence without a full stop. */
    public String advising(Origin called) {
        // nobody wants a certificate without TLS
        boolean isMeant = !advice.isEmpty() && (!advice.equals(CUT_OFF) || "https".equals(called.scheme()));
        return isMeant ? ". " + advice : "";
    }
}
