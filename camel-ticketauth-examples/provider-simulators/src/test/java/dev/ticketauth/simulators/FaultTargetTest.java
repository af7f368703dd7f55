// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.net.http.HttpResponse;

import dev.ticketauth.simulators.timetap.TimeTapSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.ticketauth.simulators.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

/** Which requests a fault hits, at a provider with logins. */
class FaultTargetTest {
    private static final String LOGIN = "/live/sessionToken?apiKey=12345&timestamp=1780315200&signature=";
    private static final String GOOD_LOGIN = LOGIN + "4880c0340c65d142838ea33ace9b850a";
    private static final String CLIENTS = "/live/clients";

    private ProviderSimulators simulators;
    private ProviderSimulator timetap;
    private TestClient client;
    private String token;

    @BeforeEach
    void start() {
        // a login that does its work is seen by the end of the token before
        simulators = ProviderSimulators.builder().timetap(TimeTapSettings.defaults().withOldTokensEndedByNew(true)).start();
        timetap = simulators.timetap();
        client = new TestClient(timetap);
        token = json(login(GOOD_LOGIN)).get("sessionToken").asText();
    }

    @AfterEach
    void stop() {
        simulators.close();
    }

    @Test
    void usesTheFirstThatSuitsInTheOrderOfInjection() {
        timetap.inject(Fault.status(500).times(2));
        timetap.inject(Fault.status(418).onLogin());
        timetap.inject(Fault.status(503));

        assertThat(status("GET", CLIENTS)).isEqualTo(500);
        assertThat(timetap.faults()).containsExactly(
                Fault.status(500), Fault.status(418).onLogin(), Fault.status(503));
        assertThat(status("GET", CLIENTS)).isEqualTo(500);
        assertThat(status("GET", CLIENTS)).isEqualTo(503);
        assertThat(status("GET", CLIENTS)).isEqualTo(200);
        assertThat(login(GOOD_LOGIN).statusCode()).isEqualTo(418);
        assertThat(timetap.faults()).isEmpty();
    }

    @Test
    void hitsAlwaysUntilCleared() {
        timetap.inject(Fault.status(503).always());
        for (int i = 0; i < 10; i++) {
            assertThat(status("GET", CLIENTS)).isEqualTo(503);
        }
        assertThat(timetap.faults()).containsExactly(Fault.status(503).always());

        timetap.clearFaults();

        assertThat(status("GET", CLIENTS)).isEqualTo(200);
    }

    @Test
    void looksAtPathAndMethod() {
        timetap.inject(Fault.status(503).onMethod("DELETE"));
        timetap.inject(Fault.status(504).onPath("/live/client"));

        assertThat(status("GET", "/live/staff")).isEqualTo(200);
        assertThat(status("GET", CLIENTS)).isEqualTo(504);
        assertThat(status("GET", CLIENTS)).isEqualTo(200);
        assertThat(status("DELETE", "/live/nowhere")).isEqualTo(503);
    }

    @Test
    void hitsLoginsOnlyWhenAsked() {
        timetap.inject(Fault.status(503).always());
        token = json(login(GOOD_LOGIN)).get("sessionToken").asText();
        timetap.clearFaults();
        timetap.inject(Fault.status(504).onAny().times(2));

        assertThat(login(GOOD_LOGIN).statusCode()).isEqualTo(504);
        assertThat(status("GET", "/live/staff")).isEqualTo(504);
        assertThat(status("GET", "/live/staff")).isEqualTo(200);
        assertThat(timetap.logins()).isEqualTo(3);
    }

    @Test
    void givesOutNoSessionBeforeTheWorkAndOneAfterIt() {
        timetap.inject(Fault.dropBeforeWork().onLogin());
        timetap.inject(Fault.status(500).onLogin());
        assertThat(RawConnection.exchange(timetap.baseUri(), "GET", GOOD_LOGIN, "", "")).isEmpty();
        assertThat(login(GOOD_LOGIN).statusCode()).isEqualTo(500);
        assertThat(status("GET", CLIENTS)).as("the token is not replaced").isEqualTo(200);

        timetap.inject(Fault.dropAfterWork().onLogin());
        assertThat(RawConnection.exchange(timetap.baseUri(), "GET", GOOD_LOGIN, "", "")).isEmpty();
        assertThat(status("GET", CLIENTS)).as("the token is replaced").isEqualTo(401);
    }

    @Test
    void doesNotHideWrongCredentials() {
        timetap.inject(Fault.status(503).onAny().times(2));

        assertThat(login(LOGIN + "0").statusCode()).isEqualTo(403);
        assertThat(client.send("GET", CLIENTS, "").statusCode()).isEqualTo(401);
        assertThat(timetap.faults()).containsExactly(Fault.status(503).onAny().times(2));
        assertThat(login(GOOD_LOGIN).statusCode()).isEqualTo(503);
    }

    @Test
    void comesBeforeAuthenticationWhenAsked() {
        Fault early = Fault.status(503).onAny().beforeAuthentication();
        timetap.inject(early.times(2));

        assertThat(login(LOGIN + "0").statusCode()).isEqualTo(503);
        assertThat(client.send("GET", CLIENTS, "").statusCode()).isEqualTo(503);
        assertThat(client.send("GET", CLIENTS, "").statusCode()).isEqualTo(401);
        timetap.inject(Fault.dropAfterWork().beforeAuthentication());
        assertThat(RawConnection.exchange(timetap.baseUri(), "GET", CLIENTS, "", "Bearer x")).isEmpty();
        assertThat(timetap.refusals()).last().asString().isEqualTo(
                "a fault closed the connection after the work was done; besides, the token was not handed out here");
    }

    @Test
    void keepsRejectNextApartFromOtherFaults() {
        timetap.rejectNext(5, 500);
        timetap.inject(Fault.status(503));
        timetap.rejectNext(1, 504);

        assertThat(status("GET", CLIENTS)).isEqualTo(503);
        assertThat(status("GET", CLIENTS)).isEqualTo(504);
        assertThat(status("GET", CLIENTS)).isEqualTo(200);
        assertThat(timetap.refusals()).last().isEqualTo("rejectNext asked for the status 504, the request itself is good");
        timetap.rejectNext(5, 500);
        timetap.rejectNext(0, 500);
        assertThat(timetap.faults()).isEmpty();
    }

    private HttpResponse<String> login(String target) {
        return client.send("GET", target, "");
    }

    private int status(String method, String target) {
        return client.send(method, target, "", "Authorization", "Bearer " + token).statusCode();
    }
}
