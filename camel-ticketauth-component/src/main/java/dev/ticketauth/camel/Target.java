package dev.ticketauth.camel;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.ticketauth.camel.auth.Origin;
import dev.ticketauth.camel.auth.PercentEncoding;
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

    /**
     * The target of the operation {@code request}: options win over headers, which arrive from HTTP consumers, too.
     */
    static Target ofRequest(TicketAuthConfiguration options, ProviderApi api, Message message) {
        Target named = named(options, api, message);
        if (named == null) {
            throw new IllegalArgumentException(
                    "no path: set option 'path' or header CamelHttpPath, such as /orders");
        }
        Query query = new Query();
        query.addWhole(named.query);
        query.addWhole(message.getHeader(Exchange.HTTP_QUERY, String.class));
        Map<String, Object> params = new LinkedHashMap<>(options.getParams());
        Map<?, ?> ofMessage = message.getHeader(TicketAuthConstants.PARAMS, Map.class);
        if (ofMessage != null) {
            ofMessage.forEach((name, value) -> params.put(String.valueOf(name), value));
        }
        params.forEach(query::add);
        return new Target(named.path, query.text());
    }

    /**
     * The target of the operation {@code request} where options name it and messages add nothing to it; null where they
     * don't.
     */
    static Target ofOptions(TicketAuthConfiguration options, ProviderApi api) {
        if (options.getPath() == null) {
            return null;
        }
        Target named = ofProviderPath(options.getPath(), api);
        Query query = new Query();
        query.addWhole(named.query);
        options.getParams().forEach(query::add);
        return new Target(named.path, query.text());
    }

    /** Whether a message has something to say about the query. */
    static boolean isChangedBy(Message message) {
        return message.getHeader(Exchange.HTTP_QUERY) != null || message.getHeader(TicketAuthConstants.PARAMS) != null;
    }

    private static Target named(TicketAuthConfiguration options, ProviderApi api, Message message) {
        if (options.getPath() != null) {
            return ofProviderPath(options.getPath(), api);
        }
        String path = message.getHeader(Exchange.HTTP_PATH, String.class);
        if (path != null && !path.isEmpty()) {
            return new Target(wirePath(path, api), null);
        }
        String uri = message.getHeader(Exchange.HTTP_URI, String.class);
        return uri == null ? null : ofUri(uri, api);
    }

    /** The target of the operation {@code sign}, as camel-http will read it; its path is null when there is none. */
    static Target ofSign(TicketAuthConfiguration options, ProviderApi api, Message message) {
        String uri = first(message, Exchange.REST_HTTP_URI, Exchange.HTTP_URI);
        String path = message.getHeader(Exchange.HTTP_PATH, String.class);
        Target named;
        if (uri != null) {
            Target base = ofUri(uri, api);
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

    /** The absolute URI without the query. */
    String uri(ProviderApi api) {
        return Origin.of(api.base()) + path;
    }

    /** The absolute URI. */
    String url(ProviderApi api) {
        return query == null ? uri(api) : uri(api) + "?" + query;
    }

    private static Target ofProviderPath(String text, ProviderApi api) {
        int mark = text.indexOf('?');
        String path = mark < 0 ? text : text.substring(0, mark);
        return new Target(wirePath(path, api), mark < 0 ? null : repaired(text.substring(mark + 1)));
    }

    private static Target ofUri(String text, ProviderApi api) {
        int mark = text.indexOf('?');
        String beforeQuery = mark < 0 ? text : text.substring(0, mark);
        URI uri;
        try {
            uri = new URI(PercentEncoding.repairPath(beforeQuery));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("header CamelHttpUri is not a URI");
        }
        if (uri.getScheme() == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "header CamelHttpUri must be absolute and without a user name, such as " + api.base() + "/...");
        }
        Origin asked = Origin.of(uri);
        if (!asked.equals(Origin.of(api.base()))) {
            throw new IllegalArgumentException(
                    "header CamelHttpUri names the origin " + asked + ", and the keys of this endpoint are for "
                                               + Origin.of(api.base()) + " only");
        }
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new Target(withoutDots(path), mark < 0 ? null : repaired(text.substring(mark + 1)));
    }

    private static String wirePath(String path, ProviderApi api) {
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

    private static String repaired(String query) {
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

    /** A query that is put together. */
    private static final class Query {

        private final StringBuilder text = new StringBuilder();

        void addWhole(String query) {
            if (query != null && !query.isEmpty()) {
                separate().append(repaired(query));
            }
        }

        void add(String name, Object value) {
            Collection<?> values
                    = value instanceof Collection<?> several ? several : value == null ? List.of() : List.of(value);
            for (Object one : values) {
                separate().append(PercentEncoding.formEncode(name)).append('=')
                        .append(PercentEncoding.formEncode(String.valueOf(one)));
            }
        }

        String text() {
            return text.isEmpty() ? null : text.toString();
        }

        private StringBuilder separate() {
            return text.isEmpty() ? text : text.append('&');
        }
    }
}
