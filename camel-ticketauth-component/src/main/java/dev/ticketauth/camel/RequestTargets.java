// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.LinkedHashMap;
import java.util.Map;

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
        return new Target(named.path(), query(named.query(), ofMessage, params(params, message)));
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

    /** The provider's own parameters: those of the options, and those of the message, which win. */
    static Map<String, Object> params(Map<String, Object> ofOptions, Message message) {
        Map<?, ?> ofMessage = message.getHeader(TicketAuthConstants.PARAMS, Map.class);
        if (ofMessage == null) {
            return ofOptions;
        }
        Map<String, Object> all = new LinkedHashMap<>(ofOptions);
        ofMessage.forEach((name, value) -> all.put(String.valueOf(name), value));
        return all;
    }

    private static String query(String ofPath, String ofMessage, Map<String, Object> params) {
        return new Query().addWhole(ofPath).addWhole(ofMessage).addAll(params).text();
    }
}
