package io.serai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.contract.Address;
import io.serai.contract.LocationRecord;
import io.serai.contract.ProductRecord;
import io.serai.fulfilment.allocation.DeliveryPromises;
import io.serai.fulfilment.allocation.DeliveryPromises.Item;
import io.serai.fulfilment.allocation.RuleDesk;
import io.serai.inventory.Catalogue;
import io.serai.inventory.Stock;
import io.serai.inventory.StockCause;
import io.serai.inventory.StockChange;
import io.serai.inventory.StockPlace;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.log.Json;
import io.serai.sourcing.Rules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Carts of 1 to 8 articles are promised a delivery in a country with many locations, by the port itself and over HTTP. */
public abstract class PromiseRun extends TrialRun {
    private static final String COUNTRY = "PE";
    private static final int SKUS = 40;
    private static final int LINES = 8;
    private static final double LIES_THERE = 0.3;
    private static final int PIECES = 6;

    @Autowired
    private RuleDesk desk;

    @Autowired
    private DeliveryPromises promises;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private Stock stock;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcTemplate books;

    private record Cart(double latitude, double longitude, List<Item> items) {}

    /** Milliseconds a cart, at so many locations each of which has three tenths of the articles. */
    protected Map<String, Object> promises(int locations, int carts) {
        stock(locations);
        try {
            var random = new Random(11);
            var all = IntStream.range(0, carts).mapToObj(i -> cart(random)).toList();
            var figures = new LinkedHashMap<String, Object>();
            figures.put("promise_locations", locations);
            figures.put("promise_carts", carts);
            time(figures, "promise_port", all, this::ask);
            time(figures, "promise_http", all, this::askOverHttp);
            desk.propose(Rules.named("clear-slow-stock").text(), null, null, "ana");
            assertThat(desk.promote("ana")).isTrue();
            try {
                time(figures, "promise_slow_stock_port", all, this::ask);
            } finally {
                assertThat(desk.rollBack("ana")).isTrue();
            }
            return figures;
        } finally {
            books.update("delete from location where country = ?", COUNTRY);
            catalogue.saveLocations(List.of());
        }
    }

    private void stock(int locations) {
        var random = new Random(5);
        catalogue.saveLocations(
                IntStream.range(0, locations).mapToObj(i -> location(i, random)).toList());
        for (int i = 0; i < SKUS; i++) {
            catalogue.saveProducts(
                    List.of(new ProductRecord(sku(i), null, "Article " + i, null, null, 150 + 50 * (i % LINES))));
            var counted = new ArrayList<StockChange>();
            for (int at = 0; at < locations; at++) {
                // The first has everything, so that no cart is turned away.
                if (at == 0 || random.nextDouble() < LIES_THERE) {
                    counted.add(StockChange.move(
                            new StockPlace(id(at), sku(i)),
                            1 + random.nextInt(PIECES) + (at == 0 ? PIECES : 0),
                            StockCause.COUNT,
                            null,
                            "opening"));
                }
            }
            transaction.executeWithoutResult(status -> stock.apply(counted, Instant.now()));
        }
        books.execute("vacuum analyze stock");
    }

    private static LocationRecord location(int i, Random random) {
        var kind = i % 20 == 0 ? LocationRecord.Kind.WAREHOUSE : LocationRecord.Kind.STORE;
        return new LocationRecord(
                id(i),
                "Local " + i,
                kind,
                COUNTRY,
                "America/Lima",
                null,
                null,
                null,
                null,
                -4 - random.nextDouble() * 14,
                -70 - random.nextDouble() * 10,
                true,
                false,
                false);
    }

    private static LocationId id(int i) {
        return new LocationId(COUNTRY + "-" + i);
    }

    private static Sku sku(int i) {
        return new Sku(COUNTRY + "-SKU-" + i);
    }

    private static Cart cart(Random random) {
        var items = random.ints(0, SKUS)
                .distinct()
                .limit(1 + random.nextInt(LINES))
                .mapToObj(i -> new Item(sku(i), 1 + random.nextInt(3)))
                .toList();
        return new Cart(-4 - random.nextDouble() * 14, -70 - random.nextDouble() * 10, items);
    }

    private void ask(Cart cart) {
        var to = new Address(null, null, List.of(), null, null, null, COUNTRY, null, cart.latitude(), cart.longitude());
        assertThat(promises.promise("shop", to, cart.items()).orElseThrow().options())
                .isNotEmpty();
    }

    private void askOverHttp(Cart cart) {
        var body = Map.of(
                "channel",
                "shop",
                "to",
                Map.of("country", COUNTRY, "latitude", cart.latitude(), "longitude", cart.longitude()),
                "items",
                cart.items().stream()
                        .map(item -> Map.of("sku", item.sku().value(), "quantity", item.quantity()))
                        .toList());
        var reply = world.hub().post("/api/promises", Json.write(body));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.json().path("options")).isNotEmpty();
    }

    /** The first half only warms up. */
    private static void time(Map<String, Object> figures, String name, List<Cart> carts, Consumer<Cart> ask) {
        var nanos = new ArrayList<Long>();
        for (var cart : carts) {
            long began = System.nanoTime();
            ask.accept(cart);
            nanos.add(System.nanoTime() - began);
        }
        var sorted = nanos.stream().skip(carts.size() / 2).sorted().toList();
        figures.put(name + "_p50_ms", millis(sorted.get(sorted.size() / 2)));
        figures.put(name + "_p99_ms", millis(sorted.get(sorted.size() * 99 / 100)));
    }

    private static double millis(long nanos) {
        return Math.round(nanos / 1e4) / 100.0;
    }
}
