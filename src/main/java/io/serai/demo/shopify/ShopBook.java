package io.serai.demo.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.tools.Book;
import io.serai.demo.tools.Recent;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the shop knows: its orders and their fulfilments as they are now. */
public final class ShopBook implements Closeable {
    private static final int ORDERS = 5_000;

    private final Map<Long, ObjectNode> orders = new Recent<>(ORDERS);
    private final Map<Long, List<ObjectNode>> fulfilments = new Recent<>(ORDERS);
    private final Book book;
    private int lastNumber = Shop.FIRST_NUMBER - 1;

    public ShopBook(Path file) {
        book = Book.open(file, this::take);
    }

    /** The number of the next order, as people see it. */
    synchronized int nextNumber() {
        return ++lastNumber;
    }

    synchronized void keep(ObjectNode order) {
        book.append(order);
        take(order);
    }

    synchronized void keepFulfilment(ObjectNode fulfilment) {
        book.append(fulfilment);
        take(fulfilment);
    }

    /** A copy, so that a change to it changes nothing here. */
    synchronized @Nullable ObjectNode order(long id) {
        var order = orders.get(id);
        return order == null ? null : order.deepCopy();
    }

    synchronized List<ObjectNode> orders() {
        return List.copyOf(orders.values());
    }

    synchronized List<ObjectNode> fulfilments(long order) {
        return List.copyOf(fulfilments.getOrDefault(order, List.of()));
    }

    /** A copy, by its id. */
    synchronized @Nullable ObjectNode fulfilment(String id) {
        return fulfilments.values().stream()
                .flatMap(List::stream)
                .filter(fulfilment -> fulfilment.path("id").asText().equals(id))
                .findFirst()
                .map(ObjectNode::deepCopy)
                .orElse(null);
    }

    @Override
    public void close() throws IOException {
        book.close();
    }

    private void take(JsonNode line) {
        if (line.has("order_number")) {
            var order = (ObjectNode) line;
            orders.put(order.get("id").asLong(), order.deepCopy());
            lastNumber = Math.max(lastNumber, order.get("order_number").asInt());
        } else {
            var known = fulfilments.computeIfAbsent(line.get("order_id").asLong(), id -> new ArrayList<>());
            known.removeIf(each -> each.get("id").equals(line.get("id")));
            known.add((ObjectNode) line);
        }
    }
}
