// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.tt;

import java.util.List;

/**
 * Pages as TT writes them, by hand.
 */
final class TtPages {

    private TtPages() {
    }

    /** A page with everything. */
    static String of(String list, List<String> records) {
        return of("{'lastPage':'true','status':'Ok'}", list, records);
    }

    /** @param envelope what stands beside the list */
    static String of(String envelope, String list, List<String> records) {
        String others = envelope.substring(1, envelope.length() - 1);
        return "{" + others + (others.isEmpty() ? "" : ",") + "'" + list + "':[" + String.join(",", records) + "]}";
    }
}
