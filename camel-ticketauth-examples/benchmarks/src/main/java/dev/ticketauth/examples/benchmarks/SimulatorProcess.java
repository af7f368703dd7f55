// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import dev.ticketauth.simulators.ProviderSimulators;
import dev.ticketauth.simulators.ticketmatic.TicketmaticSettings;
import dev.ticketauth.simulators.ticketmatic.TicketmaticSimulator;

/**
 * The simulator of Ticketmatic in a process of its own, so that neither its heap nor its compiled code is part of what
 * is measured.
 */
final class SimulatorProcess implements AutoCloseable {

    private final Process process;
    private final Account account;

    /** Where it listens and what it lets in. */
    record Account(String base, String name, String accessKey, String secretKey) {
    }

    SimulatorProcess(int orders) throws IOException {
        process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-classpath",
                System.getProperty("java.class.path"), SimulatorProcess.class.getName(), String.valueOf(orders))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        if (line == null) {
            throw new IOException("The simulator did not start");
        }
        String[] words = line.split(" ");
        account = new Account(words[0], words[1], words[2], words[3]);
    }

    /** The child process: ends with its input, so that it does not outlive its parent. */
    public static void main(String[] args) throws IOException {
        try (ProviderSimulators simulators = ProviderSimulators.builder()
                .ticketmatic(TicketmaticSettings.defaults().withOrders(Integer.parseInt(args[0]))).start()) {
            TicketmaticSimulator simulator = simulators.ticketmatic();
            System.out.println(String.join(
                    " ", simulator.baseUri().toString(), simulator.account(), simulator.accessKey(), simulator.secretKey()));
            while (System.in.read() >= 0) {
                // until the parent closes it
            }
        }
    }

    Account account() {
        return account;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
