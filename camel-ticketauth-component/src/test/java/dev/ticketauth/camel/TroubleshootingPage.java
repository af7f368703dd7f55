package dev.ticketauth.camel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tables of docs/troubleshooting.md, one for each class that makes their mistakes. A row begins with its name, in a
 * comment that the page does not show.
 */
enum TroubleshootingPage {

    /** What is above the first heading. */
    CALLS(0),
    /** What is below it. */
    WEBHOOKS(1);

    private static final Path PAGE = Path.of("").toAbsolutePath().getParent().resolve("docs/troubleshooting.md");
    private static final Pattern HEADING = Pattern.compile("(?m)^## ");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| <!-- ([a-z-]+) --> `([^`|]+)` \\| [^|]+ \\| [^|]+ \\|$");
    private static final Pattern LINE_OF_A_TABLE = Pattern.compile("(?m)^\\|");
    private static final int LINES_OF_THE_HEAD = 2;

    private final int section;

    TroubleshootingPage(int section) {
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

    private String text() throws IOException {
        List<String> sections = List.of(HEADING.split(Files.readString(PAGE)));
        assertThat(sections).hasSameSizeAs(values());
        return sections.get(section);
    }

    Stream<Row> rows() throws IOException {
        return ROW.matcher(text()).results().map(match -> new Row(match.group(1), match.group(2)));
    }

    void assertRowsAre(Collection<String> names) throws IOException {
        assertThat(rows().map(Row::name)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(names);
        assertThat(LINE_OF_A_TABLE.matcher(text()).results().count()).isEqualTo(names.size() + LINES_OF_THE_HEAD);
    }
}
