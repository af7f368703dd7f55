// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub;

/** TT: fills and working orders. A trade cannot be made over its REST API, so nothing is written. */
final class TtRoutes extends ProviderRoutes {

    TtRoutes() {
        super("tt");
    }

    @Override
    protected String options() {
        return "&appName=" + setting("app-name") + "&companyName=" + setting("company-name")
               + "&plan={{?hub.tt.plan}}";
    }

    @Override
    protected void configureFeeds() {
        read("tickets", "");
        read("changes", "");
    }
}
