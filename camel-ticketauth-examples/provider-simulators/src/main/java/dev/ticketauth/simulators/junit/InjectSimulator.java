// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field of a class with {@link TicketAuthProviders}, or of a class above or inside it, that is set before each test:
 * the {@link dev.ticketauth.simulators.ProviderSimulators}, one simulator, or the
 * {@link dev.ticketauth.simulators.ManualClock}. It is neither static nor final.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface InjectSimulator {
}
