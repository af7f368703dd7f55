// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An answer of a provider. {@link #toString()} shows the status only: the body may hold a token.
 *
 * @param status  the HTTP status
 * @param headers the headers, found whatever their case
 * @param body    the bytes of the body; empty when there is none, and cut after 256 KiB
 */
public record ProviderAnswer(int status, Map<String, String> headers, byte[] body) {

    public ProviderAnswer {
        Objects.requireNonNull(body, "body");
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    /** One header's value. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "ProviderAnswer[" + status + ", " + body.length + " bytes]";
    }
}
