// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.routetests;

import org.apache.camel.builder.RouteBuilder;

/** Takes what TimeTap pushes. */
public class AppointmentHook extends RouteBuilder {

    @Override
    public void configure() {
        from("webhook:ticketauth:timetap?webhookAuth=token&webhookSecret=RAW({{webhook.secret}})"
             + "&webhookComponentName=platform-http&webhookPath=/hooks/timetap").routeId("hook")
                .to("{{changes.queue}}");
    }
}
