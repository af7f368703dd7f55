// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.sync;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import dev.ticketauth.camel.spi.Item;

/**
 * The name under which a consumer's cursor is kept: different for everything that makes another list of records.
 *
 * @param text the name, without {@code =}, which file stores take for the end of a key, and on one line
 */
public record SourceKey(String text) {

    /**
     * @param origin  the provider's origin
     * @param account the account as records name it
     * @param params  the provider's own parameters
     * @param place   what else the list depends on: environment, path of the base, options of the provider
     */
    public static SourceKey of(
            String provider, String origin, String account, String resource, Map<String, Object> params,
            String place) {
        return new SourceKey(
                "ticketauth/" + provider + '/' + origin + '/' + escaped(account) + '/' + resource + '/'
                             + Long.toHexString(hash(new TreeMap<>(params) + place)));
    }

    /** What stands before the keys of its records in a repository that several sources may share. */
    public String prefix() {
        return Long.toHexString(hash(text)) + '/';
    }

    private static long hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Item.fingerprint(bytes, 0, bytes.length);
    }

    private static String escaped(String name) {
        return name.replace("%", "%25").replace("=", "%3D").replace("/", "%2F").replace("\n", "%0A").replace("\r", "%0D");
    }
}
