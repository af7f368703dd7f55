// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.http;

import java.io.IOException;

import org.apache.hc.core5.http.HttpHost;

/**
 * A proxy stands in the way, and the request was not sent.
 */
final class ProxyException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean lasting;
    private final String advice;

    private ProxyException(String message, boolean lasting, String advice) {
        super(message);
        this.lasting = lasting;
        this.advice = advice;
    }

    /** The proxy answers so instead of opening a tunnel. */
    static ProxyException refused(HttpHost proxy, HttpHost target, int status) {
        String advice = status == 407
                ? "Set http.proxyAuthUsername and http.proxyAuthPassword to what the proxy knows"
                : "Ask whoever runs the proxy to let " + target + " through";
        return new ProxyException(
                "the proxy " + proxy + " does not connect to " + target + " and answers " + status,
                status < 500, status < 500 ? advice : "");
    }

    /** Keys would go to another machine in the clear. */
    static ProxyException wouldRead(HttpHost proxy, HttpHost target) {
        return new ProxyException(
                "the proxy " + proxy + " is on another machine and would read the keys in a call to " + target, true,
                "Plain http is for calls that stay on this machine: use https, or no proxy (http.nonProxyHosts)");
    }

    boolean isLasting() {
        return lasting;
    }

    String advice() {
        return advice;
    }
}
