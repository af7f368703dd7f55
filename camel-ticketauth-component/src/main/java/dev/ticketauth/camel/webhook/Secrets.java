// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The secrets that a sender may use, several while one is rolled. {@link #toString()} shows none.
 */
public final class Secrets {

    private static final int MOST = 10;

    private final List<String> texts;

    private Secrets(List<String> texts) {
        this.texts = texts;
    }

    /**
     * @param  option                   the option's value, several secrets separated by commas
     * @throws IllegalArgumentException when there is none, or one of them is empty
     */
    public static Secrets of(String option) {
        if (option == null || option.isBlank()) {
            throw new IllegalArgumentException("option 'webhookSecret' is required by this webhookAuth");
        }
        List<String> texts = new ArrayList<>();
        for (String text : option.split(",", -1)) {
            if (text.isBlank()) {
                throw new IllegalArgumentException("option 'webhookSecret' has an empty secret between its commas");
            }
            texts.add(text.strip());
        }
        if (texts.size() > MOST) {
            throw new IllegalArgumentException(
                    "option 'webhookSecret' has " + texts.size() + " secrets; at most " + MOST + " are tried");
        }
        return new Secrets(List.copyOf(texts));
    }

    List<String> texts() {
        return texts;
    }

    /** Each secret as UTF-8 behind a text. */
    List<byte[]> bytesAfter(String text) {
        return texts.stream().map(secret -> (text + secret).getBytes(UTF_8)).toList();
    }

    /** Compares with all, whichever it is, each in a time that does not depend on where they differ. */
    static boolean isAny(List<byte[]> expected, byte[] given) {
        boolean found = false;
        for (byte[] one : expected) {
            found |= MessageDigest.isEqual(one, given);
        }
        return found;
    }

    @Override
    public String toString() {
        return "Secrets[" + texts.size() + "]";
    }
}
