// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import dev.ticketauth.camel.auth.Clock;
import dev.ticketauth.camel.http.ApiConnection;
import dev.ticketauth.camel.http.TrafficListener;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Carries out one of the operations for each message.
 */
public class TicketAuthProducer extends DefaultAsyncProducer {

    private final TicketAuthEndpoint endpoint;

    private TicketAuthOperation operation;
    private SignOperation sign;
    private volatile RequestOperation request;
    private TokenOperation token;
    private ExplainOperation explain;
    private ResourceOperation resources;
    private BookingOperation bookings;
    private volatile VerifyOperation verify;
    private Runnable healthWatch;

    public TicketAuthProducer(TicketAuthEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        TicketAuthConfiguration options = endpoint.getConfiguration();
        ApiConnection connection = endpoint.connection();
        try {
            requireOperationForRequestOptions(options);
            operation = operation(options.getOperation() == null ? TicketAuthOperation.sign.name() : options.getOperation());
            sign = new SignOperation(options, connection);
            token = new TokenOperation(connection);
            explain = new ExplainOperation(options, connection);
            resources = new ResourceOperation(endpoint);
            bookings = new BookingOperation(endpoint);
            operation.require(connection.api());
            if (operation == TicketAuthOperation.verify) {
                verify = new VerifyOperation(endpoint);
                return;
            }
            if (operation == TicketAuthOperation.request) {
                ServiceHelper.initService(endpoint.requests());
            }
        } catch (IllegalArgumentException e) {
            throw endpoint.refused(e.getMessage());
        }
        endpoint.requireKeys();
    }

    private void requireOperationForRequestOptions(TicketAuthConfiguration options) {
        boolean asksForMore = options.getMethod() != null || options.getPath() != null || !options.getParams().isEmpty()
                || options.getRecordId() != null || !"iterator".equals(options.getOutputType());
        if (options.getOperation() == null && asksForMore) {
            throw new IllegalArgumentException(
                    "options 'method', 'path', 'recordId', 'params.*' and 'outputType' need an operation; did you mean"
                                               + " operation=request?");
        }
        if (TicketAuthOperation.sign.name().equals(options.getOperation()) && !options.getParams().isEmpty()) {
            throw new IllegalArgumentException(
                    "options 'params.*' belong to operation=request and the operations on records; operation=sign takes the query of 'path' or of the header"
                                               + " CamelHttpQuery");
        }
    }

    private TicketAuthOperation operation(String name) {
        return TicketAuthOperation.of(name, endpoint.getConfiguration().getProvider(), endpoint.connection().api());
    }

    private TicketAuthOperation required(String name) {
        TicketAuthOperation named = operation(name);
        named.require(endpoint.connection().api());
        return named;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (operation == TicketAuthOperation.request) {
            request = endpoint.requests();
            ServiceHelper.startService(request);
        }
        if (operation != TicketAuthOperation.verify) {
            healthWatch = endpoint.watchHealth();
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (healthWatch != null) {
            healthWatch.run();
            healthWatch = null;
        }
        super.doStop();
    }

    // for other operations the HTTP client is made when a header asks for this one
    private RequestOperation request() {
        RequestOperation current = request;
        if (current == null) {
            current = endpoint.requests();
            ServiceHelper.startService(current);
            request = current;
        }
        return current;
    }

    // for other operations only when a header asks for this one
    private VerifyOperation verify() {
        VerifyOperation current = verify;
        if (current == null) {
            current = new VerifyOperation(endpoint);
            verify = current;
        }
        return current;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        AsyncCallback ending = callback;
        // those of an earlier call would be taken for this one's, above all when it fails
        exchange.getIn().removeHeader(TicketAuthConstants.ATTEMPTS);
        exchange.getIn().removeHeader(TicketAuthConstants.REQUEST_ID);
        try {
            // what a message must pass, the message can't turn off
            String named = operation == TicketAuthOperation.verify
                    ? null : exchange.getIn().getHeader(TicketAuthConstants.OPERATION, String.class);
            TicketAuthOperation asked = named == null ? operation : required(named);
            String tenant = exchange.getIn().getHeader(TicketAuthConstants.TENANT, endpoint.getConfiguration().getTenant(),
                    String.class);
            TrafficListener traffic = endpoint.getComponent().traffic();
            if (traffic != null) {
                ending = timed(traffic, exchange, tenant, asked, callback);
            }
            switch (asked) {
                case sign -> sign.process(exchange, tenant);
                case token -> token.process(exchange, tenant);
                case explain -> explain.process(exchange, tenant);
                case verify -> verify().process(exchange);
                case request -> {
                    return request().process(exchange, tenant, ending);
                }
                case list, listTickets, getTicket, searchTickets, listBookings, getBooking ->
                    resources.process(exchange, asked, tenant);
                case createBooking, cancelBooking -> bookings.process(exchange, asked, tenant);
            }
        } catch (IllegalArgumentException e) {
            exchange.setException(endpoint.refused(e.getMessage()));
        } catch (Exception e) {
            exchange.setException(e);
        }
        ending.done(true);
        return true;
    }

    private AsyncCallback timed(
            TrafficListener traffic, Exchange exchange, String tenant, TicketAuthOperation asked, AsyncCallback callback) {
        Clock clock = endpoint.getComponent().clock();
        return new OperationTimer(
                traffic, clock, endpoint.connection(), tenant, asked, exchange, clock.nanoTime(), callback);
    }
}
