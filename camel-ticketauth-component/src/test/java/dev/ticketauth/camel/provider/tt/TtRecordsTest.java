// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.tt;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.spi.BookingFields;
import dev.ticketauth.camel.spi.RecordState;
import dev.ticketauth.camel.spi.Resource.Access;
import dev.ticketauth.camel.spi.TicketFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.ticketauth.camel.provider.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TtRecordsTest {

    private static final String ORDER = "0aca0322-8ef1-4607-951d-93224663017b";

    private final Fills fills = new Fills();
    private final WorkingOrders orders = new WorkingOrders();

    @Test
    void aFill() {
        JsonNode fill = json("""
                {'account':'A-1','accountId':30001,'execType':'F','instrumentId':'16143309052651006928','lastPx':110.250,
                'lastQty':3,'ordStatus':'3','orderId':'0aca0322-8ef1-4607-951d-93224663017b','recordId':'r1','side':1,
                'timeStamp':'1767623400000000123','transactTime':'1767000000000000000','uniqueExecId':'OEKlCBRr29MA0UkFdkRrJM'}
                """);

        assertThat(fills.read(fill)).isEqualTo(new TicketFields(
                "OEKlCBRr29MA0UkFdkRrJM", "16143309052651006928", ORDER, "3", RecordState.COMPLETED,
                new BigDecimal("110.250"), null, Instant.parse("2026-01-05T14:30:00.000000123Z")));
    }

    @Test
    void aFillWithLittle() {
        JsonNode fill = json("""
                {'uniqueExecId':null,'recordId':'','execID':5,'execType':'F','instrumentId':16143309052651006928,
                'currency':'USD','lastPx':'0.1','timeStamp':1767623400000000123,'orderId':{}}
                """);

        assertThat(fills.read(fill)).isEqualTo(new TicketFields(
                "5", "16143309052651006928", null, "F", RecordState.COMPLETED, new BigDecimal("0.1"), "USD",
                Instant.parse("2026-01-05T14:30:00.000000123Z")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{'uniqueExecId':'u','recordId':'r','execId':'e'}|u", "{'recordId':'r','execId':'e'}|r", "{'execId':'e'}|e" })
    void theIdOfAFill(String fill, String id) {
        assertThat(fills.read(json(fill)).id()).isEqualTo(id);
    }

    @Test
    void aFillWithoutIdIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> fills.read(json("{'orderId':'1'}")))
                .withMessageContaining("uniqueExecId");
    }

    @ParameterizedTest
    @ValueSource(strings = { "'soon'", "''", "null", "1.5", "[]", "true", "99999999999999999999", "1e999999999" })
    void anOddTimeIsNone(String time) {
        assertThat(fills.read(json("{'recordId':'r','timeStamp':" + time + "}")).updatedAt()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "1767623400000000123", "'1767623400000000123'", "1767623400000000123.0",
            "1.767623400000000123e18", "' 1767623400000000123 '" })
    void aTimeIsReadInAnySpelling(String time) {
        assertThat(fills.read(json("{'recordId':'r','timeStamp':" + time + "}")).updatedAt())
                .isEqualTo("2026-01-05T14:30:00.000000123Z");
    }

    @Test
    void aWorkingOrder() {
        JsonNode order = json("""
                {'accountId':1334000,'cumulatedQuantity':0.0,'currUserId':1168910,'dateTime':1747328540354606867,
                'instrumentId':'8092262517946017060','leavesQuantity':80.0,'manualOrderIndicator':false,
                'orderId':'0aca0322-8ef1-4607-951d-93224663017b','orderQty':80.0,'orderStatus':'1','price':110.171875,
                'side':'1','uniqueExecId':'OEKlCBRr29MA0UkFdkRrJM','userId':'1168910'}
                """);

        assertThat(orders.read(order)).isEqualTo(new BookingFields(
                ORDER, null, "1", RecordState.OPEN, null, null, null, null,
                Instant.parse("2025-05-15T17:02:20.354606867Z"), List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "'orderStatus':'1'|OPEN", "'orderStatus':'0'|OPEN", "'orderStatus':1|OPEN",
            "'orderStatus':'2','leavesQuantity':3.0,'orderQty':5.0,'cumulatedQuantity':2.0|OPEN",
            "'orderStatus':'9','leavesQuantity':'3'|OPEN",
            "'orderStatus':'3','leavesQuantity':0.0,'orderQty':5.0,'cumulatedQuantity':5.0|COMPLETED",
            "'orderStatus':'2','orderQty':5.0,'cumulatedQuantity':5.0|COMPLETED",
            "'orderStatus':'4','leavesQuantity':0.0,'orderQty':5.0,'cumulatedQuantity':2.0|CANCELLED",
            "'orderStatus':'8','leavesQuantity':0,'orderQty':5|CANCELLED",
            "'orderStatus':'1','leavesQuantity':0|UNKNOWN", "'orderStatus':'4'|UNKNOWN", "'orderStatus':'Z'|UNKNOWN",
            "'orderStatus':null|UNKNOWN", "'orderStatus':[]|UNKNOWN", "'side':'1'|UNKNOWN",
            "'orderStatus':'7','leavesQuantity':'many','orderQty':{}|UNKNOWN" })
    void theStateOfAnOrder(String fields, RecordState state) {
        assertThat(orders.read(json("{'orderId':'o'," + fields + "}")).state()).isEqualTo(state);
    }

    @Test
    void anOrderWithoutIdIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> orders.read(json("{'orderId':''}")))
                .withMessageContaining("orderId");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
            "{'orders':[{'orderId':'o'}],'status':'Ok'}|o", "{'order':[{'orderId':'o'}]}|o", "{'order':{'orderId':'o'}}|o",
            "{'orders':{'orderId':'o'}}|o", "{'orderId':'o'}|o", "[{'orderId':'o'}]|o", "{'orders':[],'status':'Ok'}|-",
            "{'orders':null}|-", "{'lastPage':'true','status':'Ok'}|-", "[]|-", "{'order':{}}|-", "{'order':'o'}|-",
            "{'orders':[{'orderId':'old','dateTime':1},{'orderId':'new','dateTime':3},{'orderId':'mid','dateTime':2}]}|new" })
    void oneOrderIsFoundInAnyShape(String answer, String id) {
        JsonNode order = orders.recordIn(json(answer));

        assertThat(order == null ? null : orders.read(order).id()).isEqualTo(id);
    }

    @Test
    void oneOrderIsAskedForByItsId() {
        assertThat(orders.get(ORDER)).hasToString("GET /ttledger/orders/" + ORDER);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "..", "a/b", "a%2fb", "a?x=1", "a b", "a.b", "é" })
    void anIdThatCouldLeadElsewhereIsRefused(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> orders.get(id)).withMessageContaining("recordId");
    }

    @Test
    void whatThereIs() {
        assertThat(fills.access()).isEqualTo(Set.of(Access.LIST, Access.SEARCH));
        assertThat(fills.tellsChanges()).isTrue();
        assertThat(orders.access()).isEqualTo(Set.of(Access.LIST, Access.GET));
        assertThat(orders.tellsChanges()).isFalse();
    }
}
