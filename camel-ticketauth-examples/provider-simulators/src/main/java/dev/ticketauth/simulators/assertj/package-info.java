// SPDX-License-Identifier: Apache-2.0
/**
 * AssertJ assertions on what a simulator received:
 * {@link dev.ticketauth.simulators.assertj.SimulatorAssertions#assertThat assertThat(simulator)}. Needs AssertJ, which
 * this artifact does not bring along.
 */
package dev.ticketauth.simulators.assertj;
