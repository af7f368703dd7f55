// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub;

/** The hub reads every list twice. */
enum Round {
    EVERYTHING("read "),
    CHANGES("read again, new or changed: ");

    private final String words;

    Round(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
