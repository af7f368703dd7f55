// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A thousand callers whose provider takes 50 ms for an answer: on the pool that Camel makes by default, with a platform
 * thread for each, and with virtual threads. The ways take turns, each in a process of its own.
 */
final class VirtualThreads {

    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;
    private static final Duration ANSWER = Duration.ofMillis(50);
    private static final int TURNS = 2;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private enum Way {

        defaultPool("platform threads, Camel's default pool", false, true, 1, 3),
        platform("platform threads, one for each caller", false, false, 10, 10),
        virtual("virtual threads, one for each caller", true, false, 10, 10);

        private final String title;
        private final boolean isVirtual;
        private final boolean isDefaultPool;
        private final int callsOfEach;
        private final int rounds;

        Way(String title, boolean isVirtual, boolean isDefaultPool, int callsOfEach, int rounds) {
            this.title = title;
            this.isVirtual = isVirtual;
            this.isDefaultPool = isDefaultPool;
            this.callsOfEach = callsOfEach;
            this.rounds = rounds;
        }
    }

    String run() throws Exception {
        int release = Runtime.version().feature();
        if (release < FIRST_WITH_VIRTUAL_THREADS) {
            return "virtual needs a JDK of " + FIRST_WITH_VIRTUAL_THREADS + " or later, and this is " + release
                   + ": put the java of another one first in PATH\n";
        }
        StringBuilder table = new StringBuilder(
                String.format(Locale.ROOT,
                        "%n%d callers, answers after %d ms, JDK %d%n%-40s %10s %16s %18s %8s%n", ManyCallers.CALLERS,
                        ANSWER.toMillis(), release, "way", "calls/s", "platform threads", "processor us/call", "pinned"));
        try (FixedAnswers server = new FixedAnswers("{\"sessionToken\":\"token-of-benchmarks\"}", ANSWER)) {
            for (int turn = 0; turn < TURNS; turn++) {
                for (Way way : Way.values()) {
                    String[] figures = measure(way, server.base()).split(" ");
                    table.append(String.format(Locale.ROOT, "%-40s %10s %16s %18s %8s%n", way.title, figures[0], figures[1],
                            figures[2], figures[3]));
                }
            }
        }
        return table.toString();
    }

    private static String measure(Way way, String base) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-classpath",
                        System.getProperty("java.class.path"), "-Dcamel.threads.virtual.enabled=" + way.isVirtual,
                        ManyCallers.class.getName(), base, String.valueOf(way.isDefaultPool), String.valueOf(way.callsOfEach),
                        String.valueOf(way.rounds)));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader out
                = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("'" + way.title + "' took longer than " + LONGEST.toMinutes() + " minutes");
            }
            String line = out.readLine();
            if (line == null) {
                throw new IOException("'" + way.title + "' ended with " + process.exitValue());
            }
            return line;
        } finally {
            process.destroyForcibly();
        }
    }
}
