// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

import dev.ticketauth.camel.auth.Origin;
import dev.ticketauth.camel.auth.PercentEncoding;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.ProviderApi;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Where a request goes, percent-encoded and at the endpoint's own origin.
 *
 * @param path  the path on the wire, or null when a message to sign names no target
 * @param query the query on the wire, or null
 */
record Target(String path, String query) {

    private static final String CAMEL_HTTP_URI = "header CamelHttpUri";

    /** The target of the operation {@code sign}, as camel-http will read it; its path is null when there is none. */
    static Target ofSign(TicketAuthConfiguration options, ProviderApi api, Message message) {
        String uri = first(message, Exchange.REST_HTTP_URI, Exchange.HTTP_URI);
        String path = message.getHeader(Exchange.HTTP_PATH, String.class);
        Target named;
        if (uri != null) {
            Target base = ofUri(uri, api, CAMEL_HTTP_URI);
            named = path == null || path.isEmpty() ? base : new Target(joined(base.path, encoded(path)), base.query);
        } else if (options.getPath() != null) {
            named = ofProviderPath(options.getPath(), api);
        } else {
            named = new Target(path == null ? null : wirePath(path, api), null);
        }
        String query = first(message, Exchange.REST_HTTP_QUERY, Exchange.HTTP_RAW_QUERY, Exchange.HTTP_QUERY);
        return query == null ? named : new Target(named.path, repaired(query));
    }

    /** The same target with another query. */
    Target withQuery(String other) {
        return new Target(path, other);
    }

    /** Path and query as they stand in a request line. */
    String pathAndQuery() {
        return query == null ? path : path + '?' + query;
    }

    /** The absolute URI without the query. */
    String uri(ProviderApi api) {
        return Origin.of(api.base()) + path;
    }

    /** The absolute URI. */
    String url(ProviderApi api) {
        return Origin.of(api.base()) + pathAndQuery();
    }

    /** A path as the provider's documentation has it, perhaps with a query, as it stands on the wire. */
    static Target ofProviderPath(String text, ProviderApi api) {
        int mark = text.indexOf('?');
        String path = mark < 0 ? text : text.substring(0, mark);
        return new Target(wirePath(path, api), mark < 0 ? null : repaired(text.substring(mark + 1)));
    }

    /** The target of a request of our own. */
    static Target of(ApiRequest request, ProviderApi api) {
        String path = request.path();
        Target named = path.startsWith("/") ? ofProviderPath(path, api) : ofUri(path, api, "the link to the next page");
        return new Target(named.path, new Query().addWhole(named.query).addAll(request.params()).text());
    }

    /** The target of an absolute URI at the endpoint's origin, from the header CamelHttpUri. */
    static Target ofUri(String text, ProviderApi api) {
        return ofUri(text, api, CAMEL_HTTP_URI);
    }

    private static Target ofUri(String text, ProviderApi api, String what) {
        int mark = text.indexOf('?');
        String beforeQuery = mark < 0 ? text : text.substring(0, mark);
        URI uri;
        try {
            uri = new URI(PercentEncoding.repairPath(beforeQuery));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(what + " is not a URI");
        }
        if (uri.getScheme() == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    what + " must be absolute and without a user name, such as " + api.base() + "/...");
        }
        Origin asked = Origin.of(uri);
        if (!asked.equals(Origin.of(api.base()))) {
            throw new IllegalArgumentException(
                    what + " names the origin " + asked + ", and the keys of this endpoint are for "
                                               + Origin.of(api.base()) + " only");
        }
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new Target(withoutDots(path), mark < 0 ? null : repaired(text.substring(mark + 1)));
    }

    /** The wire path of a path that may hold characters to encode. */
    static String wirePath(String path, ProviderApi api) {
        return api.wirePath(encoded(path));
    }

    private static String encoded(String path) {
        String absolute = path.startsWith("/") ? path : "/" + path;
        return withoutDots(PercentEncoding.repairPath(absolute));
    }

    // a name from a message that is put into a path must not climb out of the account that the path names
    private static String withoutDots(String path) {
        if (path.indexOf('.') < 0 && path.indexOf('%') < 0) {
            return path;
        }
        // as the most lenient server may read it: escapes decoded, a parameter of the segment cut off
        String decoded = path.toLowerCase(Locale.ROOT).replace("%2e", ".").replace("%2f", "/").replace("%5c", "/");
        for (String segment : decoded.split("/")) {
            String name = segment.replaceFirst("(;|%3b).*", "");
            if (name.equals("..") || name.equals(".")) {
                throw new IllegalArgumentException("the path holds a segment '" + name + "', which is not sent");
            }
        }
        return path;
    }

    private static String joined(String base, String path) {
        return base.endsWith("/") ? base + path.substring(1) : base + path;
    }

    static String repaired(String query) {
        return query.isEmpty() ? null : PercentEncoding.repairQuery(query);
    }

    private static String first(Message message, String... headers) {
        for (String header : headers) {
            String value = message.getHeader(header, String.class);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
