// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.ticketauth.camel.auth.HmacKey;

/**
 * A signature over the body, with a key that the sender has, too.
 */
final class HmacCheck implements Check {

    // senders sign with an old and a new key at most; more is work that somebody else would have done here
    private static final int MOST_SIGNATURES = 10;
    private static final int MOST_CHARACTERS = 4_096;

    private final String header;
    private final String prefix;
    private final SignatureEncoding encoding;
    private final SignedContent content;
    private final List<HmacKey> keys;
    private final boolean commaSeparates;
    private final boolean blankSeparates;

    HmacCheck(String header, String prefix, SignatureEncoding encoding, SignedContent content, List<HmacKey> keys) {
        this.header = header;
        this.prefix = prefix;
        this.encoding = encoding;
        this.content = content;
        this.keys = keys;
        // what the prefix holds does not end a signature
        this.commaSeparates = prefix.indexOf(',') < 0;
        this.blankSeparates = prefix.indexOf(' ') < 0;
    }

    @Override
    public boolean passes(Push push, Instant now) {
        byte[] body = push.body();
        List<byte[]> signatures = signatures(push.header(header));
        byte[] before = content.before(push, now);
        byte[] after = content.after(push, now);
        if (body == null || signatures.isEmpty() || before == null || after == null) {
            return false;
        }
        boolean found = false;
        for (HmacKey key : keys) {
            byte[] expected = key.sign(before, body, after);
            for (byte[] signature : signatures) {
                found |= MessageDigest.isEqual(expected, signature);
            }
        }
        return found;
    }

    // empty for a header that no sender would write
    private List<byte[]> signatures(List<String> values) {
        List<byte[]> signatures = new ArrayList<>(2);
        if (values.size() != 1 || values.get(0).length() > MOST_CHARACTERS) {
            return signatures;
        }
        String text = values.get(0);
        int start = 0;
        while (start <= text.length()) {
            int end = Math.min(end(text, ' ', blankSeparates, start), end(text, ',', commaSeparates, start));
            add(signatures, text, start, end);
            start = end + 1;
        }
        return signatures.size() > MOST_SIGNATURES ? List.of() : signatures;
    }

    private static int end(String text, char separator, boolean separates, int from) {
        int end = separates ? text.indexOf(separator, from) : -1;
        return end < 0 ? text.length() : end;
    }

    private void add(List<byte[]> signatures, String text, int start, int end) {
        if (end - start <= prefix.length() || !text.startsWith(prefix, start)) {
            return;
        }
        try {
            signatures.add(encoding.bytes(text.substring(start + prefix.length(), end)));
        } catch (IllegalArgumentException e) {
            // one of a kind that is not ours does not spoil the others
            return;
        }
    }

    @Override
    public String toString() {
        return "hmac";
    }
}
