// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.Callable;

import org.slf4j.LoggerFactory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is logged while something is done, ours at every level.
 */
final class LogOutput {

    private LogOutput() {
    }

    static String of(Callable<?> work) throws Exception {
        PrintStream console = System.out;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setOut(new PrintStream(log, true, UTF_8));
        try {
            LoggerFactory.getLogger(LogOutput.class).trace("the log is caught");
            work.call();
        } finally {
            System.setOut(console);
        }
        assertThat(log.toString(UTF_8)).contains("the log is caught");
        return log.toString(UTF_8);
    }
}
