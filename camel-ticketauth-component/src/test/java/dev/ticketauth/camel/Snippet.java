// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What stands in a fence of the documentation.
 *
 * @param page     the page from the root of the repository, with slashes
 * @param line     the line of the fence
 * @param language the first word behind the fence
 * @param marks    the words behind it, see {@link SnippetsTest}
 */
record Snippet(String page, int line, String language, List<String> marks, String text) {

    private static final String FENCE = "```";
    // above a fence: what is in it is part of an example, and a test of that example compares them
    private static final String QUOTED = "<!-- from camel-ticketauth-examples/";
    private static final Pattern PROVIDER = Pattern.compile("ticketauth[:.](wsync|ticketmatic|timetap|tt|ticketevolution)\\b");
    private static final Pattern CONSUMER = Pattern.compile(
            "from\\(\"(master:\\w+:)?ticketauth:|from:\\R *uri: \"?ticketauth:|<from uri=\"ticketauth:");
    private static final Pattern RECEIVER = Pattern.compile("webhook:ticketauth:|from\\(\"(platform-http|jetty):");
    private static final Pattern ROUTES = Pattern.compile("(?m)^public class \\w+ extends RouteBuilder");
    private static final Pattern CLASS
            = Pattern.compile("(?m)^(?:public |final |abstract )*(?:class|record|interface|enum) (\\w+)");

    static Stream<Snippet> all() {
        return DocumentationPages.all().stream().flatMap(page -> in(page).stream());
    }

    static List<Snippet> in(Path page) {
        String name = DocumentationPages.name(page);
        List<Snippet> snippets = new ArrayList<>();
        int opened = 0;
        String indentation = "";
        String info = "";
        String before = "";
        StringBuilder text = new StringBuilder();
        int number = 0;
        for (String line : DocumentationPages.read(page).split("\\R", -1)) {
            number++;
            String stripped = line.strip();
            if (opened == 0 && stripped.startsWith(FENCE)) {
                opened = number;
                indentation = line.substring(0, line.indexOf(FENCE));
                info = stripped.substring(FENCE.length()).strip()
                       + (before.startsWith(QUOTED) ? " tested-by=DocumentedExamplesTest" : "");
                text.setLength(0);
            } else if (opened > 0 && stripped.equals(FENCE)) {
                List<String> words = List.of(info.split(" +"));
                snippets.add(new Snippet(name, opened, words.get(0), words.subList(1, words.size()), text.toString()));
                opened = 0;
            } else if (opened > 0) {
                text.append(line.startsWith(indentation) ? line.substring(indentation.length()) : line).append('\n');
            }
            before = stripped;
        }
        assertThat(opened).as("a fence of %s that is not closed", name).isZero();
        return snippets;
    }

    /** The snippet of the documentation that declares this class. */
    static Snippet ofClass(String name) {
        return all().filter(each -> each.language.equals("java") && each.className().equals(Optional.of(name)))
                .findFirst().orElseThrow();
    }

    /** Whether it is run as a route; what is marked is not. */
    boolean isRoute() {
        if (!marks.isEmpty()) {
            return false;
        }
        return switch (language) {
            case "java" -> ROUTES.matcher(text).find();
            case "yaml" -> Pattern.compile("(?m)^- (route|from):").matcher(text).find();
            case "xml" -> text.contains("<route");
            default -> false;
        };
    }

    boolean isPushedTo() {
        return RECEIVER.matcher(text).find();
    }

    /** Whether it calls the provider when it runs. */
    boolean sends() {
        return isPushedTo()
                ? text.contains("fetchBack") || CONSUMER.matcher(text).find() : !text.contains("operation=explain");
    }

    String provider() {
        Matcher provider = PROVIDER.matcher(text);
        assertThat(provider.find()).as("%s names a provider", this).isTrue();
        return provider.group(1);
    }

    /** The class that a Java snippet declares, which has to be a whole one. */
    Optional<String> className() {
        Matcher matcher = CLASS.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The same with another text. */
    Snippet with(String other) {
        return new Snippet(page, line, language, marks, other);
    }

    /** A directory with its source, for a compiler. */
    Path writtenTo(Path directory) throws IOException {
        assertThat(className()).as("%s is a whole class", this).isPresent();
        return Files.writeString(directory.resolve(className().orElseThrow() + ".java"), text);
    }

    @Override
    public String toString() {
        return page + ":" + line + " (" + language + ")";
    }
}
