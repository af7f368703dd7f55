// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Policy;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What tools learn of the component: from Camel's catalogs, from the description of its beans, from its endpoints.
 */
class ToolingMetadataTest extends SimulatorTest {

    private CamelCatalog catalog;

    @BeforeEach
    void addToCatalog() {
        catalog = new DefaultCamelCatalog();
        catalog.addComponent("ticketauth", TicketAuthComponent.class.getName());
    }

    private static Properties properties(String resource) throws IOException {
        Properties properties = new Properties();
        try (InputStream in
                = ToolingMetadataTest.class.getResourceAsStream("/META-INF/services/org/apache/camel/" + resource)) {
            properties.load(in);
        }
        return properties;
    }

    @Test
    void theJarNamesItsComponentAndItsBeans() throws IOException {
        assertThat(properties("component.properties")).containsEntry("components", "ticketauth")
                .containsEntry("groupId", "dev.ticketauth").containsEntry("artifactId", "camel-ticketauth-component");
        assertThat(properties("bean.properties"))
                .containsEntry("bean", "TicketAuthHttpClientConfigurer TicketAuthPolicy");
    }

    @Test
    void theCatalogKnowsWhatMayStandInAUri() {
        EndpointValidationResult good = catalog.validateEndpointProperties(
                "ticketauth:ticketmatic?account=demo&operation=listBookings&params.from=2026-01-01&http.responseTimeout=5000");
        EndpointValidationResult bad = catalog.validateEndpointProperties(
                "ticketauth:nobody?acount=demo&operation=listBooking&maxRetries=many");

        assertThat(good.isSuccess()).as(good.summaryErrorMessage(false)).isTrue();
        assertThat(bad.getUnknown()).containsExactly("acount");
        assertThat(bad.getInvalidEnum()).containsEntry("operation", "listBooking").containsEntry("provider", "nobody");
        assertThat(bad.getInvalidInteger()).containsEntry("maxRetries", "many");
    }

    @Test
    void theCatalogKnowsWhichSideAnOptionBelongsTo() {
        String uri = "ticketauth:timetap?resource=bookings&delay=5m&params.status=OPEN";

        assertThat(catalog.validateEndpointProperties(uri, false, true, false).isSuccess()).isTrue();
        assertThat(catalog.validateEndpointProperties(uri, false, false, true).getNotProducerOnly())
                .containsExactlyInAnyOrder("resource", "delay");
    }

    @Test
    void theRuntimeCatalogKnowsTheOptions() {
        EndpointValidationResult result = PluginHelper.getRuntimeCamelCatalog(camel).validateProperties("ticketauth",
                Map.of("provider", "tt", "plan", "endless", "secret", "x"));

        assertThat(result.getUnknown()).containsExactly("secret");
        assertThat(result.getInvalidEnum()).containsEntry("plan", "endless");
    }

    @Test
    void theCatalogTellsSecrets() throws IOException {
        JsonNode options = new ObjectMapper().readTree(catalog.componentJSonSchema("ticketauth")).path("properties");

        assertThat(options.properties().stream().filter(option -> option.getValue().path("secret").asBoolean())
                .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("accessKey", "secretKey", "webhookSecret", "webhookUsername");
    }

    /** Quarkus looks for components in jars that have one. */
    @Test
    void theJarHasAnIndexOfItsClasses() throws IOException {
        String index = new String(
                TicketAuthComponent.class.getResourceAsStream("/META-INF/jandex.idx").readAllBytes(),
                StandardCharsets.ISO_8859_1);

        assertThat(index).contains("TicketAuthComponent");
    }

    @ParameterizedTest
    @CsvSource({ "TicketAuthPolicy", "TicketAuthHttpClientConfigurer" })
    void aBeanIsDescribedAsItIs(String name) throws Exception {
        JsonNode bean = new ObjectMapper()
                .readTree(getClass().getResource("/META-INF/services/org/apache/camel/bean/" + name + ".json")).get("bean");

        Class<?> type = Class.forName(bean.get("javaType").asText());
        Object made = type.getDeclaredConstructor().newInstance();
        assertThat(Class.forName(bean.get("interfaceType").asText())).isIn(Policy.class, HttpClientConfigurer.class)
                .satisfies(each -> assertThat(each).isAssignableFrom(type));
        JsonNode endpoint = bean.at("/properties/endpoint");
        assertThat(endpoint.get("required").asBoolean()).isTrue();
        // as tools and properties files set it
        assertThat(PluginHelper.getConfigurerResolver(camel)
                .resolvePropertyConfigurer(type.getName(), camel)
                .configure(camel, made, "endpoint", "ticketauth:timetap", false)).isTrue();
        assertThat(made).hasFieldOrPropertyWithValue("endpoint", "ticketauth:timetap");
    }

    @ParameterizedTest
    @ValueSource(strings = { "wsync", "ticketmatic", "timetap", "tt", "ticketevolution" })
    void anEndpointTellsItsServiceWithoutSecrets(String provider) {
        EndpointServiceLocation location = camel.getEndpoint(endpoint(provider), TicketAuthEndpoint.class);

        assertThat(location.getServiceUrl()).isEqualTo(simulator(provider).baseUri().toString());
        assertThat(location.getServiceProtocol()).isEqualTo("rest");
        assertThat(location.getServiceMetadata()).containsEntry("provider", provider).containsKey("environment");
        assertThat(location.getServiceMetadata().values())
                .doesNotContain(simulator(provider).secretKey(), simulator(provider).accessKey());
    }
}
