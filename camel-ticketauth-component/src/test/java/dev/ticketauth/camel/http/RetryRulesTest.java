// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import dev.ticketauth.camel.provider.ticketevolution.TicketEvolutionProvider;
import dev.ticketauth.camel.spi.ProviderApi;
import dev.ticketauth.camel.spi.ProviderSettings;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryRulesTest {

    private static final Duration MAX_WAIT = Duration.ofSeconds(30);

    private final ProviderApi api
            = new TicketEvolutionProvider().connect(new ProviderSettings(null, null, null, Map.of()));
    private final RetryRules rules = new RetryRules(api, 3, MAX_WAIT, () -> 1.0);

    private Optional<Duration> after(String method, int status) {
        return rules.afterAnswer(method, "/v9/orders", status, null, 1);
    }

    @ParameterizedTest
    @CsvSource({
            "GET,429,true", "POST,429,true", "DELETE,429,true", "GET,502,true", "HEAD,503,true", "OPTIONS,504,true",
            "POST,502,false", "PUT,503,false", "PATCH,504,false", "DELETE,503,false", "GET,500,false", "GET,501,false",
            "GET,408,false", "GET,404,false", "GET,401,false", "GET,302,false" })
    void whatMayHaveBeenDoneIsRepeatedForReadsOnly(String method, int status, boolean repeated) {
        assertThat(after(method, status).isPresent()).isEqualTo(repeated);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "/v9/shipments/1/pend", "/v9/shipments/1/deliver", "/v9/payments/2/apply", "/v9/payments/2/cancel",
            "/v9/orders/1/items/2/remove_etickets", "/v9/orders/1/items/2/convert_to_etickets", "/v9/commissions/3/cancel" })
    void readsThatChangeSomethingAreNoReads(String path) {
        assertThat(rules.afterAnswer("GET", path, 503, null, 1)).isEmpty();
        assertThat(rules.afterLoss("GET", path, new SocketException("reset"), 1)).isEmpty();
        assertThat(rules.afterAnswer("GET", path, 429, null, 1)).isPresent();
    }

    @Test
    void aConnectionThatNeverOpenedIsTriedAgainForEveryMethod() {
        for (IOException failure : new IOException[] {
                new ConnectException(), new ConnectTimeoutException("t"), new UnknownHostException() }) {
            assertThat(rules.afterLoss("POST", "/v9/orders", failure, 1)).as(failure.toString()).isPresent();
        }
        for (IOException failure : new IOException[] {
                new SocketException("Connection reset"), new NoHttpResponseException("n"), new IOException() }) {
            assertThat(rules.afterLoss("POST", "/v9/orders", failure, 1)).as(failure.toString()).isEmpty();
            assertThat(rules.afterLoss("GET", "/v9/orders", failure, 1)).as(failure.toString()).isPresent();
        }
    }

    @Test
    void oneMoreThanMaxRetriesAreSent() {
        assertThat(rules.afterAnswer("GET", "/x", 503, null, 3)).isPresent();
        assertThat(rules.afterAnswer("GET", "/x", 503, null, 4)).isEmpty();
    }

    @Test
    void theProvidersWaitIsKeptOrGivenUp() {
        assertThat(rules.afterAnswer("GET", "/x", 429, Duration.ofSeconds(30), 1)).contains(Duration.ofSeconds(30));
        assertThat(rules.afterAnswer("GET", "/x", 429, Duration.ZERO, 1)).contains(Duration.ZERO);
        assertThat(rules.afterAnswer("GET", "/x", 429, Duration.ofSeconds(31), 1)).isEmpty();
    }

    @Test
    void otherwiseTheWaitDoublesUpToTheLongestAndHasJitter() {
        RetryRules many = new RetryRules(api, 1000, MAX_WAIT, () -> 1.0);
        RetryRules lucky = new RetryRules(api, 1000, MAX_WAIT, () -> 0.0);

        assertThat(many.afterAnswer("GET", "/x", 503, null, 1)).contains(Duration.ofMillis(200));
        assertThat(many.afterAnswer("GET", "/x", 503, null, 3)).contains(Duration.ofMillis(800));
        assertThat(lucky.afterAnswer("GET", "/x", 503, null, 3)).contains(Duration.ofMillis(400));
        for (int attempts : new int[] { 20, 64, 999 }) {
            assertThat(many.afterAnswer("GET", "/x", 503, null, attempts)).contains(MAX_WAIT);
        }
    }
}
