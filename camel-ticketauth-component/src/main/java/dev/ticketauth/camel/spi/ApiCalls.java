// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How a {@link BookingDesk} talks to its provider: authenticated, paced and repeated as the endpoint's options say. A
 * call that fails throws what the route gets; nothing has to be caught except to tidy up.
 */
public interface ApiCalls {

    /** Reads something. Repeated where the provider is busy or a connection breaks. */
    JsonNode read(ApiRequest request);

    /**
     * Reads something that may not be there.
     *
     * @param absent the failing statuses by which the provider says so
     */
    Optional<JsonNode> find(ApiRequest request, Set<Integer> absent);

    /** The records of a list, page by page. */
    Iterable<JsonNode> list(Walk walk);

    /**
     * Writes something that can be written twice without harm, such as a replacement or a removal.
     *
     * @return the answer; a missing node when it was empty
     */
    JsonNode repeat(ApiRequest request);

    /**
     * Writes something once. When nobody knows whether a request was carried out, because the connection was lost or a
     * gateway gave up, it is looked up: found, that is the answer; else it is sent again. With {@code inDoubt=fail}
     * nothing is looked up, and the call ends with a {@code BookingInDoubtException}.
     *
     * @param  lookUp what the provider has of it; empty when it has nothing
     * @return        the answer, a missing node when it was empty; or what was found
     */
    JsonNode once(ApiRequest request, Supplier<Optional<JsonNode>> lookUp);

    /**
     * Writes something once that can't be looked up. When nobody knows whether it was carried out, the call ends with a
     * {@code BookingInDoubtException}.
     *
     * @param why what keeps it from being looked up, in a sentence for a person
     */
    JsonNode once(ApiRequest request, String why);

    /**
     * Whether a call failed because the provider refused it, or because it was never sent, so that nothing was carried
     * out. False when nobody knows.
     *
     * @param failure what the call threw
     */
    boolean isRefused(RuntimeException failure);

    /** The public half of the keys in use: with some providers it is also an id that a record must name. */
    String accessKey();

    /** The reference that is really sent, where it is not that of the {@link BookingOrder}. */
    void refersTo(String reference);

    /** The id of what is being written, as soon as it is known: a person may have to look for it. */
    void concerns(String recordId);
}
