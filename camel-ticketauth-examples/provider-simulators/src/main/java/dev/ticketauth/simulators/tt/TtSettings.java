// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.tt;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import dev.ticketauth.simulators.server.KeyPair;
import dev.ticketauth.simulators.server.SimulatorSettings;

/** Settings of the TT simulator. {@link #withKeys} sets the keys of ext_uat_cert. */
public final class TtSettings extends SimulatorSettings<TtSettings> {
    int secondsUntilExpiry = 43_200;
    LoginFailure loginFailure = LoginFailure.FAIL_IN_200;
    int invalidKeyStatus = 403;
    int invalidTokenStatus = 401;
    String invalidTokenMessage = "Unauthorized";
    int badRequestIdStatus = 400;
    boolean repeatedRequestIdsRefused = true;
    boolean requestIdRequiredForToken;
    int accountPageSize = 500;
    int fills = 1_250;
    Duration widestFillWindow;
    int tooWideStatus = 408;
    int workingOrders = 1_200;
    int mostOrders = 1_000;
    String oneOrderKey = "orders";
    int unknownOrderStatus = 200;
    private Map<TtEnvironment, KeyPair> otherKeys = new EnumMap<>(TtEnvironment.class);

    private TtSettings() {
        super(new KeyPair("00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-00000000000a"));
        otherKeys.put(TtEnvironment.EXT_PROD_SIM,
                new KeyPair("00000000-0000-4000-8000-000000000002", "00000000-0000-4000-8000-00000000000b"));
        otherKeys.put(TtEnvironment.EXT_PROD_LIVE,
                new KeyPair("00000000-0000-4000-8000-000000000003", "00000000-0000-4000-8000-00000000000c"));
    }

    /** How a login with wrong keys fails; clients of the real API handle all three. */
    public enum LoginFailure {
        /** Status 200; the body has the status {@code Fail} and a status_message. */
        FAIL_IN_200,
        /** Status 400 and a message. */
        STATUS_400,
        /** Status 403 and a message. */
        STATUS_403
    }

    public static TtSettings defaults() {
        return new TtSettings();
    }

    /** The keys of an environment; every environment has its own (the provider's page on authentication). */
    public TtSettings withKeys(TtEnvironment environment, String accessKey, String secretKey) {
        if (environment == TtEnvironment.EXT_UAT_CERT) {
            return withKeys(accessKey, secretKey);
        }
        return with(copy -> {
            copy.otherKeys = new EnumMap<>(otherKeys);
            copy.otherKeys.put(environment, new KeyPair(accessKey, secretKey));
        });
    }

    /** Life of a token; seen with the real API: 43,200 s, the default. */
    public TtSettings withSecondsUntilExpiry(int value) {
        return with(copy -> copy.secondsUntilExpiry = positive(value));
    }

    /** Not documented by the provider; default FAIL_IN_200. */
    public TtSettings withLoginFailure(LoginFailure value) {
        return with(copy -> copy.loginFailure = Objects.requireNonNull(value));
    }

    /**
     * Status for a missing or unknown x-api-key; not documented by the provider; default 403, as AWS API Gateway has
     * it.
     */
    public TtSettings withInvalidKeyStatus(int value) {
        return with(copy -> copy.invalidKeyStatus = httpStatus(value));
    }

    /** Answer for a missing, wrong or expired token; not documented by the provider; default 401 and "Unauthorized". */
    public TtSettings withInvalidToken(int status, String message) {
        return with(copy -> {
            copy.invalidTokenStatus = httpStatus(status);
            copy.invalidTokenMessage = Objects.requireNonNull(message);
        });
    }

    /** Status for a missing, malformed or repeated requestId; not documented by the provider; default 400. */
    public TtSettings withBadRequestIdStatus(int value) {
        return with(copy -> copy.badRequestIdStatus = httpStatus(value));
    }

    /** Documented is that every request has its own requestId, not that a second one is refused; default true. */
    public TtSettings withRepeatedRequestIdsRefused(boolean value) {
        return with(copy -> copy.repeatedRequestIdsRefused = value);
    }

    /** Documented as required for a login too, but clients do without; one that is there is checked; default false. */
    public TtSettings withRequestIdRequiredForToken(boolean value) {
        return with(copy -> copy.requestIdRequiredForToken = value);
    }

    /** Accounts on a page; "about 500" in clients' notes; default 500. */
    public TtSettings withAccountPageSize(int value) {
        return with(copy -> copy.accountPageSize = positive(value));
    }

    /** How many fills there are, up to a million; default 1,250. */
    public TtSettings withFills(int value) {
        return with(copy -> copy.fills = records(value));
    }

    /**
     * The widest span between minTimestamp and maxTimestamp that is answered; one that is wider gets this status, as
     * long windows do at the provider. Without a minTimestamp the window begins at the oldest fill, without a
     * maxTimestamp it ends now. Not documented by the provider; default: there is no limit.
     *
     * @param status 408 or 504, clients of the real API have met both
     */
    public TtSettings withWidestFillWindow(Duration value, int status) {
        if (value.isNegative() || status != 408 && status != 504) {
            throw new IllegalArgumentException("A window is not negative, and one too wide gets 408 or 504, not " + status);
        }
        return with(copy -> {
            copy.widestFillWindow = value;
            copy.tooWideStatus = status;
        });
    }

    /** How many working orders there are, up to a million; default 1,200, for 30 accounts. */
    public TtSettings withWorkingOrders(int value) {
        return with(copy -> copy.workingOrders = records(value));
    }

    /** The most working orders that a call returns, whatever its filter; documented: 1,000, the default. */
    public TtSettings withMostOrders(int value) {
        return with(copy -> copy.mostOrders = positive(value));
    }

    /** Attribute that holds the list with the one order asked for; not documented by the provider; default orders. */
    public TtSettings withOneOrderKey(String value) {
        return with(copy -> copy.oneOrderKey = Objects.requireNonNull(value));
    }

    /**
     * Status for an order that does not exist; not documented by the provider; default 200, with an empty list. Every
     * other one comes with a message.
     */
    public TtSettings withUnknownOrderStatus(int value) {
        return with(copy -> copy.unknownOrderStatus = httpStatus(value));
    }

    /** The keys of an environment. */
    public KeyPair keys(TtEnvironment environment) {
        return environment == TtEnvironment.EXT_UAT_CERT ? keys() : otherKeys.get(environment);
    }
}
