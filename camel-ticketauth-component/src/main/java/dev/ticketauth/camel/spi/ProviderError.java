// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

/**
 * What a provider says about a failure, in its own words. Control characters become blanks and what is longer than 300
 * characters is cut, since both texts end in messages and logs.
 *
 * @param code    the provider's code, or null
 * @param message the provider's message, or null
 */
public record ProviderError(String code, String message) {

    /** Nothing that could be understood. */
    public static final ProviderError NONE = new ProviderError(null, null);

    private static final int LONGEST = 300;

    public ProviderError {
        code = inOneLine(code);
        message = inOneLine(message);
    }

    /** Whether there is anything to show. */
    public boolean isEmpty() {
        return code == null && message == null;
    }

    // a provider's text must not forge a line in somebody's log
    private static String inOneLine(String text) {
        if (text == null) {
            return null;
        }
        StringBuilder out = new StringBuilder(Math.min(text.length(), LONGEST) + 1);
        for (int i = 0; i < text.length() && out.length() < LONGEST; i++) {
            char c = text.charAt(i);
            out.append(Character.isISOControl(c) ? ' ' : c);
        }
        return text.length() > LONGEST ? out.append('…').toString() : out.toString();
    }
}
