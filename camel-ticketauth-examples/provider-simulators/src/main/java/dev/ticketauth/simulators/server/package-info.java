// SPDX-License-Identifier: Apache-2.0
/**
 * What the five simulators are built from. Tests need only {@code Records} from here, to look at data, to change it and
 * to hear of changes.
 */
package dev.ticketauth.simulators.server;
