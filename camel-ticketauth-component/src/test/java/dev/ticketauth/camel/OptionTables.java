// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The tables of options and headers, made from ticketauth.json.
 */
final class OptionTables {

    private static final String HEAD = "| option | default | type | meaning |\n|---|---|---|---|\n";
    private static final String HEAD_OF_HEADERS = "| header | of | type | meaning |\n|---|---|---|---|\n";

    // of options, properties and headers in a description, and placeholders; what dots join is one name
    private static final Pattern NAME = Pattern.compile("\\{[\\w:-]+}(?:\\.\\{[\\w:-]+})*"
                                                        + "|\\b[a-z]\\w*(?:\\.[\\w-]+)+(?:=\\w+)?"
                                                        + "|\\b(?:[a-z]+[A-Z]\\w*(?:=\\w+)?|Camel(?:TicketAuth|Http)\\w+)\\b");

    private final JsonNode json;

    OptionTables() throws IOException {
        json = new ObjectMapper().readTree(OptionTables.class.getResource("/META-INF/dev/ticketauth/camel/ticketauth.json"));
    }

    /** All tables by their names: path, the groups of the query, component, headers. */
    Map<String, String> all() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("path", options("properties", option -> option.path("kind").asText().equals("path")));
        for (String group : groups()) {
            tables.put(group, options("properties", option -> option.path("kind").asText().equals("parameter")
                    && option.path("group").asText().equals(group)));
        }
        tables.put("component", componentsOwn());
        tables.put("headers", headers());
        return tables;
    }

    private List<String> groups() {
        List<String> groups = new ArrayList<>();
        json.path("properties").forEach(option -> {
            String group = option.path("group").asText();
            if (option.path("kind").asText().equals("parameter") && !groups.contains(group)) {
                groups.add(group);
            }
        });
        return groups;
    }

    private String options(String section, Predicate<JsonNode> included) {
        StringBuilder rows = new StringBuilder(HEAD);
        json.path(section).fields().forEachRemaining(option -> {
            if (included.test(option.getValue())) {
                rows.append(row(option.getKey(), option.getValue()));
            }
        });
        return rows.toString();
    }

    // what an endpoint has, too, stands in the other tables
    private String componentsOwn() {
        StringBuilder rows = new StringBuilder(HEAD);
        json.path("componentProperties").fields().forEachRemaining(option -> {
            if (!json.path("properties").has(option.getKey())) {
                rows.append(row(option.getKey(), option.getValue()));
            }
        });
        return rows.toString();
    }

    private String headers() {
        StringBuilder rows = new StringBuilder(HEAD_OF_HEADERS);
        json.path("headers").fields().forEachRemaining(header -> {
            String of = header.getValue().path("group").asText();
            rows.append("| ").append(code(header.getKey())).append(" | ").append(switch (of) {
                case "producer" -> "`to`";
                case "consumer" -> "`from`, webhooks";
                default -> "all";
            }).append(" | ").append(code(simpleName(header.getValue().path("javaType").asText()))).append(" | ")
                    .append(text(header.getValue())).append(" |\n");
        });
        return rows.toString();
    }

    private static String row(String name, JsonNode option) {
        String shown = option.path("multiValue").asBoolean() ? option.path("prefix").asText() + "*" : name;
        String secret = option.path("secret").asBoolean() ? " Masked wherever Camel prints the URI." : "";
        return "| " + code(shown) + " | " + defaultOf(option) + " | " + type(option) + " | " + text(option) + secret + " |\n";
    }

    private static String defaultOf(JsonNode option) {
        if (option.path("required").asBoolean()) {
            return "required";
        }
        return option.hasNonNull("defaultValue") ? code(option.path("defaultValue").asText()) : "";
    }

    private static String type(JsonNode option) {
        if (option.has("enum")) {
            StringJoiner values = new StringJoiner(", ");
            option.path("enum").forEach(value -> values.add(code(value.asText())));
            return values.toString();
        }
        return switch (option.path("type").asText()) {
            case "object" ->
                option.path("multiValue").asBoolean() ? "options" : code(simpleName(option.path("javaType").asText()));
            case "duration" -> "time";
            case "integer" -> "whole number";
            default -> option.path("type").asText();
        };
    }

    // the generator's sentence on prefixes says what the name in the first column says
    private static String text(JsonNode described) {
        String plain = described.path("description").asText()
                .replaceFirst(" This is a multi-value option with prefix: .*$", "").replace("|", "\\|").replace("<", "&lt;");
        return NAME.matcher(plain).replaceAll("`$0`");
    }

    private static String simpleName(String javaType) {
        String raw = javaType.replaceFirst("<.*", "");
        return raw.substring(raw.lastIndexOf('.') + 1);
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
