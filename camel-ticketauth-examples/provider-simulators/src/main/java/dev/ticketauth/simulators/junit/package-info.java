// SPDX-License-Identifier: Apache-2.0
/**
 * The simulators in JUnit tests: {@link dev.ticketauth.simulators.junit.TicketAuthProviders} on a test class starts
 * them. Needs JUnit Jupiter, which this artifact does not bring along.
 */
package dev.ticketauth.simulators.junit;
