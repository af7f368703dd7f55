package dev.ticketauth.camel.spi;

/**
 * What a provider says about a failure, in its own words.
 *
 * @param code    the provider's code, or null
 * @param message the provider's message, or null
 */
public record ProviderError(String code, String message) {

    /** Nothing that could be understood. */
    public static final ProviderError NONE = new ProviderError(null, null);

    /** Whether there is anything to show. */
    public boolean isEmpty() {
        return code == null && message == null;
    }
}
