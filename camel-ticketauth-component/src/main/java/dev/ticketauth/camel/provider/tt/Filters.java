// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.tt;

import java.util.Map;
import java.util.Set;

import dev.ticketauth.camel.provider.Parameters;
import dev.ticketauth.camel.spi.Selection;

/**
 * What a user may ask of TT's lists.
 */
final class Filters {

    private Filters() {
    }

    /**
     * The parameters that go to the provider as they are.
     *
     * @param  records                  what is listed, for a message
     * @param  own                      the filters that TT has for it, for a message
     * @param  used                     the parameters that are dealt with otherwise
     * @throws IllegalArgumentException when TT has nothing for a name that all providers have in common
     */
    static Map<String, Object> passedOn(Selection selection, String records, String own, Set<String> used) {
        requireNoPageSize(selection);
        Parameters.refuseCommonBut(used, selection, "TT does not filter " + records + " by it; what there is: " + own);
        return Parameters.without(selection.params(), used);
    }

    /** No list of TT's has pages of a size that can be asked for. */
    static void requireNoPageSize(Selection selection) {
        if (selection.pageSize() > 0) {
            throw new IllegalArgumentException(
                    "option 'pageSize' is " + selection.pageSize() + ", but TT fixes the size of its pages; remove the option");
        }
    }
}
