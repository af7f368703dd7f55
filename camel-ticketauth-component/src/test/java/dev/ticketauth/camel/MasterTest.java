// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import dev.ticketauth.simulators.ProviderSimulators;
import dev.ticketauth.simulators.ticketmatic.TicketmaticSettings;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two nodes, of which one polls: the other goes on where it was when it is gone.
 */
class MasterTest {

    private static final int BOOKINGS = 54;

    private final Map<String, String> cursors = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> nodes = new ConcurrentLinkedQueue<>();

    @TempDir
    Path locks;

    @Test
    void oneNodePollsAndTheOtherGoesOn() throws Exception {
        try (ProviderSimulators simulators = ProviderSimulators.builder()
                .ticketmatic(TicketmaticSettings.defaults().withOrders(60)).start()) {
            String uri = "ticketauth:ticketmatic?account=testaccount&allowPlainHttp=true&resource=bookings&delay=100"
                         + "&cursorRepository=#cursors&idempotentRepository=#consumed&baseUri="
                         + simulators.ticketmatic().baseUri() + "&accessKey=RAW(" + simulators.ticketmatic().accessKey()
                         + ")&secretKey=RAW(" + simulators.ticketmatic().secretKey() + ")";
            MemoryRepositories repositories = new MemoryRepositories(cursors);
            CamelContext first = node("first", uri, repositories);
            await().atMost(20, TimeUnit.SECONDS).until(() -> nodes.size() == BOOKINGS);
            CamelContext second = node("second", uri, repositories);
            change(simulators, 100_001L, "2026-03-01 00:00:00");
            await().atMost(20, TimeUnit.SECONDS).until(() -> nodes.size() == BOOKINGS + 1);
            assertThat(nodes).containsOnly("first");

            first.stop();
            change(simulators, 100_002L, "2026-03-01 00:00:01");
            await().atMost(30, TimeUnit.SECONDS).until(() -> nodes.size() == BOOKINGS + 2);

            assertThat(List.copyOf(nodes).get(BOOKINGS + 1)).isEqualTo("second");
            second.stop();
        }
    }

    private static void change(ProviderSimulators simulators, long id, String time) {
        simulators.ticketmatic().data().orders().change(id, order -> order.put("lastupdatets", time));
    }

    private CamelContext node(String name, String uri, MemoryRepositories repositories) throws Exception {
        CamelContext node = new DefaultCamelContext();
        node.getRegistry().bind("cursors", repositories.cursors());
        node.getRegistry().bind("consumed", repositories.consumed());
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(locks.toString());
        cluster.setAcquireLockDelay(100, TimeUnit.MILLISECONDS);
        cluster.setAcquireLockInterval(200, TimeUnit.MILLISECONDS);
        node.addService(cluster);
        node.addRoutes(new RouteBuilder() {

            @Override
            public void configure() {
                from("master:sync:" + uri).process(exchange -> nodes.add(name));
            }
        });
        node.start();
        return node;
    }
}
