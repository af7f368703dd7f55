// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.resource;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.Page;
import dev.ticketauth.camel.spi.PageLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PageReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"z\":1.50,\"a\":100,\"m\":[1e3,-0,0.0,1.0E-7,2E+3,123.000000]}", "12345678901234567890123", "-0", "0.10",
            "1E400",
            "{\"b\":\"\\u00e9\",\"c\":null,\"d\":true,\"e\":{}}", "[]", "\"text\"", "9223372036854775808" })
    void whatIsReadIsWrittenAsItCame(String text) {
        JsonNode value = PageReader.value(text.getBytes(StandardCharsets.UTF_8));

        assertThat(new String(JsonText.bytes(value), StandardCharsets.UTF_8)).isEqualTo(text.replace("\\u00e9", "é"));
        assertThat(value.toString()).isEqualTo(text.replace("\\u00e9", "é"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "[{\"id\":1},{\"id\":2}]                              | null          | 1,2",
            "[{\"id\":1}]                                         | ``            | 1",
            "{\"data\":[{\"id\":1}],\"n\":1}                      | null          | 1",
            "{\"n\":[{\"id\":9}],\"data\":[{\"id\":1}]}           | /data         | 1",
            "{\"a\":{\"b/c\":[{\"id\":1}],\"x\":2},\"y\":3}       | /a/b~1c       | 1",
            "{\"data\":null,\"n\":0}                              | /data         | ``",
            "{\"data\":[],\"more\":[{\"id\":5}]}                  | null          | ``" })
    void findsTheItems(String text, String pointer, String ids) {
        Page page = page(text, "null".equals(pointer) ? PageLayout.FIRST_ARRAY : PageLayout.at(pointer));

        assertThat(String.join(",", page.items().stream().map(item -> item.json().get("id").asText()).toList()))
                .isEqualTo(ids);
    }

    @Test
    void theEnvelopeIsWhatStandsBesideTheItems() {
        Page page = page("{\"a\":1,\"data\":[{\"id\":1}],\"b\":{\"c\":[2]},\"d\":[3]}", PageLayout.at("/data"));

        assertThat(page.envelope().toString()).isEqualTo("{\"a\":1,\"b\":{\"c\":[2]},\"d\":[3]}");
        assertThat(page("[1]", PageLayout.FIRST_ARRAY).envelope().isMissingNode()).isTrue();
    }

    @Test
    void aFingerprintIsThatOfTheRecordsOwnText() {
        List<Item> items
                = page("\ufeff{\"data\":[ {\"id\": 1, \"n\":\"é\"} ,{\"id\": 1, \"n\":\"é\"},{\"id\": 1, \"n\":\"e\"}]}",
                        PageLayout.at("/data")).items();
        byte[] text = "{\"id\": 1, \"n\":\"é\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(items.get(0).fingerprint()).isEqualTo(Item.fingerprint(text, 0, text.length))
                .isEqualTo(items.get(1).fingerprint()).isNotEqualTo(items.get(2).fingerprint());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "``                        | null  | an empty answer, where a list was expected",
            "{\"a\":1}                 | null  | an answer without a list",
            "{\"a\":[1]}               | /b    | an answer without a list at /b",
            "{\"a\":{\"b\":1}}         | /a/b  | an answer without a list at /a/b",
            "[1]                       | /a    | an answer without a list at /a",
            "{\"a\":[1]}               | ``    | an answer without a list",
            "{\"a\":[1},               | null  | what is no JSON at byte",
            "[{\"name\":\"Zoe          | null  | what is no JSON at byte",
            "[1][2]                    | null  | more than one JSON value" })
    void saysWhatIsWrongAndQuotesNothing(String text, String pointer, String message) {
        PageLayout layout = "null".equals(pointer) ? PageLayout.FIRST_ARRAY : PageLayout.at(pointer);

        assertThatThrownBy(() -> page(text, layout)).isInstanceOf(UnreadableAnswerException.class)
                .hasMessageStartingWith(message).hasMessageNotContaining("Zoe").hasNoCause();
    }

    @Test
    void toleratesWhatRealAnswersHaveHeld() {
        assertThat(page("[{\"text\":\"a\tb\"},]", PageLayout.FIRST_ARRAY).items()).hasSize(1);
    }

    private static Page page(String text, PageLayout layout) {
        return PageReader.page(text.getBytes(StandardCharsets.UTF_8), layout);
    }
}
