// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.timetap;

/**
 * A booking's reference in the note of an appointment, the only field for it. A note is free text that people write, so
 * the reference stands in a line of its own, behind a word that tells it: {@code Reference: A-17}. People may add
 * lines.
 */
final class ReferenceNote {

    private static final String MARK = "Reference: ";

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
        // strangers write notes: no expression whose time grows with the square of their length
        return note.lines().map(String::strip).filter(line -> line.startsWith(MARK))
                .map(line -> line.substring(MARK.length()).strip()).filter(reference -> !reference.isEmpty())
                .findFirst().orElse(null);
    }
}
