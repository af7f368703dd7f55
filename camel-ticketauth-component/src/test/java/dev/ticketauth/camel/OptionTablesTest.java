// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tables of docs/component.md are those of ticketauth.json. With {@code -Dticketauth.docs.write=true} they are
 * written.
 */
class OptionTablesTest {

    private static final String WRITE = "ticketauth.docs.write";
    private static final String COMMAND = "mvn -pl :camel-ticketauth-component -am test -Dtest=OptionTablesTest"
                                          + " -Dsurefire.failIfNoSpecifiedTests=false -D" + WRITE + "=true";
    private static final Path PAGE = DocumentationPages.REPOSITORY.resolve("docs/component.md");
    private static final Pattern PLACE = Pattern.compile("(?s)(<!-- generated: ([a-z ()]+) -->\n)(.*?)(<!-- end -->)");

    private final Map<String, String> tables;

    OptionTablesTest() throws Exception {
        tables = new OptionTables().all();
    }

    @Test
    void everyTableHasItsPlace() {
        List<String> places = new ArrayList<>();
        PLACE.matcher(DocumentationPages.read(PAGE)).results().forEach(place -> places.add(place.group(2)));

        assertThat(places).as("places for tables in docs/component.md, <!-- generated: NAME --> and <!-- end -->")
                .containsExactlyInAnyOrderElementsOf(tables.keySet());
    }

    @Test
    void theTablesAreThoseOfTheComponent() throws Exception {
        String page = DocumentationPages.read(PAGE);
        String made = PLACE.matcher(page).replaceAll(place -> Matcher.quoteReplacement(
                place.group(1) + tables.getOrDefault(place.group(2), place.group(3)) + place.group(4)));
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(PAGE, made);
        } else {
            assertThat(page).as("docs/component.md is stale; write its tables by: %s", COMMAND).isEqualTo(made);
        }
    }

    @Test
    void aNameWithDotsIsOneName() {
        assertThat(tables.get("webhook")).contains("For example `{timestamp:X-Timestamp}.{body}`");
        assertThat(tables.get("advanced")).contains(" `http.throwExceptionOnFailure=false` ");
        assertThat(tables.get("component")).contains(" `camel.health.producersEnabled=true`.");
    }

    @Test
    void aTableSaysWhatTheOptionIs() {
        assertThat(tables.get("common")).contains("| `params.*` |  | options | Parameters of the call");
        assertThat(tables.get("producer")).contains("| `operation` | `sign` | `sign`, `request`, ");
        assertThat(tables.get("path")).contains("| `provider` | required | ");
        assertThat(tables.get("security"))
                .containsPattern("\\| `secretKey` \\|  \\| string \\| .* Masked wherever Camel prints the URI\\. \\|");
        assertThat(tables.get("component")).contains("| `tenantCacheSize` | `10000` | ").doesNotContain("`maxRetries`");
        assertThat(tables.get("headers")).contains("| `CamelTicketAuthTenant` | `to` | `String` | ");
    }
}
