// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

import software.amazon.awssdk.utils.cache.CachedSupplier;
import software.amazon.awssdk.utils.cache.NonBlocking;
import software.amazon.awssdk.utils.cache.RefreshResult;

/**
 * The cache that the AWS SDK keeps its credentials and tokens in, with renewal in the background.
 */
final class AwsClient implements TokenClient {

    private final OAuth2Login login;
    private final CachedSupplier<String> tokens;

    AwsClient(LoginServer server, String clientId) {
        login = new OAuth2Login(server, clientId);
        tokens = CachedSupplier.builder(this::refresh).prefetchStrategy(new NonBlocking("benchmarks")).build();
    }

    private RefreshResult<String> refresh() {
        try {
            OAuth2Login.Issued issued = login.issue();
            return RefreshResult.builder(issued.token()).staleTime(issued.expiresAt())
                    .prefetchTime(issued.expiresAt().minus(RENEW_AHEAD)).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void token() {
        tokens.get();
    }

    @Override
    public void call(String path) {
        token();
    }

    @Override
    public Optional<String> cannotBeRefused() {
        return Optional.of("CachedSupplier has no way to be told that its value was refused");
    }

    @Override
    public void close() {
        tokens.close();
    }
}
