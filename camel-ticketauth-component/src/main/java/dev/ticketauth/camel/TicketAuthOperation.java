package dev.ticketauth.camel;

import java.util.ArrayList;
import java.util.List;

import dev.ticketauth.camel.spi.ProviderApi;

/**
 * What a producer does with a message.
 */
enum TicketAuthOperation {

    sign,
    request,
    token,
    explain;

    private boolean isOfferedBy(ProviderApi api) {
        return this != token || api.login().isPresent();
    }

    /**
     * The operation of this name.
     *
     * @throws IllegalArgumentException when the provider does not have it, naming those it has
     */
    static TicketAuthOperation of(String name, String provider, ProviderApi api) {
        List<String> offered = new ArrayList<>();
        for (TicketAuthOperation operation : values()) {
            if (operation.isOfferedBy(api)) {
                if (operation.name().equals(name)) {
                    return operation;
                }
                offered.add(operation.name());
            }
        }
        throw new IllegalArgumentException(
                "provider '" + provider + "' has no operation '" + name + "'; it has: " + String.join(", ", offered));
    }
}
