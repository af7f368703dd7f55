// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.timetap;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.ProviderSimulator;
import dev.ticketauth.simulators.push.PushTarget;
import dev.ticketauth.simulators.push.Pusher;
import dev.ticketauth.simulators.server.Answer;
import dev.ticketauth.simulators.server.BadRequest;
import dev.ticketauth.simulators.server.Call;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.Records;
import dev.ticketauth.simulators.server.Refusal;
import dev.ticketauth.simulators.server.Routes;
import dev.ticketauth.simulators.server.Routes.Access;

/**
 * TimeTap: a signed login gives a session token. Both path prefixes, {@code /live} and {@code /test}, serve the same
 * data, as users of the real API found, and take each other's tokens. Source: the provider's API pages and captured
 * answers. Echo: {@code /live/echo} and {@code /test/echo}.
 */
public final class TimeTapSimulator extends ProviderSimulator {
    private static final String BEARER = "Bearer ";

    private final TimeTapSettings settings;
    private volatile TimeTapSession session;
    private volatile TimeTapData data;

    public TimeTapSimulator(TimeTapSettings settings, InstantSource clock, int port) {
        super("timetap", settings.keys(), clock, port);
        this.settings = settings;
        reset();
    }

    @Override
    protected void begin(Routes routes) {
        session = new TimeTapSession(settings, tokenSeed());
        data = new TimeTapData(Integer.parseInt(settings.keys().accessKey()), settings);
        TimeTapReport report = new TimeTapReport(settings, data);
        TimeTapAppointments appointments = new TimeTapAppointments(settings, data, clock());
        TimeTapAvailability availability = new TimeTapAvailability(settings, data);
        for (String prefix : List.of("/live", "/test")) {
            addEcho(routes, prefix + "/echo");
            routes.add("GET", prefix + "/sessionToken", Access.LOGIN, this::login);
            routes.add("GET", prefix + "/appointmentList/report", report::list);
            routes.add("GET", prefix + "/appointmentList/reportWithCount", report::listWithCount);
            routes.add("GET", prefix + "/appointmentList/reportCount", report::count);
            addAppointments(routes, prefix, appointments);
            addPeopleAndPlaces(routes, prefix);
            routes.add("GET", prefix + "/availability/location/{locationId}/service/{reasonId}", availability::range);
            routes.add("GET", prefix + "/availability/{year}/{month}/{day}/{staffId}/{locationId}/{reasonId}",
                    availability::day);
        }
    }

    public TimeTapData data() {
        return data;
    }

    /** {@inheritDoc} TimeTap pushes appointments, whole. */
    @Override
    public Pusher pushTo(PushTarget target) {
        return pushing(() -> new TimeTapPusher(settings, data.appointments(), target, clock()));
    }

    /** Every session token handed out so far is answered with 401 from now on. */
    @Override
    public void revokeSessions() {
        session.revokeAll();
    }

    private static void addAppointments(Routes routes, String prefix, TimeTapAppointments appointments) {
        routes.add("GET", prefix + "/appointments/{id}", appointments::one);
        routes.add("POST", prefix + "/appointments", appointments::create);
        routes.add("PUT", prefix + "/appointments/{id}", appointments::update);
        routes.add("PUT", prefix + "/appointments/{id}/cancel/{sendStaffEmail}/{sendClientEmail}", appointments::cancel);
    }

    private void addPeopleAndPlaces(Routes routes, String prefix) {
        routes.add("GET", prefix + "/clients", this::clients);
        routes.add("GET", prefix + "/clients/{id}", call -> one(data.clients(), "Client", call));
        routes.add("POST", prefix + "/clients", this::createClient);
        routes.add("GET", prefix + "/locations", call -> all(data.locations()));
        routes.add("GET", prefix + "/locations/{id}", call -> one(data.locations(), "Location", call));
        routes.add("GET", prefix + "/staff", call -> all(data.staff()));
        routes.add("GET", prefix + "/staff/{id}", call -> one(data.staff(), "Staff", call));
        routes.add("GET", prefix + "/services", call -> all(data.services()));
        routes.add("GET", prefix + "/services/{id}", call -> one(data.services(), "Service", call));
    }

    @Override
    protected void authenticate(Call call) throws Refusal {
        String token = token(call);
        String refusal = session.use(token, clock().instant());
        if (refusal != null) {
            throw credentials(401, refusal);
        }
    }

    private String token(Call call) throws Refusal {
        String authorization = call.header("Authorization");
        if (authorization != null && authorization.startsWith(BEARER)) {
            return authorization.substring(BEARER.length());
        }
        if (authorization == null && settings.tokenInQueryAccepted && call.query().has("sessionToken")) {
            return call.query().get("sessionToken");
        }
        throw credentials(401, authorization == null
                ? "there is no Authorization header" : "the Authorization header does not begin with 'Bearer '");
    }

    @Override
    protected void authenticateLogin(Call call) throws Refusal {
        String refusal = session.timestampRefusal(call.query(), clock().instant());
        if (refusal != null) {
            throw credentials(settings.badTimestampStatus, refusal);
        }
        refusal = session.signatureRefusal(call.query());
        if (refusal != null) {
            throw credentials(403, refusal);
        }
    }

    private Answer login(Call call) {
        return Answer.json(200, Json.object().put("sessionToken", session.open(clock().instant())));
    }

    /** Errors have no documented shape; those that users quote are plain text. */
    @Override
    protected Answer error(int status, String message) {
        return Answer.text(status, switch (status) {
            case 401 -> settings.unauthorizedBody;
            case 403 -> settings.forbiddenBody;
            default -> message;
        });
    }

    @Override
    protected Refusal notRouted(Call call, boolean pathExists) {
        return pathExists
                ? request(405, "the method " + call.method() + " is not allowed for " + call.rawPath())
                : super.notRouted(call, false);
    }

    private Answer clients(Call call) {
        String email = call.query().get("emailAddress", "");
        String phone = call.query().get("cellPhone", "");
        return Answer.json(200, Json.array(data.clients().all().stream()
                .filter(client -> email.isEmpty() || email.equals(Json.text(client, "emailAddress")))
                .filter(client -> phone.isEmpty() || phone.equals(Json.text(client, "cellPhone"))).toList()));
    }

    private Answer createClient(Call call) throws IOException {
        ObjectNode client = call.jsonObject();
        if (!client.hasNonNull("businessId")) {
            // this is what users of the real API get
            throw new BadRequest("java.lang.NullPointerException");
        }
        for (String field : List.of("emailAddress", "fullName")) {
            if (Json.text(client, field).isBlank()) {
                throw new BadRequest(field + " is required");
            }
        }
        return Answer.json(settings.createdStatus, data.createClient(client));
    }

    private static Answer all(Records<Integer> records) {
        return Answer.json(200, Json.array(records.all()));
    }

    private static Answer one(Records<Integer> records, String kind, Call call) {
        String id = call.path("id");
        ObjectNode record = id.matches("\\d{1,9}") ? records.find(Integer.valueOf(id)) : null;
        if (record == null) {
            throw new BadRequest(kind + " for Id " + id + " not found!");
        }
        return Answer.json(200, record);
    }
}
