// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

import java.net.URI;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What the SPI does for every provider, also for one of another jar.
 */
class ProviderValuesTest {

    @ParameterizedTest
    @CsvSource({
            "https://api.example.com,             https://api.example.com",
            "HTTPS://api.example.com:8443/v1//,   https://api.example.com:8443/v1",
            "http://[::1]:8080/,                  http://[::1]:8080",
            "https://api.example.com/caf%C3%A9/é, https://api.example.com/caf%C3%A9/%C3%A9" })
    void readsABase(String option, String base) {
        assertThat(settings(option).base()).contains(URI.create(base));
    }

    @Test
    void aBaseThatIsNotSetIsNone() {
        assertThat(settings(null).base()).isEmpty();
        assertThat(settings(" ").base()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "api.example.com                   | has no scheme http or https",
            "ftp://api.example.com             | has no scheme http or https",
            "https:///path                     | has no host",
            "https://user:s3cret@example.com   | holds a user name; keys go into accessKey and secretKey",
            "https://example.com?key=s3cret    | holds a query or a fragment",
            "https://example.com/s3 cret       | is not a URI" })
    void refusesABaseWithoutQuotingIt(String option, String why) {
        assertThatThrownBy(() -> settings(option).base()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("option 'baseUri' " + why).hasMessageNotContaining("s3");
    }

    @Test
    void aProvidersWordsForgeNoLogLine() {
        ProviderError error = new ProviderError("E\n1", "no\r\nINFO all is well\u0000 " + "x".repeat(400));

        assertThat(error.code()).isEqualTo("E 1");
        assertThat(error.message()).startsWith("no  INFO all is well  xxx").endsWith("x…").hasSize(301);
        assertThat(new ProviderError(null, null).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "..", "a/b", "a?b", "a#b", "a%2Fb", "a b", "ä" })
    void anIdIsOneSegment(String id) {
        assertThatThrownBy(() -> RecordPath.of("/orders", id)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the id of a record");
        assertThat(RecordPath.of("/orders", "B-1_x")).isEqualTo("/orders/B-1_x");
    }

    private static ProviderSettings settings(String baseUri) {
        return new ProviderSettings(null, baseUri, null, Map.of());
    }
}
