// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.routetests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Code on the pages below docs that comes from an example is what stands there. A page says so by a comment in front of
 * the fence, {@code <!-- from camel-ticketauth-examples/… -->}; what a line {@code // …} stands for is left out, and
 * indentation does not count.
 */
class DocumentedExamplesTest {

    private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent().getParent();
    private static final Pattern QUOTED
            = Pattern.compile("(?ms)^<!-- from (camel-ticketauth-examples/\\S+) -->\\R```\\w+\\R(.*?)^```$");
    private static final Pattern LEFT_OUT = Pattern.compile("(?m)^\\s*// …$");

    record Quotation(String page, String source, String text) {

        List<List<String>> pieces() {
            return LEFT_OUT.splitAsStream(text).map(piece -> lines(piece.strip())).toList();
        }

        @Override
        public String toString() {
            return page + " quotes " + source.substring(source.lastIndexOf('/') + 1);
        }
    }

    static Stream<Quotation> quotations() throws IOException {
        List<Quotation> quotations = new ArrayList<>();
        try (Stream<Path> docs = Files.walk(REPOSITORY.resolve("docs"))) {
            for (Path page : docs.filter(path -> path.toString().endsWith(".md")).sorted().toList()) {
                QUOTED.matcher(Files.readString(page)).results().forEach(match -> quotations.add(
                        new Quotation(page.getFileName().toString(), match.group(1), match.group(2))));
            }
        }
        return quotations.stream();
    }

    @ParameterizedTest
    @MethodSource("quotations")
    void standsInTheExample(Quotation quotation) {
        List<String> source = lines(read(REPOSITORY.resolve(quotation.source())));

        assertThat(quotation.pieces()).allSatisfy(piece -> assertThat(piece).isNotEmpty());
        assertThat(quotation.pieces()).allSatisfy(piece -> assertThat(Collections.indexOfSubList(source, piece))
                .as("the place of%n%s%nin %s", String.join("\n", piece), quotation.source()).isNotNegative());
    }

    @Test
    void theTwoPagesQuoteTheirExamples() throws IOException {
        assertThat(quotations()).extracting(Quotation::page).contains("testing.md", "new-provider.md");
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
