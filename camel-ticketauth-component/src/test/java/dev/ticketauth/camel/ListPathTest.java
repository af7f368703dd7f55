// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ListPathTest {

    @ParameterizedTest
    @CsvSource({
            "/orders,/orders", "orders,/orders", "/orders/,/orders", "orders//,/orders", "/orders?,/orders", "/,/", "?x=1,/",
            "/orders/?x=1,/orders", "/a%2Fb,/a%2Fb" })
    void thePathHasASlashInFrontAndNoneAtTheEnd(String text, String path) {
        assertThat(ListPath.of(text).path()).isEqualTo(path);
    }

    @Test
    void theQueryIsDecoded() {
        assertThat(ListPath.of("/orders?from=2026-01-01T10%3A00%3A00%2B01%3A00&q=a+b%20%C3%A9&page%5Bx%5D=1&u=a?b=c").query())
                .isEqualTo(Map.of("from", "2026-01-01T10:00:00+01:00", "q", "a b é", "page[x]", "1", "u", "a?b=c"));
    }

    @Test
    void aNameThatStandsSeveralTimesHasAList() {
        assertThat(ListPath.of("/orders?x&y=1&x=2&x=%33").query()).isEqualTo(Map.of("x", List.of("", "2", "3"), "y", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/orders", "/orders?", "/orders?&&", "/orders?=5" })
    void whatHasNoNameIsNoParameter(String text) {
        assertThat(ListPath.of(text).query()).isEmpty();
    }

    @Test
    void otherParametersWin() {
        assertThat(ListPath.of("/orders?a=1&b=2&b=3").with(Map.of("b", 4, "c", 5))).isEqualTo(Map.of("a", "1", "b", 4, "c", 5));
    }

    @ParameterizedTest
    @ValueSource(strings = { "q=secret%", "q=secret%zz", "secret%2=1", "q=%secret" })
    void aBrokenEscapeIsRefusedAndNotQuoted(String query) {
        assertThatIllegalArgumentException().isThrownBy(() -> ListPath.of("/orders?" + query))
                .withMessageContaining("%25").withMessageNotContaining("secret").withNoCause();
    }
}
