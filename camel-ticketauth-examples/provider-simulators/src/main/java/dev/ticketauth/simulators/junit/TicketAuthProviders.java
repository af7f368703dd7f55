// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Starts simulators of providers for the tests of a class, and stops them afterwards. Every test begins with simulators
 * as they are after the start: nothing of another test is left in them.
 *
 * <pre>
 * &#64;TicketAuthProviders("timetap")
 * class BookingTest {
 *
 *     &#64;Test
 *     void books(TimeTapSimulator timetap) {
 *         // the application calls timetap.baseUri() with the keys in timetap.properties()
 *         assertThat(timetap).hasLogins(1).received(1, "POST", "/live/appointments").refusedNothing();
 *     }
 * }
 * </pre>
 * <p>
 * Parameters of test methods, lifecycle methods and constructors can be the
 * {@link dev.ticketauth.simulators.ProviderSimulators} or one simulator, such as a
 * {@link dev.ticketauth.simulators.timetap.TimeTapSimulator}; and with {@link #manualClock()} a
 * {@link dev.ticketauth.simulators.ManualClock}. Fields get the same with {@link InjectSimulator}. Classes inside the
 * class, annotated with {@code @Nested}, share its simulators.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SimulatorExtension.class)
public @interface TicketAuthProviders {

    /** For how long simulators live. */
    enum Life {
        /**
         * They are started before the first test of the class and keep their ports until after the last one; between
         * the tests they are {@linkplain dev.ticketauth.simulators.ProviderSimulators#reset() reset}. Suits an
         * application that several tests share. Tests must not run at the same time.
         */
        CLASS,
        /**
         * Each test has simulators of its own, at ports of their own, so that tests may run at the same time. Neither
         * constructors nor {@code @BeforeAll} methods can get them.
         */
        METHOD
    }

    /**
     * The providers to start: any of {@code wsync}, {@code ticketmatic}, {@code timetap}, {@code tt} and
     * {@code ticketevolution}. None named means all.
     */
    String[] value() default {};

    /** For how long the simulators live. */
    Life life() default Life.CLASS;

    /**
     * Whether the simulators go by a {@link dev.ticketauth.simulators.ManualClock}, which every test gets standing at
     * the machine's time, and not by the machine's clock.
     */
    boolean manualClock() default false;
}
