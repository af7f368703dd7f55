// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.tt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.Page;
import dev.ticketauth.camel.spi.PageLayout;
import dev.ticketauth.camel.spi.Selection;
import dev.ticketauth.camel.spi.Walk;

/**
 * Working orders. TT gives 1,000 at most and has no pages for them, but a filter of up to 50 accounts. An answer that
 * may have been cut is put aside, and its orders are asked for again by fewer accounts, until none is cut. So every
 * order comes once, as it is when its accounts are read.
 */
final class OrdersWalk implements Walk {

    static final int MOST = 1_000;

    private static final int MOST_ACCOUNTS = 50;
    private static final String ACCOUNTS = "accounts";
    private static final PageLayout ORDERS_LAYOUT = PageLayout.at("/orders");
    private static final List<String> ALL = List.of();

    private final ApiRequest orders;
    private final Deque<List<String>> toAsk = new ArrayDeque<>();
    private final Set<String> accounts = new LinkedHashSet<>();
    // while the accounts are read
    private KeyedPages accountPages;

    OrdersWalk(String path, Selection selection) {
        orders = ApiRequest.get(path).with(Filters.passedOn(selection, "working orders", ACCOUNTS, Set.of(ACCOUNTS)));
        if (selection.param("accountId").isPresent()) {
            // TT would ignore it, and give the orders of all
            throw new IllegalArgumentException(
                    "TT can't filter working orders by 'accountId'; use 'accounts', which takes several, separated by commas");
        }
        addAccounts(selection.params().get(ACCOUNTS));
        if (accounts.isEmpty()) {
            toAsk.add(ALL);
        } else {
            askFor(new ArrayList<>(accounts));
        }
    }

    private void addAccounts(Object given) {
        if (given instanceof Collection<?> several) {
            several.forEach(this::addAccounts);
        } else if (given != null) {
            Arrays.stream(given.toString().split(",")).map(String::strip).filter(account -> !account.isEmpty())
                    .forEach(accounts::add);
        }
    }

    private void askFor(List<String> all) {
        for (int i = 0; i < all.size(); i += MOST_ACCOUNTS) {
            toAsk.add(all.subList(i, Math.min(i + MOST_ACCOUNTS, all.size())));
        }
    }

    @Override
    public ApiRequest next() {
        if (accountPages != null) {
            return accountPages.next();
        }
        List<String> asked = toAsk.peek();
        if (asked == null) {
            return null;
        }
        return asked.isEmpty() ? orders : orders.with(ACCOUNTS, String.join(",", asked));
    }

    @Override
    public PageLayout layout() {
        return accountPages == null ? ORDERS_LAYOUT : accountPages.layout();
    }

    // one account of several may have all their orders; the accounts that are asked for get fewer all the same
    @Override
    public boolean isLookingBack() {
        return accountPages == null;
    }

    @Override
    public List<Item> read(Page page) {
        if (accountPages != null) {
            readAccounts(page);
            return List.of();
        }
        List<String> asked = toAsk.remove();
        if (page.items().size() < MOST) {
            return page.items();
        }
        if (asked.isEmpty()) {
            // TT may show orders of an account that it does not list
            page.items().forEach(order -> addAccount(order, "accountId"));
            accountPages = new KeyedPages(ApiRequest.get("/ttaccount/accounts"), PageLayout.at("/accounts"), 0);
        } else {
            split(asked);
        }
        return List.of();
    }

    private void readAccounts(Page page) {
        accountPages.read(page).forEach(account -> addAccount(account, "id"));
        if (accountPages.next() == null) {
            accountPages = null;
            if (accounts.isEmpty()) {
                throw new IllegalArgumentException(
                        "there are " + MOST + " working orders or more, the most that TT gives at once, and no account to ask"
                                                   + " for them by; name some with params.accounts");
            }
            askFor(new ArrayList<>(accounts));
        }
    }

    private void addAccount(Item record, String field) {
        String id = Fields.id(record.json().get(field));
        if (id != null) {
            accounts.add(id);
        }
    }

    private void split(List<String> asked) {
        if (asked.size() == 1) {
            throw new IllegalArgumentException(
                    "account " + asked.get(0) + " has " + MOST + " working orders or more, the most that TT gives, and there is"
                                               + " no way to the rest; leave the account out with params.accounts, or spread"
                                               + " its orders over several accounts");
        }
        int half = asked.size() / 2;
        toAsk.push(asked.subList(half, asked.size()));
        toAsk.push(asked.subList(0, half));
    }
}
