// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

/**
 * One row of the comparison.
 */
interface LoginScenario {

    String title();

    /** Whether it needs tokens that end at a certain time, used or not. */
    default boolean needsExpiry() {
        return false;
    }

    /** What this client does; interrupted when it takes too long. */
    Figure measure(LoginServer server, TokenClient client, LoginCount logins) throws Exception;
}
