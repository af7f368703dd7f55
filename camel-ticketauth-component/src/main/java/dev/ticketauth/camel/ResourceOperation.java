// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.http.ApiConnection;
import dev.ticketauth.camel.resource.ListPages;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.Resources;
import dev.ticketauth.camel.spi.Selection;
import dev.ticketauth.camel.spi.Walk;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Lists, finds and gets records.
 */
final class ResourceOperation {

    private static final String JSON = "json";

    private final TicketAuthEndpoint endpoint;
    private final TicketAuthConfiguration options;
    private final ApiConnection connection;
    private final boolean asJson;

    ResourceOperation(TicketAuthEndpoint endpoint) {
        this.endpoint = endpoint;
        this.options = endpoint.getConfiguration();
        this.connection = endpoint.connection();
        this.asJson = JSON.equals(options.getOutputType());
        if (!asJson && !"iterator".equals(options.getOutputType())) {
            throw new IllegalArgumentException(
                    "option 'outputType' is '" + options.getOutputType() + "'; allowed: iterator, json");
        }
        if (options.getPageSize() < 0 || options.getMaxPages() < 1) {
            throw new IllegalArgumentException("options 'pageSize' and 'maxPages' can't be negative, nor 'maxPages' 0");
        }
    }

    void process(Exchange exchange, TicketAuthOperation operation, String tenant) {
        connection.account(tenant);
        ApiCaller caller = new ApiCaller(endpoint, tenant);
        if (operation == TicketAuthOperation.list) {
            listPath(exchange, caller);
            return;
        }
        RecordType<?, ?> type = operation.records(connection.api());
        switch (operation.access()) {
            case LIST -> list(exchange, caller, type, type.resource().list(selection(params(exchange.getIn()))), tenant);
            case SEARCH -> list(exchange, caller, type, type.resource().search(selection(params(exchange.getIn()))), tenant);
            case GET -> get(exchange, caller, type, tenant);
        }
    }

    private void listPath(Exchange exchange, ApiCaller caller) {
        String path = options.getPath() != null
                ? options.getPath() : exchange.getIn().getHeader(Exchange.HTTP_PATH, String.class);
        if (path == null || path.isEmpty()) {
            throw new IllegalArgumentException("no path: set option 'path' or header CamelHttpPath, such as /orders");
        }
        Resources resources = connection.api().resources().orElseThrow();
        ListPath list = ListPath.of(path);
        Walk walk = resources.list(list.path(), selection(list.with(params(exchange.getIn()))));
        answer(exchange, records(walk, caller, Item::json), caller, Function.identity());
    }

    private <R> void list(Exchange exchange, ApiCaller caller, RecordType<?, R> type, Walk walk, String tenant) {
        String account = endpoint.recordAccount(tenant);
        RecordIterator<R> records
                = records(walk, caller, item -> type.record(connection.provider(), account, item.json()));
        answer(exchange, records, caller, type::toJson);
        exchange.getMessage().setHeader(TicketAuthConstants.RESOURCE, type.kind().name());
    }

    private <R> RecordIterator<R> records(Walk walk, ApiCaller caller, Function<Item, R> reading) {
        ListPages pages = new ListPages(walk, caller, options.getMaxPages());
        return new RecordIterator<>(pages, caller, connection.provider(), reading);
    }

    private <R> void answer(Exchange exchange, RecordIterator<R> records, ApiCaller caller, Function<R, JsonNode> toJson) {
        // the first page now: what is wrong with the call is the route's to handle, and not that of whoever reads the list
        records.hasNext();
        exchange.getMessage().setBody(asJson ? new JsonArrayStream(records, json(records, toJson)) : records);
        describe(exchange, caller);
    }

    private static <R> Iterator<JsonNode> json(Iterator<R> records, Function<R, JsonNode> toJson) {
        return new Iterator<>() {

            @Override
            public boolean hasNext() {
                return records.hasNext();
            }

            @Override
            public JsonNode next() {
                return toJson.apply(records.next());
            }
        };
    }

    private <R> void get(Exchange exchange, ApiCaller caller, RecordType<?, R> type, String tenant) {
        String id = recordId(endpoint, exchange.getIn());
        exchange.getMessage().setBody(caller.record(type, id, endpoint.recordAccount(tenant)));
        describe(exchange, caller);
        exchange.getMessage().setHeader(TicketAuthConstants.RESOURCE, type.kind().name());
        exchange.getMessage().setHeader(TicketAuthConstants.RECORD_ID, id);
    }

    /**
     * The id of the record that a message is about.
     *
     * @throws IllegalArgumentException when there is none
     */
    static String recordId(TicketAuthEndpoint endpoint, Message message) {
        String ofEndpoint = endpoint.getConfiguration().getRecordId();
        String id = message.getHeader(TicketAuthConstants.RECORD_ID, ofEndpoint, String.class);
        if (id == null || id.isBlank()) {
            throw new IllegalArgumentException("no record: set option 'recordId' or header CamelTicketAuthRecordId");
        }
        return id;
    }

    private Map<String, Object> params(Message message) {
        return RequestTargets.params(options.getParams(), message);
    }

    private Selection selection(Map<String, Object> params) {
        return new Selection(params, null, options.getPageSize(), connection.clockSkew().now());
    }

    private void describe(Exchange exchange, ApiCaller caller) {
        exchange.getMessage().setHeader(TicketAuthConstants.PROVIDER, connection.provider());
        exchange.getMessage().setHeader(TicketAuthConstants.ATTEMPTS, caller.attempts());
    }
}
