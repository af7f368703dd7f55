// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages of the providers are built alike, and what they show of {@code explain} is what it says.
 */
class ProviderPagesTest {

    private static final List<String> SECTIONS = List.of(
            "Get a key", "First call", "Authentication", "Options", "URL of a call", "Tickets and bookings", "Webhooks",
            "Explain", "Traps, and what the component does", "401 and 403", "Limits", "Not documented by the provider");
    private static final Pattern URI = Pattern.compile("\"(ticketauth:[^\"]*operation=explain[^\"]*)\"");
    // what a moment or a key decides
    private static final Pattern VARIES = Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d|(?<=sign=).{4}…|(?<=Basic ).{4}…|(?<=X-Signature: ).{4}…|(?<=--)[0-9a-f-]{36}");
    private static final Map<String, String[]> KEYS = Map.of(
            "wsync", new String[] { "FAKE-public-key", "FAKE-secret-key" },
            "ticketmatic", new String[] { "FAKE-access-key", "FAKE-secret-key" },
            "timetap", new String[] { "12345678", "FAKE-private-key" },
            "tt", new String[] { "00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000002" },
            "ticketevolution", new String[] { "FAKEtokenFAKEtokenFAKEtoken00001", "fake/secret+fake/secret+fake/secret+0001" });

    static Stream<Path> pages() {
        return DocumentationPages.all().stream()
                .filter(page -> DocumentationPages.name(page).startsWith("docs/providers/"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageHasTheSameSections(Path page) {
        assertThat(DocumentationPages.headings(page, 2)).containsSubsequence(SECTIONS).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theFirstCallNamesItsKeysAndRuns(Path page) {
        String text = DocumentationPages.read(page);
        String section = text.substring(text.indexOf("\n## First call\n"), text.indexOf("\n## Authentication\n"));

        assertThat(section).contains("```properties\n", "ticketauth." + provider(page) + ".default.access-key = …");
        assertThat(Snippet.in(page)).filteredOn(Snippet::isRoute)
                .anySatisfy(route -> assertThat(section).contains(route.text()));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void whatItShowsOfExplainIsWhatItSays(Path page) throws Exception {
        String provider = provider(page);
        List<Snippet> snippets = Snippet.in(page);
        Snippet shown = snippets.stream()
                .filter(each -> each.language().equals("text") && each.text().startsWith("provider: ")).findFirst()
                .orElseThrow();
        Matcher uri = URI.matcher(snippets.get(snippets.indexOf(shown) - 1).text());
        assertThat(uri.find()).as("a call of explain stands above its answer").isTrue();
        try (CamelContext camel = new DefaultCamelContext()) {
            camel.getPropertiesComponent().addInitialProperty("provider.base", "https://api.example.com");
            String keys = "ticketauth." + provider + ".default.";
            camel.getPropertiesComponent().addInitialProperty(keys + "access-key", KEYS.get(provider)[0]);
            camel.getPropertiesComponent().addInitialProperty(keys + "secret-key", KEYS.get(provider)[1]);
            camel.start();

            Exchange exchange = camel.createFluentProducerTemplate().to(uri.group(1)).request(Exchange.class);

            assertThat(exchange.getException()).isNull();
            assertThat(constant(exchange.getMessage().getBody(String.class))).isEqualTo(constant(shown.text()));
        }
    }

    private static String provider(Path page) {
        return page.getFileName().toString().replace(".md", "");
    }

    private static List<String> constant(String explanation) {
        // the order of headers is that of a map
        return VARIES.matcher(explanation).replaceAll("VARIES").lines().sorted().toList();
    }
}
