// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * README.md, every page below docs, and the README.md of each example.
 */
final class DocumentationPages {

    static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();

    private static final Pattern HEADING = Pattern.compile("(?m)^(#{1,6}) +(.+?)$");
    private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```$");

    private DocumentationPages() {
    }

    static List<Path> all() {
        return Stream.of(Stream.of(REPOSITORY.resolve("README.md")), docs().stream(), readmesOfExamples())
                .flatMap(pages -> pages).toList();
    }

    /** Every page below docs. */
    static List<Path> docs() {
        try (Stream<Path> docs = Files.walk(REPOSITORY.resolve("docs"))) {
            return docs.filter(page -> page.toString().endsWith(".md")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> readmesOfExamples() {
        try (Stream<Path> examples = Files.list(REPOSITORY.resolve("camel-ticketauth-examples"))) {
            return examples.map(example -> example.resolve("README.md")).filter(Files::exists).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From the root of the repository, with slashes. */
    static String name(Path page) {
        return REPOSITORY.relativize(page).toString().replace('\\', '/');
    }

    static String read(String page) {
        return read(REPOSITORY.resolve(page));
    }

    static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text outside of fences. */
    static String prose(Path page) {
        return FENCED.matcher(read(page)).replaceAll("");
    }

    /** Its headings of this level, in their order. */
    static List<String> headings(Path page, int level) {
        return HEADING.matcher(prose(page)).results().filter(match -> match.group(1).length() == level)
                .map(match -> match.group(2)).toList();
    }

    /** What a link to this page may have behind its #: the headings as GitHub names them. */
    static Set<String> anchors(Path page) {
        List<String> headings = new ArrayList<>();
        HEADING.matcher(prose(page)).results().forEach(match -> headings.add(match.group(2)));
        Set<String> anchors = new TreeSet<>();
        for (String heading : headings) {
            String plain = heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1").toLowerCase();
            anchors.add(plain.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
        }
        return anchors;
    }
}
