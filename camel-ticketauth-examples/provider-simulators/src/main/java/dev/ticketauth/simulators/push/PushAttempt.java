// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.push;

import java.time.Instant;

/**
 * One attempt to send a push.
 *
 * @param pushId the id of the push, the same in all its attempts and in its duplicate
 * @param record the id of the record that was pushed
 * @param number which attempt it was, counted from one
 * @param status the status of the answer, 0 for none in time
 * @param at     when it was made, by the simulator's clock
 */
public record PushAttempt(String pushId, String record, int number, int status, Instant at) {

    /** Whether the receiver took it. */
    public boolean delivered() {
        return status >= 200 && status <= 299;
    }
}
