// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.timetap;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.provider.SinglePage;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.Page;
import dev.ticketauth.camel.spi.PageLayout;
import dev.ticketauth.camel.spi.Walk;

/**
 * The slots of all staff: one answer with a list of days, each with a list of slots.
 */
final class LocationSlotsWalk implements Walk {

    private final SlotPlace place;
    private final SinglePage days;

    LocationSlotsWalk(SlotPlace place, ApiRequest request) {
        this.place = place;
        this.days = new SinglePage(request, PageLayout.FIRST_ARRAY);
    }

    @Override
    public ApiRequest next() {
        return days.next();
    }

    @Override
    public List<Item> read(Page page) {
        List<Item> slots = new ArrayList<>();
        for (Item day : page.items()) {
            String date = Fields.text(day.json(), "date");
            for (JsonNode slot : day.json().path("timeSlots")) {
                slots.add(place.item(date, slot));
            }
        }
        return slots;
    }
}
