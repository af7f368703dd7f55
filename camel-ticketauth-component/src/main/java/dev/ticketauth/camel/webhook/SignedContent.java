// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What a sender signs: the body, and headers and text before and behind it.
 * <p>
 * A header must not hold the text that divides it from the body, or bytes could be moved from one part to the next
 * without the signature noticing.
 */
final class SignedContent {

    private static final Pattern PLACE = Pattern.compile("\\{(body|header:([^{}]+)|timestamp:([^{}]+))}");
    private static final int MOST_DIGITS = 12;
    private static final byte[] NOTHING = {};

    private final List<Part> before;
    private final List<Part> after;
    private final long maxAgeMillis;
    private final long maxFutureMillis;

    /**
     * A text as it is, or a header.
     *
     * @param text        the text, or the header's name
     * @param isHeader    whether it is a header
     * @param isTimestamp whether that header holds seconds since 1970
     * @param divider     the text between a header and what stands next to it on the side of the body
     * @param isAfter     whether it stands behind the body
     */
    private record Part(String text, boolean isHeader, boolean isTimestamp, String divider, boolean isAfter) {

        static Part text(String text) {
            return new Part(text, false, false, "", false);
        }

        /** Whether a reader who looks for the divider from outside towards the body finds it where the header ends. */
        boolean isDivided(String value) {
            return isAfter
                    ? (divider + value).lastIndexOf(divider) == 0 : (value + divider).indexOf(divider) == value.length();
        }
    }

    private SignedContent(List<Part> before, List<Part> after, Duration maxAge, Duration maxFuture) {
        this.before = before;
        this.after = after;
        this.maxAgeMillis = maxAge.toMillis();
        this.maxFutureMillis = maxFuture.toMillis();
    }

    /**
     * @param  template                 the option {@code webhookSigned}
     * @throws IllegalArgumentException when it does not sign the body, or could be read in two ways
     */
    static SignedContent of(String template, Duration maxAge, Duration maxFuture) {
        List<Part> parts = parts(template);
        long bodies = parts.stream().filter(part -> part == null).count();
        if (bodies != 1) {
            throw new IllegalArgumentException(
                    "option 'webhookSigned' must hold {body} once; allowed beside it:"
                                               + " {header:NAME}, {timestamp:NAME} and text without braces");
        }
        int body = parts.indexOf(null);
        return new SignedContent(
                List.copyOf(parts.subList(0, body)), List.copyOf(parts.subList(body + 1, parts.size())), maxAge, maxFuture);
    }

    // null stands for the body
    private static List<Part> parts(String template) {
        List<Part> parts = new ArrayList<>();
        Matcher place = PLACE.matcher(template);
        int end = 0;
        while (place.find()) {
            String text = template.substring(end, place.start());
            addText(parts, text);
            end = place.end();
            if (place.group(1).equals("body")) {
                parts.add(null);
                continue;
            }
            boolean isAfter = parts.contains(null);
            boolean isTimestamp = place.group(3) != null;
            String divider = isAfter ? text : following(template, end);
            // a timestamp is told by its digits: with one more or one less it is not recent
            if (divider.isEmpty() && !isTimestamp) {
                throw new IllegalArgumentException(
                        "option 'webhookSigned' has no text between " + place.group() + " and what stands next to it on the"
                                                   + " side of {body}, so nobody could tell where the header ends");
            }
            parts.add(new Part((isTimestamp ? place.group(3) : place.group(2)).strip(), true, isTimestamp, divider, isAfter));
        }
        addText(parts, template.substring(end));
        return parts;
    }

    private static void addText(List<Part> parts, String text) {
        if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
            throw new IllegalArgumentException(
                    "option 'webhookSigned' has a brace that is none of {body}, {header:NAME},"
                                               + " {timestamp:NAME}");
        }
        if (!text.isEmpty()) {
            parts.add(Part.text(text));
        }
    }

    private static String following(String template, int from) {
        int brace = template.indexOf('{', from);
        return template.substring(from, brace < 0 ? template.length() : brace);
    }

    boolean hasTimestamp() {
        return before.stream().anyMatch(Part::isTimestamp) || after.stream().anyMatch(Part::isTimestamp);
    }

    boolean holdsHeader(String name) {
        return Stream.concat(before.stream(), after.stream())
                .anyMatch(part -> part.isHeader() && part.text().equalsIgnoreCase(name));
    }

    /** What is signed before the body; null when a push lacks it, or has it in a form that it must not have. */
    byte[] before(Push push, Instant now) {
        return bytes(before, push, now);
    }

    /** The same behind the body. */
    byte[] after(Push push, Instant now) {
        return bytes(after, push, now);
    }

    private byte[] bytes(List<Part> parts, Push push, Instant now) {
        if (parts.isEmpty()) {
            return NOTHING;
        }
        StringBuilder text = new StringBuilder(80);
        for (Part part : parts) {
            if (!part.isHeader()) {
                text.append(part.text());
                continue;
            }
            List<String> values = push.header(part.text());
            if (values.size() != 1 || !isFine(part, values.get(0), now)) {
                return null;
            }
            text.append(values.get(0));
        }
        return text.toString().getBytes(UTF_8);
    }

    private boolean isFine(Part part, String value, Instant now) {
        if (part.isTimestamp()) {
            return isRecent(value, now);
        }
        return !value.isEmpty() && part.isDivided(value);
    }

    // zeros in front would be read the same way, and could have been the end of a body that stands before
    private boolean isRecent(String text, Instant now) {
        if (text.isEmpty() || text.length() > MOST_DIGITS || text.charAt(0) == '0') {
            return false;
        }
        long seconds = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            seconds = seconds * 10 + digit;
        }
        long age = now.toEpochMilli() - seconds * 1_000;
        return age <= maxAgeMillis && -age <= maxFutureMillis;
    }
}
