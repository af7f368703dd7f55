// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.List;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Endpoints of the user's own, signed by a bean.
 */
class TicketAuthHttpClientConfigurerTest extends SimulatorTest {

    private static final List<String> PROVIDERS = List.of("wsync", "ticketmatic", "timetap", "tt", "ticketevolution");

    @Test
    void theConfigurerSignsAnEndpointOfItsOwn() throws Exception {
        for (String provider : PROVIDERS) {
            TicketAuthHttpClientConfigurer configurer = new TicketAuthHttpClientConfigurer();
            configurer.setEndpoint(endpoint(provider));
            camel.getRegistry().bind("signer-" + provider, configurer);
            String uri = echoUrl(provider) + "?httpClientConfigurer=#signer-" + provider;

            Exchange exchange = send(uri, "{\"a\": \"Zoë\"}", Map.of(
                    Exchange.CONTENT_TYPE, "application/json; charset=utf-8", Exchange.HTTP_QUERY, "z=Bücher|x&a=b c",
                    Exchange.HTTP_METHOD, "PUT"));

            assertThat(exchange.getException()).as(provider).isNull();
            assertThat(simulator(provider).refusals()).isEmpty();
        }
        simulators.tt().revokeSessions();
        Exchange renewed = send(echoUrl("tt") + "?httpClientConfigurer=#signer-tt", null, Map.of());
        assertThat(renewed.getException()).isNull();
        assertThat(simulator("tt").logins()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = { "xml", "yaml" })
    void theConfigurerIsThereInEveryDsl(String language) throws Exception {
        camel.getPropertiesComponent().addInitialProperty("signer.endpoint", endpoint("ticketmatic"));
        camel.getPropertiesComponent().addInitialProperty("target", echoUrl("ticketmatic"));
        String text = language.equals("xml") ? """
                <camel xmlns="http://camel.apache.org/schema/xml-io">
                    <bean name="signer" type="dev.ticketauth.camel.TicketAuthHttpClientConfigurer">
                        <properties><property key="endpoint" value="{{signer.endpoint}}"/></properties>
                    </bean>
                    <route>
                        <from uri="direct:start"/>
                        <to uri="{{target}}?httpClientConfigurer=#signer"/>
                    </route>
                </camel>
                """ : """
                - beans:
                    - name: signer
                      type: dev.ticketauth.camel.TicketAuthHttpClientConfigurer
                      properties:
                        endpoint: "{{signer.endpoint}}"
                - route:
                    from:
                      uri: direct:start
                      steps:
                        - to: "{{target}}?httpClientConfigurer=#signer"
                """;
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("signer." + language, text));

        assertThat(send("direct:start", null, Map.of()).getException()).isNull();
        assertThat(simulator("ticketmatic").refusals()).isEmpty();
    }

    @Test
    void theConfigurersTenantIsThatOfItsEndpoint() {
        camel.getPropertiesComponent().addInitialProperty("ticketauth.wsync.north.access-key", simulator("wsync").accessKey());
        TicketAuthHttpClientConfigurer configurer = new TicketAuthHttpClientConfigurer();
        configurer.setEndpoint(bareEndpoint("wsync", "tenant=north"));
        camel.getRegistry().bind("signer", configurer);

        Exchange exchange = send(echoUrl("wsync") + "?httpClientConfigurer=#signer", null,
                Map.of(TicketAuthConstants.TENANT, "south"));

        assertThat(exchange.getException()).isNull();
    }

    @Test
    void theConfigurerSaysWhatIsMissing() {
        TicketAuthHttpClientConfigurer unbound = new TicketAuthHttpClientConfigurer();
        unbound.setEndpoint(endpoint("wsync"));
        assertThatThrownBy(() -> unbound.configureHttpClient(null)).hasMessageContaining("CamelContext");

        camel.getRegistry().bind("other", new TicketAuthHttpClientConfigurer());
        TicketAuthHttpClientConfigurer other
                = camel.getRegistry().lookupByNameAndType("other", TicketAuthHttpClientConfigurer.class);
        other.setEndpoint("https://api.example.com");
        assertThatThrownBy(() -> other.configureHttpClient(null)).hasMessageContaining("must be a ticketauth: URI");
    }
}
