// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

import java.time.Instant;
import java.util.List;

/**
 * One way through the pages of a list, from its beginning to its end. The component asks for a request, sends it, and
 * hands the answer over, until there is no further request. It holds where it stands and is used by one thread at a
 * time.
 * <p>
 * The component refuses a page that has come before and more pages than the option {@code maxPages} allows, so a walk
 * does not have to suspect a provider of an endless list.
 */
public interface Walk {

    /**
     * The request for the next page.
     *
     * @return null when the list has ended
     */
    ApiRequest next();

    /**
     * Reads the answer to the last request.
     *
     * @param  page                     what the answer held
     * @return                          the items that belong to the list and were not in an earlier page; they may be
     *                                  fewer, and of {@link Item#of another form}
     * @throws IllegalArgumentException when the list can't be read any further without losing records, saying why and
     *                                  what to do
     */
    List<Item> read(Page page);

    /**
     * The provider has answered the last request with one of the statuses that it {@linkplain ApiRequest#handled()
     * handles}.
     *
     * @return true when {@link #next()} asks in another way now; false when nothing is left to try
     */
    default boolean refused(int status) {
        return false;
    }

    /** Where the items stand in the answer to the last request. */
    default PageLayout layout() {
        return PageLayout.FIRST_ARRAY;
    }

    /**
     * Whether the last request asks for something that this walk has read already, to see whether it has changed. Then
     * the page may be one that has come before.
     */
    default boolean isLookingBack() {
        return false;
    }

    /**
     * Up to which change the pages read so far hold everything, when that is not the last of their items: the walk is
     * about to look for records that moved while it read. A consumer that begins again there loses none.
     *
     * @return null when nothing is missing up to the last item
     */
    default Instant completeUntil() {
        return null;
    }
}
