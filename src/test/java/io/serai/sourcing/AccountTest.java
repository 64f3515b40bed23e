package io.serai.sourcing;

import static io.serai.sourcing.World.line;
import static io.serai.sourcing.World.ship;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final Locale ES = Locale.forLanguageTag("es-AR");

    private final World world = new World()
            .site("ROSARIO", -32.93, -60.65)
            .site("CORDOBA", -31.42, -64.18)
            .has("ROSARIO", 1, "A")
            .has("CORDOBA", 5, "A");

    @Test
    void it_tells_the_smallest_changes_in_both_languages() {
        var decided = world.decide(ship(line(1, 2, "A")));
        var account = Account.of(world.network(), decided.kept());

        assertThat(account.decision()).isEqualTo(decided.decision());
        assertThat(account.changes())
                .containsExactly(
                        new Change.Pieces(new LocationId("ROSARIO"), new Sku("A"), 1),
                        new Change.Pieces(new LocationId("CORDOBA"), new Sku("A"), -4));
        assertThat(account.explain(ES))
                .endsWith(
                        "Con 1 × A más en Local ROSARIO habría salido de: Local ROSARIO.",
                        "Con 4 × A menos en Local CORDOBA habría salido de: Local CORDOBA, Local ROSARIO.");
        assertThat(account.explain(Locale.ENGLISH))
                .contains("With 1 × A more at Local ROSARIO it would have been sent from: Local ROSARIO.");
    }

    @Test
    void a_parcel_that_costs_as_much_more_as_the_next_best_costs_more_would_not_have_been_chosen() {
        world.by(Rules.named("cheapest")).has("ROSARIO", 9, "A").has("CORDOBA", 9, "A");
        var decided = world.decide(ship(line(1, 2, "A")));
        var account = Account.of(world.network(), decided.kept());
        var price = (Change.Price) account.changes().get(0);

        assertThat(price.location()).isEqualTo(new LocationId("ROSARIO"));
        long dearer =
                Objects.requireNonNull(decided.decision().others().get(0).why().more());
        assertThat(price.more()).isBetween(dearer, dearer + 1);
        assertThat(sender(account.with(price))).isEqualTo(new LocationId("CORDOBA"));
        assertThat(sender(account.with(new Change.Price(price.location(), price.more() - 1))))
                .isEqualTo(new LocationId("ROSARIO"));
    }

    private static LocationId sender(Decision decision) {
        return decision.chosen().get(0).location();
    }

    @Property(tries = 300)
    void each_smallest_change_changes_the_choice_and_one_unit_less_does_not(@ForAll long seed) {
        var one = new Cases(seed, Cases.any(seed));
        var decided = one.world.decide(one.ask);
        var account = Account.of(one.world.network(), decided.kept());
        var altered = new Altered(seed, Cases.any(seed));
        for (var change : account.changes()) {
            assertThat(choice(account.with(change))).isNotEqualTo(choice(decided.decision()));
            altered.with(decided.kept(), change)
                    .ifPresent(
                            there -> assertThat(goods(there)).as("%s", change).isEqualTo(goods(account.with(change))));
            for (var smaller : smaller(change)) {
                assertThat(choice(account.with(smaller))).as("%s", smaller).isEqualTo(choice(decided.decision()));
                altered.with(decided.kept(), smaller)
                        .ifPresent(there ->
                                assertThat(goods(there)).as("%s", smaller).isEqualTo(goods(decided.decision())));
            }
        }
    }

    /** The same with one unit less of it: several, where there are several things to have less of; none, if that is nothing. */
    static List<Change> smaller(Change change) {
        if (change instanceof Change.Price price) {
            long less = price.more() - Long.signum(price.more());
            return less == 0 ? List.of() : List.of(new Change.Price(price.location(), less));
        }
        if (change instanceof Change.Pieces pieces) {
            int less = less(pieces.more());
            return less == 0 ? List.of() : List.of(new Change.Pieces(pieces.location(), pieces.sku(), less));
        }
        if (change instanceof Change.Cutoff cutoff) {
            int less = less(cutoff.minutes());
            return less == 0 ? List.of() : List.of(new Change.Cutoff(cutoff.location(), less));
        }
        if (change instanceof Change.Capacity room) {
            int less = less(room.parcels());
            return less == 0 ? List.of() : List.of(new Change.Capacity(room.location(), less, room.inHour()));
        }
        return change instanceof Change.Several several ? smaller(several) : List.of();
    }

    private static int less(int units) {
        return units - Integer.signum(units);
    }

    private static List<Change> smaller(Change.Several several) {
        return several.pieces().stream()
                .<Change>map(one -> new Change.Several(several.pieces().stream()
                        .map(each ->
                                each.equals(one) ? new Change.Pieces(one.location(), one.sku(), one.more() - 1) : each)
                        .filter(each -> each.more() > 0)
                        .toList()))
                .toList();
    }

    /** Who gives how many of which line, whoever is nearer. */
    static List<?> choice(Decision decision) {
        return decision.chosen().stream()
                .sorted(Comparator.comparing(Decision.Chosen::location))
                .map(part -> List.of(part.location(), part.allocations()))
                .toList();
    }

    /** Who gives how many of what: which of two lines of one SKU they are for is no change to anybody. */
    private static Map<LocationId, Map<Sku, Integer>> goods(Decision decision) {
        return decision.chosen().stream()
                .collect(Collectors.toMap(
                        Decision.Chosen::location,
                        part -> part.allocations().stream()
                                .collect(Collectors.toMap(
                                        Split.Allocation::sku, Split.Allocation::quantity, Integer::sum))));
    }
}
