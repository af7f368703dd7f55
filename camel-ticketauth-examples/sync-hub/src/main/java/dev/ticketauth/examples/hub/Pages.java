package dev.ticketauth.examples.hub;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** The way of a provider to give a long list in pages. */
interface Pages {

    /** The parameters that ask for the next page. */
    Map<String, Object> parameters();

    /**
     * Takes notice of the page that was asked for.
     *
     * @return whether there may be another one
     */
    boolean isFollowed(JsonNode answer, List<Item> items);

    /** A list that comes whole. */
    static Pages single() {
        return new Pages() {
            @Override
            public Map<String, Object> parameters() {
                return Map.of();
            }

            @Override
            public boolean isFollowed(JsonNode answer, List<Item> items) {
                return false;
            }
        };
    }
}
