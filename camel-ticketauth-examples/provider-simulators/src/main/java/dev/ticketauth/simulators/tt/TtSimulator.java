// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.tt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.ProviderSimulator;
import dev.ticketauth.simulators.server.Answer;
import dev.ticketauth.simulators.server.Call;
import dev.ticketauth.simulators.server.Digests;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.KeyPair;
import dev.ticketauth.simulators.server.Page;
import dev.ticketauth.simulators.server.RawQuery;
import dev.ticketauth.simulators.server.Records;
import dev.ticketauth.simulators.server.Refusal;
import dev.ticketauth.simulators.server.Routes;
import dev.ticketauth.simulators.server.Routes.Access;
import dev.ticketauth.simulators.server.Span;
import dev.ticketauth.simulators.tt.TtSettings.LoginFailure;

/**
 * TT REST API 2.0: {@code /{service}/{environment}/…} with an application key, a bearer token and a requestId. Source:
 * the provider's page "Authentication and request IDs", its own samples and captured answers. Echo:
 * {@code /{service}/{environment}/echo}.
 */
public final class TtSimulator extends ProviderSimulator {
    private static final String BEARER = "Bearer ";
    private static final Set<String> SERVICES = Set.of("ttid", "ttpds", "ttledger", "ttmonitor", "ttsetup", "ttuser",
            "ttaccount", "ttgroup", "ttbacktest");
    private static final String GATEWAY_MESSAGE = "Invalid key=value pair (missing equal-sign) in Authorization header";

    private final TtSettings settings;
    private volatile TtToken tokens;
    private volatile TtRequestId requestIds;
    private volatile TtData data;

    public TtSimulator(TtSettings settings, InstantSource clock, int port) {
        super("tt", settings.keys(), clock, port);
        this.settings = settings;
        reset();
    }

    @Override
    protected void begin(Routes routes) {
        data = new TtData(settings);
        tokens = new TtToken(tokenSeed(), Duration.ofSeconds(settings.secondsUntilExpiry));
        requestIds = new TtRequestId(settings.repeatedRequestIdsRefused);
        addEcho(routes, "/{service}/{env}/echo");
        routes.add("POST", "/ttid/{env}/token", Access.LOGIN, this::login);
        TtLedger ledger = new TtLedger(settings, data, clock());
        routes.add("GET", "/ttledger/{env}/fills", ledger::fills);
        routes.add("GET", "/ttledger/{env}/orders", ledger::orders);
        routes.add("GET", "/ttledger/{env}/orders/{id}", ledger::order);
        routes.add("GET", "/ttaccount/{env}/accounts", this::accounts);
        routes.add("GET", "/ttaccount/{env}/account/{id}",
                call -> one("account", data.accounts(), number(call.path("id"))));
        routes.add("GET", "/ttpds/{env}/instrument/{id}", call -> one("instrument", data.instruments(), call.path("id")));
        routes.add("GET", "/ttpds/{env}/markets", call -> TtEnvelope.answer("markets", data.markets()));
    }

    public TtData data() {
        return data;
    }

    /** The keys of an environment; {@link #accessKey()} and {@link #secretKey()} are those of ext_uat_cert. */
    public KeyPair keys(TtEnvironment environment) {
        return settings.keys(environment);
    }

    /** Every access token handed out so far is dead from now on. */
    @Override
    public void revokeSessions() {
        tokens.revokeAll();
    }

    @Override
    protected void authenticate(Call call) throws Refusal {
        TtEnvironment environment = environment(call);
        checkKey(call, environment);
        String authorization = call.header("Authorization");
        if (authorization == null || !authorization.startsWith(BEARER)) {
            throw invalidToken(authorization == null
                    ? "there is no Authorization header" : "the Authorization header does not begin with 'Bearer '");
        }
        String refusal = tokens.use(authorization.substring(BEARER.length()), environment, clock().instant());
        if (refusal != null) {
            throw invalidToken(refusal);
        }
        checkRequestId(call);
    }

    @Override
    protected Answer error(int status, String message) {
        return Answer.json(status, Json.object().put("message", message));
    }

    @Override
    protected Refusal notRouted(Call call, boolean pathExists) {
        return gatewayRefusal("there is no route " + call.method() + " " + call.rawPath());
    }

    private TtEnvironment environment(Call call) throws Refusal {
        String[] path = call.rawPath().split("/", 4);
        if (path.length < 4 || !SERVICES.contains(path[1])) {
            throw gatewayRefusal("the path does not begin with a service in lower case, one of " + SERVICES);
        }
        TtEnvironment environment = TtEnvironment.of(path[2]);
        if (environment == null) {
            throw gatewayRefusal("there is no environment '" + path[2] + "'");
        }
        return environment;
    }

    private void checkKey(Call call, TtEnvironment environment) throws Refusal {
        String key = call.header("X-api-key");
        if (key == null || !Digests.same(settings.keys(environment).accessKey(), key)) {
            String reason = key == null
                    ? "there is no x-api-key header" : "x-api-key is not the application key of " + environment.segment();
            throw Refusal.ofCredentials(error(settings.invalidKeyStatus, "Forbidden"), reason);
        }
    }

    private void checkRequestId(Call call) throws Refusal {
        String refusal = requestIds.refusal(call.query());
        if (refusal != null) {
            throw request(settings.badRequestIdStatus, refusal);
        }
    }

    /** An unknown route answers like AWS API Gateway, which takes the Authorization header for its own then. */
    private Refusal gatewayRefusal(String reason) {
        return Refusal.ofRequest(error(403, GATEWAY_MESSAGE), reason);
    }

    private Refusal invalidToken(String reason) {
        return Refusal.ofCredentials(error(settings.invalidTokenStatus, settings.invalidTokenMessage), reason);
    }

    @Override
    protected void authenticateLogin(Call call) throws Refusal, IOException {
        TtEnvironment environment = environment(call);
        checkKey(call, environment);
        if (settings.requestIdRequiredForToken || TtRequestId.isIn(call.query())) {
            checkRequestId(call);
        }
        RawQuery form = RawQuery.parse(new String(call.body(), StandardCharsets.UTF_8));
        if (!"user_app".equals(form.get("grant_type"))) {
            throw failedLogin("grant_type is not user_app");
        }
        KeyPair keys = settings.keys(environment);
        String given = form.get("app_key", "");
        if (!Digests.same(keys.accessKey() + ":" + keys.secretKey(), given)) {
            throw failedLogin("app_key is not application key, colon, secret; it has " + given.split(":", -1).length
                              + " parts");
        }
    }

    private Answer login(Call call) throws Refusal {
        return Answer.json(200, Json.object().put("access_token", tokens.open(environment(call), clock().instant()))
                .put("seconds_until_expiry", settings.secondsUntilExpiry).put("status", "Ok").put("token_type", "bearer"));
    }

    private Refusal failedLogin(String reason) {
        Answer answer = settings.loginFailure == LoginFailure.FAIL_IN_200
                ? Answer.json(200, Json.object().put("status", "Fail").put("status_message", reason))
                : error(settings.loginFailure == LoginFailure.STATUS_400 ? 400 : 403, reason);
        return Refusal.ofCredentials(answer, reason);
    }

    /**
     * A page begins where the one before ended; but the second begins with the last account of the first, since the
     * provider has been seen to list an account on two pages.
     */
    private Answer accounts(Call call) {
        int number = call.query().number("nextPageKey", 1, 1);
        long from = number == 1 ? 0 : (number - 1L) * settings.accountPageSize - 1;
        Page<Integer> page = data.accounts().byId().page(Span.always(), from, settings.accountPageSize, false);
        boolean last = from + settings.accountPageSize >= page.total();
        return TtEnvelope.answer(last ? "true" : "false", String.valueOf(number + 1), "accounts", page::writeTo);
    }

    /** One record, in a list; what does not exist, or may not be seen, is left out with its list. */
    private static <K extends Comparable<K>> Answer one(String name, Records<K> records, K id) {
        ObjectNode found = id == null ? null : records.find(id);
        return found == null ? TtEnvelope.withoutList() : TtEnvelope.answer(name, List.of(found));
    }

    private static Integer number(String id) {
        return id.matches("\\d{1,9}") ? Integer.valueOf(id) : null;
    }
}
