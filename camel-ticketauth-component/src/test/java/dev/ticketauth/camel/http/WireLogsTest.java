// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.http;

import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

import static org.assertj.core.api.Assertions.assertThat;

class WireLogsTest {

    @Test
    void namesTheLoggersThatAreOn() {
        assertThat(WireLogs.on((name, level) -> level == Level.TRACE))
                .containsExactly("org.apache.camel.support.DefaultComponent at TRACE");
        assertThat(WireLogs.on((name, level) -> name.startsWith("org.apache.hc"))).hasSize(3)
                .contains("org.apache.hc.client5.http.wire at DEBUG");
        assertThat(WireLogs.on((name, level) -> false)).isEmpty();
    }
}
