// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One request as a simulator received it, and what became of it.
 *
 * @param at         when it arrived, by the simulator's clock
 * @param method     the HTTP method
 * @param rawTarget  path and query exactly as they stood in the request line, nothing decoded
 * @param headers    every header; names as the JDK's server writes them (first letter upper case, the rest lower case)
 * @param body       the first 64 KiB of the body
 * @param bodyLength the length of the whole body
 * @param bodySha256 lower-case hex SHA-256 of the whole body
 * @param status     the status that was answered, 0 when there is none yet or the connection was closed without an
 *                   answer
 * @param refusal    null, or one English sentence that says exactly why the request was refused or which fault hit it
 */
public record RecordedRequest(Instant at, String method, String rawTarget, Map<String, List<String>> headers, byte[] body,
        long bodyLength, String bodySha256, int status, String refusal) {

    /** A copy of the first 64 KiB of the body. */
    @Override
    public byte[] body() {
        return body.clone();
    }

    /** The first value of a header, in whatever case its name is given, or null. */
    public String header(String name) {
        return headers.entrySet().stream().filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().get(0)).findFirst().orElse(null);
    }

    /** Shows neither header values nor the body: both may hold credentials. */
    @Override
    public String toString() {
        return method + " " + rawTarget + " -> " + status + (refusal == null ? "" : " (" + refusal + ")") + ", " + bodyLength
               + " bytes, headers " + headers.keySet();
    }
}
