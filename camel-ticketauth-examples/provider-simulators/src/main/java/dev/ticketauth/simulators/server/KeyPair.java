// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.server;

import java.util.Objects;

/** The two halves of a provider's credentials. */
public record KeyPair(String accessKey, String secretKey) {

    public KeyPair {
        if (Objects.requireNonNull(accessKey, "accessKey").isBlank()
                || Objects.requireNonNull(secretKey, "secretKey").isBlank()) {
            throw new IllegalArgumentException("accessKey and secretKey must not be blank");
        }
    }

    @Override
    public String toString() {
        return accessKey + ":***";
    }
}
