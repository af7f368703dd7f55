// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ticketauth.camel.Booking;
import dev.ticketauth.camel.spi.RecordState;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecordBatchTest {
    private static final Duration NEVER = Duration.ofHours(1);

    private final JdbcDataSource database = new JdbcDataSource();
    private final CamelContext camel = new DefaultCamelContext();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private Connection keepsTheDatabase;
    private AsyncProducer records;

    @BeforeEach
    void createTable() throws SQLException {
        database.setUrl("jdbc:h2:mem:batch");
        keepsTheDatabase = database.getConnection();
        execute("""
                CREATE TABLE record (provider VARCHAR(20), account VARCHAR(20), kind VARCHAR(20), id VARCHAR(20),
                status VARCHAR(9), PRIMARY KEY (provider, account, kind, id))""");
    }

    @AfterEach
    void stop() throws SQLException {
        camel.stop();
        keepsTheDatabase.close();
    }

    @Test
    void nothingIsDoneBeforeThereAreEnough() throws Exception {
        start(3, NEVER);

        CompletableFuture<Exchange> first = send("1", "new");
        CompletableFuture<Exchange> second = send("2", "new");

        assertThat(first).isNotDone();
        assertThat(stored()).isEmpty();
        CompletableFuture<Exchange> third = send("3", "new");
        assertThat(List.of(end(first), end(second), end(third))).allSatisfy(end -> assertThat(end.isFailed()).isFalse());
        assertThat(done).containsExactly("1", "2", "3");
        assertThat(stored()).containsExactly("ticketmatic acme booking 1 new", "ticketmatic acme booking 2 new",
                "ticketmatic acme booking 3 new");
    }

    @Test
    void theLastOneOfABatchWaitsForNoOther() throws Exception {
        start(1_000, NEVER);
        CompletableFuture<Exchange> first = send("1", "new");

        CompletableFuture<Exchange> last = sendLast("2", "new");

        assertThat(end(first).isFailed()).isFalse();
        assertThat(end(last).isFailed()).isFalse();
        assertThat(stored()).hasSize(2);
    }

    @Test
    void aRestThatNothingFollowsIsWrittenAfterAWhile() throws Exception {
        start(1_000, Duration.ofMillis(20));

        assertThat(end(send("1", "new")).isFailed()).isFalse();
        assertThat(stored()).hasSize(1);
    }

    @Test
    void theLaterStateOfARecordStays() throws Exception {
        start(1_000, NEVER);
        send("1", "new");
        send("2", "new");

        end(sendLast("1", "paid"));
        end(sendLast("2", "void"));

        assertThat(stored()).containsExactly("ticketmatic acme booking 1 paid", "ticketmatic acme booking 2 void");
    }

    @Test
    void aStateThatIsOlderThanTheOneInTheTableIsLeftOut() throws Exception {
        execute("ALTER TABLE record ADD state VARCHAR(20)");
        execute("ALTER TABLE record ADD updated_at TIMESTAMP(9) WITH TIME ZONE");
        execute("ALTER TABLE record ADD raw CHARACTER LARGE OBJECT");
        startBatch(new RecordBatch(database, "record", new StateAndText(), 1, NEVER));
        Instant ten = Instant.parse("2026-01-01T10:00:00Z");

        assertThat(textAfter(ten, "at ten")).isEqualTo("at ten");
        assertThat(textAfter(ten.minusNanos(1), "before ten")).isEqualTo("at ten");
        assertThat(textAfter(ten, "once more at ten")).isEqualTo("once more at ten");
        assertThat(textAfter(ten.plusSeconds(1), "after ten")).isEqualTo("after ten");
        assertThat(textAfter(null, "at some time")).isEqualTo("at some time");
        assertThat(textAfter(ten, "at ten again")).isEqualTo("at ten again");
    }

    private String textAfter(Instant updatedAt, String text) throws Exception {
        Exchange exchange = record("1", null);
        exchange.getIn().setBody(new Booking(
                "ticketmatic", "acme", "1", null, null, RecordState.UNKNOWN, null, null, null, null, updatedAt, List.of(),
                JsonNodeFactory.instance.textNode(text)));
        assertThat(end(process(exchange)).getException()).isNull();
        try (ResultSet rows = keepsTheDatabase.createStatement().executeQuery("SELECT raw FROM record")) {
            rows.next();
            return rows.getString(1).replace("\"", "");
        }
    }

    @Test
    void oneThatCannotBeWrittenFailsAllOfItsBatchAndNoneOfTheNext() throws Exception {
        start(3, NEVER);
        CompletableFuture<Exchange> good = send("1", "new");
        CompletableFuture<Exchange> tooLong = send("2", "much too long");
        CompletableFuture<Exchange> other = send("3", "new");

        assertThat(List.of(end(good), end(tooLong), end(other)))
                .allSatisfy(end -> assertThat(end.getException()).isInstanceOf(SQLException.class));
        assertThat(stored()).isEmpty();

        assertThat(end(sendLast("1", "new")).isFailed()).isFalse();
        assertThat(stored()).containsExactly("ticketmatic acme booking 1 new");
    }

    @Test
    void aDatabaseThatIsAwayForAWhileFailsOnlyWhatCameMeanwhile() throws Exception {
        start(1_000, NEVER);
        execute("ALTER TABLE record RENAME TO elsewhere");
        assertThat(end(sendLast("1", "new")).getException()).isInstanceOf(SQLException.class);

        execute("ALTER TABLE elsewhere RENAME TO record");

        assertThat(end(sendLast("1", "new")).isFailed()).isFalse();
        assertThat(stored()).hasSize(1);
    }

    @Test
    void whatIsLeftIsWrittenAtTheEndAndNothingIsTakenAfterIt() throws Exception {
        RecordBatch batch = new RecordBatch(database, "record", new Status(), 1_000, NEVER);
        batch.setCamelContext(camel);
        batch.start();
        Exchange rest = record("1", "new");
        CompletableFuture<Exchange> end = new CompletableFuture<>();
        batch.process(rest, doneSync -> end.complete(rest));

        batch.stop();

        assertThat(end(end).isFailed()).isFalse();
        assertThat(stored()).hasSize(1);
        Exchange late = record("2", "new");
        assertThat(batch.process(late, doneSync -> {
        })).isTrue();
        assertThat(late.getException()).hasMessage("the route is stopping");
    }

    @Test
    void aBodyThatIsNoRecordFails() throws Exception {
        start(1, NEVER);

        Exchange text = new DefaultExchange(camel);
        text.getIn().setBody("text");

        assertThat(end(process(text)).getException()).hasMessage("the body is no ticket and no booking but a java.lang.String");
    }

    @Test
    void postgresqlHasItsOwnWords() {
        String insert = "INSERT INTO record (provider, account, kind, id, ";
        String onConflict = " ON CONFLICT (provider, account, kind, id) DO UPDATE SET ";

        assertThat(new Upsert("record", new Status()).sql("PostgreSQL")).isEqualTo(
                insert + "status) VALUES (?, ?, ?, ?, ?)" + onConflict + "status = EXCLUDED.status");
        assertThat(new Upsert("record", new StateAndText()).sql("PostgreSQL")).isEqualTo(
                insert + "state, updated_at, raw) VALUES (?, ?, ?, ?, ?, ?, ?)" + onConflict
                                                                                         + "state = EXCLUDED.state, updated_at = EXCLUDED.updated_at, raw = EXCLUDED.raw"
                                                                                         + " WHERE (record.updated_at > EXCLUDED.updated_at) IS NOT TRUE");
    }

    private void start(int size, Duration interval) throws Exception {
        startBatch(new RecordBatch(database, "record", new Status(), size, interval));
    }

    private void startBatch(RecordBatch batch) throws Exception {
        camel.addRoutes(new RouteBuilder() {

            @Override
            public void configure() {
                from("direct:records").routeId("batch").errorHandler(noErrorHandler()).process(batch);
            }
        });
        camel.start();
        records = camel.getEndpoint("direct:records").createAsyncProducer();
        records.start();
    }

    private CompletableFuture<Exchange> send(String id, String status) {
        return send(id, status, false);
    }

    private CompletableFuture<Exchange> sendLast(String id, String status) {
        return send(id, status, true);
    }

    private CompletableFuture<Exchange> send(String id, String status, boolean last) {
        Exchange exchange = record(id, status);
        exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, last);
        return process(exchange).whenComplete((end, failure) -> done.add(id));
    }

    private Exchange record(String id, String status) {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getIn().setBody(new Booking(
                "ticketmatic", "acme", id, null, status, RecordState.UNKNOWN, null, null, null, null, null, List.of(),
                JsonNodeFactory.instance.objectNode()));
        return exchange;
    }

    private CompletableFuture<Exchange> process(Exchange exchange) {
        CompletableFuture<Exchange> end = new CompletableFuture<>();
        records.process(exchange, doneSync -> end.complete(exchange));
        return end;
    }

    private static Exchange end(CompletableFuture<Exchange> exchange) throws Exception {
        return exchange.get(10, TimeUnit.SECONDS);
    }

    private List<String> stored() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = keepsTheDatabase.createStatement();
             ResultSet found = statement.executeQuery(
                     "SELECT CONCAT_WS(' ', provider, account, kind, id, status) FROM record ORDER BY id")) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = keepsTheDatabase.createStatement()) {
            statement.execute(sql);
        }
    }

    private static final class Status implements RecordColumns {

        @Override
        public List<String> names() {
            return List.of("status");
        }

        @Override
        public void bind(PreparedStatement row, int first, Exchange record) throws SQLException {
            row.setString(first, record.getMessage().getBody(Booking.class).status());
        }
    }
}
