// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.auth;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OriginTest {

    @Test
    void schemeHostAndPortMakeAnOrigin() {
        Origin origin = Origin.of(URI.create("https://api.example.com/v9"));

        assertThat(origin).isEqualTo(Origin.of(URI.create("HTTPS://API.example.com:443")));
        assertThat(origin).isNotEqualTo(Origin.of(URI.create("http://api.example.com:443")));
        assertThat(origin).isNotEqualTo(Origin.of(URI.create("https://api.example.com:8443")));
        assertThat(origin).isNotEqualTo(Origin.of(URI.create("https://api.example.com.evil.test")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://localhost:1", "http://127.0.0.1", "http://127.9.8.7:80", "http://[::1]:8080" })
    void loopbackIsThisMachine(String uri) {
        assertThat(Origin.of(URI.create(uri)).isLoopback()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://127.0.0.1.evil.test", "http://localhost.evil.test", "http://10.0.0.1", "http://0.0.0.0" })
    void nothingElseIs(String uri) {
        assertThat(Origin.of(URI.create(uri)).isLoopback()).isFalse();
    }
}
