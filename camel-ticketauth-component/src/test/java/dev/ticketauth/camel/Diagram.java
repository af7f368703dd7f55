// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A Mermaid diagram of the documentation: every line of it is one that its kind of diagram has, what arrows connect is
 * declared, and every class that it names exists.
 */
final class Diagram {

    private static final String TEXT = "\"[^\"<>]+(<br/>[^\"<>]+)*\"";
    private static final String NODE = "\\w+(\\[" + TEXT + "]|\\[\\(" + TEXT + "\\)]|\\(\\[" + TEXT + "]\\)|\\{" + TEXT + "})?";
    private static final String MESSAGE = "\\w+(->>|-->>|-\\))[+-]?\\w+: .+";
    private static final Map<String, Pattern> LINES = Map.of(
            "flowchart", Pattern.compile(NODE + "( (-->|---|-\\.->)(\\|" + TEXT + "\\|)? " + NODE + ")*"
                                         + "|subgraph \\w+\\[" + TEXT + "]|end|direction (TB|LR)"),
            "sequenceDiagram", Pattern.compile(
                    "autonumber|participant \\w+( as .+)?|" + MESSAGE
                                               + "|Note (over|right of|left of) \\w+(,\\w+)?: .+|(alt|else|opt|loop) .+|end"),
            "stateDiagram-v2", Pattern.compile("direction (TB|LR)|\\w+ : .+|(\\[\\*]|\\w+) --> (\\[\\*]|\\w+)( : .+)?"
                                               + "|note (right|left) of \\w+ : .+"));
    private static final Pattern OPENS = Pattern.compile("(subgraph|alt|opt|loop) .*");
    private static final Pattern PARTICIPANT = Pattern.compile("(?m)^ *participant (\\w+)");
    private static final Pattern ENDS = Pattern.compile("(?m)^ *(\\w+)(?:->>|-->>|-\\))[+-]?(\\w+):");
    private static final Pattern CLASS_NAME = Pattern.compile("\\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\\b");
    // products; and what is Camel's or Apache's
    private static final Set<String> NOT_OURS = Set.of("TimeTap", "HttpClient", "StateRepository", "IdempotentRepository");

    private final Snippet snippet;

    Diagram(Snippet snippet) {
        this.snippet = snippet;
    }

    void assertIsRight() {
        List<String> lines = snippet.text().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        String kind = lines.get(0).split(" ")[0];
        assertThat(LINES).as("kind of the diagram %s", snippet).containsKey(kind);
        assertThat(lines.stream().skip(1))
                .allSatisfy(line -> assertThat(line).as("a line of the %s %s", kind, snippet).matches(LINES.get(kind)));
        assertThat(lines.stream().filter(line -> OPENS.matcher(line).matches()).count())
                .as("what is opened in %s is closed", snippet).isEqualTo(lines.stream().filter("end"::equals).count());
        assertArrowsConnectParticipants();
        assertThat(classNames()).as("classes that %s names", snippet).isNotEmpty().isSubsetOf(classes());
    }

    private void assertArrowsConnectParticipants() {
        Set<String> participants = PARTICIPANT.matcher(snippet.text()).results().map(match -> match.group(1))
                .collect(Collectors.toSet());
        Matcher ends = ENDS.matcher(snippet.text());
        while (ends.find()) {
            assertThat(participants).as("participants of %s", snippet).contains(ends.group(1), ends.group(2));
        }
    }

    private Set<String> classNames() {
        Set<String> names = CLASS_NAME.matcher(snippet.text()).results().map(match -> match.group())
                .collect(Collectors.toCollection(TreeSet::new));
        names.removeAll(NOT_OURS);
        return names;
    }

    private static Set<String> classes() {
        Path sources = DocumentationPages.REPOSITORY.resolve("camel-ticketauth-component/src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", "")).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
