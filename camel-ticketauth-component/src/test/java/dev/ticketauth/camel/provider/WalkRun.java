// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.Walk;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Drives a walk with pages that are written by hand, and notes what it asked for and what it gave.
 */
public final class WalkRun {

    private static final int MOST_REQUESTS = 20_000;

    public final List<ApiRequest> requests = new ArrayList<>();
    public final List<JsonNode> items = new ArrayList<>();
    private final Walk walk;
    private boolean lastLookedBack;

    public WalkRun(Walk walk) {
        this.walk = walk;
    }

    /** Answers the next request. */
    public WalkRun answer(String json) {
        ApiRequest request = walk.next();
        assertThat(request).as("a request after " + asked()).isNotNull();
        read(request, json);
        return this;
    }

    /** Answers all requests; for null the walk is told that the request timed out. */
    public WalkRun answers(Function<ApiRequest, String> provider) {
        for (ApiRequest request = walk.next(); request != null; request = walk.next()) {
            assertThat(requests).as("requests without an end").hasSizeLessThan(MOST_REQUESTS);
            read(request, provider.apply(request));
        }
        return this;
    }

    private void read(ApiRequest request, String json) {
        requests.add(request);
        lastLookedBack = walk.isLookingBack();
        if (json == null) {
            assertThat(walk.refused(504)).as("another way than " + text(request)).isTrue();
        } else {
            walk.read(Answers.page(json, walk.layout())).stream().map(Item::json).forEach(items::add);
        }
    }

    public boolean lastLookedBack() {
        return lastLookedBack;
    }

    public void assertEnded() {
        assertThat(walk.next()).isNull();
    }

    /** The requests as texts. */
    public List<String> asked() {
        return requests.stream().map(WalkRun::text).toList();
    }

    public List<String> ids() {
        return texts("id");
    }

    /** The texts of one field of the items. */
    public List<String> texts(String field) {
        return items.stream().map(item -> item.path(field).asText()).toList();
    }

    /** Method, path and the parameters by name. */
    static String text(ApiRequest request) {
        return request + (request.params().isEmpty() ? "" : " " + new TreeMap<>(request.params()));
    }
}
