// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.sixth;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.spi.Authentication;
import dev.ticketauth.camel.spi.Credentials;
import dev.ticketauth.camel.spi.Login;
import dev.ticketauth.camel.spi.ProviderAnswer;
import dev.ticketauth.camel.spi.ProviderApi;
import dev.ticketauth.camel.spi.ProviderError;
import dev.ticketauth.camel.spi.RequestAuthenticator;
import dev.ticketauth.camel.spi.Resources;

/** How Box Office is called: where, with what, and how it says no. */
record BoxOfficeApi(String environment, String authMethod, URI base) implements ProviderApi {

    @Override
    public String wirePath(String path) {
        return base.getRawPath() + path;
    }

    @Override
    public Set<String> neededKeys() {
        return Set.of("accessKey", "secretKey");
    }

    @Override
    public RequestAuthenticator authenticator(Credentials credentials) {
        return (request, token, now) -> Authentication.headers(
                request, Map.of("Authorization", "Bearer " + (token == null ? "<none yet>" : token.value())));
    }

    @Override
    public Optional<Login> login() {
        return Optional.of(new SessionLogin(wirePath("/sessions"), this::error));
    }

    @Override
    public ProviderError error(ProviderAnswer answer) {
        JsonNode json = Json.read(answer.body());
        return new ProviderError(Json.text(json, "code"), Json.text(json, "message"));
    }

    @Override
    public List<String> doubts(Credentials credentials) {
        return credentials.accessKey().startsWith("bo_")
                ? List.of() : List.of("Box Office's access keys begin with bo_: are accessKey and secretKey swapped?");
    }

    @Override
    public String advice() {
        return "Box Office ends a session half an hour after its login";
    }

    @Override
    public Optional<Resources> resources() {
        return Optional.of(new BoxOfficeResources());
    }
}
