// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketmatic;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;

import dev.ticketauth.camel.auth.HmacKey;
import dev.ticketauth.camel.auth.Mask;
import dev.ticketauth.camel.spi.Authentication;
import dev.ticketauth.camel.spi.Credentials;
import dev.ticketauth.camel.spi.OutgoingRequest;
import dev.ticketauth.camel.spi.RequestAuthenticator;
import dev.ticketauth.camel.spi.Token;

/**
 * {@code TM-HMAC-SHA256 key=… ts=… sign=…}: the lower-case hex HMAC of access key, account and time, put one after
 * another with nothing between. Method, path and body take no part.
 */
final class TicketmaticSignature implements RequestAuthenticator {

    // UTC to the second without a zone letter; "uuuu", since "YYYY" is the year of the week
    private static final DateTimeFormatter TIMESTAMP
            = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private final String accessKey;
    private final String account;
    private final String pathWithoutAccount;
    private final HmacKey key;

    private volatile Signed lastForAccount;

    TicketmaticSignature(Credentials keys, String account, String pathWithoutAccount) {
        this.accessKey = keys.accessKey();
        this.account = account;
        this.pathWithoutAccount = pathWithoutAccount;
        this.key = new HmacKey(keys.secretKey());
    }

    @Override
    public Authentication authenticate(OutgoingRequest request, Token token, Instant now) {
        boolean accountLess = request.path() != null && request.path().startsWith(pathWithoutAccount);
        Signed signed = accountLess ? signed("", now) : signedForAccount(now);
        return new Authentication(signed.headers, request.query(), null, signed.text);
    }

    // all requests of one second have one signature: neither method nor path takes part
    private Signed signedForAccount(Instant now) {
        Signed last = lastForAccount;
        if (last == null || last.second != now.getEpochSecond()) {
            last = signed(account, now);
            lastForAccount = last;
        }
        return last;
    }

    private Signed signed(String of, Instant now) {
        // once: what is sent and what is signed must be the same second
        String timestamp = TIMESTAMP.format(now);
        String signature = HexFormat.of().formatHex(key.sign(accessKey + of + timestamp));
        return new Signed(
                now.getEpochSecond(), Mask.of(accessKey) + of + timestamp,
                Map.of("Authorization", "TM-HMAC-SHA256 key=" + accessKey + " ts=" + timestamp + " sign=" + signature));
    }

    private static final class Signed {

        private final long second;
        private final String text;
        private final Map<String, String> headers;

        Signed(long second, String text, Map<String, String> headers) {
            this.second = second;
            this.text = text;
            this.headers = headers;
        }
    }

    @Override
    public boolean signsTime() {
        return true;
    }

    @Override
    public String masked(String header, String value) {
        // the time is what a person wants to see
        return value.replaceAll("(key|sign)=(\\S{0,4})\\S*", "$1=$2…");
    }

    @Override
    public String toString() {
        return "TicketmaticSignature[account=" + account + "]";
    }
}
