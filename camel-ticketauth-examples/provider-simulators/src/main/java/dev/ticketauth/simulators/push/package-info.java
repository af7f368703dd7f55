// SPDX-License-Identifier: Apache-2.0
/**
 * What W-SYNC, TimeTap and Ticket Evolution send by themselves: webhooks. It begins with
 * {@code simulator.pushTo(target)}, which takes a {@link dev.ticketauth.simulators.push.PushTarget} and returns the
 * {@link dev.ticketauth.simulators.push.Pusher}.
 * <p>
 * None of the three documents a signature, and only an old version of one provider's page a
 * {@linkplain dev.ticketauth.simulators.push.RetryPlan plan of retries}. Both are settings here, so that a receiver can
 * be tested against what its users put in between.
 */
package dev.ticketauth.simulators.push;
