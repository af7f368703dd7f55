/**
 * Five ticketing providers as strict local HTTP servers, for tests and demonstrations. Begin with
 * {@link dev.ticketauth.simulators.ProviderSimulators}; each provider's settings and data are in a package of its own.
 */
package dev.ticketauth.simulators;
