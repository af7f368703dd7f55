// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Certificates that only these tests know, made by the JDK's keytool: one of a server at 127.0.0.1, and one of a
 * client. Each has signed itself, so it is its own trust anchor.
 */
final class TestCertificates {

    static final String PASSWORD = "password-of-tests";

    private static final String STORE_TYPE = "PKCS12";

    private final Path serverKeys;
    private final Path clientKeys;
    private final Path serverTrust;

    private TestCertificates(Path folder) throws Exception {
        serverKeys = keyPair(folder.resolve("server.p12"), "CN=provider", "-ext", "san=ip:127.0.0.1");
        clientKeys = keyPair(folder.resolve("client.p12"), "CN=client-of-tests");
        serverTrust = certificateOf(serverKeys, folder.resolve("trust.p12"));
    }

    /** Makes the files in this folder. */
    static TestCertificates in(Path folder) throws Exception {
        return new TestCertificates(folder);
    }

    private static Path keyPair(Path file, String name, String... more) throws Exception {
        ProcessBuilder keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "own",
                "-keyalg",
                "EC", "-dname", name, "-storetype", STORE_TYPE, "-storepass", PASSWORD, "-keystore", file.toString());
        keytool.command().addAll(List.of(more));
        Process process = keytool.redirectErrorStream(true).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(new String(process.getInputStream().readAllBytes())).isZero();
        return file;
    }

    private static Path certificateOf(Path keys, Path file) throws Exception {
        KeyStore trust = KeyStore.getInstance(STORE_TYPE);
        trust.load(null, null);
        trust.setCertificateEntry("trusted", load(keys).getCertificate("own"));
        try (OutputStream out = Files.newOutputStream(file)) {
            trust.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance(STORE_TYPE);
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    /** A store with the server's certificate and no key. */
    Path trustStore() {
        return serverTrust;
    }

    /** A store with the client's key and certificate. */
    Path keyStore() {
        return clientKeys;
    }

    /** What the server side of TLS needs: its own key, and to know the client. */
    SSLContext ofServer() throws IOException, GeneralSecurityException {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(load(serverKeys), PASSWORD.toCharArray());
        KeyStore client = KeyStore.getInstance(STORE_TYPE);
        client.load(null, null);
        client.setCertificateEntry("client", load(clientKeys).getCertificate("own"));
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(client);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    /** Camel's side of it: trusts the server. */
    SSLContextParameters trusting() {
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(store(serverTrust));
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        return parameters;
    }

    /** The same with a certificate of its own. */
    SSLContextParameters trustingAndKnown() {
        KeyManagersParameters own = new KeyManagersParameters();
        own.setKeyStore(store(clientKeys));
        own.setKeyPassword(PASSWORD);
        SSLContextParameters parameters = trusting();
        parameters.setKeyManagers(own);
        return parameters;
    }

    private static KeyStoreParameters store(Path file) {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + file);
        store.setPassword(PASSWORD);
        return store;
    }
}
