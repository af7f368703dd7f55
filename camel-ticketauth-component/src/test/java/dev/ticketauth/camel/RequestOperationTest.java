package dev.ticketauth.camel;

import java.util.Map;

import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestOperationTest extends SimulatorTest {

    @ParameterizedTest
    @ValueSource(strings = { "wsync", "ticketmatic", "timetap", "tt", "ticketevolution" })
    void everyProviderAnswersAnAuthenticatedRequest(String provider) {
        Exchange exchange = send(endpoint(provider, "operation=request", "path=" + echoPath(provider)), null, Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(String.class)).contains("\"method\":\"GET\"");
        assertThat(simulator(provider).refusals()).isEmpty();
        assertThat(simulator(provider).calls()).isOne();
    }
}
