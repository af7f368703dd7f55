// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.push;

/**
 * What is to be sent: finished bytes, since many of them may wait.
 *
 * @param id     the same in all attempts
 * @param record the id of the record that was pushed
 */
record Push(String id, String record, String contentType, byte[] body) {
}
