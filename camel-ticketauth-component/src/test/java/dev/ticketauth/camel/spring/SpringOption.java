// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spring;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.camel.util.StringHelper;

/**
 * An option of the component as ticketauth.json has it, seen as a property of Spring Boot.
 */
record SpringOption(String name, JsonNode json) {

    /** Its name below {@code camel.component.ticketauth}. */
    String dashed() {
        return StringHelper.camelCaseToDash(name);
    }

    String description() {
        return json.path("description").asText();
    }

    /** Whether a bean is named, and not a value given. */
    boolean isBean() {
        return json.path("type").asText().equals("object") && !isMap();
    }

    boolean isMap() {
        return json.path("multiValue").asBoolean();
    }

    /** The class of the option, without type parameters. */
    String javaType() {
        String type = json.path("javaType").asText();
        return switch (type) {
            case "boolean" -> "java.lang.Boolean";
            case "int" -> "java.lang.Integer";
            case "long" -> "java.lang.Long";
            default -> type.contains("<") ? type.substring(0, type.indexOf('<')) : type;
        };
    }

    /**
     * The type of the field that it is bound to. Beans are named by text, for Camel knows more references than Spring.
     */
    String fieldType() {
        if (isMap()) {
            // with text as values, a dot in a key stays one
            return "Map<String, String>";
        }
        return isBean() ? "String" : javaType().substring(javaType().lastIndexOf('.') + 1);
    }
}
