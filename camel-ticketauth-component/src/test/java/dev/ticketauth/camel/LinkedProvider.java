// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Authentication;
import dev.ticketauth.camel.spi.Credentials;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.Page;
import dev.ticketauth.camel.spi.PageLayout;
import dev.ticketauth.camel.spi.Provider;
import dev.ticketauth.camel.spi.ProviderAnswer;
import dev.ticketauth.camel.spi.ProviderApi;
import dev.ticketauth.camel.spi.ProviderError;
import dev.ticketauth.camel.spi.ProviderSettings;
import dev.ticketauth.camel.spi.RequestAuthenticator;
import dev.ticketauth.camel.spi.Resources;
import dev.ticketauth.camel.spi.Selection;
import dev.ticketauth.camel.spi.Walk;

/**
 * A provider whose pages name the next one by a link, or come as lines when the path says so. None of the five has
 * links.
 */
public final class LinkedProvider implements Provider {

    @Override
    public String name() {
        return "linked";
    }

    @Override
    public Set<String> options() {
        return Set.of();
    }

    @Override
    public ProviderApi connect(ProviderSettings settings) {
        return new Api(URI.create(settings.baseUri()));
    }

    private record Api(URI base) implements ProviderApi, Resources {

        @Override
        public Optional<Resources> resources() {
            return Optional.of(this);
        }

        @Override
        public Walk list(String path, Selection selection) {
            return new Links(ApiRequest.get(path));
        }

        @Override
        public String environment() {
            return "only";
        }

        @Override
        public String authMethod() {
            return "header";
        }

        @Override
        public String wirePath(String path) {
            return path;
        }

        @Override
        public Set<String> neededKeys() {
            return Set.of("accessKey");
        }

        @Override
        public RequestAuthenticator authenticator(Credentials credentials) {
            return (request, token, now) -> Authentication.headers(request, Map.of("X-Key", credentials.accessKey()));
        }

        @Override
        public ProviderError error(ProviderAnswer answer) {
            return ProviderError.NONE;
        }

        @Override
        public String advice() {
            return "none";
        }
    }

    private static final class Links implements Walk {

        private final PageLayout layout;
        private ApiRequest next;

        Links(ApiRequest first) {
            this.next = first;
            this.layout = first.path().endsWith("/lines") ? PageLayout.LINES : PageLayout.at("/items");
        }

        @Override
        public ApiRequest next() {
            ApiRequest request = next;
            next = null;
            return request;
        }

        @Override
        public List<Item> read(Page page) {
            String link = page.envelope().path("next").asText("");
            next = link.isEmpty() ? null : ApiRequest.get(link);
            return page.items();
        }

        @Override
        public PageLayout layout() {
            return layout;
        }
    }
}
