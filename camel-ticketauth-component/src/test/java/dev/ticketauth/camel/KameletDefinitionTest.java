// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the Kamelets of the jar say about themselves, compared with the options of the endpoints in them.
 */
class KameletDefinitionTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??(\\w+)}}");
    private static final String PARAMS = "params.";

    private static final Map<String, JsonNode> OPTIONS = new LinkedHashMap<>();

    static {
        Stream.of("dev/ticketauth/camel/ticketauth.json", "org/apache/camel/component/webhook/webhook.json")
                .map(file -> json("META-INF/" + file).path("properties"))
                .forEach(options -> options.fieldNames().forEachRemaining(name -> OPTIONS.put(name, options.get(name))));
    }

    record Kamelet(String name, Map<?, ?> document) {

        Map<?, ?> at(Object... path) {
            Object found = document;
            for (Object step : path) {
                found = ((Map<?, ?>) found).get(step);
            }
            return (Map<?, ?>) found;
        }

        @SuppressWarnings("unchecked")
        Map<String, Map<String, Object>> properties() {
            return (Map<String, Map<String, Object>>) at("spec", "definition", "properties");
        }

        List<?> required() {
            return (List<?>) at("spec", "definition").get("required");
        }

        /** The parameters of the endpoint that it is about. */
        Map<?, ?> parameters() {
            Object found = find(at("spec", "template"));
            return (Map<?, ?>) ((Map<?, ?>) found).get("parameters");
        }

        private static Object find(Object node) {
            if (node instanceof Map<?, ?> map) {
                return map.get("uri") instanceof String uri && uri.contains("ticketauth:") ? map : find(map.values());
            }
            return node instanceof Collection<?> nodes
                    ? nodes.stream().map(Kamelet::find).filter(each -> each != null).findFirst().orElse(null) : null;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kamelet> kamelets() {
        return Stream.of("ticketauth-bookings-source", "ticketauth-tickets-source", "ticketauth-webhook-source",
                "ticketauth-booking-sink", "ticketauth-sign-action").map(name -> {
                    Load yaml = new Load(LoadSettings.builder().build());
                    return new Kamelet(name, (Map<?, ?>) yaml.loadFromInputStream(open("kamelets/" + name + ".kamelet.yaml")));
                });
    }

    private static InputStream open(String resource) {
        return KameletDefinitionTest.class.getClassLoader().getResourceAsStream(resource);
    }

    private static JsonNode json(String resource) {
        try (InputStream in = open(resource)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void isWhatItsNameSays(Kamelet kamelet) {
        assertThat(kamelet.document.get("apiVersion")).isEqualTo("camel.apache.org/v1");
        assertThat(kamelet.document.get("kind")).isEqualTo("Kamelet");
        assertThat(kamelet.at("metadata").get("name")).isEqualTo(kamelet.name);
        assertThat(kamelet.at("metadata", "labels").get("camel.apache.org/kamelet.type"))
                .isEqualTo(kamelet.name.substring(kamelet.name.lastIndexOf('-') + 1));
        assertThat(kamelet.at("metadata", "annotations").get("camel.apache.org/kamelet.icon")).asString()
                .startsWith("data:image/svg+xml;base64,");
        assertThat(kamelet.at("spec", "definition")).extracting("title", "description").doesNotContainNull();
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void dependsOnThisVersionOfTheComponent(Kamelet kamelet) throws IOException {
        Properties component = new Properties();
        try (InputStream in = open("META-INF/services/org/apache/camel/component.properties")) {
            component.load(in);
        }
        String version = component.getProperty("version");

        assertThat(kamelet.at("metadata", "annotations").get("camel.apache.org/catalog.version")).isEqualTo(version);
        assertThat(kamelet.at("spec").get("dependencies")).asList().contains("mvn:" + component.getProperty("groupId") + ':'
                                                                             + component.getProperty("artifactId") + ':'
                                                                             + version);
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void setsOnlyOptionsThatThereAre(Kamelet kamelet) {
        assertThat(kamelet.parameters()).isNotEmpty().allSatisfy((name, value) -> {
            if (!name.toString().startsWith(PARAMS)) {
                assertThat(OPTIONS).containsKey(name.toString());
                JsonNode values = OPTIONS.get(name.toString()).get("enum");
                if (values != null && !value.toString().contains("{{")) {
                    assertThat(values).extracting(JsonNode::asText).contains(value.toString());
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void everyPropertyIsUsedAndEveryPlaceholderIsAProperty(Kamelet kamelet) {
        Set<String> placeholders = PLACEHOLDER.matcher(kamelet.at("spec", "template").toString()).results()
                .map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));

        assertThat(kamelet.properties().keySet()).containsExactlyInAnyOrderElementsOf(placeholders);
        assertThat(kamelet.properties()).containsKeys(kamelet.required().toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void aPropertyIsTheOptionOfItsName(Kamelet kamelet) {
        kamelet.parameters().forEach((name, value) -> {
            String property = PLACEHOLDER.matcher(value.toString()).results().map(match -> match.group(1)).findFirst()
                    .orElse(null);
            if (property == null || name.toString().startsWith(PARAMS)) {
                return;
            }
            assertThat(property).isEqualTo(name);
            Map<String, Object> schema = kamelet.properties().get(property);
            JsonNode option = OPTIONS.get(property);
            assertThat(schema).as(property).containsKeys("title", "description");
            assertThat(schema.get("type")).as(property).isEqualTo("string");
            assertThat("password".equals(schema.get("format"))).as(property).isEqualTo(option.get("secret").asBoolean());
            if (schema.get("enum") instanceof List<?> values) {
                assertThat(option.path("enum")).as(property).extracting(JsonNode::asText).containsAll(texts(values));
            }
        });
    }

    private static List<String> texts(List<?> values) {
        return values.stream().map(String::valueOf).toList();
    }

    /**
     * A placeholder of a property that has no value would take one from an environment variable of this name. An empty
     * one leaves the option to the component's configuration.
     */
    @ParameterizedTest
    @MethodSource("kamelets")
    void whatIsNotRequiredHasAnEmptyDefault(Kamelet kamelet) {
        Map<String, String> others = Map.of("operation", "createBooking", "webhookComponentName", "platform-http");
        kamelet.properties().forEach((name, schema) -> {
            if (!kamelet.required().contains(name) && !isOptionalPlaceholder(kamelet, name)) {
                assertThat(schema.get("default")).as(name).isEqualTo(others.getOrDefault(name, ""));
            }
        });
    }

    /** The table in docs/tooling.md, whose columns are Kamelets. */
    @ParameterizedTest
    @MethodSource("kamelets")
    void theDocumentationHasARowForEachProperty(Kamelet kamelet) throws IOException {
        List<String[]> rows = Files.readAllLines(Path.of("").toAbsolutePath().getParent().resolve("docs/tooling.md")).stream()
                .filter(line -> line.startsWith("| ")).map(line -> line.split(" \\| ")).filter(cells -> cells.length == 7)
                .toList();
        int column = List.of(rows.get(0)).indexOf('`' + kamelet.name.substring("ticketauth-".length()) + '`');
        Map<String, String> documented = rows.stream().skip(1).filter(cells -> !cells[column].equals("–"))
                .collect(Collectors.toMap(cells -> cells[0].replaceAll("[|` ]", ""), cells -> cells[column]));

        Map<String, String> expected = new LinkedHashMap<>();
        kamelet.properties().forEach((name, schema) -> {
            Object value = schema.getOrDefault("default", "");
            expected.put(name, kamelet.required().contains(name) ? "required" : value.equals("") ? "yes" : "`" + value + '`');
        });
        assertThat(documented).containsExactlyInAnyOrderEntriesOf(expected);
    }

    private static boolean isOptionalPlaceholder(Kamelet kamelet, String name) {
        return kamelet.parameters().containsValue("{{?" + name + "}}");
    }
}
