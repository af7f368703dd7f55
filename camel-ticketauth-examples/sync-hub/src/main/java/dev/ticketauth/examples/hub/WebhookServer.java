// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub;

import java.net.URI;

import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

/** Listens for the routes that take pushes, and ends with the context. */
final class WebhookServer {
    // whatever comes from outside goes through something that speaks TLS
    private static final String HOST = "127.0.0.1";

    private WebhookServer() {
    }

    /**
     * @param  port 0 for any that is free
     * @return      where it listens
     */
    static URI start(CamelContext camel, int port) throws Exception {
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost(HOST);
        configuration.setBindPort(port);
        VertxPlatformHttpServer server = new VertxPlatformHttpServer(configuration);
        camel.addService(server);
        return URI.create("http://" + HOST + ":" + server.getPort());
    }
}
