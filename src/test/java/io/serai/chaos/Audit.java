package io.serai.chaos;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.chaos.Partners.Intent;
import io.serai.chaos.Partners.MarketOrder;
import io.serai.chaos.Partners.ShopOrder;
import io.serai.chaos.Partners.TillFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Compares a hub that is quiet with what its partners wrote down: nothing that they were told is lost, nothing is there twice. */
final class Audit {
    private static final Set<String> FINAL = Set.of("DELIVERED", "COLLECTED", "COMPLETED", "CANCELLED");
    private static final Set<String> WAITS = Set.of("AWAITING_STOCK", "AWAITING_PAYMENT", "ON_HOLD");
    private static final Set<String> GONE = Set.of("SHIPPED", "DELIVERED", "COLLECTED");

    private final Api api;
    private final Partners partners;
    private final Database database;
    private final List<JsonNode> orders;
    private final List<String> findings = new ArrayList<>();
    private final Map<String, Object> counts = new LinkedHashMap<>();

    private Audit(Api api, Partners partners, Database database, Recall recall) {
        this.api = api;
        this.partners = partners;
        this.database = database;
        this.orders = recall.orders(api);
    }

    static Audit of(Hub hub) {
        return of(hub.api(), hub.partners(), hub.database(), new Recall());
    }

    /** @param recall what an earlier audit has read and has not changed since */
    static Audit of(Api api, Partners partners, Database database, Recall recall) {
        var audit = new Audit(api, partners, database, recall);
        audit.invariants();
        audit.noDeadlock();
        audit.everyOrderOnce();
        audit.noOrderStuck();
        audit.money();
        audit.shop();
        audit.marketplace();
        audit.findings.addAll(new Deliveries(partners, database, audit.orders, audit.counts).findings());
        audit.stock();
        audit.tills();
        return audit;
    }

    /** What is wrong, a sentence each; empty if nothing is. */
    List<String> findings() {
        return List.copyOf(findings);
    }

    Map<String, Object> counts() {
        return counts;
    }

    private void invariants() {
        api.invariants().forEach((name, rows) -> expect(rows == 0, "invariant %s: %s rows", name, rows));
    }

    private void noDeadlock() {
        long deadlocks = database.deadlocks();
        counts.put("deadlocks", deadlocks);
        expect(deadlocks == 0, "%s deadlocks: locks were taken in different orders", deadlocks);
    }

    private void everyOrderOnce() {
        var told = new HashSet<String>();
        partners.shopOrdersTaken().forEach(id -> told.add("shopify " + id));
        partners.tillFilesTaken().stream()
                .filter(file -> !file.back())
                .forEach(file -> told.add("poslog " + file.reference()));
        partners.marketOrders().stream()
                .filter(order -> !order.status().equals("Pending"))
                .forEach(order -> told.add("amazon " + order.id()));
        var kept = orders.stream().collect(groupingBy(Audit::name, counting()));
        told.forEach(name ->
                expect(kept.getOrDefault(name, 0L) == 1, "%s is kept %s times", name, kept.getOrDefault(name, 0L)));
        kept.keySet().forEach(name -> expect(told.contains(name), "nobody told of %s", name));
        counts.put("told", told.size());
        counts.put(
                "states",
                orders.stream().collect(groupingBy(order -> order.path("state").asText(), counting())));
        counts.put(
                "channels",
                orders.stream()
                        .collect(groupingBy(order -> order.path("channel").asText(), counting())));
    }

    private void noOrderStuck() {
        var excused = Set.copyOf(
                database.column("select order_id from exception where state = 'OPEN' and order_id is not null"));
        counts.put(
                "exceptions",
                database.column("select code || ' ' || count(*) from exception where state = 'OPEN' group by code"));
        orders.forEach(order -> {
            var state = order.path("state").asText();
            var known = FINAL.contains(state)
                    || WAITS.contains(state)
                    || excused.contains(order.path("id").asText());
            expect(known, "%s stays in %s", name(order), state);
        });
    }

    private void money() {
        var intents = partners.intents().stream().collect(Collectors.toMap(Intent::id, Function.identity()));
        intents.values()
                .forEach(intent ->
                        expect(intent.captures() <= 1, "%s was captured %s times", intent.id(), intent.captures()));
        var known = new HashSet<String>();
        orders.forEach(order -> list(order.path("payments"))
                .filter(payment -> payment.path("provider").asText().equals("stripe"))
                .forEach(payment -> {
                    known.add(payment.path("reference").asText());
                    compare(
                            order,
                            payment,
                            intents.get(payment.path("reference").asText()));
                }));
        intents.values().stream()
                .filter(intent -> intent.captured() > 0)
                .forEach(intent -> expect(known.contains(intent.id()), "%s was captured for no order", intent.id()));
        counts.put(
                "captures",
                intents.values().stream()
                        .filter(intent -> intent.captures() > 0)
                        .count());
    }

    private void compare(JsonNode order, JsonNode payment, @Nullable Intent intent) {
        if (intent == null) {
            findings.add(name(order) + " has a payment that the provider does not know");
            return;
        }
        expect(
                minor(payment, "captured") == intent.captured() && minor(payment, "refunded") == intent.refunded(),
                "%s: the hub says %s captured and %s refunded, the provider %s",
                name(order),
                payment.path("captured"),
                payment.path("refunded"),
                intent);
        var state = order.path("state").asText();
        if (state.equals("CANCELLED")) {
            expect(
                    intent.kept() == 0 && !intent.status().equals("requires_capture"),
                    "%s is cancelled, but %s",
                    name(order),
                    intent);
        } else if (FINAL.contains(state)) {
            expect(intent.captures() == 1, "%s was handed over, but not paid: %s", name(order), intent);
        }
    }

    private void shop() {
        var told = partners.shopOrders().stream().collect(Collectors.toMap(ShopOrder::id, ShopOrder::parcels));
        told.forEach((id, parcels) -> expect(
                parcels.size() == Set.copyOf(parcels).size(),
                "the shop was told twice of a parcel of %s: %s",
                id,
                parcels));
        of("shopify")
                .forEach(order -> expect(
                        told.getOrDefault(order.path("reference").asText(), List.of())
                                        .size()
                                == gone(order).size(),
                        "%s: %s fulfilments left, the shop knows %s",
                        name(order),
                        gone(order).size(),
                        told.get(order.path("reference").asText())));
    }

    private void marketplace() {
        var told = partners.marketOrders().stream().collect(Collectors.toMap(MarketOrder::id, Function.identity()));
        of("amazon").filter(order -> !gone(order).isEmpty()).forEach(order -> {
            var known = told.get(order.path("reference").asText());
            var pieces = gone(order).stream()
                    .flatMap(each -> list(each.path("lines")))
                    .mapToInt(line -> line.path("picked").asInt())
                    .sum();
            var confirmed = known == null
                    ? 0
                    : known.pieces().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum();
            expect(pieces == confirmed, "%s: %s pieces left, the marketplace knows %s", name(order), pieces, known);
        });
    }

    /** What left the shelves is what was handed over, no more and no less. */
    private void stock() {
        var wrong = database.column("""
                select o.channel || ' ' || o.reference || ': ' || picked.pieces || ' handed over, ' || moved.pieces || ' booked'
                from orders o
                cross join lateral (select coalesce(sum(l.picked), 0) as pieces from fulfilment f
                    join fulfilment_line l on l.fulfilment_id = f.id
                    where f.order_id = o.id and f.state in ('SHIPPED', 'DELIVERED', 'COLLECTED')) picked
                cross join lateral (select coalesce(sum(m.quantity), 0) as pieces from stock_move m
                    where m.order_id = o.id and m.cause = 'SHIPMENT') moved
                where o.mode <> 'HANDOVER' and picked.pieces <> moved.pieces""");
        wrong.forEach(each -> findings.add("stock of " + each));
    }

    private void tills() {
        var twice = database.column("""
                select partner || ' ' || (headers ->> 'file-name') from receipt where headers ? 'file-name'
                group by partner, headers ->> 'file-name', headers ->> 'piece' having count(*) > 1""");
        twice.forEach(file -> findings.add("kept twice: " + file));
        var returns = database.column("select reference from customer_return where channel = 'poslog'");
        partners.tillFilesTaken().stream()
                .filter(TillFile::back)
                .forEach(file -> expect(
                        returns.stream()
                                        .filter(each -> each.startsWith(file.reference()))
                                        .count()
                                == 1,
                        "the return %s is kept %s",
                        file,
                        returns));
    }

    private Stream<JsonNode> of(String channel) {
        return orders.stream().filter(order -> order.path("channel").asText().equals(channel));
    }

    private static List<JsonNode> gone(JsonNode order) {
        return list(order.path("fulfilments"))
                .filter(each -> GONE.contains(each.path("state").asText()))
                .toList();
    }

    private static String name(JsonNode order) {
        return order.path("channel").asText() + " " + order.path("reference").asText();
    }

    /** Both currencies of the demo have two decimals. */
    private static long minor(JsonNode payment, String amount) {
        return new BigDecimal(payment.path(amount).asText("0"))
                .movePointRight(2)
                .longValueExact();
    }

    static Stream<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private void expect(boolean holds, String otherwise, @Nullable Object... details) {
        if (!holds) {
            findings.add(String.format(java.util.Locale.ROOT, otherwise, details));
        }
    }
}
