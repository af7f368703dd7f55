// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import dev.ticketauth.camel.TicketAuthChange;
import dev.ticketauth.examples.hub.store.ConsumedTable;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.main.Main;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * A process of its own that takes TimeTap's pushes into PostgreSQL until it is killed. It counts how often it has
 * written each of them; what it has taken it remembers in the same database.
 */
final class PushProcess {
    static final String PATH = "/timetap";
    private static final String TAKEN_FOR = "1s";
    private static final String WRITE = "INSERT INTO change (id, version, times) VALUES (?, ?, 1)"
                                        + " ON CONFLICT (id, version) DO UPDATE SET times = change.times + 1";

    private PushProcess() {
    }

    static Process start(int port, String secret, String database, Path log) throws IOException {
        return new ProcessBuilder(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m",
                        "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        PushProcess.class.getName(), String.valueOf(port), secret, database))
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
    }

    public static void main(String[] arguments) throws Exception {
        PGConnectionPoolDataSource postgres = new PGConnectionPoolDataSource();
        postgres.setUrl(arguments[2]);
        // H2's pool takes the connections of any database; as many as Vert.x has threads for routes
        JdbcConnectionPool database = JdbcConnectionPool.create(postgres);
        database.setMaxConnections(20);
        Main camel = new Main();
        camel.bind("pushes", new ConsumedTable(database, "consumed_push"));
        camel.configure().addRoutesBuilder(new RouteBuilder() {

            @Override
            public void configure() throws Exception {
                getContext().addService(server(Integer.parseInt(arguments[0])));
                from("webhook:ticketauth:timetap?webhookAuth=standardWebhooks&webhookSecret=RAW(" + arguments[1]
                     + ")&idempotentRepository=#pushes&webhookTakenFor=" + TAKEN_FOR + "&webhookPath=" + PATH
                     + "&webhookComponentName=platform-http").process(exchange -> write(database, exchange));
            }
        });
        camel.run();
    }

    private static VertxPlatformHttpServer server(int port) {
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(port);
        return new VertxPlatformHttpServer(server);
    }

    private static void write(DataSource database, Exchange exchange) throws SQLException {
        TicketAuthChange change = exchange.getMessage().getBody(TicketAuthChange.class);
        try (Connection connection = database.getConnection();
             PreparedStatement row = connection.prepareStatement(WRITE)) {
            row.setString(1, change.id());
            row.setLong(2, change.time().toEpochMilli());
            row.executeUpdate();
        }
    }
}
