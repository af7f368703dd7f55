// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.IOException;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.http.ApiConnection;
import dev.ticketauth.camel.http.Loss;
import dev.ticketauth.camel.resource.ListPages;
import dev.ticketauth.camel.resource.UnreadableAnswerException;
import dev.ticketauth.camel.spi.ApiCalls;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.Walk;
import org.apache.camel.RuntimeCamelException;

/**
 * The calls of one booking or cancellation. Knows when an outcome is unknown, and what to do then.
 */
final class DeskCalls implements ApiCalls {

    private static final String FAIL = "fail";

    private static final int REQUEST_TIMEOUT = 408;
    private static final int SERVER_ERROR = 500;

    private final TicketAuthEndpoint endpoint;
    private final ApiConnection connection;
    private final ApiCaller caller;
    private final String tenant;
    private String reference;
    private String recordId;
    private ApiRequest written;
    private Instant writtenAt;

    /** @param reference the booking's reference as the route knows it, or null */
    DeskCalls(TicketAuthEndpoint endpoint, String tenant, String reference) {
        this.endpoint = endpoint;
        this.connection = endpoint.connection();
        this.caller = new ApiCaller(endpoint, tenant);
        this.tenant = tenant;
        this.reference = reference;
    }

    /** @throws IllegalArgumentException when an option about doubt is wrong */
    static void check(TicketAuthConfiguration options) {
        if (!Set.of("lookup", FAIL).contains(options.getInDoubt())) {
            throw new IllegalArgumentException("option 'inDoubt' is '" + options.getInDoubt() + "'; allowed: fail, lookup");
        }
        if (options.getInDoubtDelay().isNegative()) {
            throw new IllegalArgumentException("option 'inDoubtDelay' can't be negative");
        }
    }

    int attempts() {
        return caller.attempts();
    }

    @Override
    public boolean isRefused(RuntimeException failure) {
        if (!(failure instanceof TicketAuthException e) || e instanceof BookingInDoubtException || isUnknown(e)) {
            return false;
        }
        // without a status nothing was sent, unless there was an answer and it made no sense
        return e.getStatus() == 0 ? !(e instanceof TicketAuthProviderException) : e.getStatus() / 100 == 4;
    }

    @Override
    public String accessKey() {
        return connection.account(tenant).credentials().accessKey();
    }

    @Override
    public void concerns(String id) {
        recordId = id;
    }

    @Override
    public void refersTo(String sent) {
        reference = sent;
    }

    @Override
    public JsonNode read(ApiRequest request) {
        return caller.value(request);
    }

    @Override
    public Optional<JsonNode> find(ApiRequest request, Set<Integer> absent) {
        try {
            return Optional.of(caller.value(request));
        } catch (TicketAuthException e) {
            if (absent.contains(e.getStatus())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public Iterable<JsonNode> list(Walk walk) {
        return () -> {
            ListPages pages = new ListPages(walk, caller, endpoint.getConfiguration().getMaxPages());
            Iterator<JsonNode> records = new RecordIterator<>(pages, caller, connection.provider(), Item::json);
            return records;
        };
    }

    @Override
    public JsonNode repeat(ApiRequest request) {
        for (int tries = 1;; tries++) {
            try {
                return write(request);
            } catch (TicketAuthException e) {
                if (!isUnknown(e) || tries > connection.rules().maxRetries()) {
                    throw e;
                }
                pause();
            }
        }
    }

    @Override
    public JsonNode once(ApiRequest request, String why) {
        try {
            return write(request);
        } catch (TicketAuthException e) {
            throw isUnknown(e) ? inDoubt(e, why) : e;
        }
    }

    @Override
    public JsonNode once(ApiRequest request, Supplier<Optional<JsonNode>> lookUp) {
        boolean wasUnknown = false;
        for (int tries = 1;; tries++) {
            try {
                return write(request);
            } catch (TicketAuthException e) {
                boolean isUnknown = isUnknown(e);
                if (!isUnknown && !wasUnknown) {
                    throw e;
                }
                wasUnknown = true;
                if (FAIL.equals(endpoint.getConfiguration().getInDoubt())) {
                    throw inDoubt(e, "option inDoubt=fail");
                }
                Optional<JsonNode> found = lookUp(e, lookUp);
                if (found.isPresent()) {
                    return found.get();
                }
                if (!isUnknown) {
                    // what an earlier request did may be why this one was refused
                    throw inDoubt(e, "nothing was found, and a further request was refused");
                }
                if (tries > connection.rules().maxRetries()) {
                    throw inDoubt(e, "nothing was found, and " + tries + " requests ended in the same way");
                }
            }
        }
    }

    private JsonNode write(ApiRequest request) {
        written = request;
        writtenAt = connection.clockSkew().now();
        return caller.value(request);
    }

    private Optional<JsonNode> lookUp(TicketAuthException e, Supplier<Optional<JsonNode>> lookUp) {
        try {
            pause();
            return lookUp.get();
        } catch (RuntimeException failed) {
            BookingInDoubtException doubt = inDoubt(e, "looking it up failed, too: " + failed.getMessage());
            doubt.addSuppressed(failed);
            throw doubt;
        }
    }

    // a gateway or a server that gave up says nothing about the work behind it
    private static boolean isUnknown(TicketAuthException e) {
        if (e.getAttempts() == 0) {
            return false;
        }
        if (e instanceof TicketAuthTransportException) {
            return !(e.getCause() instanceof IOException lost && Loss.of(lost).neverOpened());
        }
        return e.getStatus() == REQUEST_TIMEOUT || e.getStatus() >= SERVER_ERROR
                || e.getCause() instanceof UnreadableAnswerException;
    }

    private BookingInDoubtException inDoubt(TicketAuthException e, String why) {
        String account = endpoint.recordAccount(tenant);
        String message = "Nobody knows whether " + connection.provider() + " carried out " + written + ", sent at " + writtenAt
                         + " (" + why + "). Look for it in account '" + account + "'"
                         + (recordId == null ? "" : " under the id '" + recordId + "'")
                         + (reference == null ? "" : " by the reference '" + reference + "'")
                         + " before you try again. What happened: " + e.getMessage();
        BookingInDoubtException doubt = new BookingInDoubtException(
                message, new BookingInDoubt(account, reference, recordId, written.toString(), writtenAt), e);
        doubt.sentInAll(caller.attempts());
        return doubt;
    }

    /** Reads a record that a desk returned; a booking that was accepted and can't be read is in doubt. */
    <R> R record(JsonNode raw, Supplier<R> reading) {
        try {
            if (raw == null || !raw.isObject()) {
                throw new IllegalArgumentException("no record");
            }
            return reading.get();
        } catch (IllegalArgumentException e) {
            TicketAuthException strange = caller.strange("answered with " + e.getMessage(), e);
            throw written == null ? strange : inDoubt(strange, "it was accepted, and the answer can't be read");
        }
    }

    private void pause() {
        try {
            // nobody counts it down
            new CountDownLatch(1).await(endpoint.getConfiguration().getInDoubtDelay().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RuntimeCamelException(e);
        }
    }
}
