package io.serai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.contract.ProductRecord;
import io.serai.demo.catalog.Article;
import io.serai.demo.tools.WholeFile;
import io.serai.kernel.Sku;
import io.serai.log.Invariants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.springframework.jdbc.core.JdbcTemplate;

/** A retailer with a distribution centre and three shops, its channels, carriers and partners. The way in is always a real door. */
final class World {
    private static final AtomicLong DEADLOCKS = new AtomicLong();
    static final String PACHECO = "PACHECO";
    static final String CORDOBA = "CORDOBA";
    static final String ROSARIO = "ROSARIO";
    static final String MENDOZA = "MENDOZA";

    private static final Path DATA_SET = Path.of("src/test/resources/journeys/data");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration GLANCE = Duration.ofMillis(50);
    private static final List<String> MODELS = List.of("REMERA", "BUZO", "CAMPERA", "VESTIDO", "JEAN", "POLLERA");
    private static final List<String> COLOURS = List.of("AZUL", "NEGRO", "ROJO", "VERDE", "BLANCO", "GRIS");
    private static final List<String> SIZES =
            List.of("XS", "S", "M", "L", "XL", "XXS", "XXL", "3XL", "4XL", "5XL", "6XL", "7XL", "8XL");
    private static final BigDecimal PRICE = new BigDecimal("14500.00");
    private static final AtomicInteger NEXT_WARE = new AtomicInteger();

    private final Http hub;
    private final JdbcTemplate jdbc;
    private final Invariants invariants;

    World(int port, JdbcTemplate jdbc, Invariants invariants) {
        this.hub = new Http("http://127.0.0.1:" + port);
        this.jdbc = jdbc;
        this.invariants = invariants;
        Stage.SET.hubIsAt("http://127.0.0.1:" + port);
        openOnce();
    }

    Http hub() {
        return hub;
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    WebShop shop() {
        return new WebShop(this);
    }

    Till till(String store) {
        return new Till(store, this);
    }

    Market amazon() {
        return new Market("amazon", Stage.SET.marketplace, Stage.SET.amazon, this);
    }

    /** One whose orders are read by Orders v0. */
    Market amazonBefore() {
        return new Market(Stage.AMAZON_BEFORE, Stage.SET.marketplaceBefore, Stage.SET.amazonBefore, this);
    }

    Floor warehouse(String location) {
        return new Floor(location, this);
    }

    CarrierDesk carrier(String name) {
        return new CarrierDesk(name, this);
    }

    /** A product that nobody has traded in before; there is none of it anywhere. */
    Ware ware() {
        return new Ware(new Article(product(NEXT_WARE.getAndIncrement()), PRICE), this);
    }

    Kept receipt(Http.Reply reply) {
        return new Kept(
                reply.json().path("receipt").asText(),
                reply.json().path("again").asBoolean(),
                this);
    }

    /** The receipts of a partner, oldest first. */
    List<Kept> receipts(String partner) {
        return jdbc
                .queryForList("select id::text from receipt where partner = ? order by id", String.class, partner)
                .stream()
                .map(id -> new Kept(id, false, this))
                .toList();
    }

    /** The receipt of a file, by its name; waits until it is kept. */
    Kept file(String name) {
        soon(() -> assertThat(receiptsOfFile(name)).as(name).hasSize(1));
        return new Kept(receiptsOfFile(name).get(0), false, this);
    }

    private List<String> receiptsOfFile(String name) {
        return jdbc.queryForList("select id::text from receipt where headers ->> 'file-name' = ?", String.class, name);
    }

    /** Goes through a wait that the hub has imposed on itself. */
    void timePasses() {
        jdbc.update("update receipt set not_before = now() where state = 'WAITING'");
    }

    /** Sooner or later this holds; how long is not its business. */
    static void soon(ThrowingRunnable holds) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(GLANCE)
                .pollDelay(Duration.ZERO)
                .untilAsserted(holds);
    }

    /** How many rows violate each invariant, over everything there is. */
    Map<String, Long> invariants() {
        return invariants.full();
    }

    void everythingHolds() {
        assertThat(invariants())
                .isNotEmpty()
                .allSatisfy((name, rows) -> assertThat(rows).as(name).isZero());
        soon(() -> assertThat(Books.disagreements(this)).isEmpty());
        assertThat(newDeadlocks())
                .as(() -> "transactions that waited for each other: " + DeadlockLog.last(Stage.SET.data))
                .isZero();
    }

    /** Since the journey before: all share one hub. */
    private long newDeadlocks() {
        var all = jdbc.queryForObject(
                "select deadlocks from pg_stat_database where datname = current_database()", Long.class);
        return all == null ? 0 : all - DEADLOCKS.getAndSet(all);
    }

    private void openOnce() {
        var known = jdbc.queryForObject("select count(*) from product", Integer.class);
        if (known != null && known > 0) {
            return;
        }
        try {
            var catalog = Stage.SET.data.resolve("catalog");
            WholeFile.write(catalog, "locations.csv", Files.readAllBytes(DATA_SET.resolve("locations.csv")));
            WholeFile.write(catalog, "products.csv", products().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        soon(() -> assertThat(jdbc.queryForObject("select count(*) from product", Integer.class))
                .isPositive());
        soon(() -> assertThat(jdbc.queryForObject("select count(*) from location", Integer.class))
                .isPositive());
    }

    private static String products() {
        var csv = new StringBuilder("sku,gtin,title,colour,size,grams\n");
        for (int i = 0; i < MODELS.size() * COLOURS.size() * SIZES.size(); i++) {
            var each = product(i);
            csv.append(String.join(
                            ",",
                            each.sku().value(),
                            each.gtin(),
                            each.title(),
                            each.colour(),
                            each.size(),
                            Integer.toString(each.grams())))
                    .append('\n');
        }
        return csv.toString();
    }

    private static ProductRecord product(int i) {
        var size = SIZES.get(i % SIZES.size());
        var colour = COLOURS.get(i / SIZES.size() % COLOURS.size());
        var model = MODELS.get(i / SIZES.size() / COLOURS.size());
        var sku = model + "-" + colour + "-" + size;
        return new ProductRecord(new Sku(sku), gtin(i), model + " " + colour + " " + size, colour, size, 300);
    }

    private static String gtin(int i) {
        var digits = String.format(java.util.Locale.ROOT, "7790001%05d", i);
        int sum = 0;
        for (int at = 0; at < digits.length(); at++) {
            sum += (digits.charAt(at) - '0') * (at % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }
}
