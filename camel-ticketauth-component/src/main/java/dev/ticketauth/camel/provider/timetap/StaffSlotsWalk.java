// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.timetap;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.Page;
import dev.ticketauth.camel.spi.Walk;

/**
 * The slots of one person, a request for each day.
 */
final class StaffSlotsWalk implements Walk {

    private final SlotPlace place;
    private final LocalDate last;
    private final Map<String, Object> params;
    private LocalDate day;

    StaffSlotsWalk(SlotPlace place, LocalDate first, LocalDate last, Map<String, Object> params) {
        this.place = place;
        this.day = first;
        this.last = last;
        this.params = params;
    }

    @Override
    public ApiRequest next() {
        return day.isAfter(last) ? null : place.day(day).with(params);
    }

    @Override
    public List<Item> read(Page page) {
        String date = day.toString();
        day = day.plusDays(1);
        return page.items().stream().map(slot -> place.item(date, slot.json())).toList();
    }

    // slots name no day, so days with the same slots have the same answer
    @Override
    public boolean isLookingBack() {
        return true;
    }
}
