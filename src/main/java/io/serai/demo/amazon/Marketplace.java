package io.serai.demo.amazon;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.buyers.Basket;
import io.serai.demo.buyers.Buyer;
import io.serai.demo.tools.Book;
import io.serai.demo.tools.Json;
import io.serai.demo.tools.Numbers;
import io.serai.demo.tools.Recent;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The marketplace: its orders, and what the seller has confirmed. Its book outlives the process. */
public final class Marketplace implements Closeable {
    private static final int ORDERS = 5_000;

    private final Map<String, AmazonOrder> orders = new Recent<>(ORDERS);
    private final Numbers numbers;
    private final Clock clock;
    private final Duration pending;
    private final Book book;

    /** @param pending how long an order waits for its payment */
    public Marketplace(Path file, Duration pending, Numbers numbers, Clock clock) {
        this.pending = pending;
        this.numbers = numbers;
        this.clock = clock;
        this.book = Book.open(file, this::replay);
    }

    /** Somebody buys; the order's id. */
    public String buy(Buyer buyer, Basket basket) {
        var order = AmazonOrder.of(numbers.next(), buyer, basket, clock.instant(), pending);
        keep(order);
        return order.id();
    }

    Instant now() {
        return clock.instant();
    }

    synchronized @Nullable AmazonOrder order(String id) {
        return orders.get(id);
    }

    /** In the order in which they changed. */
    synchronized List<AmazonOrder> orders() {
        var now = now();
        return orders.values().stream()
                .sorted(Comparator.comparing((AmazonOrder order) -> order.changed(now))
                        .thenComparing(AmazonOrder::id))
                .toList();
    }

    synchronized void keep(AmazonOrder order) {
        book.append(order);
        orders.put(order.id(), order);
    }

    @Override
    public void close() throws IOException {
        book.close();
    }

    private void replay(JsonNode line) {
        var order = Json.as(line, AmazonOrder.class);
        orders.put(order.id(), order);
    }
}
