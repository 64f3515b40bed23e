package io.serai.mapping;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Set;

/** Which steps take a message; it decides which kinds of contract a partner may send. */
public enum Lane {
    @JsonProperty("orders")
    ORDERS("order.jslt"),
    @JsonProperty("stock")
    STOCK("stock.jslt"),
    @JsonProperty("warehouse")
    WAREHOUSE("pick.jslt"),
    @JsonProperty("tracking")
    TRACKING("tracking.jslt"),
    @JsonProperty("payments")
    PAYMENTS("payment.jslt");

    private final String mapping;

    Lane(String mapping) {
        this.mapping = mapping;
    }

    /** The mapping's file where the settings do not name another. */
    String mapping() {
        return mapping;
    }

    boolean takes(String kind) {
        return kinds().contains(kind);
    }

    private Set<String> kinds() {
        return switch (this) {
            case ORDERS -> Set.of("order", "cancellation", "return", "return-request", "hint", "privacy");
            case STOCK -> Set.of("location", "product", "stock", "expected", "stock-policy", "kit");
            case WAREHOUSE -> Set.of("pick");
            case TRACKING -> Set.of("tracking", "acknowledgement");
            case PAYMENTS -> Set.of("payment");
        };
    }

    /** The lane as it is written in settings and in the database. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
