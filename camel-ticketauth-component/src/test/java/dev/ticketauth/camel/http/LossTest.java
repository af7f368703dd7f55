// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateExpiredException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import dev.ticketauth.camel.auth.Origin;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.of;

class LossTest {

    private static final HttpHost PROXY = new HttpHost("http", "proxy.example.com", 3128);
    private static final HttpHost TARGET = new HttpHost("https", "api.example.com", 443);

    private static final Origin SECURE = Origin.of(URI.create("https://api.example.com"));

    static Stream<Arguments> losses() {
        return Stream.of(
                of(new ConnectException("refused"), true, false, "baseUri"),
                of(new UnknownHostException("nowhere"), true, false, "baseUri"),
                of(new NoRouteToHostException(), true, false, "http.proxyHost"),
                of(new ConnectTimeoutException("late"), true, false, "http.connectTimeout"),
                of(new ConnectionRequestTimeoutException("late"), true, false, "http.connectionsPerRoute"),
                of(handshake("PKIX path validation failed", new CertificateExpiredException()), true, true, "trust store"),
                of(handshake("Received fatal alert: bad_certificate", null), true, true, "client certificate"),
                of(handshake("(certificate_required) Received fatal alert: certificate_required", null), true, true,
                        "client certificate"),
                of(handshake("Remote host terminated the handshake", new EOFException()), true, false, ""),
                of(new SSLPeerUnverifiedException("no match"), true, true, "another host"),
                of(new SSLException("Unsupported or unrecognized SSL message"), true, true, "http.proxyAuthScheme=http"),
                of(new SSLException("Received fatal alert: internal_error"), false, false, ""),
                of(ProxyException.refused(PROXY, TARGET, 407), true, true, "http.proxyAuthUsername"),
                of(ProxyException.refused(PROXY, TARGET, 403), true, true, "https://api.example.com:443"),
                of(ProxyException.refused(PROXY, TARGET, 502), true, false, ""),
                of(ProxyException.wouldRead(PROXY, TARGET), true, true, "https"),
                of(new SocketTimeoutException("Read timed out"), false, false, "http.responseTimeout"),
                of(new SocketException("Connection reset"), false, false, "If every call ends so"),
                of(new SSLException("readHandshakeRecord", new SocketException("Broken pipe")), false, false,
                        "client certificate"),
                of(new NoHttpResponseException("gone"), false, false, ""));
    }

    private static IOException handshake(String message, Throwable cause) {
        SSLHandshakeException failure = new SSLHandshakeException(message);
        failure.initCause(cause);
        return failure;
    }

    @ParameterizedTest
    @MethodSource("losses")
    void saysWhatItMeansAndWhatToDo(IOException failure, boolean neverOpened, boolean lasting, String advice) {
        Loss loss = Loss.of(failure);

        assertThat(loss.neverOpened()).isEqualTo(neverOpened);
        assertThat(loss.isLasting()).isEqualTo(lasting);
        if (advice.isEmpty()) {
            assertThat(loss.advising(SECURE)).isEmpty();
        } else {
            assertThat(loss.advising(SECURE)).startsWith(". ").contains(advice);
        }
    }

    @Test
    void nobodyWantsACertificateWithoutTls() {
        Origin plain = Origin.of(URI.create("http://api.example.com"));

        assertThat(Loss.of(new SocketException("Connection reset")).advising(plain)).isEmpty();
        assertThat(Loss.of(new ConnectException("refused")).advising(plain)).contains("baseUri");
    }

    @Test
    void theTableOfThePageQuotesIt() throws Exception {
        Path page = Path.of("").toAbsolutePath().getParent().resolve("docs/networks.md");
        String table = Files.readString(page).replaceFirst("(?s).*## What you see", "");
        String said = losses().map(row -> (IOException) row.get()[0])
                .map(failure -> failure.getMessage() + Loss.of(failure).advising(SECURE)).collect(Collectors.joining("\n"));

        assertThat(Pattern.compile("(?m)^\\| `([^`]+)` \\|").matcher(table).results().map(row -> row.group(1)))
                .hasSizeGreaterThan(8).allSatisfy(quoted -> assertThat(said).contains(quoted));
    }
}
