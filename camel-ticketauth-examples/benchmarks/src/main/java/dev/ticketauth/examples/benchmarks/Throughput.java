// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

import dev.ticketauth.camel.TicketAuthHttpClientConfigurer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.core5.http.message.BasicHeader;

/**
 * What signing costs: 64 callers through the operation request and through the configurer, against plain camel-http
 * with the same pool, for one URL and for another one with every request. The ways take turns, so that whatever the
 * machine does meanwhile hits all of them; the ratio of a round is what counts.
 */
final class Throughput {

    private static final int CALLERS = 64;
    private static final int CALLS = 200;
    // compilers share two cores with 128 threads, and take their time
    private static final int WARM_UP = 32;
    private static final int ROUNDS = 32;

    private static final AtomicLong PAGE = new AtomicLong();

    private static final String POOL = "connectionsPerRoute=64&maxTotalConnections=64";
    private static final String ACCOUNT
            = "ticketauth:ticketevolution?accessKey=token-of-benchmarks-000000000000&secretKey=secret-of-benchmarks"
              + "&allowPlainHttp=true&baseUri=";

    // what the signed ways put on the wire, put there for nothing: the server reads as much from all of them
    private static final HttpClientConfigurer SAME_BYTES = builder -> builder.setDefaultHeaders(List.of(
            new BasicHeader(
                    "Authorization", "TM-HMAC-SHA256 key=key-of-benchmarks ts=2026-01-01T00:00:00 sign=" + "0".repeat(64)),
            new BasicHeader("Accept", "application/json")));

    String run() throws Exception {
        try (FixedAnswers server = new FixedAnswers(); CamelContext camel = new DefaultCamelContext();
             Callers callers = new Callers(CALLERS, camel.createProducerTemplate())) {
            camel.start();
            TicketAuthHttpClientConfigurer configurer = new TicketAuthHttpClientConfigurer();
            configurer.setEndpoint(ACCOUNT + server.base());
            camel.getRegistry().bind("signed", configurer);
            camel.getRegistry().bind("same", HttpClientConfigurer.class, SAME_BYTES);
            return table("one URL", measure(callers, ways(camel, server, "/orders?page=1&per_page=100"), exchange -> {
            })) + table("another URL with every request",
                    measure(callers, ways(camel, server, "/orders"), Throughput::aimElsewhere));
        }
    }

    private static Map<String, Endpoint> ways(CamelContext camel, FixedAnswers server, String path) {
        String url = server.base() + "/v9" + path + (path.contains("?") ? "&" : "?") + POOL;
        Map<String, Endpoint> ways = new LinkedHashMap<>();
        ways.put("camel-http, same bytes", camel.getEndpoint(url + "&httpClientConfigurer=#same"));
        ways.put("camel-http, no headers", camel.getEndpoint(url));
        ways.put("httpClientConfigurer", camel.getEndpoint(url + "&httpClientConfigurer=#signed"));
        ways.put("operation=request", camel.getEndpoint(
                ACCOUNT + server.base() + "&operation=request&path=RAW(" + path + ")&http." + POOL.replace("&", "&http.")));
        return ways;
    }

    private static void aimElsewhere(Exchange exchange) {
        exchange.getMessage().setHeader(Exchange.HTTP_QUERY, "page=" + PAGE.incrementAndGet() + "&per_page=100");
    }

    private static Map<String, List<Double>> measure(Callers callers, Map<String, Endpoint> ways, Processor prepare)
            throws Exception {
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        ways.keySet().forEach(way -> seconds.put(way, new ArrayList<>()));
        List<Map.Entry<String, Endpoint>> order = new ArrayList<>(ways.entrySet());
        Random random = new Random(ROUNDS);
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            // another order each time: whoever follows a way sweeps up after it
            Collections.shuffle(order, random);
            for (Map.Entry<String, Endpoint> way : order) {
                double taken = callers.call(way.getValue(), CALLS, prepare);
                if (round >= 0) {
                    seconds.get(way.getKey()).add(taken);
                }
            }
        }
        return seconds;
    }

    private static String table(String urls, Map<String, List<Double>> seconds) {
        List<Double> plain = seconds.values().iterator().next();
        StringBuilder table = new StringBuilder(
                String.format(Locale.ROOT, "%n%d callers, %s, median of %d rounds of %d calls%n",
                        CALLERS, urls, ROUNDS, CALLERS * CALLS));
        table.append(String.format(Locale.ROOT, "%-24s %14s %16s%n", "way", "calls/s", "ratio to first"));
        seconds.forEach((way, taken) -> {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < taken.size(); i++) {
                ratios.add(plain.get(i) / taken.get(i));
            }
            table.append(String.format(Locale.ROOT, "%-24s %14.0f %16.3f%n", way, CALLERS * CALLS / median(taken),
                    median(ratios)));
        });
        return table.toString();
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
