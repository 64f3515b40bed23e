package io.serai.demo.shopify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.tools.Numbers;
import java.io.IOException;
import java.time.Clock;
import java.util.function.Consumer;

/** The web shop itself: takes orders, changes and cancels them, and tells the hub. */
public final class Shop {
    static final int FIRST_NUMBER = 1001;

    /** Ids of an order's parts are near its own; this is how far two orders are apart. */
    private static final long ROOM = 100;

    private final ShopBook book;
    private final ShopWebhooks webhooks;
    private final Checkout checkout;
    private final Numbers numbers;
    private final Clock clock;

    public Shop(ShopBook book, ShopWebhooks webhooks, Checkout checkout, Numbers numbers, Clock clock) {
        this.book = book;
        this.webhooks = webhooks;
        this.checkout = checkout;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** Has the payment authorised, then takes the order; its id. @throws IOException if the payment was not authorised */
    public long buy(Cart cart) throws IOException, InterruptedException {
        var id = numbers.next() * ROOM;
        var intent = checkout.authorise(id, cart.total());
        var order = new OrderJson(cart, id, book.nextNumber(), clock.instant()).with(intent);
        book.keep(order);
        webhooks.send("orders/create", order);
        return id;
    }

    /** The buyer adds a note. */
    public void note(long id, String text) {
        change(id, "orders/updated", order -> order.put("note", text));
    }

    /** The buyer cancels. */
    public void cancel(long id) {
        change(
                id,
                "orders/cancelled",
                order -> order.put("cancelled_at", OrderJson.time(clock.instant()))
                        .put("cancel_reason", "customer")
                        .put("financial_status", "voided"));
    }

    private void change(long id, String topic, Consumer<ObjectNode> change) {
        var order = book.order(id);
        if (order == null || !order.get("cancelled_at").isNull()) {
            return;
        }
        change.accept(order);
        order.put("updated_at", OrderJson.laterThan(order, clock.instant()));
        book.keep(order);
        webhooks.send(topic, order);
    }
}
