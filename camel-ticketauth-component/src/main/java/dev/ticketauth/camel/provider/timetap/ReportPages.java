// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.timetap;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

import dev.ticketauth.camel.provider.Parameters;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.Page;
import dev.ticketauth.camel.spi.Selection;
import dev.ticketauth.camel.spi.Walk;

/**
 * A report of TimeTap: numbered pages up to an empty one, and back again. The server may make pages smaller than asked
 * for, so only an empty one is the end.
 * <p>
 * While pages are read, a record that leaves the list moves those behind it up, and one of them from a page that is
 * still to be read to one that was read already. On the way back, last page first, it is found. A record that comes
 * into the list moves others down: those are met again, and left out. So what is in the list all the time is lost only
 * when it moves up past the way forth and down past the way back. The number of records, which TimeTap tells too, would
 * not do: it stays when one goes while another comes.
 */
final class ReportPages implements Walk {

    static final int USUAL_PAGE_SIZE = 100;

    private final ApiRequest report;
    private final ToLongFunction<Item> identity;
    private final SeenIds seen = new SeenIds();
    private int number = 1;
    private int largest;
    private int last;
    private boolean turned;
    private boolean lookingBack;

    /**
     * @param identity what tells records apart
     */
    ReportPages(ApiRequest report, int pageSize, ToLongFunction<Item> identity) {
        this.report = report.with("pageSize", pageSize);
        this.identity = identity;
    }

    /** @throws IllegalArgumentException when a parameter says which page is wanted: all are read */
    static void refusePaging(Selection selection) {
        Parameters.refuse(selection, List.of("pageSize"), "for pages of another size use option 'pageSize'");
        Parameters.refuse(selection, List.of("pageNumber"),
                "a list is read from its first page to its last; for a single one use operation=request");
    }

    @Override
    public ApiRequest next() {
        lookingBack = turned;
        return number == 0 ? null : report.with("pageNumber", number);
    }

    @Override
    public boolean isLookingBack() {
        return lookingBack;
    }

    @Override
    public List<Item> read(Page page) {
        List<Item> items = page.items();
        if (lookingBack) {
            number--;
        } else if (items.isEmpty()) {
            turn();
        } else {
            last = items.size();
            largest = Math.max(largest, last);
            number++;
        }
        List<Item> fresh = new ArrayList<>(items.size());
        for (Item item : items) {
            if (seen.add(identity.applyAsLong(item))) {
                fresh.add(item);
            }
        }
        return fresh;
    }

    private void turn() {
        turned = true;
        number--;
        // nothing was behind a page with room left, so nothing has moved up into it
        if (last < largest) {
            number--;
        }
    }
}
