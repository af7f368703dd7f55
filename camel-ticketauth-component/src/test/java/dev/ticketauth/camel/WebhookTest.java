package dev.ticketauth.camel;

import java.util.Map;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a route gets of a push.
 */
class WebhookTest extends WebhookTestSupport {

    @Test
    void anAppointmentOfTimeTap() throws Exception {
        hook("timetap", "webhookAuth=token", "webhookSecret=RAW(s3cret)");

        assertThat(push(APPOINTMENT, "X-Webhook-Token", "s3cret", "X-Other", "kept")).isEqualTo(200);

        TicketAuthChange change = change(0);
        assertThat(change.type()).isEqualTo("booking.changed");
        assertThat(change.id()).isEqualTo("77001");
        assertThat(change.resource()).isEqualTo("bookings");
        assertThat(change.record().id()).isEqualTo("77001");
        assertThat(change.time()).isEqualTo("2026-01-01T10:00:00Z");
        assertThat(change.raw().toString()).isEqualTo(APPOINTMENT);
        Exchange exchange = received.get(0);
        assertThat(exchange.getMessage().getHeaders()).containsEntry("X-Other", "kept").doesNotContainKey("X-Webhook-Token");
        assertThat(exchange.getMessage().getHeaders().keySet()).noneMatch(name -> name.startsWith("CamelHttp"));
        assertThat(exchange.getFromRouteId()).isEqualTo("hook");
    }

    @Test
    void anOrderOfTicketEvolution() throws Exception {
        hook("ticketevolution", "webhookAuth=token", "webhookSecret=RAW(s3cret)");

        assertThat(pushForm(
                Map.of(
                        "order_group_id", "5", "recipient", "seller", "event_type", "order_created", "body",
                        "{\"id\":4711,\"state\":\"pending\",\"total\":\"25.00\",\"updated_at\":\"2026-01-01T10:00:00Z\"}"),
                "X-Webhook-Token", "s3cret")).isEqualTo(200);

        TicketAuthChange change = change(0);
        assertThat(change.type()).isEqualTo("booking.created");
        assertThat(change.id()).isEqualTo("4711");
        assertThat(change.raw().get("order_group_id").asText()).isEqualTo("5");
        assertThat(change.raw().get("body")).isEqualTo(change.record().raw());
        assertThat(received.get(0).getMessage().getHeaders()).doesNotContainKeys("body", "event_type");
    }

    @Test
    void aBadTokenIsRefused() throws Exception {
        hook("timetap", "webhookAuth=token", "webhookSecret=RAW(s3cret)");

        assertThat(push(APPOINTMENT, "X-Webhook-Token", "s3creT")).isEqualTo(401);
        assertThat(push(APPOINTMENT)).isEqualTo(401);
        assertThat(received).isEmpty();
    }
}
