package dev.ticketauth.simulators.wsync;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.ProviderSimulator;
import dev.ticketauth.simulators.server.Answer;
import dev.ticketauth.simulators.server.BasicCredentials;
import dev.ticketauth.simulators.server.Call;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.KeyPair;
import dev.ticketauth.simulators.server.RawQuery;
import dev.ticketauth.simulators.server.Records;
import dev.ticketauth.simulators.server.Refusal;
import dev.ticketauth.simulators.server.Routes;

/**
 * W-SYNC: Basic authentication with the public key in both halves, or the secret key in a form that nobody outside the
 * provider knows. Source: the provider's pages "Authentication" and "Error Handling". The provider takes HTTPS only,
 * which a simulator on a loopback address leaves out. Echo: {@code /echo}.
 */
public final class WsyncSimulator extends ProviderSimulator {
    private static final Map<Integer, String> ERROR_CODES = Map.of(
            400, "bad_request", 401, "authentication_failure", 403, "not_authorized", 404, "not_found");

    private final WsyncSettings settings;
    private final WsyncData data = new WsyncData();

    public WsyncSimulator(WsyncSettings settings, InstantSource clock, int port) {
        super("wsync", settings.keys(), clock, port);
        this.settings = settings;
        Routes routes = routes();
        addEcho("/echo");
        // before the route of one ticket, which would take the search for an id
        routes.add("GET", settings.searchPath, this::search);
        routes.add("GET", settings.ticketsPath, call -> page(call, data.tickets().all()));
        routes.add("GET", settings.ticketsPath + "/{id}", this::ticket);
        routes.add("POST", settings.bookingPath, this::book);
    }

    public WsyncData data() {
        return data;
    }

    @Override
    protected void authenticate(Call call) throws Refusal {
        String authorization = call.header("Authorization");
        if (authorization == null) {
            throw credentials(401, "there is no Authorization header");
        }
        if (!BasicCredentials.isBasic(authorization)) {
            throw credentials(401, "the Authorization header does not begin with 'Basic '");
        }
        BasicCredentials given = BasicCredentials.parse(authorization);
        if (given == null) {
            throw credentials(401, "what follows 'Basic ' is not the Base64 of ID, colon, password");
        }
        if (!matches(given, settings.keys())) {
            throw refusal(given);
        }
    }

    private boolean matches(BasicCredentials given, KeyPair keys) {
        boolean byPublicKey = given.are(keys.accessKey(), keys.accessKey());
        boolean bySecretKey = switch (settings.secretKeyForm) {
            case BOTH -> given.are(keys.secretKey(), keys.secretKey());
            case USERNAME -> given.are(keys.secretKey(), "");
            case PASSWORD -> given.are(keys.accessKey(), keys.secretKey());
        };
        return byPublicKey | bySecretKey;
    }

    private Refusal refusal(BasicCredentials given) {
        if (matches(given, settings.otherKeys)) {
            return credentials(settings.wrongEnvironmentStatus,
                    "the key is of the other environment, this is " + settings.environment);
        }
        if (given.username().equals(settings.keys().accessKey())) {
            return credentials(401, "the user name is the public key, the password is not; it stands in both halves");
        }
        if (given.username().equals(settings.keys().secretKey())) {
            return credentials(401, "the user name is the secret key, the password does not suit the form "
                                    + settings.secretKeyForm);
        }
        return credentials(401, "the user name is no key of this account");
    }

    /** Of an error the provider names the codes and the attribute {@code message}; server errors have no code. */
    @Override
    protected Answer error(int status, String message) {
        ObjectNode body = Json.object();
        if (ERROR_CODES.containsKey(status)) {
            body.put(settings.errorCodeName, ERROR_CODES.get(status));
        }
        return Answer.json(status, body.put("message", message));
    }

    /** A parameter with the name of a field asks for tickets with this value; not documented by the provider. */
    private Answer search(Call call) {
        List<ObjectNode> found = data.tickets().all();
        for (RawQuery.Parameter parameter : call.query().parameters()) {
            found = found.stream().filter(ticket -> !ticket.has(parameter.name())
                    || Json.text(ticket, parameter.name()).equals(parameter.value())).toList();
        }
        return page(call, found);
    }

    private Answer page(Call call, List<ObjectNode> found) {
        int page = call.query().number(settings.pageParameter, 1, 1);
        int size = call.query().number(settings.pageSizeParameter, Math.max(1, found.size()), 1);
        ArrayNode items = Json.array(Records.page(found, page, size));
        JsonNode body = settings.itemsField.isEmpty() ? items : Json.object().set(settings.itemsField, items);
        return Answer.json(200, body);
    }

    private Answer ticket(Call call) throws Refusal {
        ObjectNode ticket = data.tickets().find(call.path("id"));
        if (ticket == null) {
            throw request(404, "there is no ticket " + call.path("id"));
        }
        return Answer.json(200, ticket);
    }

    private Answer book(Call call) throws IOException {
        return Answer.json(settings.createdStatus, data.book(call.jsonObject(), clock().instant()));
    }
}
