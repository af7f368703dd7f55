// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import dev.ticketauth.simulators.push.PushTarget;
import dev.ticketauth.simulators.push.Pusher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Pushes that a Kamelet receives.
 */
class KameletWebhookTest extends KameletTestSupport {

    @ParameterizedTest
    @ValueSource(strings = { "wsync", "timetap", "ticketevolution" })
    void pushes(String provider) throws Exception {
        source("ticketauth-webhook-source", at(provider, "webhookAuth=token",
                "webhookSecret=RAW({{my.webhook.secret}})", "webhookPath=/hooks/" + provider));
        String id = switch (provider) {
            case "wsync" -> simulators.wsync().data().tickets().ids().get(0);
            case "timetap" -> simulators.timetap().data().appointments().ids().get(0).toString();
            default -> simulators.ticketEvolution().data().orders().ids().get(0).toString();
        };

        PushTarget target = PushTarget.at(uri("/hooks/" + provider));
        assertThat(statusOfPush(provider, id, target.withHeader("X-Webhook-Token", "FAKE token"))).isEqualTo(401);
        assertThat(statusOfPush(provider, id, target.withHeader("X-Webhook-Token", WEBHOOK_SECRET))).isEqualTo(200);

        assertThat(received).singleElement()
                .satisfies(exchange -> assertThat(exchange.getMessage().getBody(TicketAuthChange.class).id()).isEqualTo(id));
    }

    private int statusOfPush(String provider, String id, PushTarget target) {
        try (Pusher pusher = simulator(provider).pushTo(target)) {
            pusher.push(id);
            await().until(() -> !pusher.attempts().isEmpty());
            return pusher.attempts().get(0).status();
        }
    }

    @Test
    void aSignedPush() throws Exception {
        source("ticketauth-webhook-source", at("timetap", "webhookAuth=hmac", "webhookHeader=X-Signature",
                "webhookPrefix=RAW(sha256=)", "webhookSecret=RAW({{my.webhook.secret}})", "webhookPath=/hook"));

        assertThat(push(APPOINTMENT, "X-Signature", "sha256=" + Hmacs.hex(WEBHOOK_SECRET, APPOINTMENT))).isEqualTo(200);
        assertThat(push(APPOINTMENT, "X-Signature", "sha256=" + Hmacs.hex("FAKE", APPOINTMENT))).isEqualTo(401);
    }

    @Test
    void aPushThatIsReadAgain() throws Exception {
        String id = simulators.timetap().data().appointments().ids().get(0).toString();
        source("ticketauth-webhook-source", withKeys("timetap", at("timetap", "webhookAuth=fetchBack", "webhookPath=/hook")));

        assertThat(statusOfPush("timetap", id, PushTarget.at(uri("/hook")))).isEqualTo(200);

        assertThat(change(0).record().id()).isEqualTo(id);
        assertThat(simulator("timetap").logins()).isOne();
    }
}
