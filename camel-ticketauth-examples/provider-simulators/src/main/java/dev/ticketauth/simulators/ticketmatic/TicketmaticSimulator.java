// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.ticketmatic;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.ProviderSimulator;
import dev.ticketauth.simulators.server.Answer;
import dev.ticketauth.simulators.server.BadRequest;
import dev.ticketauth.simulators.server.BasicCredentials;
import dev.ticketauth.simulators.server.Call;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.Records;
import dev.ticketauth.simulators.server.Refusal;
import dev.ticketauth.simulators.server.Routes;
import dev.ticketauth.simulators.server.Routes.Access;

/**
 * Ticketmatic: a signed time stamp or Basic authentication, below {@code /api/1/{account}}. Source: the provider's
 * documentation of its API and its own clients. Echo: {@code /api/1/{account}/echo}.
 */
public final class TicketmaticSimulator extends ProviderSimulator {
    private static final String NO_ACCOUNT = "_";
    private static final Set<String> WITHOUT_ACCOUNT = Set.of("tools/accounts", "echo");
    private static final String ACCOUNT = "/api/1/{account}";

    private final TicketmaticSettings settings;
    private final TicketmaticSignature signature;
    private final TicketmaticList list;
    private volatile TicketmaticData data;
    private volatile TicketmaticOrders orders;

    public TicketmaticSimulator(TicketmaticSettings settings, InstantSource clock, int port) {
        super("ticketmatic", settings.keys(), clock, port);
        this.settings = settings;
        this.signature = new TicketmaticSignature(settings.keys(), settings.futureTolerance);
        this.list = new TicketmaticList(settings);
        reset();
    }

    @Override
    protected void begin(Routes routes) {
        data = new TicketmaticData(settings);
        orders = new TicketmaticOrders(settings, data, clock());
        addEcho(routes, ACCOUNT + "/echo");
        routes.add("GET", ACCOUNT + "/diagnostics/time", Access.OPEN, call -> Answer.json(200,
                Json.object().put("systemtime", TicketmaticTime.signed(clock().instant()))));
        routes.add("GET", "/api/1/_/tools/accounts", call -> Answer.json(200, Json.array(List.of(
                Json.object().put("shortname", settings.account).put("name", "Test account")))));
        addEvents(routes);
        addOrders(routes);
        addContacts(routes);
    }

    public TicketmaticData data() {
        return data;
    }

    /** The short name of the account that the keys belong to. */
    public String account() {
        return settings.account;
    }

    private void addEvents(Routes routes) {
        routes.add("GET", ACCOUNT + "/events", call -> list.answer(call, events(call), Set.of("name", "startts"),
                Set.of("name")));
        routes.add("GET", ACCOUNT + "/events/{id}", call -> one(data.events(), call));
        routes.add("GET", ACCOUNT + "/events/{id}/tickets", this::tickets);
    }

    private void addOrders(Routes routes) {
        TicketmaticOrderList orderList = new TicketmaticOrderList(settings, list, data.orders());
        routes.add("GET", ACCOUNT + "/orders", orderList::answer);
        routes.add("POST", ACCOUNT + "/orders", orders::create);
        routes.add("GET", ACCOUNT + "/orders/{id}", call -> one(data.orders(), call));
        routes.add("PUT", ACCOUNT + "/orders/{id}", call -> orders.update(call, id(data.orders(), call)));
        routes.add("POST", ACCOUNT + "/orders/{id}", call -> orders.confirm(call, id(data.orders(), call)));
        routes.add("DELETE", ACCOUNT + "/orders/{id}", this::deleteOrder);
        routes.add("POST", ACCOUNT + "/orders/{id}/tickets", call -> orders.addTickets(call, id(data.orders(), call)));
        routes.add("DELETE", ACCOUNT + "/orders/{id}/tickets", call -> orders.removeTickets(call, id(data.orders(), call)));
    }

    private void addContacts(Routes routes) {
        routes.add("GET", ACCOUNT + "/contacts", call -> list.answer(call, data.contacts().all(),
                Set.of("name", "lastupdatets", "createdts"), Set.of("lastname", "email")));
        routes.add("GET", ACCOUNT + "/contacts/{id}", this::contact);
        routes.add("POST", ACCOUNT + "/contacts", call -> Answer.json(200,
                data.createContact(call.jsonObject(), clock().instant())));
    }

    @Override
    protected void authenticate(Call call) throws Refusal {
        String[] path = call.rawPath().split("/", 5);
        String account = path.length > 3 ? path[3] : "";
        String authorization = call.header("Authorization");
        if (authorization == null) {
            throw credentials(401, "there is no Authorization header");
        }
        if (TicketmaticSignature.isSignature(authorization)) {
            String signed = account.equals(NO_ACCOUNT) ? "" : account;
            String refusal = signature.refusal(authorization, signed, clock().instant());
            if (refusal != null) {
                throw credentials(401, refusal);
            }
        } else if (!BasicCredentials.isBasic(authorization)) {
            throw credentials(401, "the Authorization header is neither TM-HMAC-SHA256 nor Basic");
        } else {
            BasicCredentials given = BasicCredentials.parse(authorization);
            if (given == null || !given.are(settings.keys().accessKey(), settings.keys().secretKey())) {
                throw credentials(401, "Basic needs the access key as user name and the secret key as password");
            }
        }
        if (!account.equals(settings.account)
                && !(account.equals(NO_ACCOUNT) && path.length > 4 && WITHOUT_ACCOUNT.contains(path[4]))) {
            throw credentials(403, "Permission denied: the key has no access to the account '" + account + "'");
        }
    }

    @Override
    protected Answer error(int status, String message) {
        byte[] body = status == 401 && settings.unauthorizedBody != null
                ? settings.unauthorizedBody.getBytes(StandardCharsets.UTF_8)
                : Json.bytes(Json.object().put("code", status).put("message", message));
        return Answer.of(status, settings.errorContentType, body);
    }

    /** Only active and closed events, unless the filter names a status: drafts have to be asked for. */
    private List<ObjectNode> events(Call call) {
        JsonNode filter = TicketmaticList.simpleFilter(call);
        boolean drafts = filter.has("status");
        return data.events().all().stream()
                .filter(event -> drafts || event.get("currentstatus").asInt() != TicketmaticData.DRAFT)
                .filter(event -> TicketmaticList.passes(filter, "status", event, "currentstatus")).toList();
    }

    private Answer tickets(Call call) throws Refusal {
        return Answer.streamed(200, settings.ticketsContentType, new TicketmaticTicketStream(
                data.tickets(id(data.events(), call)), TicketmaticList.simpleFilter(call)));
    }

    private Answer deleteOrder(Call call) throws Refusal {
        long id = id(data.orders(), call);
        if (!orders.delete(id)) {
            throw request(settings.confirmedOrderDeleteStatus, "order " + id + " is confirmed and cannot be deleted");
        }
        return Answer.empty(200);
    }

    /** The id 0 with an e-mail address looks the contact up by it. */
    private Answer contact(Call call) throws Refusal {
        String email = call.query().get("email");
        if (!"0".equals(call.path("id")) || email == null) {
            return one(data.contacts(), call);
        }
        return Answer.json(200, data.contacts().all().stream().filter(contact -> Json.text(contact, "email").equals(email))
                .findFirst().orElseThrow(() -> request(settings.notFoundStatus, "there is no contact with this address")));
    }

    private Answer one(Records<Long> records, Call call) throws Refusal {
        return Answer.json(200, records.find(id(records, call)));
    }

    /** The id in the path, of a record that exists. */
    private long id(Records<Long> records, Call call) throws Refusal {
        long id;
        try {
            id = Long.parseLong(call.path("id"));
        } catch (NumberFormatException e) {
            throw new BadRequest("the id '" + call.path("id") + "' is not a number");
        }
        if (!records.has(id)) {
            throw request(settings.notFoundStatus, "there is no record with the id " + id);
        }
        return id;
    }
}
