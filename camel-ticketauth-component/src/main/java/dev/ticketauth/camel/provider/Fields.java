// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Reads the fields of records in which the same thing may be a number, a text, null or not there at all.
 */
public final class Fields {

    private static final int MOST_PLACES = 50;
    private static final Pattern ZEROS_BEHIND_POINT = Pattern.compile("\\d+\\.0+");

    private Fields() {
    }

    /** The first of these fields that has a value, as text; null when none has one. */
    public static String text(JsonNode record, String... names) {
        for (String name : names) {
            String text = text(record.get(name));
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** A value as text; null for what is no value, for null and for a blank text. */
    public static String text(JsonNode value) {
        if (value == null || !value.isValueNode() || value.isNull()) {
            return null;
        }
        String text = value.asText();
        return text.isBlank() ? null : text;
    }

    /**
     * An id as text: all digits of a number, however large, and without the zeros behind a point that some providers
     * print. Null when there is none.
     */
    public static String id(JsonNode value) {
        String text = text(value);
        return text != null && value.isNumber() && text.indexOf('.') > 0 && ZEROS_BEHIND_POINT.matcher(text).matches()
                ? text.substring(0, text.indexOf('.')) : text;
    }

    /**
     * The id of a record.
     *
     * @throws IllegalArgumentException when none of these fields has one
     */
    public static String requireId(JsonNode record, String... names) {
        for (String name : names) {
            String id = id(record.get(name));
            if (id != null) {
                return id;
            }
        }
        throw new IllegalArgumentException("a record without an id (" + String.join(", ", names) + ")");
    }

    /** Whether a text is so many decimal digits; null is none. */
    public static boolean isDigits(String text, int fewest, int most) {
        if (text == null || text.length() < fewest || text.length() > most) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** A number of records, from a number or a text; -1 when there is none. */
    public static long count(JsonNode value) {
        String text = id(value);
        return isDigits(text, 1, 18) ? Long.parseLong(text) : -1;
    }

    /**
     * An amount of money, exactly as written, from a number or a text; null when there is none, or none that is money.
     */
    public static BigDecimal money(JsonNode value) {
        String text = text(value);
        if (text == null) {
            return null;
        }
        try {
            BigDecimal amount = value.isNumber() ? value.decimalValue() : new BigDecimal(text.strip());
            // written out, 1e999999999 would fill the heap
            return Math.abs((long) amount.scale()) > MOST_PLACES ? null : amount;
        } catch (NumberFormatException e) {
            // the record keeps the text
            return null;
        }
    }

    /** The ids that the items of a list have in one of these fields. */
    public static List<String> ids(JsonNode list, String... names) {
        if (list == null || !list.isArray() || list.isEmpty()) {
            return List.of();
        }
        List<String> ids = new ArrayList<>(list.size());
        for (JsonNode item : list) {
            for (String name : names) {
                String id = id(item.get(name));
                if (id != null) {
                    ids.add(id);
                    break;
                }
            }
        }
        return ids;
    }
}
