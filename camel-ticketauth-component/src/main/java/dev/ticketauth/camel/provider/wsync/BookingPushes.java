// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.wsync;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.spi.PushedChange;
import dev.ticketauth.camel.spi.PushedChange.What;
import dev.ticketauth.camel.spi.Pushes;

/**
 * What W-SYNC's webhooks send. That there are any is all that the provider's public pages say: events and fields are
 * not documented, so each is taken for a booking whose id, status and time stand where the options say.
 */
record BookingPushes(AnswerShape shape) implements Pushes {

    @Override
    public String registration() {
        return "How W-SYNC's webhooks are registered is not documented by the provider: ask it to send them to";
    }

    @Override
    public PushedChange read(JsonNode push) {
        return new PushedChange(PushedChange.BOOKING, shape.requireId(push), What.CHANGED, push);
    }
}
