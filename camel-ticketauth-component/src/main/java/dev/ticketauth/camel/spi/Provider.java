// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

import java.util.Set;

/**
 * One kind of API that the component can talk to, such as Ticketmatic. Found by {@link java.util.ServiceLoader}: a jar
 * that names its implementation in {@code META-INF/services/dev.ticketauth.camel.spi.Provider} adds a provider.
 * <p>
 * Implementations have a public constructor without parameters, hold no state and do no I/O.
 */
public interface Provider {

    /**
     * The name in the endpoint URI: lower-case letters and digits, unique among the providers of one class path.
     */
    String name();

    /**
     * The names of the options that only this provider has, such as {@code account}. An endpoint that sets an option of
     * another provider does not start.
     */
    Set<String> options();

    /**
     * Reads the settings of one endpoint and describes the API as that endpoint uses it. Makes no network call.
     *
     * @throws IllegalArgumentException when a setting is missing or wrong; the message names the option, what was wrong
     *                                  and what is allowed, and never the value of a secret
     */
    ProviderApi connect(ProviderSettings settings);
}
