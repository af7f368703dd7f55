package dev.ticketauth.examples.hub;

/**
 * One record as it was read.
 *
 * @param updatedAt as the provider writes it, or null
 * @param raw       the JSON as the provider sent it, character by character
 */
record Item(Kind kind, String id, String updatedAt, String raw) {
}
