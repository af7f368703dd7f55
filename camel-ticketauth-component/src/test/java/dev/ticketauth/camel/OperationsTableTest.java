// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.ticketauth.camel.RecordType.Kind;
import dev.ticketauth.camel.spi.ProviderApi;
import dev.ticketauth.camel.spi.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tables of the documentation that say which provider has what, compared with the providers.
 */
class OperationsTableTest extends WebhookTestSupport {

    private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();
    private static final String NOTHING = "–";
    private static final String YES = "yes";
    private static final Set<TicketAuthOperation> OF_NO_RECORDS = Set.of(
            TicketAuthOperation.sign, TicketAuthOperation.request, TicketAuthOperation.token, TicketAuthOperation.explain,
            TicketAuthOperation.verify);

    @Test
    void theOperationsOfEachProviderAreInTheTable() throws IOException {
        Map<String, Map<String, String>> table = table("docs/tickets-and-bookings.md", "operation");

        assertThat(table.keySet()).containsExactlyInAnyOrderElementsOf(
                Arrays.stream(TicketAuthOperation.values()).filter(operation -> !OF_NO_RECORDS.contains(operation))
                        .map(Enum::name).toList());
        table.forEach((operation, cells) -> {
            assertThat(cells.keySet()).containsExactlyInAnyOrderElementsOf(providers());
            cells.forEach((provider, cell) -> assertThat(cell.equals(NOTHING)).as("%s without %s", provider, operation)
                    .isEqualTo(!isOffered(operation, provider)));
        });
    }

    @Test
    void whatAConsumerReadsOfEachProviderIsInTheTable() throws IOException {
        Map<String, Map<String, String>> table = table("docs/consumer.md", "resource");

        assertThat(table.keySet()).containsExactlyInAnyOrderElementsOf(
                Arrays.stream(ConsumedResource.values()).map(Enum::name).toList());
        table.forEach((resource, cells) -> {
            assertThat(cells.keySet()).containsExactlyInAnyOrderElementsOf(providers());
            cells.forEach((provider, cell) -> assertThat(cell).as("%s of %s", resource, provider)
                    .isEqualTo(howRead(ConsumedResource.valueOf(resource).kind(), provider)));
        });
    }

    @Test
    void whatEachProviderPushesIsInTheTable() throws IOException {
        Map<String, Predicate<String>> rows = Map.of(
                "webhook:, operation=verify", provider -> isOffered("verify", provider),
                "webhookAuth=fetchBack", provider -> starts(provider, "fetchBack"),
                "webhookAuth=hmac and standardWebhooks",
                provider -> starts(provider, "hmac&webhookHeader=X-Signature") && starts(provider, "standardWebhooks"),
                "resource=changes", provider -> !howRead(ConsumedResource.changes.kind(), provider).equals(NOTHING));
        Map<String, Map<String, String>> table = table("docs/webhooks.md", "what");

        assertThat(table.keySet()).containsExactlyInAnyOrderElementsOf(rows.keySet());
        table.forEach((row, cells) -> {
            assertThat(cells.keySet()).containsExactlyInAnyOrderElementsOf(providers());
            cells.forEach((provider, cell) -> assertThat(cell).as("%s of %s", row, provider)
                    .isEqualTo(rows.get(row).test(provider) ? YES : NOTHING));
        });
    }

    private boolean starts(String provider, String auth) {
        String secret = auth.equals("fetchBack") ? "" : "&webhookSecret=RAW(whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw)";
        try {
            routes(route -> route.from("webhook:" + endpoint(provider, "webhookAuth=" + auth) + secret
                                       + "&webhookComponentName=platform-http&webhookPath=/" + provider + '/' + auth)
                    .to("log:pushed"));
            return true;
        } catch (Exception e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "README.md", "docs/component.md" })
    void everyOperationHasARow(String page) throws IOException {
        String text = Files.readString(REPOSITORY.resolve(page));

        assertThat(TicketAuthOperation.values())
                .allSatisfy(operation -> assertThat(text).containsPattern("(?m)^\\| [^|]*`" + operation + "`[^|]* \\|"));
    }

    private Set<String> providers() {
        return simulators.all().stream().map(each -> each.provider()).collect(Collectors.toCollection(TreeSet::new));
    }

    private ProviderApi api(String provider) {
        return camel.getEndpoint(endpoint(provider), TicketAuthEndpoint.class).connection().api();
    }

    private boolean isOffered(String operation, String provider) {
        try {
            TicketAuthOperation.of(operation, provider, api(provider));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private String howRead(Kind kind, String provider) {
        return api(provider).resources().flatMap(resources -> RecordType.of(kind, resources)).map(RecordType::resource)
                .filter(resource -> resource.access().contains(Resource.Access.LIST))
                .map(resource -> resource.tellsChanges() ? "changes" : "all").orElse(NOTHING);
    }

    /** The cells of a table by its rows and columns; the first cell of its head is given. */
    private static Map<String, Map<String, String>> table(String page, String corner) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(REPOSITORY.resolve(page))) {
            if (line.startsWith("| " + corner + " | `") || !rows.isEmpty() && line.startsWith("|")) {
                rows.add(Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|"))
                        .map(cell -> cell.replace("`", "").strip()).toList());
            } else if (!rows.isEmpty()) {
                break;
            }
        }
        Map<String, Map<String, String>> table = new LinkedHashMap<>();
        for (List<String> row : rows.subList(2, rows.size())) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (int column = 1; column < row.size(); column++) {
                cells.put(rows.get(0).get(column), row.get(column));
            }
            table.put(row.get(0), cells);
        }
        return table;
    }
}
