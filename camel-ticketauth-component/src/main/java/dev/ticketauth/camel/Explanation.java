// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answer of the operation explain: a map that reads as text, one line for each entry or each of its values.
 */
final class Explanation extends LinkedHashMap<String, Object> {

    private static final long serialVersionUID = 1L;

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        forEach((name, value) -> {
            if (value instanceof Map<?, ?> lines) {
                text.append(name).append(":\n");
                lines.forEach((key, line) -> text.append("    ").append(key).append(": ").append(line).append('\n'));
            } else if (value instanceof Collection<?> several) {
                several.forEach(each -> text.append(name).append(": ").append(each).append('\n'));
            } else if (value != null) {
                text.append(name).append(": ").append(value).append('\n');
            }
        });
        return text.toString();
    }
}
