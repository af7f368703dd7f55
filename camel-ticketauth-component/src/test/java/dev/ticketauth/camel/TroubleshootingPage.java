// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tables of docs/troubleshooting.md, one for each class that makes their mistakes, and those of docs/why-401.md. A
 * row has its name in a comment that the page does not show, and behind it what is seen.
 */
enum TroubleshootingPage {

    /** What is above the first heading. */
    CALLS("docs/troubleshooting.md", 0),
    /** What is below it. */
    WEBHOOKS("docs/troubleshooting.md", 1),
    /** The whole page on 401. */
    WHY_401("docs/why-401.md", TroubleshootingPage.WHOLE);

    private static final int WHOLE = -1;
    private static final int SECTIONS = 2;
    private static final Pattern HEADING = Pattern.compile("(?m)^## ");
    private static final Pattern ROW = Pattern.compile(
            "(?m)^\\| .*?<!-- ([a-z0-9-]+) --> [^`|]*`([^`|]+)`[^|]* \\| [^|]+ \\| [^|]+ \\|$");
    private static final Pattern NAME = Pattern.compile("<!-- [a-z0-9-]+ -->");
    private static final Pattern LINE_OF_A_TABLE = Pattern.compile("(?m)^\\|");
    private static final int LINES_OF_THE_HEAD = 2;

    private final String page;
    private final int section;

    TroubleshootingPage(String page, int section) {
        this.page = page;
        this.section = section;
    }

    /** @param text what is seen; {@code …} stands for anything */
    record Row(String name, String text) {

        void assertIsIn(String seen) {
            String[] parts = Arrays.stream(text.split("…")).filter(part -> !part.isBlank()).toArray(String[]::new);
            assertThat(String.join("", parts)).as("the text without what varies").hasSizeGreaterThan(15);
            assertThat(seen).containsSubsequence(parts);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private String text() {
        String text = DocumentationPages.read(page);
        if (section == WHOLE) {
            return text;
        }
        List<String> sections = List.of(HEADING.split(text));
        assertThat(sections).hasSize(SECTIONS);
        return sections.get(section);
    }

    Stream<Row> rows() {
        return ROW.matcher(text()).results().map(match -> new Row(match.group(1), match.group(2)));
    }

    /** No row with a name is left out because it is written in another way. */
    void assertAllAreRead() {
        assertThat(NAME.matcher(text()).results().count()).isEqualTo(rows().count()).isPositive();
    }

    void assertRowsAre(Collection<String> names) {
        assertThat(rows().map(Row::name)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(names);
        assertThat(LINE_OF_A_TABLE.matcher(text()).results().count()).isEqualTo(names.size() + LINES_OF_THE_HEAD);
    }
}
