// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub.crash;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.ticketauth.examples.hub.store.CursorTable;
import dev.ticketauth.examples.hub.store.RecordBatch;
import dev.ticketauth.examples.hub.store.StateAndText;
import dev.ticketauth.simulators.ticketmatic.TicketmaticSimulator;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A process of its own that reads Ticketmatic's bookings into PostgreSQL until it is killed. Its cursor is in the same
 * database or in a file; what it has read it remembers in memory only.
 */
final class SyncProcess {
    static final int PAGE = 500;
    /** No divisor of the page, so that a page ends with a smaller batch. */
    private static final int BATCH = 150;
    private static final String CURSOR_IN_DATABASE = "";

    private SyncProcess() {
    }

    /** @param cursorFile null for a cursor in the database */
    static Process start(TicketmaticSimulator provider, String database, Path cursorFile, Path log) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m",
                        "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SyncProcess.class.getName(), uri(provider), database,
                        cursorFile == null ? CURSOR_IN_DATABASE : cursorFile.toString()));
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
    }

    private static String uri(TicketmaticSimulator provider) {
        return "ticketauth:ticketmatic?resource=bookings&account=" + provider.account() + "&baseUri=" + provider.baseUri()
               + "&allowPlainHttp=true&accessKey=" + provider.accessKey() + "&secretKey=RAW(" + provider.secretKey()
               + ")&cursorRepository=#cursors&pageSize=" + PAGE + "&delay=100&initialDelay=0";
    }

    public static void main(String[] arguments) throws Exception {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(arguments[1]);
        Main camel = new Main();
        camel.bind("cursors", cursors(database, arguments[2]));
        camel.configure().addRoutesBuilder(new RouteBuilder() {

            @Override
            public void configure() {
                from(arguments[0]).process(
                        new RecordBatch(database, "record", new StateAndText(), BATCH, Duration.ofMillis(200)));
            }
        });
        camel.run();
    }

    private static StateRepository<String, String> cursors(PGSimpleDataSource database, String file) {
        return file.equals(CURSOR_IN_DATABASE)
                ? new CursorTable(database, "sync_cursor") : FileStateRepository.fileStateRepository(new File(file));
    }
}
