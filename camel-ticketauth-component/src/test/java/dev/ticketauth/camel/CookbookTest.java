// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import javax.cache.Caching;

import dev.ticketauth.camel.session.StandingClock;
import dev.ticketauth.simulators.ProviderSimulator;
import dev.ticketauth.simulators.RecordedRequest;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What docs/cookbook.md promises of its routes, beyond that they run.
 */
class CookbookTest extends SimulatorTest {

    @TempDir
    Path directory;

    // the cache of the snippet lives as long as the process
    @BeforeEach
    @AfterEach
    void dropTokens() {
        Caching.getCachingProvider().getCacheManager().destroyCache("tokens-of-all-nodes");
    }

    @Test
    void aKeyThatIsReplacedInItsFileIsReadAfterARefusal() throws Exception {
        ProviderSimulator ticketmatic = simulator("ticketmatic");
        StandingClock clock = new StandingClock();
        clock.set(Instant.now());
        camel.getComponent("ticketauth", TicketAuthComponent.class).setClock(clock);
        camel.getPropertiesComponent().addInitialProperty("keys.dir", directory.toString());
        keys(ticketmatic.accessKey(), "SecretKeyThatWasRolled");
        start(camel, ticketmatic, "KeysInFiles");
        assertThat(send("direct:orders-with-keys-in-files", null, Map.of()).getException())
                .isInstanceOf(TicketAuthCredentialsException.class);

        keys(ticketmatic.accessKey(), ticketmatic.secretKey() + "\n");
        clock.advance(Duration.ofSeconds(2));
        Exchange next = send("direct:orders-with-keys-in-files", null, Map.of());

        assertThat(next.getException()).isNull();
        assertThat(next.getMessage().getHeader(TicketAuthConstants.ATTEMPTS)).isEqualTo(2);
    }

    @Test
    void twoNodesThatShareTheirTokensLogInOnce() throws Exception {
        ProviderSimulator tt = simulator("tt");
        start(camel, tt, "TokensOfAllNodes");
        try (CamelContext second = new DefaultCamelContext()) {
            second.getRegistry().bind("tokensOfAllNodes", camel.getRegistry().lookupByName("tokensOfAllNodes"));
            DocumentationTest.useSimulator(second, tt);
            second.start();

            assertThat(send("direct:fills-of-all-nodes", null, Map.of()).getException()).isNull();
            assertThat(second.createFluentProducerTemplate()
                    .to("ticketauth:tt?appName=reports&companyName=acme&operation=request&path=/ttledger/fills"
                        + "&sessionStore=#bean:tokensOfAllNodes")
                    .request(Exchange.class).getException()).isNull();
        }

        assertThat(tt.calls()).isEqualTo(2);
        assertThat(tt.logins()).isOne();
    }

    @Test
    void theComponentSendsWhatWasSignedByHand() throws Exception {
        ProviderSimulator ticketmatic = simulator("ticketmatic");
        start(camel, ticketmatic, "SignedByHand");
        start(camel, ticketmatic, "SignedByTheComponent");

        assertThat(send("direct:orders-signed-by-hand", null, Map.of()).getException()).isNull();
        assertThat(send("direct:orders", null, Map.of()).getException()).isNull();

        List<RecordedRequest> requests = ticketmatic.requests();
        assertThat(requests).hasSize(2).allSatisfy(request -> {
            assertThat(request.status()).isEqualTo(200);
            assertThat(request.method() + " " + request.rawTarget()).isEqualTo("GET /api/1/testaccount/orders?limit=100");
            assertThat(request.header("Authorization")).startsWith("TM-HMAC-SHA256 key=" + ticketmatic.accessKey() + " ts=");
        });
    }

    private void keys(String accessKey, String secretKey) throws Exception {
        Files.writeString(directory.resolve("access-key"), accessKey);
        Files.writeString(directory.resolve("secret-key"), secretKey);
    }

    private void start(CamelContext node, ProviderSimulator simulator, String className) throws Exception {
        DocumentationTest.useSimulator(node, simulator);
        DocumentationTest.addRoutes(node, Snippet.ofClass(className), directory);
    }
}
