// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.sixth;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.ProviderSimulator;
import dev.ticketauth.simulators.push.PushTarget;
import dev.ticketauth.simulators.push.Pusher;
import dev.ticketauth.simulators.server.Answer;
import dev.ticketauth.simulators.server.BadRequest;
import dev.ticketauth.simulators.server.Call;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.KeyPair;
import dev.ticketauth.simulators.server.Records;
import dev.ticketauth.simulators.server.Refusal;
import dev.ticketauth.simulators.server.Routes;
import dev.ticketauth.simulators.server.Routes.Access;
import dev.ticketauth.simulators.server.Sessions;

/** Box Office as a strict local server: 250 tickets of the show S-1, and three bookings. Echo: {@code /echo}. */
final class BoxOfficeSimulator extends ProviderSimulator {

    static final KeyPair KEYS = new KeyPair("bo_access-key-for-tests", "secret-key-for-tests-of-box-office");

    private static final String SCOPE = "box office";
    private static final String BEARER = "Bearer ";
    private static final Instant FIRST_CHANGE = Instant.parse("2026-01-01T10:00:00Z");
    private static final int TICKETS = 250;
    private static final int BOOKINGS = 3;

    private final AtomicInteger sessionsOpened = new AtomicInteger();
    private volatile Sessions sessions;
    private volatile Records<String> tickets;
    private volatile Records<String> bookings;

    BoxOfficeSimulator(InstantSource clock) {
        super("boxoffice", KEYS, clock, 0);
        reset();
    }

    @Override
    protected void begin(Routes resources) {
        sessions = new Sessions(Duration.ofMinutes(30), false);
        tickets = new Records<>();
        for (int i = 1; i <= TICKETS; i++) {
            tickets.put("T-%04d".formatted(i), Json.object().put("number", "T-%04d".formatted(i)).put("show", "S-1")
                    .put("status", "free").put("price", "12.50").put("currency", "EUR"));
        }
        bookings = new Records<>();
        for (int i = 1; i <= BOOKINGS; i++) {
            ObjectNode booking = Json.object().put("reference", "first-" + i);
            booking.putArray("tickets").add("T-%04d".formatted(i));
            book(booking, FIRST_CHANGE.plusSeconds(i));
        }
        addEcho(resources, "/echo");
        resources.add("POST", "/sessions", Access.LOGIN, this::login);
        resources.add("GET", "/tickets", call -> page(call, tickets.all().stream()
                .filter(ticket -> Json.text(ticket, "show").equals(call.query().get("show"))).toList()));
        resources.add("GET", "/bookings", call -> page(call, bookings(call)));
        resources.add("GET", "/bookings/{id}", call -> Answer.json(200, booking(call)));
        resources.add("POST", "/bookings", call -> Answer.json(201, book(call.jsonObject(), clock().instant())));
        resources.add("DELETE", "/bookings/{id}", call -> Answer.json(200, cancel(booking(call))));
    }

    Records<String> bookings() {
        return bookings;
    }

    @Override
    public void revokeSessions() {
        sessions.revokeAll();
    }

    @Override
    public Pusher pushTo(PushTarget target) {
        return pushing(() -> new BoxOfficePusher(bookings, target, clock()));
    }

    @Override
    protected void authenticateLogin(Call call) throws Refusal, IOException {
        ObjectNode keys = call.jsonObject();
        if (!Json.text(keys, "key").equals(KEYS.accessKey()) || !Json.text(keys, "secret").equals(KEYS.secretKey())) {
            throw credentials(401, "the key or the secret is wrong");
        }
    }

    @Override
    protected void authenticate(Call call) throws Refusal {
        String authorization = call.header("Authorization");
        if (authorization == null || !authorization.startsWith(BEARER)) {
            throw credentials(401, "there is no bearer token");
        }
        String refusal = sessions.use(authorization.substring(BEARER.length()), SCOPE, clock().instant());
        if (refusal != null) {
            throw credentials(401, refusal);
        }
    }

    @Override
    protected Answer error(int status, String message) {
        return Answer.json(status, Json.object().put("code", "E" + status).put("message", message));
    }

    private Answer login(Call call) {
        String token = "token-" + Integer.toHexString(tokenSeed().hashCode()) + "-" + sessionsOpened.incrementAndGet();
        sessions.open(token, SCOPE, clock().instant());
        return Answer.json(201, Json.object().put("token", token).put("expiresIn", 1_800));
    }

    private List<ObjectNode> bookings(Call call) {
        Instant since = Instant.parse(call.query().get("changedSince", Instant.EPOCH.toString()));
        String reference = call.query().get("reference");
        return bookings.all().stream().filter(booking -> !changedAt(booking).isBefore(since))
                .filter(booking -> reference == null || reference.equals(Json.text(booking, "reference")))
                .sorted(Comparator.comparing(BoxOfficeSimulator::changedAt)).toList();
    }

    private static Instant changedAt(JsonNode booking) {
        return Instant.parse(Json.text(booking, "changedAt"));
    }

    private static Answer page(Call call, List<ObjectNode> records) {
        int from = Integer.parseInt(call.query().get("cursor", "0"));
        int limit = Integer.parseInt(call.query().get("limit", "20"));
        ObjectNode page = Json.object();
        page.set("items", Json.array(Records.slice(records, from, limit)));
        if (from + limit < records.size()) {
            page.put("next", String.valueOf(from + limit));
        }
        return Answer.json(200, page);
    }

    private ObjectNode booking(Call call) throws Refusal {
        ObjectNode booking = bookings.find(call.path("id"));
        if (booking == null) {
            throw request(404, "there is no booking " + call.path("id"));
        }
        return booking;
    }

    private synchronized ObjectNode book(ObjectNode request, Instant now) {
        String number = "B-%04d".formatted(bookings.size() + 1);
        ObjectNode booking = request.deepCopy().put("number", number).put("status", "paid").put("total", "12.50")
                .put("currency", "EUR").put("createdAt", now.toString()).put("changedAt", now.toString());
        StreamSupport.stream(booking.path("tickets").spliterator(), false).map(JsonNode::asText).forEach(ticket -> {
            if (!tickets.has(ticket)) {
                throw new BadRequest("there is no ticket " + ticket);
            }
            tickets.change(ticket, record -> record.put("status", "sold").put("booking", number));
        });
        bookings.put(number, booking);
        return booking;
    }

    private ObjectNode cancel(ObjectNode booking) {
        return bookings.change(Json.text(booking, "number"),
                record -> record.put("status", "cancelled").put("changedAt", clock().instant().toString()));
    }
}
