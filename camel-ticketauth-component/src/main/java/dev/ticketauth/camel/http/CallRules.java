// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.http;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What an endpoint's options say about its calls.
 *
 * @param renewOn             statuses that mean a dead session or a dead key
 * @param maxRetries          at most 1 + this many requests for one call
 * @param maxRetryWait        the longest wait before a request
 * @param requestsPerSecond   for this account in this process, or 0 for no limit
 * @param maxBodySize         the most bytes of a body to keep for signing and repeating
 * @param clockSkewCorrection whether to learn the provider's clock from a refusal
 * @param httpOptions         camel-http options, without the prefix
 */
public record CallRules(
        Set<Integer> renewOn, int maxRetries, Duration maxRetryWait, double requestsPerSecond, int maxBodySize,
        boolean clockSkewCorrection, Map<String, Object> httpOptions) {

    public CallRules {
        renewOn = Set.copyOf(renewOn);
        httpOptions = Map.copyOf(httpOptions);
    }

    @Override
    public String toString() {
        // the http options may hold a proxy's password
        return "CallRules[renewOn=" + renewOn + ", maxRetries=" + maxRetries + ", http=" + httpOptions.keySet() + "]";
    }
}
