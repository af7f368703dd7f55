// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.timetap;

import java.util.Map;
import java.util.Optional;

import dev.ticketauth.camel.provider.WalkRun;
import dev.ticketauth.camel.spi.Walk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.ticketauth.camel.provider.Selections.everything;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The lists that are none of tickets and bookings.
 */
class ListTest {

    private final TimeTapResources resources = new TimeTapResources(Optional.empty());

    private Walk list(String path, Map<String, Object> params) {
        return resources.list(path, everything(params));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "/clientList/report", "/appointmentList/reportWithCount", "/appointments/report", "/staffList/report" })
    void reportsComeInPages(String path) {
        WalkRun run = new WalkRun(list(path, Map.of()));
        run.answer("{'total': 3, 'rows': [{'id': 1}, {'id': 2}]}").answer("[{'id': 2}, {'id': 3}]");

        assertThat(run.asked()).containsExactly(
                "GET " + path + " {pageNumber=1, pageSize=100}", "GET " + path + " {pageNumber=2, pageSize=100}");
        assertThat(run.ids()).containsExactly("1", "2", "3");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/clients", "/services", "/appointmentList/reportCount", "/clientIdList", "/report/1" })
    void otherListsComeAsAWhole(String path) {
        WalkRun run = new WalkRun(list(path, Map.of("pageSize", 7, "locationId", 101))).answer("[{'id': 1}, 2]");

        run.assertEnded();
        assertThat(run.asked()).containsExactly("GET " + path + " {locationId=101, pageSize=7}");
        assertThat(run.items).hasSize(2);
    }

    @Test
    void onlyReportsOfAppointmentsAreKnownToHaveTheCommonFilters() {
        Map<String, Object> params = Map.of("startDate", "2026-03-02", "to", "2026-03-08", "x", 3);
        assertThat(list("/appointmentList/report", params).next().params()).containsOnly(
                Map.entry("startDate", "2026-03-02"), Map.entry("x", 3), Map.entry("endDate", "2026-03-08"),
                Map.entry("pageNumber", 1), Map.entry("pageSize", 100));
        assertThat(list("/reasonList/report", Map.of("locationId", 101)).next().params()).containsEntry("locationId", 101);
    }

    @ParameterizedTest
    @ValueSource(strings = { "pageSize", "pageNumber" })
    void thePagesOfAReportAreTheComponentsOwn(String name) {
        assertThatThrownBy(() -> list("/clientList/report", Map.of(name, 5))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("parameter '" + name + "'");
    }

    @Test
    void theBusinessIsANumber() {
        assertThatThrownBy(() -> new TimeTapResources(Optional.of("acme"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("option 'businessId'");
    }
}
