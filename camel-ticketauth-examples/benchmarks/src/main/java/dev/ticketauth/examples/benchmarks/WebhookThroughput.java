// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;

/**
 * What it costs to receive pushes safely: routes from {@code webhook:ticketauth} into a queue, against one from
 * platform-http that believes everything and takes everything for new. The ways take turns, as in {@link Throughput}.
 */
final class WebhookThroughput {

    private static final int PUSHES = 20_000;
    private static final int WARM_UP = 6;
    private static final int ROUNDS = 24;
    private static final int RATIOS_IN_A_LINE = 20;
    private static final int PATIENCE_SECONDS = 60;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String QUEUE = "?size=" + PUSHES + "&waitForTaskToComplete=Never";

    /** The paths, all as long, and what is behind them. */
    private enum Way {

        plain("/plain", "platform-http", null),
        bytes("/bytes", "platform-http, body read", null),
        json("/jsons", "platform-http, JSON read", null),
        unchecked("/nones", "webhookAuth=none", "none"),
        token("/token", "webhookAuth=token", "token&webhookSecret=RAW(" + PushSender.TOKEN + ")"),
        signed("/signs", "webhookAuth=standardWebhooks",
               "standardWebhooks&webhookSecret=RAW(" + PushSender.SIGNING_SECRET + ")");

        private final String path;
        private final String title;
        private final String auth;

        Way(String path, String title, String auth) {
            this.path = path;
            this.title = title;
            this.auth = auth;
        }

        String from() {
            return auth == null
                    ? "platform-http:" + path
                    : "webhook:ticketauth:timetap?webhookComponentName=platform-http&webhookPath=" + path + "&webhookAuth="
                      + auth;
        }
    }

    private final OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Semaphore drained = new Semaphore(0);

    /** What one way took, round by round; the processor's time without the sender's. */
    private record Figures(List<Double> seconds, List<Double> processorSeconds) {
    }

    String run() throws Exception {
        int port = freePort();
        try (CamelContext camel = new DefaultCamelContext()) {
            VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
            server.setBindHost("127.0.0.1");
            server.setBindPort(port);
            camel.addService(new VertxPlatformHttpServer(server));
            camel.addRoutes(routes());
            camel.start();
            try (PushSender sender = new PushSender(port)) {
                return table(measure(sender));
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private RouteBuilder routes() {
        return new RouteBuilder() {

            @Override
            public void configure() {
                for (Way way : Way.values()) {
                    String queue = "seda:" + way + QUEUE;
                    switch (way) {
                        case plain -> answerAsWebhooksDo(from(way.from()).to(queue));
                        case bytes -> answerAsWebhooksDo(from(way.from()).convertBodyTo(byte[].class).to(queue));
                        case json -> answerAsWebhooksDo(from(way.from()).process(WebhookThroughput::readJson).to(queue));
                        case unchecked, token, signed -> from(way.from()).to(queue);
                    }
                    from(queue).process(exchange -> drained.release());
                }
            }
        };
    }

    // without a body, and without the headers that came
    private static void answerAsWebhooksDo(RouteDefinition route) {
        route.removeHeaders("*").setHeader(Exchange.HTTP_RESPONSE_CODE).constant(200).setBody().constant(null);
    }

    private static void readJson(Exchange exchange) throws IOException {
        exchange.getMessage().setBody(JSON.readTree(exchange.getMessage().getBody(byte[].class)));
    }

    private Map<Way, Figures> measure(PushSender sender) throws Exception {
        Map<Way, Figures> figures = new LinkedHashMap<>();
        List<Way> order = new ArrayList<>(List.of(Way.values()));
        order.forEach(way -> figures.put(way, new Figures(new ArrayList<>(), new ArrayList<>())));
        Random random = new Random(ROUNDS);
        long number = 0;
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            Collections.shuffle(order, random);
            for (Way way : order) {
                sender.prepare(way.path, number, PUSHES);
                number += PUSHES;
                long processor = machine.getProcessCpuTime();
                double taken = sender.send();
                requireDrained(way);
                if (round >= 0) {
                    figures.get(way).seconds.add(taken);
                    figures.get(way).processorSeconds.add((machine.getProcessCpuTime() - processor) / 1e9);
                }
            }
        }
        return figures;
    }

    private void requireDrained(Way way) throws InterruptedException {
        if (!drained.tryAcquire(PUSHES, PATIENCE_SECONDS, TimeUnit.SECONDS) || drained.availablePermits() > 0) {
            throw new IllegalStateException(
                    way.title + ": not as many pushes came out of the queue as were sent, but " + drained.availablePermits());
        }
    }

    private static String table(Map<Way, Figures> figures) {
        StringBuilder table = new StringBuilder(
                String.format(
                        Locale.ROOT, "%nwebhooks, %d rounds of %,d pushes of 1 KB%n%-30s %10s %16s %16s %16s %18s%n", ROUNDS,
                        PUSHES,
                        "way", "pushes/s", "to first", "to JSON read", "to unverified", "processor us each"));
        StringBuilder rounds = new StringBuilder();
        figures.forEach((way, own) -> {
            table.append(String.format(Locale.ROOT, "%-30s %10.0f", way.title, PUSHES / median(own.seconds)));
            for (Way base : List.of(Way.plain, Way.json, Way.unchecked)) {
                table.append(String.format(Locale.ROOT, "    %.3f / %.3f", median(ratios(figures.get(base), own)),
                        sum(figures.get(base).seconds) / sum(own.seconds)));
            }
            table.append(String.format(Locale.ROOT, " %18.1f%n", sum(own.processorSeconds) * 1e6 / PUSHES / ROUNDS));
            rounds.append(way.title).append(", ratio to first round by round")
                    .append(lines(ratios(figures.get(Way.plain), own)));
        });
        return table.append(rounds).toString();
    }

    private static List<Double> ratios(Figures base, Figures own) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            ratios.add(base.seconds.get(i) / own.seconds.get(i));
        }
        return ratios;
    }

    private static String lines(List<Double> ratios) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < ratios.size(); i++) {
            lines.append(i % RATIOS_IN_A_LINE == 0 ? "\n " : "").append(String.format(Locale.ROOT, " %.2f", ratios.get(i)));
        }
        return lines.append('\n').toString();
    }

    private static double sum(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
