// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

/**
 * Where the items of a list stand in an answer.
 *
 * @param form    how the answer is written
 * @param pointer for {@link Form#JSON} the JSON Pointer of the array of items: empty for an answer that is the array
 *                itself, null for the first array of an object, or the answer itself when that is an array
 */
public record PageLayout(Form form, String pointer) {

    /** How an answer is written. */
    public enum Form {
        /** One JSON value. */
        JSON,
        /** One JSON object on each line; read as it arrives, so the answer may be of any length. */
        JSON_LINES
    }

    /** The answer is the array, or an object whose first array has the items. */
    public static final PageLayout FIRST_ARRAY = new PageLayout(Form.JSON, null);

    /** Newline-delimited JSON. */
    public static final PageLayout LINES = new PageLayout(Form.JSON_LINES, null);

    public PageLayout {
        if (pointer != null && !pointer.isEmpty() && pointer.charAt(0) != '/') {
            throw new IllegalArgumentException("a JSON Pointer is empty or begins with '/', unlike '" + pointer + "'");
        }
    }

    /** The array stands at this JSON Pointer. */
    public static PageLayout at(String pointer) {
        return new PageLayout(Form.JSON, pointer);
    }
}
