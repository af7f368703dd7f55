// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A request to a provider's API that the component makes by itself, such as the one for a page of a list. It is
 * authenticated and repeated like one of a route. Immutable.
 *
 * @param method  the HTTP method in upper case
 * @param path    the path as the provider's documentation has it, without query; or an absolute URI, which must lie at
 *                the endpoint's own origin
 * @param params  the query by name, not encoded; a collection becomes several parameters, null none
 * @param body    the body, or null
 * @param handled failing statuses that whoever asked deals with: the request is not repeated for them
 */
public record ApiRequest(String method, String path, Map<String, Object> params, JsonNode body, Set<Integer> handled) {

    public ApiRequest {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(path, "path");
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        handled = Set.copyOf(handled);
    }

    /** A GET without query. */
    public static ApiRequest get(String path) {
        return new ApiRequest("GET", path, Map.of(), null, Set.of());
    }

    /** A request with a body of JSON, or none. */
    public static ApiRequest of(String method, String path, JsonNode body) {
        return new ApiRequest(method, path, Map.of(), body, Set.of());
    }

    /**
     * The same with one parameter more in the query; one of this name is replaced, null leaves the request as it is.
     */
    public ApiRequest with(String name, Object value) {
        return value == null ? this : with(Map.of(name, value));
    }

    /** The same with more parameters in the query; those of the same names are replaced. */
    public ApiRequest with(Map<String, ?> more) {
        Map<String, Object> all = new LinkedHashMap<>(params);
        all.putAll(more);
        return new ApiRequest(method, path, all, body, handled);
    }

    /** The same, and these failing statuses are for whoever asked. */
    public ApiRequest handling(Integer... statuses) {
        return new ApiRequest(method, path, params, body, Set.of(statuses));
    }

    @Override
    public String toString() {
        // the query, which a link may have, and the body may hold what concerns a person
        int query = path.indexOf('?');
        return method + " " + (query < 0 ? path : path.substring(0, query));
    }
}
