// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

import java.util.Base64;
import java.util.HexFormat;

/**
 * How the bytes of a signature are written.
 */
enum SignatureEncoding {

    /** In either case. */
    hex {

        @Override
        byte[] bytes(String text) {
            return HexFormat.of().parseHex(text);
        }
    },
    /** With or without padding. */
    base64 {

        @Override
        byte[] bytes(String text) {
            return Base64.getDecoder().decode(text);
        }
    };

    /** @throws IllegalArgumentException when the text is none */
    abstract byte[] bytes(String text);
}
