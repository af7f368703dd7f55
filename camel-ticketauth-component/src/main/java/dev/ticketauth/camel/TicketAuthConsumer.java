// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Instant;

import dev.ticketauth.camel.health.PollHealthCheck;
import dev.ticketauth.camel.health.Reason;
import dev.ticketauth.camel.http.TrafficListener;
import dev.ticketauth.camel.session.Condition;
import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledPollConsumer;

/**
 * Polls a provider for records that are new or have changed, and sends each into the route.
 */
public class TicketAuthConsumer extends ScheduledPollConsumer {

    private final TicketAuthEndpoint endpoint;
    private RecordSync<?> sync;
    private volatile Instant failingSince;
    private Runnable lagWatch;

    public TicketAuthConsumer(TicketAuthEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doBuild() throws Exception {
        setHealthCheck(new PollHealthCheck(this, "consumer:" + getRouteId(), this::whyUnhealthy));
        super.doBuild();
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        try {
            sync = RecordSync.of(endpoint, this);
        } catch (IllegalArgumentException e) {
            throw endpoint.refused(e.getMessage());
        }
        endpoint.requireKeys();
    }

    @Override
    protected void doStart() throws Exception {
        // what happened before it was stopped says nothing about now
        failingSince = null;
        sync.start();
        super.doStart();
        // last: what fails to start is never stopped
        watchLag();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        if (lagWatch != null) {
            lagWatch.run();
            lagWatch = null;
        }
        // null when it was refused at its start
        if (sync != null) {
            sync.close();
        }
    }

    @Override
    protected void doSuspend() throws Exception {
        super.doSuspend();
        // a list that is still arriving would hold its connection
        sync.close();
    }

    @Override
    protected void processEmptyMessage() throws Exception {
        // a poll that consumed nothing because a record failed was not idle
        if (!sync.hasFailed()) {
            super.processEmptyMessage();
        }
    }

    @Override
    protected int poll() throws Exception {
        boolean works = false;
        try {
            int completed = sync.poll();
            works = !sync.hasFailed();
            return completed;
        } finally {
            if (works) {
                failingSince = null;
            } else if (failingSince == null) {
                failingSince = endpoint.getComponent().clock().now();
            }
        }
    }

    private void watchLag() {
        TrafficListener traffic = endpoint.getComponent().traffic();
        // a ConsumerTemplate and pollEnrich have no route, and no time at which they read
        if (traffic != null && lagWatch == null && getRouteId() != null) {
            lagWatch = traffic.consuming(
                    endpoint.connection().provider(), endpoint.getConfiguration().getTenant(), getRouteId(), sync::lagSeconds);
        }
    }

    // in words for a person; null before the first poll, for which Camel has words
    private String whyUnhealthy() {
        Instant since = failingSince;
        Throwable error = getLastError();
        if (since == null || error == null) {
            return null;
        }
        String tenant = endpoint.getConfiguration().getTenant();
        Condition.Trouble trouble = error instanceof TicketAuthException ? endpoint.connection().trouble(tenant) : null;
        // another call may have met something else meanwhile
        if (trouble != null && ((TicketAuthException) error).isOf(trouble.failure())) {
            return Reason.of(endpoint.connection().place(), tenant, trouble);
        }
        String what = sync.hasFailed()
                ? "Route " + getRouteId() + " has not completed a record of " + endpoint.connection().provider()
                : "Polls of " + endpoint.connection().provider() + " fail";
        // the words of others may quote anything
        String why = error instanceof TicketAuthException ? error.getMessage() : error.getClass().getName();
        return what + " since " + Reason.time(since) + ": " + why
               + (sync.hasFailed() ? ". The next poll begins with it; what comes after it waits" : "");
    }

    /** Whether the records that are under way are worth waiting for. */
    boolean isGoingOn() {
        return isPollAllowed() && !isStoppingOrStopped();
    }

    /** Failed polls and failed records in a row; a record that fails keeps those behind it waiting. */
    @Override
    public long getErrorCounter() {
        return sync == null ? super.getErrorCounter() : Math.max(super.getErrorCounter(), sync.failures());
    }

    @Override
    protected Throwable getLastError() {
        Throwable ofPoll = super.getLastError();
        return ofPoll != null || sync == null ? ofPoll : sync.lastFailure();
    }
}
