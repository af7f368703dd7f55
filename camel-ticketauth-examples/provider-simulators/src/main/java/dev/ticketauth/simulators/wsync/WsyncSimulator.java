// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.wsync;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.ProviderSimulator;
import dev.ticketauth.simulators.push.PushTarget;
import dev.ticketauth.simulators.push.Pusher;
import dev.ticketauth.simulators.server.Answer;
import dev.ticketauth.simulators.server.BasicCredentials;
import dev.ticketauth.simulators.server.Call;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.KeyPair;
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
    private volatile WsyncData data;

    public WsyncSimulator(WsyncSettings settings, InstantSource clock, int port) {
        super("wsync", settings.keys(), clock, port);
        this.settings = settings;
        reset();
    }

    @Override
    protected void begin(Routes routes) {
        data = new WsyncData(settings);
        WsyncLists lists = new WsyncLists(settings, data.tickets());
        addEcho(routes, "/echo");
        // before the route of one ticket, which would take the search for an id
        routes.add("GET", settings.searchPath, lists::search);
        routes.add("GET", settings.ticketsPath, call -> lists.list(call, data.tickets().byId()));
        routes.add("GET", settings.ticketsPath + "/{id}", call -> one(call, "ticket", data.tickets()));
        routes.add("POST", settings.bookingPath, this::book);
        // not part of the provider's API, which has a way in for bookings only
        routes.add("GET", settings.bookingPath, call -> lists.list(call, data.bookings().byId()));
        routes.add("GET", settings.bookingPath + "/{id}", call -> one(call, "booking", data.bookings()));
    }

    public WsyncData data() {
        return data;
    }

    /**
     * {@inheritDoc} That W-SYNC has webhooks is documented, what it sends is not: tickets and bookings as JSON here.
     */
    @Override
    public Pusher pushTo(PushTarget target) {
        return pushing(() -> new WsyncPusher(data, target, clock()));
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

    private Answer one(Call call, String kind, Records<String> records) throws Refusal {
        ObjectNode record = records.find(call.path("id"));
        if (record == null) {
            throw request(404, "there is no " + kind + " " + call.path("id"));
        }
        return Answer.json(200, record);
    }

    private Answer book(Call call) throws IOException {
        return Answer.json(settings.createdStatus, data.book(call.jsonObject(), clock().instant()));
    }
}
