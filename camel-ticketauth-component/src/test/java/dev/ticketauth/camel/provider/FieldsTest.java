// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.resource.PageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FieldsTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
            "6843548354,              6843548354", "16143309052651006928, 16143309052651006928", "123.000000, 123",
            "`\"82\"`,                82", "`\"0017\"`,                 0017", "`\"123.000\"`,       123.000", "0, 0" })
    void idsAreTextsWithAllTheirDigits(String json, String id) {
        assertThat(Fields.id(value(json))).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
            "25.00,      25.00", "`\"242.0\"`, 242.0", "`\" 10.5 \"`, 10.5", "0,         0", "1e2,        1E+2", "-3.10, -3.10",
            "12345678901234567890.123456789, 12345678901234567890.123456789" })
    void moneyIsExact(String json, BigDecimal amount) {
        assertThat(Fields.money(value(json))).isEqualTo(amount);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
            "null", "true", "`\"\"`", "`\"free\"`", "`\"1,50\"`", "{}", "[1]", "1e999999999", "`\"1e-999999999\"`" })
    void whatIsNoAmountIsNull(String json) {
        assertThat(Fields.money(value(json))).isNull();
    }

    @Test
    void theFirstFieldThatHasAValueCounts() {
        JsonNode record = value("{\"a\": null, \"b\": \" \", \"c\": 7, \"d\": \"x\"}");

        assertThat(Fields.text(record, "a", "b", "c", "d")).isEqualTo("7");
        assertThat(Fields.text(record, "a", "none")).isNull();
        assertThat(Fields.requireId(record, "a", "c")).isEqualTo("7");
        assertThatThrownBy(() -> Fields.requireId(record, "a", "none")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a record without an id (a, none)");
    }

    @Test
    void idsOfAList() {
        assertThat(Fields.ids(value("[{\"id\": 1}, {\"key\": \"k\"}, {\"other\": 2}, 3]"), "id", "key")).containsExactly("1",
                "k");
        assertThat(Fields.ids(value("{}"), "id")).isEmpty();
        assertThat(Fields.ids(null, "id")).isEmpty();
    }

    private static JsonNode value(String json) {
        return PageReader.value(json.getBytes(StandardCharsets.UTF_8));
    }
}
