// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.timetap;

import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.provider.SinglePage;
import dev.ticketauth.camel.spi.ApiCalls;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.PageLayout;

/**
 * The clients that appointments are booked for. A client has to be there first: one that is sent along with an
 * appointment is not made, and the appointment is nobody's.
 */
final class Clients {

    private static final String PATH = "/clients";
    private static final String ID = "clientId";
    private static final String MAIL = "emailAddress";
    private static final String PHONE = "cellPhone";
    private static final String NAME = "fullName";

    private final ApiCalls calls;

    Clients(ApiCalls calls) {
        this.calls = calls;
    }

    /**
     * The id of a client: the one that the customer names, else that of the client who has the same address or phone
     * and name, else that of a new one.
     *
     * @throws IllegalArgumentException when the customer lacks what a client needs
     */
    JsonNode findOrCreate(ObjectNode customer) {
        if (Fields.id(customer.get(ID)) != null) {
            return customer.get(ID);
        }
        if (Fields.text(customer, MAIL, PHONE) == null) {
            throw new IllegalArgumentException("the booking's 'customer' needs a 'clientId', or 'emailAddress' and 'fullName'");
        }
        ObjectNode wanted = named(customer);
        JsonNode client = find(wanted).orElseGet(() -> create(wanted));
        if (Fields.id(client.get(ID)) == null) {
            throw new IllegalArgumentException(
                    "the client was made, and TimeTap's answer has no 'clientId'; nothing was booked");
        }
        return client.get(ID);
    }

    private static ObjectNode named(ObjectNode customer) {
        ObjectNode named = customer.deepCopy();
        String first = Fields.text(customer, "firstName");
        String last = Fields.text(customer, "lastName");
        if (Fields.text(customer, NAME) == null && first != null && last != null) {
            named.put(NAME, first + ' ' + last);
        }
        return named;
    }

    private JsonNode create(ObjectNode wanted) {
        for (String needed : new String[] { MAIL, NAME }) {
            if (Fields.text(wanted, needed) == null) {
                throw new IllegalArgumentException(
                        "no client is known by the booking's 'customer', and a new one needs '" + needed + "'");
            }
        }
        return calls.once(ApiRequest.of("POST", PATH, wanted), () -> find(wanted));
    }

    private Optional<JsonNode> find(ObjectNode wanted) {
        Optional<JsonNode> byMail = find(wanted, MAIL, Fields.text(wanted, MAIL));
        return byMail.isPresent() ? byMail : find(wanted, PHONE, digits(wanted));
    }

    // that a filter does what it says is not documented by the provider: the wrong person has come back, so each is compared
    private Optional<JsonNode> find(ObjectNode wanted, String filter, String value) {
        if (value == null) {
            return Optional.empty();
        }
        ApiRequest request = ApiRequest.get(PATH).with(filter, value);
        JsonNode found = null;
        for (JsonNode client : calls.list(new SinglePage(request, PageLayout.FIRST_ARRAY))) {
            if (Fields.id(client.get(ID)) == null || !isThat(client, wanted)) {
                continue;
            }
            if (folded(wanted, NAME) != null) {
                return Optional.of(client);
            }
            if (found != null) {
                throw new IllegalArgumentException(
                        "several clients have the address or phone of the booking's 'customer'; give 'clientId' or 'fullName'");
            }
            found = client;
        }
        return Optional.ofNullable(found);
    }

    // families share addresses and phones, so the name counts as well; nothing that both have may differ
    private static boolean isThat(JsonNode client, JsonNode wanted) {
        String name = folded(wanted, NAME);
        String mail = folded(wanted, MAIL);
        String phone = digits(wanted);
        boolean hasMail = mail != null && mail.equals(folded(client, MAIL));
        boolean hasPhone = phone != null && phone.equals(digits(client));
        return (hasMail || hasPhone) && (name == null || name.equals(nameOf(client)))
                && (mail == null || hasMail || folded(client, MAIL) == null)
                && (phone == null || hasPhone || digits(client) == null);
    }

    private static String nameOf(JsonNode client) {
        return folded(client instanceof ObjectNode object ? named(object) : client, NAME);
    }

    private static String folded(JsonNode person, String field) {
        String text = Fields.text(person, field);
        return text == null ? null : text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static String digits(JsonNode person) {
        String text = Fields.text(person, PHONE);
        String digits = text == null ? "" : text.replaceAll("\\D", "");
        return digits.isEmpty() ? null : digits;
    }
}
