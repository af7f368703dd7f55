// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.wsync;

import java.util.Objects;

import dev.ticketauth.simulators.server.KeyPair;
import dev.ticketauth.simulators.server.SimulatorSettings;

/**
 * Settings of the W-SYNC simulator. The provider publishes how to authenticate and its table of errors; paths, fields
 * and paging of its ticket API are not published, so every such setting here is <b>not documented by the provider</b>.
 */
public final class WsyncSettings extends SimulatorSettings<WsyncSettings> {
    WsyncEnvironment environment = WsyncEnvironment.PLAYGROUND;
    KeyPair otherKeys = new KeyPair("wsync-production-public-key-for-tests", "wsync-production-secret-key-for-tests");
    SecretKeyForm secretKeyForm = SecretKeyForm.BOTH;
    int wrongEnvironmentStatus = 401;
    String errorCodeName = "code";
    String ticketsPath = "/tickets";
    String searchPath = "/tickets/search";
    String bookingPath = "/bookings";
    String pageParameter = "page";
    String pageSizeParameter = "pageSize";
    String itemsField = "";
    int createdStatus = 201;
    int tickets = 1_200;

    private WsyncSettings() {
        super(new KeyPair("wsync-public-key-for-tests", "wsync-secret-key-for-tests"));
    }

    /** How the secret key is put into Basic authentication. */
    public enum SecretKeyForm {
        /** As user name and as password, like the public key. */
        BOTH,
        /** As user name, with an empty password. */
        USERNAME,
        /** As password, with the public key as user name. */
        PASSWORD
    }

    /** The provider keeps one set of keys for each, and they cannot be swapped (its authentication page). */
    public enum WsyncEnvironment {
        PLAYGROUND,
        PRODUCTION
    }

    public static WsyncSettings defaults() {
        return new WsyncSettings();
    }

    /** Which environment this simulator is; default PLAYGROUND. The keys of the two change places with it. */
    public WsyncSettings withEnvironment(WsyncEnvironment value) {
        if (Objects.requireNonNull(value) == environment) {
            return this;
        }
        return withKeys(otherKeys.accessKey(), otherKeys.secretKey()).with(copy -> {
            copy.environment = value;
            copy.otherKeys = keys();
        });
    }

    /** The keys of the environment that this simulator is not; they are refused. */
    public WsyncSettings withOtherEnvironmentKeys(String accessKey, String secretKey) {
        return with(copy -> copy.otherKeys = new KeyPair(accessKey, secretKey));
    }

    /** Not documented by the provider; default BOTH. */
    public WsyncSettings withSecretKeyForm(SecretKeyForm value) {
        return with(copy -> copy.secretKeyForm = Objects.requireNonNull(value));
    }

    /** 401 or 403 for the keys of the other environment; not documented by the provider; default 401. */
    public WsyncSettings withWrongEnvironmentStatus(int value) {
        if (value != 401 && value != 403) {
            throw new IllegalArgumentException("Keys of the other environment get 401 or 403, not " + value);
        }
        return with(copy -> copy.wrongEnvironmentStatus = value);
    }

    /** Attribute of an error that holds the error code; not documented by the provider; default {@code code}. */
    public WsyncSettings withErrorCodeName(String value) {
        return with(copy -> copy.errorCodeName = Objects.requireNonNull(value));
    }

    /** Not documented by the provider; default {@code /tickets}. One ticket is at this path, a slash and its id. */
    public WsyncSettings withTicketsPath(String value) {
        return with(copy -> copy.ticketsPath = Objects.requireNonNull(value));
    }

    /** Not documented by the provider; default {@code /tickets/search}. */
    public WsyncSettings withSearchPath(String value) {
        return with(copy -> copy.searchPath = Objects.requireNonNull(value));
    }

    /** Not documented by the provider; default {@code /bookings}. */
    public WsyncSettings withBookingPath(String value) {
        return with(copy -> copy.bookingPath = Objects.requireNonNull(value));
    }

    /** Names of the paging parameters, pages counted from 1; not documented by the provider; default page, pageSize. */
    public WsyncSettings withPaging(String page, String pageSize) {
        return with(copy -> {
            copy.pageParameter = Objects.requireNonNull(page);
            copy.pageSizeParameter = Objects.requireNonNull(pageSize);
        });
    }

    /** Attribute that holds the list; not documented by the provider; default empty: the answer is the array itself. */
    public WsyncSettings withItemsField(String value) {
        return with(copy -> copy.itemsField = Objects.requireNonNull(value));
    }

    /** How many tickets there are, up to a million; default 1,200. */
    public WsyncSettings withTickets(int value) {
        return with(copy -> copy.tickets = records(value));
    }

    /** Status of a booking that was made; not documented by the provider; default 201. */
    public WsyncSettings withCreatedStatus(int value) {
        return with(copy -> copy.createdStatus = httpStatus(value));
    }

    /** The keys of the environment that this simulator is not. */
    public KeyPair otherEnvironmentKeys() {
        return otherKeys;
    }
}
