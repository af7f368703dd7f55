// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * Where the keys of a Kamelet may stand, and that nobody is shown them.
 */
class KameletKeysTest extends KameletTestSupport {

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        super.configureTest(configuration);
        configuration.withJMX(true);
    }

    @Test
    void keysMayStandInPropertiesOfTheirOwn() throws Exception {
        addKeys("ticketauth.timetap.default.access-key", "ticketauth.timetap.default.secret-key");

        source("ticketauth-bookings-source", at("timetap"));

        awaitIds(simulators.timetap().data().appointments().ids());
    }

    @ParameterizedTest
    @ValueSource(strings = { "ticketauth-bookings-source", "ticketauth-bookings-source.nightly" })
    void keysMayStandInPropertiesOfTheKamelet(String name) throws Exception {
        addKeys("camel.kamelet." + name + ".accessKey", "camel.kamelet." + name + ".secretKey");

        source("ticketauth-bookings-source/nightly", at("timetap"));

        awaitIds(simulators.timetap().data().appointments().ids());
    }

    private void addKeys(String accessKey, String secretKey) {
        camel.getPropertiesComponent().addOverrideProperty(accessKey, simulator("timetap").accessKey());
        camel.getPropertiesComponent().addOverrideProperty(secretKey, simulator("timetap").secretKey());
    }

    /**
     * Camel looks up what a Kamelet leaves unset among properties, system properties and environment variables, too.
     */
    @Test
    void whatIsLeftOutIsNotTakenFromPropertiesOfTheSameName() throws Exception {
        for (String name : List.of("secretKey", "environment", "account", "path", "method")) {
            camel.getPropertiesComponent().addOverrideProperty(name, "of-somebody-else");
        }
        addKeys("ticketauth.timetap.default.access-key", "ticketauth.timetap.default.secret-key");
        step("ticketauth-sign-action", at("timetap"), "http:" + simulator("timetap").baseUri().getAuthority() + "/live/echo");

        assertThat(send("direct:start", null, Map.of()).getException()).isNull();

        assertThat(lastRequest("timetap").rawTarget()).isEqualTo("/live/echo");
        assertThat(simulator("timetap").refusals()).isEmpty();
    }

    @Test
    void aTenantHasItsOwnKeys() throws Exception {
        addKeys("ticketauth.timetap.north.access-key", "ticketauth.timetap.north.secret-key");

        source("ticketauth-bookings-source", at("timetap", "tenant=north"));

        await().until(() -> !received.isEmpty());
        assertThat(received.get(0).getMessage().getBody(Booking.class).account()).isEqualTo("north");
        assertThatThrownBy(() -> source("ticketauth-bookings-source", at("timetap", "tenant=south")))
                .hasStackTraceContaining("ticketauth.timetap.south.access-key");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> source("ticketauth-bookings-source", Map.of("account", "demo")))
                .hasStackTraceContaining("mandatory parameters must be provided: provider");
        assertThatThrownBy(() -> source("ticketauth-bookings-source", at("timetap")))
                .hasStackTraceContaining("ticketauth.timetap.default.access-key");
    }

    @Test
    void noSecretIsShown() throws Exception {
        source("ticketauth-bookings-source", withKeys("timetap", at("timetap")));
        step("ticketauth-booking-sink", withKeys("ticketevolution", at("ticketevolution")));
        source("ticketauth-webhook-source", withKeys("wsync", at("wsync", "webhookAuth=basic", "webhookPath=/hook",
                "webhookUsername=RAW(FAKE+user&half)", "webhookSecret=RAW({{my.webhook.secret}})")));

        List<String> shown = new ArrayList<>(managed());
        camel.getEndpoints().forEach(endpoint -> shown.add(endpoint.toString()));

        assertThat(shown).anyMatch(text -> text.contains("ticketauth-webhook-source"))
                .allSatisfy(text -> assertThat(text).doesNotContain("FAKE", "half", "100%"));
    }

    /** The names of all that Camel shows over JMX, and every text there. */
    private List<String> managed() throws Exception {
        MBeanServer server = context.getManagementStrategy().getManagementAgent().getMBeanServer();
        List<String> texts = new ArrayList<>();
        for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            texts.add(name.toString());
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                if (attribute.isReadable() && attribute.getType().equals(String.class.getName())) {
                    texts.add(String.valueOf(server.getAttribute(name, attribute.getName())));
                }
            }
        }
        return texts;
    }
}
