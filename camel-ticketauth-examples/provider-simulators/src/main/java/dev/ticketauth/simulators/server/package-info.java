/**
 * What the five simulators are built from. Tests need only {@code Records} from here, to look at data and to change it.
 */
package dev.ticketauth.simulators.server;
