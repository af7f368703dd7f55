// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.tt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.ticketauth.camel.provider.WalkRun;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.PageLayout;
import dev.ticketauth.camel.spi.Walk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.ticketauth.camel.provider.Selections.everything;
import static dev.ticketauth.camel.provider.Selections.pages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OrdersWalkTest {

    private final List<String> asked = new ArrayList<>();
    // how many working orders each account has
    private final Map<Integer, Integer> orders = new TreeMap<>();
    private List<Integer> listedAccounts = List.of();

    private static OrdersWalk walk(Map<String, Object> params) {
        return new OrdersWalk("/ttledger/orders", everything(params));
    }

    private List<String> read(Walk walk) {
        return new WalkRun(walk).answers(request -> {
            Object accounts = request.params().get("accounts");
            if (request.path().equals("/ttaccount/accounts")) {
                asked.add("accounts " + request.params().getOrDefault("nextPageKey", ""));
                assertThat(walk.layout()).isEqualTo(PageLayout.at("/accounts"));
                return accounts(request);
            }
            asked.add(accounts == null ? "all" : accounts.toString());
            assertThat(walk.layout()).isEqualTo(PageLayout.at("/orders"));
            return TtPages.of("orders", orders(accounts));
        }).texts("orderId");
    }

    // two on a page, the second page begins with the last of the first one
    private String accounts(ApiRequest request) {
        int from = Integer.parseInt(request.params().getOrDefault("nextPageKey", "0").toString());
        int to = Math.min(from + 2, listedAccounts.size());
        boolean last = to == listedAccounts.size();
        return TtPages.of(
                "{'lastPage':'" + last + "','nextPageKey':'" + Math.max(to - 1, from + 1) + "','status':'Ok'}", "accounts",
                listedAccounts.subList(from, to).stream().map(id -> "{'id':" + id + "}").toList());
    }

    private List<String> orders(Object accounts) {
        List<String> wanted = accounts == null ? null : Arrays.asList(accounts.toString().split(","));
        assertThat(wanted == null || wanted.size() <= 50).isTrue();
        List<String> found = new ArrayList<>();
        orders.forEach((account, count) -> {
            if (wanted == null || wanted.contains(account.toString())) {
                for (int i = 0; i < count; i++) {
                    found.add("{'orderId':'" + account + "-" + i + "','accountId':" + account + "}");
                }
            }
        });
        return found.subList(0, Math.min(1_000, found.size()));
    }

    private List<String> expected() {
        return orders.entrySet().stream().flatMap(entry -> IntStream.range(0, entry.getValue())
                .mapToObj(number -> entry.getKey() + "-" + number)).toList();
    }

    @Test
    void fewerThan1000AreReadAtOnce() {
        orders.put(1, 500);
        orders.put(2, 499);

        assertThat(read(walk(Map.of()))).isEqualTo(expected());
        assertThat(asked).containsExactly("all");
    }

    @Test
    void moreAreReadByAccount() {
        orders.putAll(Map.of(1, 400, 2, 400, 3, 400, 4, 0));
        listedAccounts = List.of(1, 2, 3, 4);

        assertThat(read(walk(Map.of()))).containsExactlyInAnyOrderElementsOf(expected());
        assertThat(asked).containsExactly("all", "accounts ", "accounts 1", "accounts 2", "1,2,3,4", "1,2", "3,4");
    }

    @Test
    void exactly1000MayHaveBeenCut() {
        orders.put(1, 600);
        orders.put(2, 400);
        listedAccounts = List.of(1, 2);

        assertThat(read(walk(Map.of()))).isEqualTo(expected());
        assertThat(asked).containsExactly("all", "accounts ", "1,2", "1", "2");
    }

    @Test
    void anAccountThatIsNotListedButHasOrdersIsAskedForToo() {
        orders.put(1, 900);
        orders.put(2, 900);
        listedAccounts = List.of(2);

        assertThat(read(walk(Map.of()))).isEqualTo(expected());
        assertThat(asked).containsExactly("all", "accounts ", "1,2", "1", "2");
    }

    @Test
    void thousandsOfAccountsAreAskedFor50AtATime() {
        for (int account = 1; account <= 120; account++) {
            orders.put(account, 15);
        }
        listedAccounts = IntStream.rangeClosed(1, 120).boxed().toList();

        assertThat(read(walk(Map.of()))).isEqualTo(expected());
        assertThat(asked.stream().filter(request -> request.matches("\\d.*")).map(request -> request.split(",").length))
                .containsExactly(50, 50, 20);
    }

    @Test
    void anAccountWithMoreThanTtShowsIsAFailure() {
        orders.put(1, 10);
        orders.put(2, 1_000);

        assertThatIllegalArgumentException().isThrownBy(() -> read(walk(Map.of("accounts", "1,2"))))
                .withMessageContaining("account 2 has 1000 working orders or more").withMessageContaining("params.accounts");
        assertThat(asked).containsExactly("1,2", "1", "2");
    }

    @Test
    void theUsersAccountsAreTakenInAnyForm() {
        String sixty = IntStream.rangeClosed(1, 60).mapToObj(Integer::toString).collect(Collectors.joining(", "));

        assertThat(walk(Map.of("accounts", List.of(7, "8,7"))).next().params()).isEqualTo(Map.of("accounts", "7,8"));
        assertThat(walk(Map.of("accounts", 7)).next().params()).isEqualTo(Map.of("accounts", "7"));
        assertThat(walk(Map.of("accounts", " ")).next().params()).isEmpty();
        read(walk(Map.of("accounts", sixty)));
        assertThat(asked).hasSize(2);
        assertThat(asked.get(1)).isEqualTo("51,52,53,54,55,56,57,58,59,60");
    }

    @Test
    void withoutAnyAccountTheRestIsOutOfReach() {
        WalkRun run = new WalkRun(walk(Map.of())).answer(TtPages.of("orders",
                IntStream.range(0, 1_000).mapToObj(number -> "{'orderId':'" + number + "'}").toList()));

        assertThatIllegalArgumentException().isThrownBy(() -> run.answer(TtPages.of("accounts", List.of())))
                .withMessageContaining("params.accounts");
    }

    @ParameterizedTest
    @ValueSource(strings = { "accountId", "status", "from", "to", "eventId" })
    void aFilterThatTtWouldIgnoreIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> walk(Map.of(name, "1")))
                .withMessageContaining("'" + name + "'").withMessageContaining("accounts");
    }

    @Test
    void aPageSizeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrdersWalk("/ttledger/orders", pages(10, Map.of())))
                .withMessageContaining("pageSize");
    }
}
