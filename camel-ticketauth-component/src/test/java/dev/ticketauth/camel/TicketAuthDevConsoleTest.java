// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ticketauth.camel.session.StandingClock;
import dev.ticketauth.simulators.Fault;
import org.apache.camel.CamelContext;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What the dev console shows, and what it does not.
 */
class TicketAuthDevConsoleTest extends SimulatorTest {

    private static final List<String> PROVIDERS = List.of("wsync", "ticketmatic", "timetap", "tt", "ticketevolution");

    private static final Instant START = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final StandingClock clock = new StandingClock();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext created = super.createCamelContext();
        created.setDevConsole(true);
        return created;
    }

    private DevConsole console() {
        return DevConsoleRegistry.get(camel).resolveById("ticketauth");
    }

    private String text(Map<String, Object> options) {
        return (String) console().call(DevConsole.MediaType.TEXT, options);
    }

    private JsonNode json(Map<String, Object> options) throws Exception {
        return new ObjectMapper().readTree(((JsonObject) console().call(DevConsole.MediaType.JSON, options)).toJson());
    }

    // at the time of the simulators, who look at signatures
    private void stopTime() {
        clock.set(START);
        camel.getComponent("ticketauth", TicketAuthComponent.class).setClock(clock);
    }

    @Test
    void nothingWasCalledYet() throws Exception {
        assertThat(text(Map.of())).isEqualTo("0 of 0 accounts\n");
        assertThat(json(Map.of()).path("total").intValue()).isZero();
    }

    @Test
    void aSessionWithItsExpiry() throws Exception {
        stopTime();
        call("timetap", null);
        clock.advance(Duration.ofHours(1));

        assertThat(text(Map.of())).isEqualTo("""
                timetap live (live, %s)
                    session: since %s, expires %s
                    clock: as here
                1 of 1 accounts
                """.formatted(simulators.timetap().baseUri(), START, START.plus(Duration.ofHours(4))));
        JsonNode account = json(Map.of()).path("accounts").path(0);
        assertThat(account.path("session").path("expiresAt").asText())
                .isEqualTo(START.plus(Duration.ofHours(4)).toString());
        assertThat(account.path("provider").asText()).isEqualTo("timetap");
        assertThat(account.has("trouble")).isFalse();
    }

    @Test
    void aTroubleAndThatItIsOver() throws Exception {
        stopTime();
        simulators.ticketmatic().inject(Fault.status(503));
        call("ticketmatic", null, "maxRetries=0");

        String trouble = "ticketmatic (" + simulators.ticketmatic().baseUri()
                         + ") is not available since " + START + ": answered 503";
        assertThat(text(Map.of())).contains("    trouble: " + trouble + " (1 times, last at " + START + ")\n");
        assertThat(json(Map.of()).path("accounts").path(0).path("trouble").path("message").asText()).isEqualTo(trouble);
        assertThat(json(Map.of()).path("accounts").path(0).path("trouble").path("status").intValue()).isEqualTo(503);

        call("ticketmatic", null);
        assertThat(text(Map.of())).contains("    works again; last trouble: " + trouble);
        assertThat(json(Map.of()).path("accounts").path(0).has("trouble")).isFalse();
        assertThat(json(Map.of()).path("accounts").path(0).path("lastTrouble").path("kind").asText()).isEqualTo("PROVIDER");
    }

    @Test
    void theProvidersClockAndTheRateLimit() throws Exception {
        simulators.ticketmatic().setClockOffset(Duration.ofHours(2));
        call("ticketmatic", null, "rateLimit=50");

        JsonNode account = json(Map.of()).path("accounts").path(0);
        assertThat(account.path("clockSkewSeconds").intValue()).isBetween(7195, 7205);
        assertThat(account.path("rateLimit").path("perSecond").doubleValue()).isEqualTo(50);
        assertThat(account.path("rateLimit").path("waiting").intValue()).isNotNegative();
        assertThat(text(Map.of())).contains("rate limit: 50.0 per second").contains(" s ahead of ours");
    }

    @Test
    void theAccountsInTroubleComeFirstAndTheNumberIsBounded() throws Exception {
        for (String tenant : List.of("a", "b", "c")) {
            camel.getPropertiesComponent().addInitialProperty("ticketauth.wsync." + tenant + ".access-key",
                    tenant.equals("c") ? "wrong-public-key" : simulators.wsync().accessKey());
            send(bareEndpoint("wsync", "operation=request", "path=/echo", "tenant=" + tenant), null, Map.of());
        }

        JsonNode limited = json(Map.of("limit", "2"));
        assertThat(limited.path("total").intValue()).isEqualTo(3);
        assertThat(limited.path("accounts").findValuesAsText("tenant")).containsExactly("c", "a");
        assertThat(json(Map.of("tenant", "b")).path("accounts").findValuesAsText("tenant")).containsExactly("b");
        assertThat(json(Map.of("provider", "tt")).path("total").intValue()).isZero();
        assertThat(text(Map.of("limit", 0))).isEqualTo("0 of 3 accounts\n");
        assertThatThrownBy(() -> text(Map.of("limit", "all"))).hasMessageContaining("'limit'");
    }

    @Test
    void endpointsOfOneAccountAreOneEntryUntilTheyStop() throws Exception {
        call("ticketmatic", null);
        call("ticketmatic", null, "params.x=1");
        assertThat(json(Map.of()).path("total").intValue()).isEqualTo(1);

        camel.removeEndpoints("ticketauth:*");
        assertThat(json(Map.of()).path("total").intValue()).isZero();
    }

    @Test
    void noKeyNorTokenIsShown() throws Exception {
        for (String provider : PROVIDERS) {
            call(provider, null);
            send(endpoint(provider, "operation=request", "path=" + echoPath(provider))
                    .replace(simulator(provider).secretKey(), "wrong-secret-key").replace("authMethod=publicKey&", ""),
                    null, Map.of());
        }

        String shown = text(Map.of()) + json(Map.of());
        assertThat(json(Map.of()).path("total").intValue()).isGreaterThan(PROVIDERS.size());
        for (String provider : PROVIDERS) {
            assertThat(shown).contains(provider).doesNotContain(simulator(provider).secretKey());
            if (!provider.equals("timetap")) {
                // TimeTap's is the number of a business
                assertThat(shown).doesNotContain(simulator(provider).accessKey());
            }
        }
        String token = simulators.tt().requests().stream().map(request -> request.header("Authorization"))
                .filter(header -> header != null && header.startsWith("Bearer ")).findFirst().orElseThrow().substring(7);
        assertThat(shown).doesNotContain(token, "wrong-secret-key");
    }
}
