// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

import java.util.List;

/**
 * A message from outside, as the checks look at it. Nothing in it can be relied on.
 */
public interface Push {

    /** The values of a header; empty when there is none. The name counts without regard to case. */
    List<String> header(String name);

    /** The values of a parameter in the query, decoded; empty when there is none. */
    List<String> query(String name);

    /** The value of a part of the path that the webhook's path names; null when there is none. */
    String path(String name);

    /** The body exactly as it came; null when the HTTP server has taken it apart. */
    byte[] body();
}
