// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Date;

import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequestFactory;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.OAuth2Credentials;

/**
 * google-auth-library: credentials that log in at a server of one's own, and its adapter for requests.
 */
final class GoogleClient implements TokenClient {

    // the least that it takes
    private static final Duration EXPIRATION_MARGIN = Duration.ofMillis(1);

    private final OAuth2Credentials credentials;
    private final HttpRequestFactory requests;
    private final URI api;

    GoogleClient(LoginServer server, String clientId) {
        credentials = new ClientCredentials(new OAuth2Login(server, clientId));
        requests = new NetHttpTransport().createRequestFactory(new HttpCredentialsAdapter(credentials));
        api = URI.create(server.base() + "/api");
    }

    @Override
    public void token() throws IOException {
        credentials.getRequestMetadata(api);
    }

    @Override
    public void call(String path) throws IOException {
        requests.buildGetRequest(new GenericUrl(api + path)).execute().disconnect();
    }

    private static final class ClientCredentials extends OAuth2Credentials {

        private final transient OAuth2Login login;

        ClientCredentials(OAuth2Login login) {
            super(null, RENEW_AHEAD, EXPIRATION_MARGIN);
            this.login = login;
        }

        @Override
        public AccessToken refreshAccessToken() throws IOException {
            OAuth2Login.Issued issued = login.issue();
            return new AccessToken(issued.token(), Date.from(issued.expiresAt()));
        }
    }
}
