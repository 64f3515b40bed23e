package io.serai.simulation;

import io.serai.contract.PickTask;
import io.serai.log.Invariants;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** Compares the hub's books with themselves after each step, and with its partners' when all is quiet. */
final class Audit {
    /** A payment in the hub's books, in minor units, and the state of its order. */
    private record Booked(long captured, long refunded, String order, long most) {}

    private final Hub hub;
    private final JdbcTemplate jdbc;
    private final Rules rules;
    private final Post post;
    private final Outside outside;
    private final Warehouse warehouse;
    private final Buyers buyers;
    private final Carriers carriers;
    private final Map<String, Integer> delivered = new TreeMap<>();
    private final Set<String> collected = new HashSet<>();

    Audit(Hub hub, Post post, Outside outside, Warehouse warehouse, Buyers buyers, Carriers carriers) {
        this.hub = hub;
        this.jdbc = hub.jdbc();
        this.rules = new Rules(jdbc);
        this.post = post;
        this.outside = outside;
        this.warehouse = warehouse;
        this.buyers = buyers;
        this.carriers = carriers;
    }

    /** Goods come to a place; what came altogether is remembered. */
    void stock(Post post, String place, String sku, int quantity) {
        if (quantity > 0) {
            delivered.merge(place + " " + sku, quantity, Integer::sum);
            post.send("stock-api", "http", "idempotency-key", """
                    {"location":"%s","sku":"%s","mode":"delta","quantity":%d%s}""".formatted(place, sku, quantity, lot(sku, quantity)));
        }
    }

    /** Pieces come in one of three lots, or nobody says in which. */
    private static String lot(String sku, int quantity) {
        return sku.equals(Geography.BY_LOT) && quantity % 4 > 0 ? ",\"lot\":\"L-" + quantity % 4 + "\"" : "";
    }

    /** What must hold after every step. */
    void narrow() {
        var violations = rules.violated();
        require(violations.isEmpty(), "invariants " + violations);
    }

    /** The lanes in which something waits, and {@code outbox} if something waits there. */
    List<String> waiting() {
        return jdbc.queryForList("""
                select distinct lane from receipt where state = 'WAITING' and not_before <= simulated.now()
                union all select 'outbox' where exists (select from outbox) order by 1""", String.class);
    }

    /** Customers come for what is ready; false if nothing is. */
    boolean collect() {
        var ready =
                jdbc.queryForList("select id::text from fulfilment where state = 'READY' order by id", String.class);
        ready.removeAll(collected);
        ready.forEach(warehouse::collected);
        collected.addAll(ready);
        return !ready.isEmpty();
    }

    /** The orders that wait for a person to look at what their channel asked. */
    List<String> held() {
        return jdbc.queryForList(
                "select order_id::text from hold where kind = 'CHANGE' and released_at is null order by order_id",
                String.class);
    }

    /** Orders of which a part has left and the rest has not, as far as anybody sees. */
    List<String> begun() {
        return jdbc.queryForList("""
                select distinct o.id::text as id from orders o join fulfilment f on f.order_id = o.id
                where o.state in ('FULFILLING', 'ON_HOLD', 'READY_FOR_PICKUP') and f.state in ('SHIPPED', 'DELIVERED', 'COLLECTED')
                order by id""", String.class);
    }

    boolean isQuiet() {
        return unrest().isEmpty();
    }

    /** What still waits for something, in words. */
    List<String> unrest() {
        var unrest = new ArrayList<String>();
        if (!post.isEmpty() || !hub.queues().isEmpty()) {
            unrest.add("messages under way " + hub.queues().sizes());
        }
        unrest.addAll(jdbc.queryForList("select 'receipt ' || id from receipt where state = 'WAITING'", String.class));
        unrest.addAll(jdbc.queryForList("select 'outbox ' || address from outbox", String.class));
        unrest.addAll(jdbc.queryForList("""
                select 'call ' || door || ' ' || kind || ' ' || state from attempt
                where state in ('WAITING', 'STARTED', 'UNKNOWN')""", String.class));
        unrest.addAll(jdbc.queryForList("""
                select concat_ws(' ', 'order', reference, state, mode, location,
                    (select 'paid ' || string_agg(p.state, ',') from payment p where p.order_id = orders.id),
                    (select string_agg(e.type, ',' order by e.seq) from event e where e.order_id = orders.id)) from orders
                where state not in ('DELIVERED', 'COLLECTED', 'COMPLETED', 'CANCELLED')
                  and not (state = 'AWAITING_PAYMENT' and exists
                    (select from payment p where p.order_id = orders.id and p.state = 'REFUSED'))""", String.class));
        return unrest;
    }

    /** What must hold when all is quiet: nothing lost, nothing double, and the partners' books say the same. */
    void whole() {
        var violations = new TreeMap<>(hub.port(Invariants.class).full());
        violations.values().removeIf(count -> count == 0);
        require(violations.isEmpty(), "invariants at rest " + violations);
        none(
                "deadlocks",
                "select deadlocks from pg_stat_database where datname = current_database() and deadlocks > 0");
        none(
                "what the hub itself could not do",
                "select code || ' ' || problems::text from exception where code = 'SER-0901'");
        receipts();
        buyers.wishes().forEach(this::order);
        money();
        channels();
        customers();
        manifests();
        warehouses();
        stock();
    }

    private void receipts() {
        var kept = jdbc.queryForList("select id::text from receipt where state = 'DONE'", String.class);
        require(
                new HashSet<>(kept).containsAll(post.receipts().values()),
                "a sender has a receipt that the hub does not know");
        require(
                kept.size() == new HashSet<>(post.receipts().values()).size(),
                "the hub has " + kept.size() + " receipts for "
                        + post.receipts().size() + " messages");
    }

    private void order(Buyers.Wish wish) {
        var found = jdbc.queryForList("""
                select state || ' ' || revision || ' ' || (select sum(quantity) from order_line where order_id = id)
                from orders where channel = ? and reference = ?""", String.class, wish.channel, wish.reference);
        require(found.size() == 1, "order " + wish.reference + " is there " + found.size() + " times");
        boolean parked = !jdbc.queryForList(
                        """
                        select 1 from exception where code in ('SER-0430', 'SER-0440') and problems::text like ?
                        union all select 1 from event e join orders o on o.id = e.order_id
                          where e.type = 'ORDER_REST_CANCELLED' and o.channel = ? and o.reference = ?
                        union all select 1 from hold h join orders o on o.id = h.order_id
                          where h.kind = 'CHANGE' and o.channel = ? and o.reference = ?""",
                        Integer.class,
                        "%\"" + wish.reference + "\"%",
                        wish.channel,
                        wish.reference,
                        wish.channel,
                        wish.reference)
                .isEmpty();
        var state = found.get(0).split(" ", -1);
        if (wish.cancelled) {
            require(
                    parked || state[0].equals("CANCELLED"),
                    "order " + wish.reference + " was cancelled and is " + found);
        } else if (!parked) {
            require(
                    state[1].equals(Long.toString(wish.revision)) && state[2].equals(Integer.toString(wish.quantity)),
                    "order %s is revision %d of %d pieces, and here %s"
                            .formatted(wish.reference, wish.revision, wish.quantity, found));
        }
    }

    private void money() {
        for (var intent : outside.provider.intents().values()) {
            var booked = booked(intent.id);
            require(
                    booked.captured() == intent.received && booked.refunded() == intent.refunded,
                    "payment " + intent.id + " is " + booked + " here; there " + intent.received + " - "
                            + intent.refunded);
            boolean cancelled = booked.order().equals("CANCELLED");
            boolean kept = intent.received > intent.refunded || intent.status.equals("requires_capture");
            require(!cancelled || !kept, "an order was cancelled and its money is kept: " + intent.id + " " + booked);
            require(
                    intent.received - intent.refunded <= booked.most(),
                    "money of what was cancelled is kept: " + intent.id + " " + booked);
            boolean ended = Set.of("DELIVERED", "COLLECTED").contains(booked.order());
            require(!ended || intent.received > 0, "an order ended and was not paid: " + intent.id + " " + booked);
        }
    }

    private Booked booked(String intent) {
        return jdbc
                .query(
                        """
                        select captured, refunded, o.state, coalesce(p.kept_at_most, p.authorised) from payment p join orders o on o.id = p.order_id
                        where p.reference = ?""",
                        (row, n) -> new Booked(row.getLong(1), row.getLong(2), row.getString(3), row.getLong(4)),
                        intent)
                .stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody knows the payment " + intent));
    }

    /** Each fulfilment order that has left was told to the shop, once. */
    private void channels() {
        for (var wish : buyers.wishes()) {
            var left = jdbc.queryForList("""
                    select coalesce((select string_agg(sscc, ' ' order by sscc) from parcel where fulfilment_id = f.id), f.id::text)
                    from fulfilment f join orders o on o.id = f.order_id
                    where o.channel = 'shopify' and o.channel = ? and o.reference = ?
                      and f.state in ('SHIPPED', 'DELIVERED', 'COLLECTED')""", String.class, wish.channel, wish.reference);
            var told = outside.shop.of(wish.reference);
            require(
                    told.size() == left.size(),
                    "the shop was told " + told + " of " + wish.reference + "; left " + left);
            left.forEach(numbers -> require(
                    told.stream()
                                    .filter(each -> each.path("tracking_number")
                                            .asText()
                                            .equals(numbers.split(" ", -1)[0]))
                                    .count()
                            == 1,
                    "the shop does not know " + numbers));
            require(
                    outside.shop.pieces(wish.reference) == pieces(wish),
                    "the shop knows other pieces of " + wish.reference + " than left: " + told);
        }
    }

    private int pieces(Buyers.Wish wish) {
        return jdbc.queryForObject("""
                select coalesce(sum(l.picked), 0) from fulfilment_line l join fulfilment f on f.id = l.fulfilment_id
                join orders o on o.id = f.order_id
                where o.channel = 'shopify' and o.channel = ? and o.reference = ?
                  and f.state in ('SHIPPED', 'DELIVERED', 'COLLECTED')""", Integer.class, wish.channel, wish.reference);
    }

    private void customers() {
        var mails = jdbc.queryForList(
                "select '<' || id || '@hub.example>' from attempt where door = 'mail' and state = 'DONE' and not answer ? 'nothing'"
                        .replace("? 'nothing'", "?? 'nothing'"),
                String.class);
        var came = outside.mail.letters().keySet();
        require(came.containsAll(mails), "mails " + mails + " and " + outside.mail.letters());
        // Of one that was given up after its day nobody knows whether it came.
        var givenUp = jdbc.queryForList(
                "select '<' || id || '@hub.example>' from attempt where door = 'mail' and state = 'REFUSED' and changed_at > deadline",
                String.class);
        var others = new HashSet<>(came);
        others.removeAll(mails);
        require(new HashSet<>(givenUp).containsAll(others), "mails that came, and not so here: " + others);
        none(
                "a mail that was given up before its time",
                "select id from attempt where door = 'mail' and state = 'REFUSED' and changed_at <= deadline");
        int again = outside.mail.letters().values().stream()
                .mapToInt(times -> times - 1)
                .sum();
        require(
                again <= outside.unknown(),
                again + " mails came again, and only " + outside.unknown() + " calls were unknown");
        var webhooks = jdbc.queryForList(
                "select id::text from attempt where door = 'webhook:customer' and state = 'DONE'", String.class);
        require(new HashSet<>(webhooks).equals(outside.webhook.letters().keySet()), "webhooks differ");
    }

    private void manifests() {
        require(outside.carriers.rewritten() == 0, "a file came again with other bytes");
        var left = jdbc.queryForList("select sscc from parcel where state <> 'PACKED'", String.class);
        require(
                new HashSet<>(left).equals(carriers.parcels()),
                "parcels " + left + ", on manifests " + carriers.parcels());
        none(
                "a parcel that has left and not arrived",
                "select sscc from parcel where state not in ('PACKED', 'DELIVERED')");
    }

    private void warehouses() {
        var live = jdbc.queryForList(
                "select id::text from fulfilment where state not in ('CANCELLED', 'ALLOCATED')", String.class);
        require(
                new HashSet<>(live).equals(new HashSet<>(warehouse.tasks(PickTask.Action.PICK))),
                "tasks of the warehouse " + warehouse.tasks(PickTask.Action.PICK) + ", here " + live);
    }

    private void stock() {
        delivered.forEach((place, quantity) -> {
            var posted = jdbc.queryForObject(
                    "select coalesce(sum(case target when 'SELLABLE' then quantity else -quantity end), 0) from stock_move where cause = 'DELTA' and location || ' ' || sku = ?",
                    Integer.class,
                    place);
            require(quantity.equals(posted), quantity + " pieces came to " + place + ", posted " + posted);
        });
        none("an order whose goods did not leave the stock once", """
                select o.reference from orders o
                where o.state in ('DELIVERED', 'COLLECTED', 'COMPLETED')
                  and (select sum(quantity - cancelled) from order_line where order_id = o.id)
                   <> (select coalesce(sum(quantity), 0) from stock_move m
                       where m.order_id = o.id and m.cause in ('SHIPMENT', 'SALE'))""");
    }

    private void none(String what, String sql) {
        var rows = jdbc.queryForList(sql, String.class);
        require(rows.isEmpty(), what + ": " + rows);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
