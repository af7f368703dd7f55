// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** A query string as it arrived, with its parameters in the order they arrived in. */
public final class RawQuery {
    private final String raw;
    private final List<Parameter> parameters;

    private RawQuery(String raw, List<Parameter> parameters) {
        this.raw = raw;
        this.parameters = parameters;
    }

    /** Name and value, both decoded; the value is empty when there was no equals sign. */
    public record Parameter(String name, String value) {
    }

    /** Also reads a form body, which has the same syntax. */
    public static RawQuery parse(String raw) {
        if (raw == null || raw.isEmpty()) {
            return new RawQuery("", List.of());
        }
        List<Parameter> parameters = new ArrayList<>();
        for (String item : raw.split("&")) {
            int equals = item.indexOf('=');
            String name = equals < 0 ? item : item.substring(0, equals);
            parameters.add(new Parameter(decode(name), equals < 0 ? "" : decode(item.substring(equals + 1))));
        }
        return new RawQuery(raw, Collections.unmodifiableList(parameters));
    }

    /**
     * Exactly the characters between the question mark and the end of the request target; empty when there were none.
     */
    public String raw() {
        return raw;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    public List<String> all(String name) {
        return named(name).toList();
    }

    /** The first value of this name, or null. */
    public String get(String name) {
        return named(name).findFirst().orElse(null);
    }

    public String get(String name, String otherwise) {
        String value = get(name);
        return value == null ? otherwise : value;
    }

    public boolean has(String name) {
        return get(name) != null;
    }

    public boolean isTrue(String name) {
        return "true".equals(get(name));
    }

    /** A whole number of at least {@code least}; anything else is a {@link BadRequest}. */
    public int number(String name, int otherwise, int least) {
        String value = get(name);
        if (value == null || value.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // reported below, like a number that is too small
        }
        throw new BadRequest(name + " must be a whole number of at least " + least + " but is '" + value + "'");
    }

    /** The items of a comma separated list; empty when the parameter is absent. */
    public List<String> list(String name) {
        String value = get(name, "");
        return value.isEmpty() ? List.of() : Arrays.asList(value.split(","));
    }

    /**
     * The first name, in the order of arrival, that sorts (by the bytes of its decoded form) before its predecessor, or
     * null.
     */
    public String firstUnsortedName() {
        for (int i = 1; i < parameters.size(); i++) {
            byte[] before = parameters.get(i - 1).name().getBytes(StandardCharsets.UTF_8);
            byte[] name = parameters.get(i).name().getBytes(StandardCharsets.UTF_8);
            if (Arrays.compareUnsigned(before, name) > 0) {
                return parameters.get(i).name();
            }
        }
        return null;
    }

    private Stream<String> named(String name) {
        return parameters.stream().filter(parameter -> parameter.name().equals(name)).map(Parameter::value);
    }

    /**
     * Form decoding; text with a broken percent sequence stays as it is, since no provider says what it does with it.
     */
    static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
