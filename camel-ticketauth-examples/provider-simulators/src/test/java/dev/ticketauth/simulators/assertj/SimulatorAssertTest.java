// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.assertj;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

import dev.ticketauth.simulators.junit.TicketAuthProviders;
import dev.ticketauth.simulators.timetap.TimeTapSimulator;
import dev.ticketauth.simulators.wsync.WsyncSimulator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import static dev.ticketauth.simulators.assertj.SimulatorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@TicketAuthProviders({ "timetap", "wsync" })
class SimulatorAssertTest {
    private static final String SIGNATURE = "4880c0340c65d142838ea33ace9b850a";
    private static final String BASIC
            = "Basic d3N5bmMtcHVibGljLWtleS1mb3ItdGVzdHM6d3N5bmMtcHVibGljLWtleS1mb3ItdGVzdHM=";

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void passesWhereItIsRight(WsyncSimulator wsync, TimeTapSimulator timetap) throws Exception {
        send(wsync.baseUri(), "GET", "/tickets?page=2");
        send(wsync.baseUri(), "GET", "/tickets/ticket-0001");
        send(wsync.baseUri(), "GET", "/tickets/ticket-0002");

        assertThat(wsync).hasCalls(3).hasLogins(0).hasRefused(0).refusedNothing()
                .received("GET", "/tickets").received(1, "GET", "/tickets").received(2, "GET", "/tickets/*")
                .received(3, "GET", "/tickets/**").received(3, "GET", "/**").received(0, "POST", "/bookings");
        assertThat(timetap).receivedNothing();
    }

    @Test
    void failsWithTheListOfWhatCame(WsyncSimulator wsync) throws Exception {
        send(wsync.baseUri(), "GET", "/tickets?page=2&pageSize=10");
        send(wsync.baseUri(), "GET", "/tickets/none");

        assertThatThrownBy(() -> assertThat(wsync).as("the first poll").received(2, "GET", "/tickets"))
                .isInstanceOf(AssertionError.class).hasMessage("""
                        [the first poll]\s
                        Expecting wsync simulator at %s
                        to have received GET /tickets 2 times, not 1
                        but there came
                          GET /tickets?page=…&pageSize=… -> 200
                          GET /tickets/none -> 404 (there is no ticket none)""", wsync.baseUri());
        assertFails(() -> assertThat(wsync).received("POST", "/bookings"), "received POST /bookings\nbut");
        assertFails(() -> assertThat(wsync).received(0, "GET", "/tickets"), "received GET /tickets 0 times, not 1\n");
        assertFails(() -> assertThat(wsync).hasCalls(1), "received 1 API request, not 2\n");
        assertFails(() -> assertThat(wsync).hasLogins(2), "received 2 logins, not 0\n");
        assertFails(() -> assertThat(wsync).hasRefused(1), "received 1 request with credentials to refuse, not 0\n");
        assertFails(() -> assertThat(wsync).refusedNothing(), "received nothing that it had to refuse\n");
        assertFails(() -> assertThat(wsync).receivedNothing(), "received nothing at all\n");
    }

    @Test
    void saysThatNothingCame(WsyncSimulator wsync) {
        assertFails(() -> assertThat(wsync).hasCalls(1), "but there came no request");
    }

    @Test
    void showsNoSecret(TimeTapSimulator timetap) throws Exception {
        send(timetap.baseUri(), "GET", "/live/sessionToken?apiKey=12345&timestamp=1&signature=" + SIGNATURE);
        // keys that were swapped
        send(timetap.baseUri(), "GET", "/live/sessionToken?apiKey=" + timetap.secretKey() + "&timestamp=1&signature=x");

        assertThat(timetap).hasLogins(2).hasRefused(1);
        assertThatThrownBy(() -> assertThat(timetap).refusedNothing()).isInstanceOf(AssertionError.class)
                .hasMessageContaining("GET /live/sessionToken?apiKey=…&timestamp=…&signature=… -> 200")
                .hasMessageContaining("403 (apiKey '***' is unknown)")
                .hasMessageNotContaining(SIGNATURE).hasMessageNotContaining(timetap.secretKey());
    }

    @Test
    void refusesWhatIsNoPath(WsyncSimulator wsync) {
        assertThatThrownBy(() -> assertThat(wsync).received("GET", "tickets")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not begin with a slash");
        assertThatThrownBy(() -> assertThat((WsyncSimulator) null).hasCalls(0)).isInstanceOf(AssertionError.class)
                .hasMessageContaining("not to be null");
    }

    private static void assertFails(ThrowingCallable assertion, String message) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessageContaining(message);
    }

    private void send(URI base, String method, String target) throws Exception {
        client.send(HttpRequest.newBuilder(URI.create(base + target)).method(method, BodyPublishers.noBody())
                .header("Authorization", BASIC).build(), BodyHandlers.discarding());
    }
}
