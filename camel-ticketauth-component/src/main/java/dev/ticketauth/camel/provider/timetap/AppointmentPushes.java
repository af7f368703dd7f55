// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.timetap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.spi.PushedChange;
import dev.ticketauth.camel.spi.PushedChange.What;
import dev.ticketauth.camel.spi.Pushes;

/**
 * Appointments as TimeTap's webhook sends them: the whole appointment after it was booked, edited or deleted, without a
 * word on which of these it was ("Integrating Webhooks" of the provider's documentation).
 */
final class AppointmentPushes implements Pushes {

    @Override
    public String registration() {
        return "TimeTap has no API for webhooks: in its back office, under Settings > Integrations > Other Integrations >"
               + " Webhook, activate the webhook and set its URL to";
    }

    @Override
    public PushedChange read(JsonNode push) {
        return new PushedChange(
                PushedChange.BOOKING, Fields.requireId(push, AppointmentRecord.ID), What.CHANGED, push);
    }
}
