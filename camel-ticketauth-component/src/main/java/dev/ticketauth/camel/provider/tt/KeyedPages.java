// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.tt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.Page;
import dev.ticketauth.camel.spi.PageLayout;
import dev.ticketauth.camel.spi.Walk;

/**
 * TT's usual list: each answer has a {@code nextPageKey}, the last one too, and {@code lastPage}, a text, says whether
 * to go on.
 */
final class KeyedPages implements Walk {

    private static final String KEY = "nextPageKey";
    private static final String LAST = "lastPage";

    private final ApiRequest list;
    private final PageLayout layout;
    private final int suspect;
    private final Set<String> keys = new HashSet<>();
    private Set<Long> previous = Set.of();
    private String key;
    private boolean ended;

    /** @param suspect so many records and no key for more look like an answer that was cut; 0 when nothing does */
    KeyedPages(ApiRequest list, PageLayout layout, int suspect) {
        this.list = list;
        this.layout = layout;
        this.suspect = suspect;
        if (list.params().get(KEY) != null) {
            keys.add(list.params().get(KEY).toString());
        }
    }

    @Override
    public ApiRequest next() {
        return ended ? null : list.with(KEY, key);
    }

    @Override
    public PageLayout layout() {
        return layout;
    }

    @Override
    public List<Item> read(Page page) {
        String last = Fields.text(page.envelope().get(LAST));
        key = Fields.id(page.envelope().get(KEY));
        boolean hasKey = key != null;
        if ("false".equalsIgnoreCase(last) && !hasKey) {
            throw new IllegalArgumentException(
                    "the answer says that it is not the last one but names no nextPageKey, so the list is incomplete; ask for"
                                               + " less, with the filters of this list");
        }
        if (!hasKey && suspect > 0 && page.items().size() == suspect) {
            throw new IllegalArgumentException(
                    suspect + " records without a nextPageKey: TT cuts lists of its ledger at that number, whatever lastPage"
                                               + " says; ask for less, with the filters of this list");
        }
        // without lastPage the key decides: better an empty page too many than one too few
        ended = "true".equalsIgnoreCase(last) || !hasKey || last == null && page.items().isEmpty();
        if (!ended && !keys.add(key)) {
            throw new IllegalArgumentException("the same nextPageKey twice, so this list would never end");
        }
        return fresh(page.items());
    }

    // TT has listed the same account on two pages
    private List<Item> fresh(List<Item> items) {
        List<Item> fresh = new ArrayList<>(items.size());
        Set<Long> fingerprints = new HashSet<>();
        for (Item item : items) {
            JsonNode id = item.json().get("id");
            if (id == null || !previous.contains(item.fingerprint())) {
                fresh.add(item);
            }
            fingerprints.add(item.fingerprint());
        }
        previous = fingerprints;
        return fresh;
    }
}
