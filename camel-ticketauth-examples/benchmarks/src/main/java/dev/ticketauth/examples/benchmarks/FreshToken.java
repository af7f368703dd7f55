// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.OAuth2Credentials;
import dev.ticketauth.camel.session.Account;
import dev.ticketauth.camel.session.Accounts;
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
import software.amazon.awssdk.utils.cache.CachedSupplier;
import software.amazon.awssdk.utils.cache.RefreshResult;

/**
 * What it costs to get a token that is fresh: the way that nearly every request takes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FreshToken {

    private static final int LIFETIME_HOURS = 4;

    private Accounts accounts;
    private Account account;
    private OAuth2Credentials google;
    private CachedSupplier<String> aws;

    @Setup
    public void logIn() throws Exception {
        accounts = LocalAccounts.of(100);
        account = accounts.of(null);
        account.grant();
        accounts.of("tenant").grant();
        Instant expiry = Instant.now().plusSeconds(TimeUnit.HOURS.toSeconds(LIFETIME_HOURS));
        google = OAuth2Credentials.create(new AccessToken("token-of-benchmarks", Date.from(expiry)));
        google.getRequestMetadata();
        aws = CachedSupplier.builder(
                () -> RefreshResult.builder("token-of-benchmarks").staleTime(expiry).prefetchTime(expiry.minusSeconds(60))
                        .build())
                .build();
        aws.get();
    }

    @Benchmark
    public Object ticketauth() throws Exception {
        return account.grant();
    }

    @Benchmark
    public Object ticketauthOfATenant() throws Exception {
        return accounts.of("tenant").grant();
    }

    /** What of it is the look at the clock. */
    @Benchmark
    public long nanoTimeAlone() {
        return System.nanoTime();
    }

    @Benchmark
    public Object googleAuth() throws Exception {
        return google.getRequestMetadata();
    }

    @Benchmark
    public Object awsCachedSupplier() {
        return aws.get();
    }

    static String run() throws RunnerException {
        Collection<RunResult> results = new Runner(
                new OptionsBuilder().include(FreshToken.class.getName()).addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT).build())
                .run();
        StringBuilder table = new StringBuilder(
                String.format(Locale.ROOT, "%-32s %10s %16s%n", "a fresh token", "ns", "bytes allocated"));
        for (RunResult result : results) {
            table.append(String.format(Locale.ROOT, "%-32s %10.1f %16.1f%n", result.getPrimaryResult().getLabel(),
                    result.getPrimaryResult().getScore(),
                    result.getSecondaryResults().get("gc.alloc.rate.norm").getScore()));
        }
        return table.toString();
    }
}
