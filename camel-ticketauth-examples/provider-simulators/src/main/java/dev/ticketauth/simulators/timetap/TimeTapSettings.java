// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.timetap;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;

import dev.ticketauth.simulators.server.KeyPair;
import dev.ticketauth.simulators.server.SimulatorSettings;

/**
 * Settings of the TimeTap simulator; apart from the number of appointments, the time zones and the field of the staff
 * in what is pushed, all of them are <b>not documented by the provider</b>.
 */
public final class TimeTapSettings extends SimulatorSettings<TimeTapSettings> {
    String unauthorizedBody = "Authentication error";
    String forbiddenBody = "Forbidden";
    int badTimestampStatus = 400;
    Duration timestampWindow;
    boolean upperCaseSignatureAccepted;
    boolean tokenInQueryAccepted;
    boolean oldTokensEndedByNew;
    int maxPageSize = 100;
    String listField = "list";
    String countField = "count";
    int createdStatus = 200;
    int outsideAvailabilityStatus = 400;
    int appointments = 1_200;
    ZoneId staffZone = ZoneId.of("America/Chicago");
    ZoneId clientZone = ZoneId.of("America/New_York");
    boolean clientTimesChecked = true;
    String pushedStaffField = "staff";

    private TimeTapSettings() {
        super(new KeyPair("12345", "abcdef"));
    }

    public static TimeTapSettings defaults() {
        return new TimeTapSettings();
    }

    /** {@inheritDoc} The access key is a number: it is the businessId as well. */
    @Override
    public TimeTapSettings withKeys(String accessKey, String secretKey) {
        if (!accessKey.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("A TimeTap apiKey is a number of at most 9 digits");
        }
        return super.withKeys(accessKey, secretKey);
    }

    /** Body of a 401, as plain text; default {@code Authentication error}. */
    public TimeTapSettings withUnauthorizedBody(String value) {
        return with(copy -> copy.unauthorizedBody = Objects.requireNonNull(value));
    }

    /** Body of a 403, as plain text; default {@code Forbidden}. */
    public TimeTapSettings withForbiddenBody(String value) {
        return with(copy -> copy.forbiddenBody = Objects.requireNonNull(value));
    }

    /** Status of a login whose timestamp is missing or not a number; default 400. */
    public TimeTapSettings withBadTimestampStatus(int value) {
        return with(copy -> copy.badTimestampStatus = httpStatus(value));
    }

    /** How far a timestamp in seconds may be off; default null: any number is taken, as clients that work show. */
    public TimeTapSettings withTimestampWindow(Duration value) {
        return with(copy -> copy.timestampWindow = value);
    }

    /** Whether the hex of a signature may be in upper case; default false. */
    public TimeTapSettings withUpperCaseSignatureAccepted(boolean value) {
        return with(copy -> copy.upperCaseSignatureAccepted = value);
    }

    /** Whether the query parameter sessionToken does instead of the header, as two clients have it; default false. */
    public TimeTapSettings withTokenInQueryAccepted(boolean value) {
        return with(copy -> copy.tokenInQueryAccepted = value);
    }

    /** Whether a login ends the sessions before it; default false. */
    public TimeTapSettings withOldTokensEndedByNew(boolean value) {
        return with(copy -> copy.oldTokensEndedByNew = value);
    }

    /** A greater pageSize is cut to this; default 100. */
    public TimeTapSettings withMaxPageSize(int value) {
        return with(copy -> copy.maxPageSize = positive(value));
    }

    /** Fields of appointmentList/reportWithCount; default list, count. */
    public TimeTapSettings withReportFields(String list, String count) {
        return with(copy -> {
            copy.listField = Objects.requireNonNull(list);
            copy.countField = Objects.requireNonNull(count);
        });
    }

    /** Status of what was created, 200 or 201; default 200. */
    public TimeTapSettings withCreatedStatus(int value) {
        return with(copy -> copy.createdStatus = httpStatus(value));
    }

    /** Status of a booking outside the staff's availability; default 400. */
    public TimeTapSettings withOutsideAvailabilityStatus(int value) {
        return with(copy -> copy.outsideAvailabilityStatus = httpStatus(value));
    }

    /** How many appointments there are at the start, at most a million; default 1,200. */
    public TimeTapSettings withAppointments(int value) {
        return with(copy -> copy.appointments = records(value));
    }

    /** Where the staff works and where most clients live; default America/Chicago, America/New_York. */
    public TimeTapSettings withTimeZones(String staff, String client) {
        ZoneId staffs = ZoneId.of(staff);
        ZoneId clients = ZoneId.of(client);
        return with(copy -> {
            copy.staffZone = staffs;
            copy.clientZone = clients;
        });
    }

    /**
     * Whether a booking is refused whose clientStartDate or clientStartTime is not that of the slot; default true. One
     * user of the real API books with the time of the staff in both.
     */
    public TimeTapSettings withClientTimesChecked(boolean value) {
        return with(copy -> copy.clientTimesChecked = value);
    }

    /**
     * Field of the staff in an appointment that is pushed: {@code staff} in the provider's sample, {@code professional}
     * in an older one; default {@code staff}.
     */
    public TimeTapSettings withPushedStaffField(String value) {
        return with(copy -> copy.pushedStaffField = Objects.requireNonNull(value));
    }
}
