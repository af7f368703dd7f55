// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import dev.ticketauth.camel.auth.Origin;
import dev.ticketauth.camel.spi.Credentials;
import dev.ticketauth.camel.spi.ProviderApi;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Names a session: one for each provider, environment, base, way to authenticate, scope, tenant and set of keys.
 *
 * @param provider the provider's name
 * @param tenant   the tenant's name, or null
 * @param id       what the session is stored under; holds no secret
 */
public record SessionKey(String provider, String tenant, String id) {

    static SessionKey of(String provider, ProviderApi api, String tenant, Credentials credentials) {
        // every part with its length in front: no two sets of parts can give one text
        StringBuilder parts = new StringBuilder();
        for (String part : new String[] {
                provider, api.environment(), api.authMethod(), api.base().toString(), api.sessionScope(), tenant,
                credentials.accessKey(),
                credentials.secretKey() }) {
            parts.append(part == null ? -1 : part.length()).append(':').append(part == null ? "" : part);
        }
        byte[] digest = DigestUtils.sha256(parts.toString().getBytes(StandardCharsets.UTF_8));
        return new SessionKey(
                provider, tenant, provider + "/" + Origin.of(api.base()) + "/" + HexFormat.of().formatHex(digest));
    }

    @Override
    public String toString() {
        return id;
    }
}
