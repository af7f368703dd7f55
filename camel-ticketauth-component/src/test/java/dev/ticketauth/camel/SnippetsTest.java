// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * What stands in fences of the documentation and is no route: Java is compiled, and tests in it are run; properties are
 * set on a real context; pom files name what there is; JSON, YAML and HTTP are read; commands name modules and profiles
 * that there are. Anything else has to be marked behind the language of the fence: {@code tested-by=SomeTest}, or
 * {@code not-run}.
 */
class SnippetsTest {

    private static final String TESTED_BY = "tested-by=";
    private static final Pattern CODE_IN_TEXT = Pattern
            .compile("(?m)^ *(from\\(|\\.to\\(|import |public |try \\(|- route:|camel\\.\\S+ *=|mvn )|; *(//.*)?$");
    private static final Pattern KEYS
            = Pattern.compile("ticketauth\\.[a-z0-9]+\\.[A-Za-z0-9_-]+\\.(access-key|secret-key)");
    // read by Spring Boot, by JBang, or named as one likes
    private static final Pattern OF_OTHERS = Pattern.compile("camel\\.(springboot|jbang|kamelet|beans)\\.");
    private static final Pattern BEAN = Pattern.compile("#(?:bean:)?(\\w+)");
    private static final String COMPONENT = "camel.component.ticketauth.";

    static Stream<Snippet> snippets() {
        return Snippet.all().filter(snippet -> !snippet.isRoute());
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void everySnippetIsWhatItSeems(Snippet snippet, @TempDir Path directory) throws Exception {
        if (!snippet.marks().isEmpty()) {
            isMarked(snippet);
            return;
        }
        switch (snippet.language()) {
            case "java" -> compiles(snippet, directory);
            case "properties" -> areSet(snippet);
            case "xml" -> isWellFormed(snippet);
            case "json" -> assertThat(new ObjectMapper().readTree(snippet.text()).isContainerNode()).isTrue();
            case "yaml" -> new Load(LoadSettings.builder().build()).loadAllFromString(snippet.text())
                    .forEach(document -> assertThat(document).isInstanceOfAny(Map.class, List.class));
            case "http" -> isAMessage(snippet);
            case "bash" -> namesWhatThereIs(snippet);
            case "mermaid" -> new Diagram(snippet).assertIsRight();
            case "text" -> assertThat(snippet.text()).as("text that is code").doesNotContainPattern(CODE_IN_TEXT);
            default -> fail("nothing checks '" + snippet.language() + "' at " + snippet
                            + "; mark it tested-by=SomeTest or not-run");
        }
    }

    @Test
    void theFencesAreRead() {
        assertThat(Snippet.all().map(Snippet::language).distinct())
                .contains("java", "yaml", "xml", "properties", "text", "bash", "mermaid");
    }

    private static void isMarked(Snippet snippet) throws IOException {
        assertThat(snippet.marks()).hasSize(1);
        String mark = snippet.marks().get(0);
        if (!mark.startsWith(TESTED_BY)) {
            assertThat(mark).as("the mark of %s", snippet).isEqualTo("not-run");
            return;
        }
        String file = mark.substring(TESTED_BY.length()) + ".java";
        try (Stream<Path> files = Files.walk(DocumentationPages.REPOSITORY)) {
            assertThat(files.filter(each -> each.endsWith(file) && each.toString().contains("src"))).as(mark).isNotEmpty();
        }
    }

    private static void compiles(Snippet snippet, Path directory) throws Exception {
        Class<?> compiled = SnippetCompiler.compile(snippet, directory);
        for (Method method : compiled.getDeclaredMethods()) {
            if (method.isAnnotationPresent(Test.class)) {
                var constructor = compiled.getDeclaredConstructor();
                constructor.setAccessible(true);
                method.setAccessible(true);
                method.invoke(constructor.newInstance());
            }
        }
    }

    private static void areSet(Snippet snippet) throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(snippet.text()));
        Set<String> known = optionsOfMain();
        Main main = new Main();
        main.configure().setBasePackageScanEnabled(false);
        main.setDefaultPropertyPlaceholderLocation("false");
        for (String name : properties.stringPropertyNames()) {
            String value = properties.getProperty(name);
            assertThat(value).as("%s in %s", name, snippet).isNotEmpty();
            if (name.startsWith("camel.component.")) {
                main.addInitialProperty(name, value);
                bind(main, name, value);
            } else if (name.startsWith("camel.") && !OF_OTHERS.matcher(name).lookingAt()) {
                assertThat(known).as("options of camel-main, in %s", snippet).contains(plain(name));
            } else if (name.startsWith("ticketauth.")) {
                assertThat(name).as(snippet.toString()).matches(KEYS);
            } else if (!name.startsWith("camel.")) {
                // others may hold it as a placeholder
                main.addInitialProperty(name, value);
            }
        }
        // an option that a component does not have fails here
        main.start();
        try {
            CamelContext camel = main.getCamelContext();
            assertThat(camel.isStarted()).isTrue();
            assertThat(camel.getComponent("ticketauth")).isInstanceOf(TicketAuthComponent.class);
        } finally {
            main.stop();
        }
    }

    /** A bean of the type that the option wants, under the name that the value has. */
    private static void bind(Main main, String name, String value) throws Exception {
        Matcher bean = BEAN.matcher(value);
        if (!name.startsWith(COMPONENT) || !bean.matches()) {
            return;
        }
        String option = plain(name.substring(COMPONENT.length()));
        JsonNode options = new ObjectMapper().readTree(
                SnippetsTest.class.getResource("/META-INF/dev/ticketauth/camel/ticketauth.json")).path("componentProperties");
        options.fields().forEachRemaining(each -> {
            if (plain(each.getKey()).equals(option)) {
                try {
                    Class<?> type = Class.forName(each.getValue().path("javaType").asText().replaceFirst("<.*", ""));
                    main.bind(bean.group(1), Proxy.newProxyInstance(
                            type.getClassLoader(), new Class<?>[] { type }, (proxy, method, arguments) -> null));
                } catch (ClassNotFoundException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
    }

    private static Set<String> optionsOfMain() throws IOException {
        JsonNode metadata = new ObjectMapper()
                .readTree(SnippetsTest.class.getResource("/META-INF/camel-main-configuration-metadata.json"));
        Set<String> names = new TreeSet<>();
        metadata.path("properties").forEach(property -> names.add(plain(property.path("name").asText())));
        assertThat(names).hasSizeGreaterThan(100);
        return names;
    }

    private static String plain(String name) {
        return name.replace("-", "").toLowerCase(Locale.ROOT);
    }

    private static void isWellFormed(Snippet snippet) throws Exception {
        Element root = xml("<snippet>" + snippet.text().replaceFirst("^<\\?xml.*?\\?>", "") + "</snippet>");
        NodeList dependencies = root.getElementsByTagName("dependency");
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            if (child(dependency, "groupId").equals("dev.ticketauth")) {
                assertThat(modules()).as(snippet.toString()).contains(child(dependency, "artifactId"));
                assertThat(child(dependency, "version")).as("version in %s", snippet).isIn("", version());
            }
        }
    }

    private static Element xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)))
                .getDocumentElement();
    }

    private static String child(Element element, String name) {
        NodeList found = element.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }

    private static List<Path> poms() throws IOException {
        try (Stream<Path> files = Files.walk(DocumentationPages.REPOSITORY, 4)) {
            return files.filter(file -> file.endsWith("pom.xml")).toList();
        }
    }

    private static Set<String> modules() throws Exception {
        Set<String> modules = new TreeSet<>();
        for (Path pom : poms()) {
            NodeList artifacts = xml(Files.readString(pom)).getChildNodes();
            for (int i = 0; i < artifacts.getLength(); i++) {
                if (artifacts.item(i).getNodeName().equals("artifactId")) {
                    modules.add(artifacts.item(i).getTextContent());
                }
            }
        }
        return modules;
    }

    private static String version() throws Exception {
        NodeList children = xml(Files.readString(DocumentationPages.REPOSITORY.resolve("pom.xml"))).getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i).getNodeName().equals("version")) {
                return children.item(i).getTextContent();
            }
        }
        throw new IllegalStateException("the parent has no version");
    }

    private static void isAMessage(Snippet snippet) {
        List<String> lines = snippet.text().lines().toList();
        assertThat(lines.get(0)).as(snippet.toString()).matches("[A-Z]+ \\S+( HTTP/\\d(\\.\\d)?)?|HTTP/\\d(\\.\\d)? \\d{3}.*");
        assertThat(lines.stream().skip(1).takeWhile(line -> !line.isBlank()))
                .allSatisfy(line -> assertThat(line).matches("[A-Za-z0-9-]+: .+"));
    }

    private static void namesWhatThereIs(Snippet snippet) throws Exception {
        List<String> profiles = new ArrayList<>();
        for (Path pom : poms()) {
            Matcher profile = Pattern.compile("<profile>\\s*<id>(.*?)</id>").matcher(Files.readString(pom));
            profile.results().forEach(match -> profiles.add(match.group(1)));
        }
        for (String line : snippet.text().lines().filter(each -> each.startsWith("mvn ")).toList()) {
            Pattern.compile(" -P(\\w+)").matcher(line).results()
                    .forEach(match -> assertThat(profiles).as(snippet.toString()).contains(match.group(1)));
            Set<String> modules = modules();
            Pattern.compile(" -pl (\\S+)").matcher(line).results().forEach(match -> assertThat(modules).as(snippet.toString())
                    .contains(match.group(1).replaceFirst("^:", "").split(",:")));
        }
    }
}
