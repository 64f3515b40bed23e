package io.serai.sourcing;

import static io.serai.sourcing.World.line;
import static io.serai.sourcing.World.ship;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.sourcing.Ask.Load;
import io.serai.sourcing.Change.Capacity;
import io.serai.sourcing.Change.Closed;
import io.serai.sourcing.Change.Cutoff;
import io.serai.sourcing.Change.Open;
import io.serai.sourcing.Change.Pieces;
import io.serai.sourcing.Change.Several;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What hours, room and pieces of several SKUs would have changed. */
class OtherHoursTest {
    private static final Locale ES = Locale.forLanguageTag("es-AR");
    private static final LocationId NEAR = new LocationId("NEAR");

    /** A Thursday at half past two in the afternoon; clocks are those of UTC. */
    private static final Instant NOW = Instant.parse("2026-11-26T14:30:00Z");

    private static final String TODAY = """
            name: today
            version: 1
            strategy: nearest
            currency: ARS
            groups: { near: { locations: [NEAR] }, all: { types: [store] } }
            rules: [{ name: today, openToday: true }]
            """;

    private final World world = new World()
            .site("NEAR", -32.94, -60.65)
            .site("FAR", -31.42, -64.18)
            .has("NEAR", 9, "A")
            .has("FAR", 9, "A");

    @Test
    void a_cutoff_that_is_later_by_so_many_minutes_and_not_by_one_less() {
        var account = account("locations: [{ group: near, cutoff: \"14:00\" }]", Map.of());

        assertThat(account.changes()).contains(new Cutoff(NEAR, 31));
        assertThat(account.explain(Locale.ENGLISH))
                .contains(
                        "If the cutoff at Local NEAR had been 31 min later, it would have been sent from: Local NEAR.");
        assertThat(account.explain(ES))
                .contains("Si el corte de Local NEAR fuera 31 min más tarde, habría salido de: Local NEAR.");
        assertThat(account.whyNot(NEAR, Locale.ENGLISH).orElseThrow().changes()).contains(new Cutoff(NEAR, 31));
    }

    @Test
    void a_cutoff_of_the_chosen_that_is_earlier() {
        var account = account("locations: [{ group: all, cutoff: \"16:35\" }]", Map.of());

        assertThat(account.changes()).contains(new Cutoff(NEAR, -125));
        assertThat(account.explain(Locale.ENGLISH))
                .contains(
                        "If the cutoff at Local NEAR had been 2:05 h earlier, it would have been sent from: Local FAR.");
    }

    @Test
    void a_day_on_which_it_is_closed_and_one_on_which_it_is_open() {
        var closed = account("locations: [{ group: near, open: [fri] }]", Map.of());
        assertThat(closed.changes()).contains(new Open(NEAR, LocalDate.parse("2026-11-26")));
        assertThat(closed.explain(Locale.ENGLISH))
                .contains(
                        "If Local NEAR had been open on Thursday, November 26, 2026, it would have been sent from: Local NEAR.");

        var open = account("locations: [{ group: near, cutoff: \"23:00\" }]", Map.of());
        assertThat(open.changes()).contains(new Closed(NEAR, LocalDate.parse("2026-11-26")));
        assertThat(open.explain(ES))
                .contains("Si Local NEAR cerrara el jueves, 26 de noviembre de 2026, habría salido de: Local FAR.");
    }

    @Test
    void who_has_a_capacity_is_told_to_need_room_on_the_other_day() {
        var account = account("locations: [{ group: near, cutoff: \"14:00\", perDay: 3 }]", Map.of());

        assertThat(account.explain(Locale.ENGLISH))
                .contains(
                        "If the cutoff at Local NEAR had been 31 min later, it would have been sent from: Local NEAR. What else it had been given for that day is not known: it takes room for a parcel more.");
    }

    @Test
    void room_for_as_many_parcels_as_it_lacks_by_the_day_or_by_the_hour() {
        var day = account("locations: [{ group: near, perDay: 3, perHour: 9 }]", Map.of(NEAR, new Load(4, 1)));
        assertThat(day.changes()).contains(new Capacity(NEAR, 2, false));
        assertThat(day.explain(Locale.ENGLISH))
                .contains(
                        "If Local NEAR could have sent 2 parcels more that day, it would have been sent from: Local NEAR.");

        var hour = account("locations: [{ group: near, perDay: 9, perHour: 3 }]", Map.of(NEAR, new Load(4, 3)));
        assertThat(hour.changes()).contains(new Capacity(NEAR, 1, true));
        assertThat(hour.explain(ES))
                .contains("Si Local NEAR pudiera enviar un paquete más en esa hora, habría salido de: Local NEAR.");

        var both = account("locations: [{ group: near, perDay: 4, perHour: 3 }]", Map.of(NEAR, new Load(4, 3)));
        assertThat(both.changes()).as("no single change").noneMatch(Capacity.class::isInstance);
    }

    @Test
    void fewer_parcels_of_the_chosen() {
        var account = account("locations: [{ group: near, perDay: 9 }]", Map.of(NEAR, new Load(4, 0)));

        assertThat(account.changes()).contains(new Capacity(NEAR, -5, false));
    }

    @Test
    void what_it_lacks_of_two_skus_at_once_as_few_of_each_as_help() {
        world.has("NEAR", 1, "A").has("FAR", 9, "B");
        var decided =
                world.decide(new Ask("shop", ship(line(1, 2, "A"), line(2, 3, "B")), NOW, null, List.of(), Map.of()));
        var account = Account.of(world.network(), decided.kept());

        assertThat(account.changes())
                .contains(new Several(List.of(new Pieces(NEAR, new Sku("A"), 1), new Pieces(NEAR, new Sku("B"), 3))));
        assertThat(account.explain(Locale.ENGLISH))
                .contains("With 1 × A, 3 × B more at Local NEAR it would have been sent from: Local NEAR.");
        assertThat(account.whyNot(NEAR, Locale.ENGLISH).orElseThrow().changes()).anyMatch(Several.class::isInstance);
    }

    @Test
    void
            of_a_chosen_location_that_had_been_worse_nothing_is_said_where_one_that_was_not_looked_at_could_have_sent_it() {
        world.site("NEXT", -32.945, -60.655);
        var few = first("locations: [{ group: near, perDay: 9, cutoff: \"16:35\" }]");

        assertThat(few.decision().looked()).isEqualTo(2);
        assertThat(few.decision().chosen().get(0).location()).isEqualTo(NEAR);
        assertThat(few.changes()).isNotEmpty().allMatch(OtherHoursTest::isMore);
        assertThat(few.explain(Locale.ENGLISH)).noneMatch(sentence -> sentence.contains("would wait"));
    }

    @Test
    void it_is_said_where_those_that_were_looked_at_would_still_have_been_better_than_any_other() {
        world.site("NEXT", -32.90, -60.65).has("NEXT", 9, "A");
        var few = first("locations: [{ group: near, perDay: 9 }]");

        assertThat(few.decision().looked()).isEqualTo(2);
        assertThat(few.changes())
                .contains(new Capacity(NEAR, -5, false), new Closed(NEAR, LocalDate.parse("2026-11-26")))
                .contains(new Pieces(NEAR, new Sku("A"), -9));
    }

    private static boolean isMore(Change change) {
        return change instanceof Pieces pieces && pieces.more() > 0;
    }

    private Account first(String locations) {
        world.by(Rules.read("today.yaml", TODAY + locations + "\n"));
        var load = Map.of(NEAR, new Load(4, 0));
        var decided = world.decideOnFirst(new Ask("shop", ship(line(1, 1, "A")), NOW, null, List.of(), load), 2);
        assertThat(decided.settled()).isTrue();
        return Account.of(world.network(), decided.kept());
    }

    @Property(tries = 300)
    void a_change_that_is_told_where_few_were_looked_at_is_so_among_all(@ForAll long seed) {
        var one = new Cases(seed, Cases.any(seed));
        var decided = one.world.decideOnFirst(one.ask, 3);
        if (decided.settled()) {
            var network = one.world.network();
            var account = Account.of(network, decided.kept());
            var shelves = one.world.decide(one.ask).kept().shelves(network);
            for (var change : account.changes()) {
                var among = network.inquire(one.ask).with(change).decide(shelves);
                assertThat(AccountTest.choice(account.with(change)))
                        .as("%s of %d", change, seed)
                        .isEqualTo(AccountTest.choice(among.decision()));
            }
        }
    }

    @Test
    void of_several_skus_each_is_spared_in_one_pass() {
        var lacks = new TreeMap<Integer, Integer>();
        for (int need = 0; need < 30; need++) {
            lacks.put(need, 2);
        }
        int[] searches = {0};

        SeveralPieces.spare(lacks, fewer -> {
            searches[0]++;
            return fewer.size() == 30 && fewer.getOrDefault(7, 0) == 2;
        });

        assertThat(lacks).hasSize(30).containsEntry(7, 2).containsEntry(6, 1).containsEntry(29, 1);
        assertThat(searches[0])
                .as("one for each piece that goes, and one for each SKU")
                .isLessThanOrEqualTo(29 + 30);
    }

    @Test
    void nothing_is_said_of_several_skus_where_what_was_chosen_may_not_be_the_best() {
        int open = 0;
        for (int seed = 0; seed < 40; seed++) {
            var trying = manyLines(new Random(seed));
            if (!trying.isExact()) {
                open++;
                for (int site : trying.others(SmallestChanges.MAX_SITES)) {
                    assertThat(new SeveralPieces(trying).at(site, SmallestChanges.MAX_PIECES))
                            .as("site %d of %d", site, seed)
                            .isNull();
                }
            }
        }
        assertThat(open).as("that may not be the best").isPositive();
    }

    /** More lines than can be tried in all ways, and eight locations each of which lacks some. */
    private static Trying manyLines(Random random) {
        var many = new World().by(Rules.named("nearest"));
        var lines = new ArrayList<Demand.Line>();
        for (int no = 1; no <= 14; no++) {
            lines.add(line(no, 1, "S" + no));
        }
        for (int site = 0; site < 8; site++) {
            many.site("L" + site, -33 - random.nextDouble(), -60 - random.nextDouble());
            for (var each : lines) {
                many.has("L" + site, random.nextInt(3) == 0 ? 0 : 1, each.sku().value());
            }
        }
        var network = many.network();
        var ask = Ask.of("shop", ship(lines.toArray(Demand.Line[]::new)), NOW);
        return new Trying(network.inquire(ask), many.shelves(network), null);
    }

    private Account account(String locations, Map<LocationId, Load> loads) {
        world.by(Rules.read("today.yaml", TODAY + locations + "\n"));
        var decided = world.decide(new Ask("shop", ship(line(1, 1, "A")), NOW, null, List.of(), loads));
        return Account.of(world.network(), decided.kept());
    }
}
