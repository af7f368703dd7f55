// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.tt;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import dev.ticketauth.camel.provider.WalkRun;
import dev.ticketauth.camel.spi.PageLayout;
import dev.ticketauth.camel.spi.ProviderError;
import dev.ticketauth.camel.spi.Walk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.ticketauth.camel.provider.Answers.json;
import static dev.ticketauth.camel.provider.Selections.everything;
import static dev.ticketauth.camel.provider.Selections.pages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TtListsTest {

    private final TtResources resources = new TtResources("ext_uat_cert");

    private Walk list(String path) {
        return resources.list(path, everything(Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "/ttledger/fills", "/TTLedger/fills", "/ttledger/ext_uat_cert/fills", "/TTLedger/EXT_UAT_CERT/Fills" })
    void fillsAreAlwaysReadByTheirTime(String path) {
        Walk walk = list(path);

        assertThat(walk).isInstanceOf(FillsWalk.class);
        assertThat(walk.next().path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/ttledger/orders", "/ttledger/ext_uat_cert/orders" })
    void ordersAreAlwaysReadByAccounts(String path) {
        assertThat(list(path)).isInstanceOf(OrdersWalk.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "/ttledger/tcrfills", "/ttledger/orders/1", "/ttaccount/fills", "/fills",
            "/ttledger/ext_prod_live/fills" })
    void otherListsHaveKeys(String path) {
        assertThat(list(path)).isInstanceOf(KeyedPages.class);
    }

    @Test
    void filtersGoWithThem() {
        Walk walk = resources.list("/ttledger/fills", everything(Map.of("accountId", "7", "x", List.of("", "2"))));

        assertThat(walk.next().params()).isEqualTo(Map.of("accountId", "7", "x", List.of("", "2")));
    }

    @Test
    void pagesFollowTheirKeys() {
        Walk walk = resources.list("/ttaccount/accounts", everything(Map.of("mineOnly", "true")));
        assertThat(walk.layout()).isEqualTo(PageLayout.FIRST_ARRAY);

        WalkRun run = new WalkRun(walk);
        run.answer(page("{'lastPage':'false','nextPageKey':'k1'}", "{'id':1}", "{'id':2}"));
        // an account that was on the page before, and one with its id that is not the same
        run.answer(page("{'lastPage':false,'nextPageKey':17}", "{'id':2}", "{'id':1,'name':'n'}"));
        // the last page has a key, too
        run.answer(page("{'lastPage':'true','nextPageKey':'k3'}", "{'id':3}"));

        run.assertEnded();
        assertThat(run.ids()).containsExactly("1", "2", "1", "3");
        assertThat(run.asked()).containsExactly("GET /ttaccount/accounts {mineOnly=true}",
                "GET /ttaccount/accounts {mineOnly=true, nextPageKey=k1}",
                "GET /ttaccount/accounts {mineOnly=true, nextPageKey=17}");
    }

    @Test
    void recordsWithoutAnIdAreNeverTakenForOne() {
        WalkRun run = new WalkRun(list("/ttmonitor/position"));
        run.answer(page("{'lastPage':'false','nextPageKey':'1'}", "{'pnl':0}"))
                .answer(page("{'lastPage':'true'}", "{'pnl':0}"));

        assertThat(run.items).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{'lastPage':'true'}|-", "{'lastPage':true,'nextPageKey':'k'}|-", "{}|-", "{'nextPageKey':null}|-",
            "{'nextPageKey':'k'}|k", "{'lastPage':'','nextPageKey':'k'}|k" })
    void theEnd(String envelope, String next) {
        Walk walk = list("/ttuser/users");
        answer(walk, envelope, "{'id':1}");

        if (next.equals("-")) {
            assertThat(walk.next()).isNull();
        } else {
            assertThat(walk.next().params()).isEqualTo(Map.of("nextPageKey", next));
        }
    }

    @Test
    void anAnswerWithoutLastPageAndRecordsIsTheEndWhateverItsKey() {
        Walk walk = list("/ttuser/users");
        answer(walk, "{'nextPageKey':'k'}");

        assertThat(walk.next()).isNull();
    }

    @Test
    void aListThatBreaksOffIsAFailure() {
        Walk walk = list("/ttuser/users");

        assertThatIllegalArgumentException().isThrownBy(() -> answer(walk, "{'lastPage':'false'}", "{'id':1}"))
                .withMessageContaining("incomplete");
    }

    @Test
    void aKeyThatComesAgainIsAFailure() {
        Walk walk = resources.list("/ttuser/users", everything(Map.of("nextPageKey", "k1")));
        assertThat(walk.next().params()).isEqualTo(Map.of("nextPageKey", "k1"));
        answer(walk, "{'lastPage':'false','nextPageKey':'k2'}", "{'id':1}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> answer(walk, "{'lastPage':'false','nextPageKey':'k1'}", "{'id':2}"))
                .withMessageContaining("nextPageKey twice");
    }

    @Test
    void aListOfTheLedgerThatEndsAt500IsSuspicious() {
        String[] fills = Collections.nCopies(500, "{'recordId':'1'}").toArray(String[]::new);

        assertThatIllegalArgumentException().isThrownBy(() -> answer(list("/ttledger/tcrfills"), "{'lastPage':'true'}", fills))
                .withMessageContaining("500");
        assertThat(answer(list("/ttpds/products"), "{'lastPage':'true'}", fills).items).hasSize(500);
    }

    @Test
    void aPageSizeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> resources.list("/ttuser/users", pages(10, Map.of())))
                .withMessageContaining("pageSize");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
            "{'status':'Ok','lastPage':'true'}|-|-", "{'lastPage':'true'}|-|-", "{'status':null}|-|-", "{}|-|-",
            "{'status':'Fail','status_message':'no such account'}|Fail|no such account",
            "{'status':'StatusFail','statusCode':7,'message':'m'}|7|m", "{'status':'Fail'}|Fail|-" })
    void aStatusOtherThanOkIsAFailure(String envelope, String code, String message) {
        assertThat(resources.failureIn(json(envelope))).isEqualTo(new ProviderError(code, message));
    }

    @Test
    void anArrayAloneReportsNoFailure() {
        assertThat(resources.failureIn(json("[]"))).isEqualTo(ProviderError.NONE);
        assertThat(resources.failureIn(json("{}").path("none"))).isEqualTo(ProviderError.NONE);
    }

    @Test
    void nothingCanBeBooked() {
        assertThat(resources.bookingDesk()).isEmpty();
        assertThat(resources.account()).isEmpty();
    }

    private static WalkRun answer(Walk walk, String envelope, String... records) {
        return new WalkRun(walk).answer(page(envelope, records));
    }

    private static String page(String envelope, String... records) {
        return TtPages.of(envelope, "records", List.of(records));
    }
}
