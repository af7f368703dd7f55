// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code explain} links to.
 */
class RefusalCauseTest extends SimulatorTest {

    @ParameterizedTest
    @EnumSource
    void everyLinkLeadsToASection(RefusalCause cause) {
        String[] link = cause.link().split("#");

        assertThat(DocumentationPages.REPOSITORY.resolve(link[0])).exists();
        assertThat(DocumentationPages.anchors(DocumentationPages.REPOSITORY.resolve(link[0]))).contains(link[1]);
    }

    @ParameterizedTest
    @CsvSource({
            "wsync, KEYS", "ticketmatic, CLOCK KEYS", "timetap, SESSION KEYS", "tt, SESSION KEYS",
            "ticketevolution, CHANGED_REQUEST KEYS" })
    void explainNamesWhatTheProvidersWayToAuthenticateCanSufferFrom(String provider, String causes) {
        assertThat(help(endpoint(provider, "operation=explain"))).isEqualTo(links(causes));
    }

    @Test
    void keysThatLookWrongComeFirst() {
        String swapped = bareEndpoint("timetap", "operation=explain") + "&accessKey=notANumber&secretKey=12345";

        assertThat(help(swapped)).isEqualTo(links("FORM_OF_KEYS SESSION KEYS"));
    }

    @Test
    void whatHoldsNoTimeHasNoClock() {
        assertThat(help(endpoint("ticketmatic", "operation=explain", "authMethod=basic"))).isEqualTo(links("KEYS"));
    }

    @Test
    void asTextEachHasALine() {
        String text = send(endpoint("ticketmatic", "operation=explain"), null, Map.of()).getMessage().getBody(String.class);

        assertThat(text).contains("\nhelp: docs/why-401.md#the-clock\nhelp: docs/why-401.md#keys-account-and-environment\n");
    }

    private Object help(String endpoint) {
        return send(endpoint, null, Map.of()).getMessage().getBody(Map.class).get("help");
    }

    private static List<String> links(String causes) {
        return List.of(causes.split(" ")).stream().map(cause -> RefusalCause.valueOf(cause).link()).toList();
    }
}
