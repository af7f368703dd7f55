// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The path of a list as a route names it, apart from the query that may stand behind it. How a list is paged depends on
 * both.
 *
 * @param path  with a slash in front and none at the end
 * @param query by name, decoded; a name that stands several times has a list
 */
record ListPath(String path, Map<String, Object> query) {

    /** @throws IllegalArgumentException when the query can't be decoded */
    static ListPath of(String text) {
        int mark = text.indexOf('?');
        return mark < 0
                ? new ListPath(path(text), Map.of())
                : new ListPath(path(text.substring(0, mark)), query(text.substring(mark + 1)));
    }

    /** The parameters of the query and others, which win. */
    Map<String, Object> with(Map<String, Object> params) {
        Map<String, Object> all = new LinkedHashMap<>(query);
        all.putAll(params);
        return all;
    }

    private static String path(String text) {
        String path = text.startsWith("/") ? text : "/" + text;
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    private static Map<String, Object> query(String text) {
        Map<String, Object> query = new LinkedHashMap<>();
        for (String parameter : text.split("&")) {
            int equals = parameter.indexOf('=');
            String name = decoded(equals < 0 ? parameter : parameter.substring(0, equals));
            if (!name.isEmpty()) {
                query.merge(name, equals < 0 ? "" : decoded(parameter.substring(equals + 1)), ListPath::both);
            }
        }
        return query;
    }

    private static Object both(Object earlier, Object later) {
        List<Object> values = new ArrayList<>(earlier instanceof Collection<?> several ? several : List.of(earlier));
        values.add(later);
        return values;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            // Java's message quotes the text
            throw new IllegalArgumentException(
                    "the query of the path holds a percent sign that begins no escape; write it %25");
        }
    }
}
