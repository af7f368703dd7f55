// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.ticketevolution;

/** What can happen to an entry of Ticket Evolution's catalog. */
public enum CatalogChange {
    CREATED("created"),
    UPDATED("updated"),
    DELETED("deleted");

    private final String ending;

    CatalogChange(String ending) {
        this.ending = ending;
    }

    String eventType(String kind) {
        return kind + "_" + ending;
    }
}
