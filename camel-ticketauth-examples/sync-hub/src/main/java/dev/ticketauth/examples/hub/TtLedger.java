package dev.ticketauth.examples.hub;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/** TT: all fills and the working orders. A trade cannot be made over its REST API, so nothing is written. */
final class TtLedger extends Source {
    private static final Kind FILL = Kind.of("fill", "/uniqueExecId", "/timeStamp");
    private static final Kind WORKING_ORDER = Kind.of("working order", "/orderId", "/dateTime");

    TtLedger(Sync sync, boolean writes) {
        super(sync, writes);
    }

    @Override
    protected String options() {
        return "&appName=" + setting("app-name") + "&companyName=" + setting("company-name") + "&plan=" + setting("plan");
    }

    @Override
    protected List<Listing> listings() {
        return List.of(
                new Listing(FILL, "/ttledger/fills", "/fills", FillsByTime::new),
                new Listing(WORKING_ORDER, "/ttledger/orders", "/orders", Pages::single));
    }

    /**
     * At most 500, from a time on. The next 500 begin with the time of the last fill, not after it as the provider
     * says: another fill may have the same time. What comes twice is stored once. {@code lastPage} is always true and
     * says nothing.
     */
    static final class FillsByTime implements Pages {
        private static final int MOST = 500;
        private String from;
        private Set<String> lastPage = Set.of();

        @Override
        public Map<String, Object> parameters() {
            return from == null ? Map.of() : Map.of("minTimestamp", from);
        }

        @Override
        public boolean isFollowed(JsonNode answer, List<Item> items) {
            if (items.size() < MOST) {
                return false;
            }
            Set<String> page = items.stream().map(Item::id).collect(Collectors.toSet());
            if (page.equals(lastPage)) {
                throw new IllegalStateException(
                        MOST + " fills or more have the time " + from + "; TT gives no way to read those behind them");
            }
            lastPage = page;
            from = items.get(items.size() - 1).updatedAt();
            return true;
        }
    }
}
