// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.standardwebhooks.Webhook;
import dev.ticketauth.camel.webhook.Push;
import dev.ticketauth.camel.webhook.Verification;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What it costs to check that a push of 1 KB comes from whoever has the secret, against the HMAC alone.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 6, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class VerifiedPush {

    private static final int PASSES = 4;
    private static final String BARE = "bareHmac";
    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] KEY = "a-secret-of-benchmarks-32-bytes.".getBytes(StandardCharsets.US_ASCII);
    private static final String SECRET = Base64.getEncoder().encodeToString(KEY);
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final int TOLERANCE_SECONDS = 300;

    private byte[] body;
    private Mac mac;
    private byte[] signature;

    private Verification signedBody;
    private Push pushWithSignedBody;
    private Verification standardWebhooks;
    private Push standardPush;

    private String text;
    private Webhook library;
    private Map<String, List<String>> libraryHeaders;
    private String stripeKey;
    private String stripeHeader;

    @Setup
    public void sign() throws Exception {
        body = PushedAppointment.body(1);
        text = new String(body, StandardCharsets.UTF_8);
        mac = Mac.getInstance(ALGORITHM);
        mac.init(new SecretKeySpec(KEY, ALGORITHM));
        signature = mac.doFinal(body);

        stripeKey = new String(KEY, StandardCharsets.US_ASCII);
        signedBody = verification("hmac", stripeKey, "x-signature");
        pushWithSignedBody = push(Map.of("x-signature", HexFormat.of().formatHex(signature)));

        String seconds = String.valueOf(Instant.now().getEpochSecond());
        Map<String, String> standard = Map.of(
                "webhook-id", ID, "webhook-timestamp", seconds, "webhook-signature",
                "v1," + Base64.getEncoder().encodeToString(signatureOf(ID + '.' + seconds + '.' + text)));
        standardWebhooks = verification("standardWebhooks", "whsec_" + SECRET, null);
        standardPush = push(standard);
        library = new Webhook(SECRET);
        libraryHeaders = headers(standard);

        stripeHeader = "t=" + seconds + ",v1=" + HexFormat.of().formatHex(signatureOf(seconds + '.' + text));
    }

    private byte[] signatureOf(String signed) {
        return mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
    }

    private Push push(Map<String, String> signatureHeaders) {
        return new PushInMemory(headers(signatureHeaders), body);
    }

    private static Map<String, List<String>> headers(Map<String, String> signatureHeaders) {
        Map<String, List<String>> headers = new HashMap<>();
        for (String other : List.of("accept", "content-type", "content-length", "host", "user-agent", "x-forwarded-for")) {
            headers.put(other, List.of("something"));
        }
        signatureHeaders.forEach((name, value) -> headers.put(name, List.of(value)));
        return headers;
    }

    private static Verification verification(String auth, String secret, String header) {
        return Verification.of(
                new Verification.Settings(
                        auth, null, secret, "header", "X-Webhook-Token",
                        new Verification.Signature(header, ALGORITHM, "hex", null, "{body}", null, null)));
    }

    /** The least that anybody has to do: the key is ready, and so is the signature. */
    @Benchmark
    public boolean bareHmac() {
        return MessageDigest.isEqual(mac.doFinal(body), signature);
    }

    @Benchmark
    public boolean ticketauthHmac() {
        return isPassed(signedBody, pushWithSignedBody);
    }

    @Benchmark
    public boolean ticketauthStandardWebhooks() {
        return isPassed(standardWebhooks, standardPush);
    }

    private static boolean isPassed(Verification verification, Push push) {
        if (!verification.refusals(push, Instant.now()).isEmpty()) {
            throw new IllegalStateException("A push that is signed was refused");
        }
        return true;
    }

    @Benchmark
    public boolean standardWebhooksLibrary() throws Exception {
        library.verify(text, libraryHeaders);
        return true;
    }

    @Benchmark
    public boolean stripeLibrary() throws Exception {
        return com.stripe.net.Webhook.Signature.verifyHeader(text, stripeHeader, stripeKey, TOLERANCE_SECONDS);
    }

    static String run() throws RunnerException {
        // several times, each for a short while: a machine that is slow for a moment is so for some of them
        Map<String, List<RunResult>> results = new LinkedHashMap<>();
        for (int pass = 0; pass < PASSES; pass++) {
            for (RunResult result : new Runner(
                    new OptionsBuilder().include(VerifiedPush.class.getName()).addProfiler(GCProfiler.class)
                            .verbosity(VerboseMode.SILENT).build())
                    .run()) {
                results.computeIfAbsent(result.getPrimaryResult().getLabel(), name -> new ArrayList<>()).add(result);
            }
        }
        double bare = fastest(results.get(BARE));
        StringBuilder table = new StringBuilder(
                String.format(
                        Locale.ROOT, "%n%-32s %10s %16s %18s%n", "a push of 1 KB checked", "ns", "ratio to HMAC",
                        "bytes allocated"));
        results.forEach((name, passes) -> table.append(
                String.format(
                        Locale.ROOT, "%-32s %10.0f %16.2f %18.0f%n", name, fastest(passes), fastest(passes) / bare,
                        passes.get(0).getSecondaryResults().get("gc.alloc.rate.norm").getScore())));
        return table.toString();
    }

    // the iteration that was disturbed least
    private static double fastest(List<RunResult> passes) {
        return passes.stream().mapToDouble(pass -> pass.getPrimaryResult().getStatistics().getMin()).min().orElseThrow();
    }
}
