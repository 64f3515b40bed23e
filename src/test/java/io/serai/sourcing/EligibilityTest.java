package io.serai.sourcing;

import static io.serai.sourcing.World.line;
import static io.serai.sourcing.World.ship;
import static io.serai.sourcing.World.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.log.Json;
import io.serai.sourcing.Ask.DeadEnd;
import io.serai.sourcing.Ask.Load;
import io.serai.sourcing.Demand.Shipped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A store that is near and a warehouse that is far: which of them may send is said by the rules. */
class EligibilityTest {
    private static final String GROUPS = """
            name: mine
            version: 1
            strategy: nearest
            currency: ARS
            groups:
              stores: { types: [store] }
              warehouses: { types: [warehouse] }
            goods:
              hazardous: ["PERFUME-*"]
            """;
    private static final String PRICED = GROUPS.replace("strategy: nearest", "strategy: cheapest");
    /** A Thursday, 10 in the morning in Argentina. */
    private static final Instant THURSDAY = World.NOW;

    private final World world = new World()
            .site(site("NEAR", -32.93, "store"))
            .site(site("FAR", -34.46, "warehouse"))
            .has("NEAR", 9, "A")
            .has("FAR", 9, "A")
            .has("NEAR", 9, "PERFUME-1")
            .has("FAR", 9, "PERFUME-1");

    @Test
    void a_store_that_only_hands_over_sends_nothing() {
        rules(GROUPS + "locations: [{ group: stores, ships: false }]\n");

        assertThat(sender("shop", "A")).isEqualTo("FAR");
    }

    @Test
    void a_rule_is_about_the_channels_that_it_names() {
        rules(GROUPS + "rules: [{ name: market, when: { channels: [mercadolibre] }, only: [warehouses] }]\n");

        assertThat(sender("mercadolibre", "A")).isEqualTo("FAR");
        assertThat(sender("shop", "A")).isEqualTo("NEAR");
    }

    @Test
    void a_cart_may_be_held_where_no_rule_forbids_to_send_from_but_a_soft_one() {
        rules(GROUPS + """
                rules:
                  - { name: market, when: { channels: [mercadolibre] }, only: [warehouses] }
                  - { name: lately, never: [warehouses], soft: 1 }
                """);

        assertThat(world.network().senders("mercadolibre", "AR")).containsExactly(new LocationId("FAR"));
        assertThat(world.network().senders("shop", "AR")).hasSize(2);
        assertThat(world.network().senders("mercadolibre", "UY"))
                .as("they export")
                .containsExactly(new LocationId("FAR"));
        assertThat(world.network().senders()).hasSize(2);
    }

    @Test
    void a_rule_is_about_the_countries_that_it_names() {
        rules(GROUPS + "rules: [{ name: abroad, when: { countries: [UY] }, only: [warehouses] }]\n");
        var abroad = new Demand(List.of(line(1, 1, "A")), new Shipped("UY", new Located(-34.9, -56.2, Precision.CITY)));

        assertThat(told(world.source(abroad))).startsWith("FAR");
    }

    @Test
    void goods_that_want_care_come_from_who_handles_them() {
        rules(GROUPS + "locations: [{ group: warehouses, handles: [hazardous] }]\n");

        assertThat(sender("shop", "PERFUME-1")).isEqualTo("FAR");
        assertThat(sender("shop", "A")).isEqualTo("NEAR");
        assertThat(told(world.source(ship(line(1, 1, "A"), line(2, 1, "PERFUME-1")))))
                .isEqualTo("FAR: 1=1×A, 2=1×PERFUME-1");
    }

    @Test
    void what_a_product_says_that_it_wants_counts_as_its_name_does() {
        rules(GROUPS + "locations: [{ group: warehouses, handles: [hazardous] }]\n");
        var hazardous = new Demand.Line(1, new Sku("A"), 1, 100, List.of("hazardous", "nobody-minds"));

        assertThat(told(world.source(ship(hazardous)))).startsWith("FAR");
        assertThat(Json.read(Json.write(hazardous), Demand.Line.class)).isEqualTo(hazardous);
        assertThat(Json.write(line(1, 1, "A"))).doesNotContain("care");
    }

    @Test
    void what_is_too_heavy_or_too_long_for_a_store_comes_from_who_sends_it_and_the_rest_from_the_store() {
        rules(PRICED + "locations: [{ group: stores, lineUpToGrams: 20000, pieceUpToMillimetres: 1200 }]\n"
                + "cost: { kilometre: 100, shipment: 1 }\n");
        world.has("FAR", 0, "A").has("NEAR", 9, "B").has("FAR", 9, "B");
        world.has("NEAR", 9, "C").has("FAR", 9, "C");

        assertThat(told(world.source(ship(sized(1, "B", 2, 10_000, 1_200))))).startsWith("NEAR");
        assertThat(told(world.source(ship(sized(1, "B", 3, 10_000, 1_200)))))
                .as("together they are heavier than it sends")
                .startsWith("FAR");
        assertThat(told(world.source(ship(sized(1, "B", 1, 10_000, 1_201))))).startsWith("FAR");
        assertThat(told(world.source(ship(sized(1, "B", 9, 0, 0)))))
                .as("what nobody knows is in nobody's way")
                .startsWith("NEAR");
        var both = world.decide(ship(line(1, 1, "A"), sized(2, "C", 1, 30_000, 100)));
        assertThat(told(both.answer())).isEqualTo("NEAR: 1=1×A | FAR: 2=1×C");
        assertThat(both.kept().again(world.network()).decision()).isEqualTo(both.decision());
        assertThat(world.decide(ship(sized(1, "B", 1, 20_001, 100)))
                        .decision()
                        .others()
                        .get(0)
                        .why())
                .isEqualTo(Reason.breaks(Reason.Code.TOO_HEAVY, "B"));
        assertThat(world.decide(ship(sized(1, "B", 1, 1, 1_201)))
                        .decision()
                        .others()
                        .get(0)
                        .why())
                .isEqualTo(Reason.breaks(Reason.Code.TOO_LONG, "B"));
    }

    @Test
    void a_question_that_was_kept_before_products_had_a_size_is_read_as_it_was() {
        var kept = "{\"line\":1,\"sku\":\"A\",\"quantity\":1,\"grams\":100}";

        var read = Json.read(kept, Demand.Line.class);

        assertThat(read).isEqualTo(new Demand.Line(1, new Sku("A"), 1, 100));
        assertThat(Json.write(read)).isEqualTo(kept);
        var sized = sized(1, "B", 2, 10, 1_200);
        assertThat(Json.read(Json.write(sized), Demand.Line.class)).isEqualTo(sized);
    }

    private static Demand.Line sized(int line, String sku, int quantity, int grams, int longest) {
        return new Demand.Line(line, new Sku(sku), quantity, grams, longest, List.of());
    }

    @Test
    void a_rule_is_about_orders_with_such_goods() {
        rules(GROUPS + """
                locations: [{ group: warehouses, handles: [hazardous] }, { group: stores, handles: [hazardous] }]
                rules: [{ name: careful, when: { goods: [hazardous] }, never: [stores] }]
                """);

        assertThat(sender("shop", "PERFUME-1")).isEqualTo("FAR");
        assertThat(sender("shop", "A")).isEqualTo("NEAR");
    }

    @Test
    void who_ships_no_more_today_is_out_where_the_rule_says_so() {
        rules(GROUPS + """
                locations: [{ group: stores, cutoff: "09:30" }]
                rules: [{ name: today, openToday: true }]
                """);

        assertThat(sender("shop", "A")).isEqualTo("FAR");
        assertThat(sender(ask("shop", "A", Instant.parse("2026-11-26T12:29:00Z"))))
                .isEqualTo("NEAR");
    }

    @Test
    void a_closed_day_moves_the_parcel_to_the_next_that_is_open_and_lateness_costs() {
        rules(PRICED + """
                locations: [{ group: stores, open: [mon] }]
                promise: { days: 2 }
                cost: { kilometre: 10, lateDay: 100000 }
                """);
        var decision = world.decide(ask("shop", "A", THURSDAY)).decision();

        assertThat(decision.chosen().get(0).location()).isEqualTo(new LocationId("FAR"));
        assertThat(decision.chosen().get(0).leaves()).isEqualTo(LocalDate.parse("2026-11-26"));
        assertThat(sender(ask("shop", "A", Instant.parse("2026-11-30T12:00:00Z"))))
                .isEqualTo("NEAR");
    }

    @Test
    void a_location_that_was_given_all_it_can_send_is_out() {
        rules(GROUPS + "locations: [{ group: stores, perDay: 10, perHour: 4 }]\n");

        assertThat(sender(given(9, 3))).isEqualTo("NEAR");
        assertThat(sender(given(10, 0))).isEqualTo("FAR");
        assertThat(sender(given(5, 4))).isEqualTo("FAR");
    }

    @Test
    void what_goes_with_a_parcel_that_is_sent_anyhow_takes_no_place_of_a_full_day() {
        rules(GROUPS + "locations: [{ group: stores, perDay: 10, perHour: 4 }]\n");
        var full = given(10, 4);
        var anyhow = anyhow(full);

        assertThat(sender(full)).isEqualTo("FAR");
        assertThat(sender(anyhow)).isEqualTo("NEAR");
        var decided = world.decide(anyhow);
        assertThat(Json.read(Json.write(decided.kept()), Kept.class)
                        .again(world.network())
                        .decision())
                .as("what it rests on is kept")
                .isEqualTo(decided.decision());
        assertThat(Json.write(world.decide(full).kept()))
                .as("as decisions were kept before")
                .doesNotContain("parcels");
    }

    @Test
    void nor_does_it_cost_one() {
        rules(PRICED + """
                locations: [{ group: stores, perDay: 10 }]
                cost: { kilometre: 10, capacity: 1000 }
                """);

        assertThat(world.decide(given(4, 0)).decision().cost()
                        - world.decide(anyhow(given(4, 0))).decision().cost())
                .isEqualTo(100);
    }

    @Test
    void the_last_places_of_a_day_cost_more_than_the_first() {
        rules(PRICED + """
                locations: [{ group: stores, perDay: 10 }]
                cost: { kilometre: 10, capacity: 10000 }
                """);

        assertThat(sender(given(0, 0))).isEqualTo("NEAR");
        assertThat(sender(given(8, 0))).isEqualTo("FAR");
    }

    @Test
    void soft_rules_are_dropped_in_their_order_and_hard_ones_never() {
        rules(GROUPS + """
                rules:
                  - { name: second, never: [stores], soft: 2 }
                  - { name: first, never: [warehouses], soft: 1 }
                """);

        var decision = world.decide(ask("shop", "A", THURSDAY)).decision();
        assertThat(decision.dropped()).containsExactly("first");
        assertThat(decision.chosen().get(0).location()).isEqualTo(new LocationId("FAR"));
        world.has("FAR", 0, "A");
        assertThat(world.decide(ask("shop", "A", THURSDAY)).decision().dropped())
                .containsExactly("first", "second");
        rules(GROUPS + "rules: [{ name: never, never: [stores] }]\n");
        assertThat(told(world.source(ship(line(1, 1, "A"))))).isEqualTo("backorder [1]");
    }

    @Test
    void on_a_day_on_which_it_is_closed_a_place_sends_nothing() {
        rules(GROUPS + """
                locations: [{ group: stores, closed: [2026-11-26, 2026-11-27] }]
                rules: [{ name: today, openToday: true }]
                """);

        assertThat(sender("shop", "A")).isEqualTo("FAR");
        rules(GROUPS + "locations: [{ group: stores, open: [thu, fri], closed: [2026-11-26, 2026-11-27] }]\n");
        assertThat(world.decide(ask("shop", "A", THURSDAY))
                        .decision()
                        .chosen()
                        .get(0)
                        .leaves())
                .isEqualTo(LocalDate.parse("2026-12-03"));
    }

    @Test
    void few_pieces_at_a_store_are_spared_if_another_costs_little_more() {
        rules(PRICED + "cost: { kilometre: 10, stockOut: { below: 3, piece: 50000, groups: [stores] } }\n");

        assertThat(sender("shop", "A")).isEqualTo("NEAR");
        world.has("NEAR", 3, "A");
        assertThat(sender("shop", "A")).isEqualTo("FAR");
    }

    @Test
    void what_lies_in_heaps_goes_first_where_slow_stock_is_cleared() {
        rules(PRICED.replace("cheapest", "clear-slow-stock")
                + "cost: { kilometre: 10, slow: { piece: 50000, many: 100 } }\n");

        assertThat(sender("shop", "A")).isEqualTo("NEAR");
        world.has("FAR", 90, "A");
        assertThat(sender("shop", "A")).isEqualTo("FAR");
    }

    @Test
    void what_sells_slowly_where_it_lies_goes_first_however_few_there_are() {
        rules(PRICED.replace("cheapest", "clear-slow-stock")
                + "cost: { kilometre: 10, slow: { piece: 50000, days: 30 } }\n");
        world.has("NEAR", 100, "A").has("FAR", 2, "A");

        assertThat(sender("shop", "A")).as("nothing is sold anywhere").isEqualTo("NEAR");
        world.sells("NEAR", 20_000, "A").sells("FAR", 10, "A");
        assertThat(sender("shop", "A")).as("100 last for 5 days, 2 for 200").isEqualTo("FAR");
    }

    @Test
    void a_store_keeps_what_it_will_sell_within_days() {
        rules(PRICED + "cost: { kilometre: 10, stockOut: { below: 1, days: 3, piece: 50000, groups: [stores] } }\n");
        world.has("NEAR", 10, "A");

        assertThat(sender("shop", "A")).isEqualTo("NEAR");
        world.sells("NEAR", 3_500, "A");
        assertThat(sender("shop", "A")).as("it keeps 11 of its 10").isEqualTo("FAR");
    }

    @Test
    void a_parcel_is_priced_by_its_weight_and_zone() {
        rules(PRICED + """
                cost:
                  carrier:
                    - { upToKm: 100, days: 1, rates: [{ upToGrams: 1000, price: 500 }], kilogramMore: 100 }
                    - { days: 4, rates: [{ upToGrams: 1000, price: 900 }], kilogramMore: 300 }
                """);
        var heavy = new Demand(List.of(new Demand.Line(1, new Sku("A"), 5, 600)), World.ROSARIO);

        var near = world.decide(heavy).decision();
        assertThat(near.cost()).isEqualTo(500 + 2 * 100);
        assertThat(near.chosen().get(0).arrives()).isEqualTo(LocalDate.parse("2026-11-27"));
        world.has("NEAR", 0, "A");
        assertThat(world.decide(heavy).decision().cost()).isEqualTo(900 + 2 * 300);
    }

    @Test
    void a_place_that_has_disappointed_the_order_is_not_asked_again() {
        rules(GROUPS);
        var ask = new Ask(
                "shop",
                ship(line(1, 1, "A")),
                THURSDAY,
                null,
                List.of(new DeadEnd(new LocationId("NEAR"), new Sku("A"), true)),
                Map.of());

        assertThat(sender(ask)).isEqualTo("FAR");
        assertThat(world.decide(ask).decision().others().get(0).why()).isEqualTo(Reason.of(Reason.Code.DEAD_END));
    }

    @Test
    void only_a_refusal_stops_who_collects_what_lies_there() {
        rules(GROUPS);

        assertThat(collectedAfter(true).answer()).isInstanceOf(Sourced.Backorder.class);
        assertThat(collectedAfter(false).answer()).isInstanceOf(Sourced.From.class);
    }

    private Decided collectedAfter(boolean refused) {
        var near = new LocationId("NEAR");
        var demand = new Demand(List.of(line(1, 1, "A")), new Demand.Collected(near));
        var ends = List.of(new DeadEnd(near, new Sku("A"), refused));
        return world.decide(new Ask("shop", demand, THURSDAY, null, ends, Map.of()));
    }

    private void rules(String yaml) {
        world.by(Rules.read("mine.yaml", yaml));
    }

    private String sender(String channel, String sku) {
        return sender(ask(channel, sku, THURSDAY));
    }

    private String sender(Ask ask) {
        return told(world.decide(ask).answer()).replaceAll(":.*", "");
    }

    private static Ask ask(String channel, String sku, Instant at) {
        return Ask.of(channel, ship(line(1, 1, sku)), at);
    }

    private static Ask anyhow(Ask same) {
        var parcels = List.of(new LocationId("NEAR"));
        return new Ask(same.channel(), same.demand(), same.at(), null, List.of(), same.loads(), false, null, parcels);
    }

    private static Ask given(int today, int hour) {
        return new Ask(
                "shop",
                ship(line(1, 1, "A")),
                THURSDAY,
                null,
                List.of(),
                Map.of(new LocationId("NEAR"), new Load(today, hour)));
    }

    private static Site site(String id, double latitude, String type) {
        return new Site(
                new LocationId(id),
                id,
                "AR",
                latitude,
                -60.65,
                true,
                true,
                true,
                type,
                ZoneId.of("America/Argentina/Buenos_Aires"));
    }
}
