package dev.ticketauth.camel.session;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import dev.ticketauth.camel.auth.Origin;
import dev.ticketauth.camel.spi.Credentials;
import dev.ticketauth.camel.spi.ProviderApi;
import dev.ticketauth.camel.spi.RequestAuthenticator;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * One set of keys of an account with what is made from them once.
 *
 * @param credentials   the keys
 * @param authenticator what authenticates with them
 * @param sessionKey    names the session that belongs to them; holds no secret
 */
record AccountKeys(Credentials credentials, RequestAuthenticator authenticator, String sessionKey) {

    static AccountKeys of(String provider, ProviderApi api, String tenant, Credentials credentials) {
        return new AccountKeys(
                credentials, api.authenticator(credentials), sessionKey(provider, api, tenant, credentials));
    }

    // every part with its length in front: no two sets of parts can give one text
    private static String sessionKey(String provider, ProviderApi api, String tenant, Credentials credentials) {
        StringBuilder parts = new StringBuilder();
        for (String part : new String[] {
                provider, api.environment(), api.authMethod(), api.base().toString(), tenant, credentials.accessKey(),
                credentials.secretKey() }) {
            parts.append(part == null ? -1 : part.length()).append(':').append(part == null ? "" : part);
        }
        byte[] digest = DigestUtils.sha256(parts.toString().getBytes(StandardCharsets.UTF_8));
        return provider + "/" + Origin.of(api.base()) + "/" + HexFormat.of().formatHex(digest);
    }

    @Override
    public String toString() {
        return "AccountKeys[" + sessionKey + "]";
    }
}
