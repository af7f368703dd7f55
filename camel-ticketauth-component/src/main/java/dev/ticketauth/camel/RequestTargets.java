package dev.ticketauth.camel;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.ticketauth.camel.auth.PercentEncoding;
import dev.ticketauth.camel.spi.ProviderApi;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Where the operation {@code request} of one endpoint sends its messages: options win over headers, which arrive from
 * HTTP consumers, too.
 */
final class RequestTargets {

    private final ProviderApi api;
    private final Map<String, Object> params;
    private final Target ofPath;
    private final Target usual;

    RequestTargets(TicketAuthConfiguration options, ProviderApi api) {
        this.api = api;
        this.params = options.getParams();
        this.ofPath = options.getPath() == null ? null : Target.ofProviderPath(options.getPath(), api);
        this.usual = ofPath == null ? null : new Target(ofPath.path(), query(ofPath.query(), null, params));
    }

    /**
     * The target of a message.
     *
     * @throws IllegalArgumentException when neither option nor header names a path, or one that is not sent
     */
    Target of(Message message) {
        String ofMessage = message.getHeader(Exchange.HTTP_QUERY, String.class);
        Map<?, ?> paramsOfMessage = message.getHeader(TicketAuthConstants.PARAMS, Map.class);
        if (usual != null && ofMessage == null && paramsOfMessage == null) {
            return usual;
        }
        Target named = ofPath != null ? ofPath : named(message);
        return new Target(named.path(), query(named.query(), ofMessage, paramsWith(paramsOfMessage)));
    }

    private Target named(Message message) {
        String path = message.getHeader(Exchange.HTTP_PATH, String.class);
        if (path != null && !path.isEmpty()) {
            return new Target(Target.wirePath(path, api), null);
        }
        String uri = message.getHeader(Exchange.HTTP_URI, String.class);
        if (uri == null) {
            throw new IllegalArgumentException("no path: set option 'path' or header CamelHttpPath, such as /orders");
        }
        return Target.ofUri(uri, api);
    }

    private Map<String, Object> paramsWith(Map<?, ?> ofMessage) {
        if (ofMessage == null) {
            return params;
        }
        Map<String, Object> all = new LinkedHashMap<>(params);
        ofMessage.forEach((name, value) -> all.put(String.valueOf(name), value));
        return all;
    }

    private static String query(String ofPath, String ofMessage, Map<String, Object> params) {
        Query query = new Query();
        query.addWhole(ofPath);
        query.addWhole(ofMessage);
        params.forEach(query::add);
        return query.text();
    }

    /** A query that is put together. */
    private static final class Query {

        private final StringBuilder text = new StringBuilder();

        void addWhole(String query) {
            if (query != null && !query.isEmpty()) {
                separate().append(Target.repaired(query));
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
