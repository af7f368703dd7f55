// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.assertj;

/** A path in which {@code *} stands for any segment, and {@code **} at the end for any rest. */
final class PathPattern {
    private static final String ANY = "*";
    private static final String REST = "**";

    private final String[] segments;

    PathPattern(String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("The path '" + path + "' does not begin with a slash");
        }
        segments = path.split("/", -1);
    }

    boolean matches(String path) {
        String[] given = path.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            if (segments[i].equals(REST)) {
                return true;
            }
            if (i >= given.length || !segments[i].equals(ANY) && !segments[i].equals(given[i])) {
                return false;
            }
        }
        return given.length == segments.length;
    }
}
