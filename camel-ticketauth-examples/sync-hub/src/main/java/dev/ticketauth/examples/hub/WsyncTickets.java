package dev.ticketauth.examples.hub;

import java.util.List;

/** W-SYNC: all tickets at once, then one booking. Paths and fields are settings, since the provider publishes none. */
final class WsyncTickets extends Source {

    WsyncTickets(Sync sync, boolean writes) {
        super(sync, writes);
    }

    @Override
    protected List<Listing> listings() {
        return List.of(new Listing(
                kind("ticket"), setting("tickets-path"), optional("items-pointer").orElse(""), Pages::single));
    }

    @Override
    protected void configureWriting() {
        String booking = setting("booking");
        fromWriting()
                .process(exchange -> send(exchange, booking))
                .to(request("POST", setting("booking-path")))
                .process(storeMade(kind("booking")));
    }

    private Kind kind(String name) {
        return Kind.of(name, setting("id-pointer"), setting("updated-at-pointer"));
    }
}
