// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.ticketevolution;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.ProviderSimulator;
import dev.ticketauth.simulators.push.PushTarget;
import dev.ticketauth.simulators.server.Answer;
import dev.ticketauth.simulators.server.BadRequest;
import dev.ticketauth.simulators.server.Call;
import dev.ticketauth.simulators.server.Digests;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.Records;
import dev.ticketauth.simulators.server.Refusal;
import dev.ticketauth.simulators.server.Routes;

/**
 * Ticket Evolution: every request carries {@code X-Token} and {@code X-Signature}. Source: the provider's signing page
 * and requests recorded against its sandbox. Echo: {@code /v9/echo}.
 */
public final class TicketEvolutionSimulator extends ProviderSimulator {
    private static final Pattern BASE64_OF_32_BYTES = Pattern.compile("[A-Za-z0-9+/]{43}=");

    private final TicketEvolutionSettings settings;
    private volatile TicketEvolutionData data;

    public TicketEvolutionSimulator(TicketEvolutionSettings settings, InstantSource clock, int port) {
        super("ticketevolution", settings.keys(), clock, port);
        this.settings = settings;
        reset();
    }

    @Override
    protected void begin(Routes routes) {
        data = new TicketEvolutionData(settings);
        TicketEvolutionCatalog catalog = new TicketEvolutionCatalog(data);
        TicketEvolutionOrders orders = new TicketEvolutionOrders(settings, data, clock());
        addEcho(routes, "/v9/echo");
        routes.add("GET", "/v9/events", catalog::events);
        routes.add("GET", "/v9/events/deleted", catalog::deletedEvents);
        routes.add("GET", "/v9/events/{id}", call -> one(data.events(), "Event", call));
        routes.add("GET", "/v9/categories", catalog::categories);
        routes.add("GET", "/v9/categories/{id}", call -> one(data.categories(), "Category", call));
        routes.add("GET", "/v9/inventory", new TicketEvolutionInventory(settings, data.inventory())::list);
        routes.add("GET", "/v9/listings", catalog::listings);
        routes.add("GET", "/v9/listings/{id}", call -> one(data.listings(), "TicketGroup", call));
        routes.add("GET", "/v9/orders", new TicketEvolutionOrderList(settings, data)::answer);
        routes.add("GET", "/v9/orders/{id}", call -> one(data.orders(), "Order", call));
        routes.add("POST", "/v9/orders", orders::create);
        routes.add("POST", "/v10/orders", orders::createV10);
        routes.add("POST", "/v9/orders/{id}/accept", call -> orders.accept(call, id(data.orders(), "Order", call)));
        routes.add("POST", "/v9/orders/{id}/reject", call -> orders.reject(call, id(data.orders(), "Order", call)));
        routes.add("POST", "/v9/orders/{id}/cancel", call -> orders.cancel(call, id(data.orders(), "Order", call)));
        routes.add("GET", "/v9/clients", call -> TicketEvolutionCatalog.page(call, "clients", data.clients()));
        routes.add("GET", "/v9/clients/{id}", call -> one(data.clients(), "Client", call));
        routes.add("POST", "/v9/clients", this::createClients);
    }

    public TicketEvolutionData data() {
        return data;
    }

    /** {@inheritDoc} Ticket Evolution pushes orders as forms, and its catalog when it is told to. */
    @Override
    public TicketEvolutionPusher pushTo(PushTarget target) {
        return pushing(() -> new TicketEvolutionPusher(settings, data, target, clock()));
    }

    @Override
    protected void authenticate(Call call) throws Refusal, IOException {
        String token = call.header("X-Token");
        if (token == null || !Digests.same(settings.keys().accessKey(), token)) {
            throw TicketEvolutionErrors.unknownToken(token == null ? "there is no X-Token header" : "X-Token is unknown");
        }
        String given = call.header("X-Signature");
        if (given == null) {
            throw TicketEvolutionErrors.wrongSignature("there is no X-Signature header");
        }
        if (!BASE64_OF_32_BYTES.matcher(given).matches()) {
            throw TicketEvolutionErrors.wrongSignature("X-Signature is not the standard Base64, 44 characters, of 32 bytes");
        }
        TicketEvolutionSignature signature = TicketEvolutionSignature.of(call, settings.keys().secretKey(), settings);
        if (!signature.is(given)) {
            throw TicketEvolutionErrors.wrongSignature(
                    "signature does not match; the string signed here is `" + signature.signedString() + "`");
        }
        String unsorted = settings.sortedQueryRequired ? call.query().firstUnsortedName() : null;
        if (unsorted != null) {
            throw TicketEvolutionErrors.wrongSignature(
                    "the query is not sorted by name: '" + unsorted + "' stands behind a name that sorts after it");
        }
    }

    @Override
    protected Answer error(int status, String message) {
        return TicketEvolutionErrors.general(status, message);
    }

    @Override
    protected Refusal notRouted(Call call, boolean pathExists) {
        return TicketEvolutionErrors.unknownRoute("there is no resource " + call.method() + " " + call.rawPath());
    }

    /** A list of clients in and out; one that is refused comes back with its errors, in the same envelope. */
    private Answer createClients(Call call) throws IOException, Refusal {
        JsonNode requests = call.jsonObject().path("clients");
        if (!requests.isArray() || requests.isEmpty()) {
            throw new BadRequest("clients must be a list of at least one client");
        }
        List<JsonNode> echoed = new ArrayList<>();
        String wrong = null;
        for (JsonNode request : requests) {
            String error = nameError(request.path("name").asText(""));
            JsonNode client = request.deepCopy();
            if (error != null && client instanceof ObjectNode object) {
                object.putObject("errors").putArray("name").add(error);
            }
            wrong = error == null ? wrong : error;
            echoed.add(client);
        }
        if (wrong != null) {
            Answer answer = Answer.json(422, Json.object().set("clients", Json.array(echoed)));
            throw Refusal.ofRequest(answer, "the name of a client " + wrong);
        }
        List<ObjectNode> made = new ArrayList<>();
        for (JsonNode request : requests) {
            made.add(data.createClient(request.get("name").asText(), clock().instant()));
        }
        return Answer.json(settings.createdStatus, Json.object().set("clients", Json.array(made)));
    }

    private String nameError(String name) {
        if (name.isBlank()) {
            return "can't be blank";
        }
        return settings.spaceInClientNameRequired && !name.trim().contains(" ") ? "must contain a space" : null;
    }

    private static Answer one(Records<Long> records, String kind, Call call) throws Refusal {
        return Answer.json(200, records.find(id(records, kind, call)));
    }

    /** The id in the path, of a record that exists. */
    private static long id(Records<Long> records, String kind, Call call) throws Refusal {
        String id = call.path("id");
        if (!id.matches("\\d{1,18}") || records.find(Long.valueOf(id)) == null) {
            throw TicketEvolutionErrors.missing(kind, id);
        }
        return Long.parseLong(id);
    }
}
