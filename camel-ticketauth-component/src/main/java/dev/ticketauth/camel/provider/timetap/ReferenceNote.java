package dev.ticketauth.camel.provider.timetap;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A booking's reference in the note of an appointment, the only field for it. A note is free text that people write, so
 * the reference stands in a line of its own, behind a word that tells it: {@code Reference: A-17}. People may add
 * lines.
 */
final class ReferenceNote {

    private static final String MARK = "Reference: ";
    private static final Pattern LINE = Pattern.compile("(?m)^\\h*" + MARK + "\\h*(\\S.*?)\\h*$");

    private ReferenceNote() {
    }

    /** The note that carries a reference. */
    static String of(String reference) {
        String note = MARK + reference.strip();
        if (!reference.strip().equals(reference(note))) {
            throw new IllegalArgumentException(
                    "the reference is blank or has more than one line; it stands in a line of a note");
        }
        return note;
    }

    /** The reference in a note; null when there is none. */
    static String reference(String note) {
        if (note == null || !note.contains(MARK)) {
            return null;
        }
        Matcher line = LINE.matcher(note);
        return line.find() ? line.group(1) : null;
    }
}
