// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.tt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ticketauth.camel.provider.Selections;
import dev.ticketauth.camel.resource.LineReader;
import dev.ticketauth.camel.resource.ListPages;
import dev.ticketauth.camel.resource.PageSource;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.Page;
import dev.ticketauth.camel.spi.PageLayout;
import dev.ticketauth.camel.spi.Selection;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Working orders that come and go while they are read by their accounts, of which no answer has more than 1,000.
 */
class WorkingOrdersPropertyTest {

    private static final int MOST = 1_000;
    private static final int MOST_OF_ONE_ACCOUNT = 999;
    private static final int MOST_ACCOUNTS = 50;
    private static final int FIRST_ACCOUNT = 30_001;

    /**
     * What happens.
     *
     * @param counts    how many orders each account has
     * @param meanwhile what changes before each request
     */
    record Trading(List<Integer> counts, List<Change> meanwhile) {
    }

    /** So many orders go from the beginning, and so many come at the end, of one of the accounts. */
    record Change(int account, int go, int come) {
    }

    @Provide
    Arbitrary<Trading> quiet() {
        return counts().map(counts -> new Trading(counts, List.of()));
    }

    @Provide
    Arbitrary<Trading> busy() {
        Arbitrary<Integer> some = Arbitraries.of(0, 1, 2, 200);
        Arbitrary<Change> changes = Combinators.combine(Arbitraries.integers().between(0, 100), some, some).as(Change::new);
        return Combinators.combine(counts(), changes.list().ofMaxSize(8)).as(Trading::new);
    }

    private static Arbitrary<List<Integer>> counts() {
        Arbitrary<List<Integer>> few
                = Arbitraries.of(0, 1, 333, 500, 501, MOST_OF_ONE_ACCOUNT).list().ofMinSize(1).ofMaxSize(5);
        Arbitrary<List<Integer>> many = Arbitraries.of(0, 1, 17, 20, 40).list().ofMinSize(1).ofMaxSize(110);
        return Arbitraries.oneOf(few, many);
    }

    @Property(tries = 100)
    void everyOrderComesOnce(@ForAll("quiet") Trading trading) {
        Desk desk = new Desk(trading);

        assertThat(sorted(desk.read())).isEqualTo(sorted(desk.all()));
    }

    @Property(tries = 100)
    void noOrderIsLost(@ForAll("busy") Trading trading) {
        Desk desk = new Desk(trading);
        Set<String> staying = new HashSet<>(desk.all());

        List<String> read = desk.read();
        staying.retainAll(new HashSet<>(desk.all()));

        assertThat(read).doesNotHaveDuplicates();
        staying.removeAll(new HashSet<>(read));
        assertThat(staying).isEmpty();
        desk.atPeace = true;
        assertThat(sorted(desk.read())).isEqualTo(sorted(desk.all()));
    }

    private static List<String> sorted(List<String> ids) {
        return ids.stream().sorted().toList();
    }

    /** All working orders, as TT gives them out. */
    private static final class Desk implements PageSource {

        private final Trading trading;
        private final Map<String, List<Item>> ordersByAccount = new TreeMap<>();
        private boolean atPeace;
        private int requests;
        private int last;

        Desk(Trading trading) {
            this.trading = trading;
            for (int count : trading.counts()) {
                add(ordersByAccount.size(), count);
            }
        }

        private void add(int number, int count) {
            String account = Integer.toString(FIRST_ACCOUNT + number);
            List<Item> orders = ordersByAccount.computeIfAbsent(account, key -> new ArrayList<>());
            for (int i = 0; i < count && orders.size() < MOST_OF_ONE_ACCOUNT; i++) {
                orders.add(Item.of(JsonNodeFactory.instance.objectNode().put("orderId", "o" + ++last)
                        .put("accountId", Integer.parseInt(account))));
            }
        }

        private void apply(Change change) {
            int number = change.account() % trading.counts().size();
            List<Item> orders = ordersByAccount.get(Integer.toString(FIRST_ACCOUNT + number));
            orders.subList(0, Math.min(change.go(), orders.size())).clear();
            add(number, change.come());
        }

        List<String> all() {
            return ordersByAccount.values().stream().flatMap(List::stream).map(Desk::id).toList();
        }

        private static String id(Item order) {
            return order.json().get("orderId").asText();
        }

        List<String> read() {
            List<String> read = new ArrayList<>();
            Selection selection = new Selection(Map.of(), null, 0, Selections.NOW);
            try (ListPages pages = new ListPages(new OrdersWalk("/ttledger/orders", selection), this, 500)) {
                for (List<Item> page = pages.next(); page != null; page = pages.next()) {
                    page.forEach(order -> read.add(id(order)));
                }
            }
            return read;
        }

        @Override
        public Page page(ApiRequest request, PageLayout layout) {
            if (!atPeace && requests < trading.meanwhile().size()) {
                apply(trading.meanwhile().get(requests));
            }
            requests++;
            return request.path().equals("/ttaccount/accounts") ? accounts() : orders(request.params().get("accounts"));
        }

        private Page accounts() {
            return new Page(
                    JsonNodeFactory.instance.objectNode().put("lastPage", "true"), ordersByAccount.keySet().stream()
                            .map(id -> Item.of(JsonNodeFactory.instance.objectNode().put("id", Integer.parseInt(id))))
                            .toList());
        }

        private Page orders(Object accounts) {
            List<String> wanted = accounts == null
                    ? List.copyOf(ordersByAccount.keySet()) : Arrays.asList(accounts.toString().split(","));
            assertThat(accounts == null || wanted.size() <= MOST_ACCOUNTS).isTrue();
            return new Page(
                    JsonNodeFactory.instance.objectNode().put("lastPage", "true"),
                    wanted.stream().flatMap(account -> ordersByAccount.get(account).stream()).limit(MOST).toList());
        }

        @Override
        public LineReader lines(ApiRequest request, int linesAtATime) {
            throw new AssertionError("TT has no lines");
        }
    }
}
