// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * An appointment as TimeTap's webhook sends it, in 1,024 bytes, another one for each number.
 */
final class PushedAppointment {

    private static final int SIZE = 1024;
    private static final long FIRST_ID = 10_000_000;
    private static final long CHANGED_AT = 1_767_261_600_000L;

    private PushedAppointment() {
    }

    static byte[] body(long number) {
        String appointment = String.format(
                Locale.ROOT,
                """
                        {"calendarid":%d,"status":"OPEN","createddate":1767175200000,"modifieddate":%d,"startDate":"2026-03-14",\
                        "startTime":1000,"endTime":1030,"clientStartDate":"2026-03-14","clientStartTime":1000,"price":25.00,\
                        "confirmed":true,"reason":{"reasonId":4711,"reasonName":"Guided tour","reasonDuration":30},\
                        "location":{"locationId":52,"locationName":"Old town","timeZone":{"timeZoneCode":"Europe/Brussels"}},\
                        "staff":{"professionalId":9,"firstName":"Ada","lastName":"Byron","internalProfessionalId":"ext-9"},\
                        "client":{"clientId":90210,"firstName":"Grace","lastName":"Hopper","emailAddress":"grace@example.com",\
                        "cellPhone":"+32 2 555 01 23","address1":"Grote Markt 1","city":"Brussels","zip":"1000"},\
                        "fields":[{"name":"language","value":"en"},{"name":"wheelchair","value":"no"}],"note":\"""",
                FIRST_ID + number, CHANGED_AT + number);
        String end = "\"}";
        return (appointment + "x".repeat(SIZE - appointment.length() - end.length()) + end)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
