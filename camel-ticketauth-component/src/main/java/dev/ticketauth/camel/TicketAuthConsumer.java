package dev.ticketauth.camel;

import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledPollConsumer;

/**
 * Polls a provider for records that are new or have changed, and sends each into the route.
 */
public class TicketAuthConsumer extends ScheduledPollConsumer {

    private final TicketAuthEndpoint endpoint;
    private RecordSync<?> sync;

    public TicketAuthConsumer(TicketAuthEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
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
        sync.start();
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
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
        return sync.poll();
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
