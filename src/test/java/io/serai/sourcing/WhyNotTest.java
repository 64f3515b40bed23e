package io.serai.sourcing;

import static io.serai.sourcing.World.line;
import static io.serai.sourcing.World.ship;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.sourcing.Reason.Code;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Places near the customer that were passed over, each for another reason, and what is told of them. */
class WhyNotTest {
    private static final Locale ES = Locale.forLanguageTag("es");
    private static final String RULES = """
            name: mine
            version: 1
            strategy: nearest
            currency: ARS
            groups: { stores: { locations: [RULED] } }
            rules: [{ name: no-stores, never: [stores] }]
            """;

    private final World world = new World()
            .by(Rules.read("mine.yaml", RULES))
            .site(site("RULED", -32.94, "AR", true))
            .site(site("COUNTER", -32.93, "AR", false))
            .site(site("ABROAD", -32.92, "UY", true))
            .site(site("EMPTY", -32.91, "AR", true))
            .site(site("SENDER", -32.5, "AR", true))
            .site(site("FARTHER", -31.0, "AR", true))
            .has("RULED", 9, "A")
            .has("COUNTER", 9, "A")
            .has("ABROAD", 9, "A")
            .has("SENDER", 9, "A")
            .has("FARTHER", 9, "A");

    @Test
    void the_nearest_three_of_all_places_are_named_with_what_excludes_them() {
        var decision = world.decide(ship(line(1, 1, "A"))).decision();

        assertThat(decision.others())
                .extracting(other -> other.location() + " " + other.why().code())
                .containsExactly("RULED RULE", "COUNTER DOES_NOT_SHIP", "ABROAD OTHER_COUNTRY", "FARTHER FARTHER");
        assertThat(decision.explain(Locale.ENGLISH))
                .contains(
                        "RULED is nearer (1.5 km) but excluded by the rule “no-stores”.",
                        "COUNTER is nearer (2.4 km) but does not ship.",
                        "ABROAD is nearer (3.5 km) but in another country, and does not export.");
        assertThat(decision.explain(ES))
                .contains("RULED está más cerca (1,5 km), pero queda fuera por la regla «no-stores».");
    }

    @Test
    void they_are_named_also_where_a_few_places_were_looked_at_only() {
        var decision = world.decideOnFirst(ship(line(1, 1, "A")), 2).decision();

        assertThat(decision.looked()).isEqualTo(2);
        assertThat(world.decideOnFirst(ship(line(1, 1, "A")), 2).kept().lookedAtFew())
                .isTrue();
        assertThat(world.decide(ship(line(1, 1, "A"))).kept().lookedAtFew()).isFalse();
        assertThat(decision.others())
                .extracting(Decision.Other::location)
                .contains(new LocationId("RULED"), new LocationId("COUNTER"), new LocationId("ABROAD"));
    }

    @Test
    void every_place_can_be_asked_for() {
        var account = account(world.decide(ship(line(1, 1, "A"))));

        assertThat(code(account, "RULED")).isEqualTo(Code.RULE);
        assertThat(code(account, "EMPTY")).isEqualTo(Code.LACKS_STOCK);
        assertThat(code(account, "FARTHER")).isEqualTo(Code.FARTHER);
        assertThat(code(account, "NOWHERE")).isEqualTo(Code.NO_SUCH_LOCATION);
        assertThat(whyNot(account, "SENDER").why()).isNull();
        assertThat(whyNot(account, "SENDER").sentences()).containsExactly("SENDER does send something of it.");
    }

    @Test
    void what_would_have_had_it_send_something_is_told_with_it() {
        var account = account(world.decide(ship(line(1, 2, "A"))));
        var empty = whyNot(account, "EMPTY");

        assertThat(empty.changes()).contains(new Change.Pieces(new LocationId("EMPTY"), new Sku("A"), 2));
        assertThat(empty.sentences())
                .contains("With 2 × A more at EMPTY it would have been sent from: EMPTY.")
                .startsWith("EMPTY is nearer (4.5 km) but lacks 2 × A.");
        assertThat(whyNot(account, "FARTHER").changes()).singleElement().isInstanceOf(Change.Price.class);
    }

    @Test
    void a_place_that_was_not_looked_at_could_not_have_been_better() {
        var account = account(world.decideOnFirst(ship(line(1, 1, "A")), 2));

        assertThat(account.decision().chosen().get(0).location()).isEqualTo(new LocationId("SENDER"));
        assertThat(code(account, "FARTHER")).isEqualTo(Code.NOT_LOOKED_AT);
    }

    @Test
    void it_tells_without_which_rule_the_choice_would_have_been_another() {
        var account = account(world.decide(ship(line(1, 1, "A"))));
        var without = new Change.WithoutRule("no-stores");

        assertThat(account.changes()).contains(without);
        assertThat(account.with(without).chosen().get(0).location()).isEqualTo(new LocationId("RULED"));
        assertThat(account.explain(Locale.ENGLISH))
                .contains("Without the rule “no-stores” it would have been sent from: RULED.");
        assertThat(account.explain(ES)).contains("Sin la regla «no-stores» habría salido de: RULED.");
    }

    private Account account(Decided decided) {
        return Account.of(world.network(), decided.kept());
    }

    private static Account.WhyNot whyNot(Account account, String location) {
        return account.whyNot(new LocationId(location), Locale.ENGLISH).orElseThrow();
    }

    private static Code code(Account account, String location) {
        return Objects.requireNonNull(whyNot(account, location).why()).code();
    }

    private static Site site(String id, double latitude, String country, boolean ships) {
        return new Site(new LocationId(id), id, country, latitude, -60.65, ships, true, false, "store", ZoneOffset.UTC);
    }

    @Test
    void where_all_wait_the_nearest_come_first_whatever_excludes_them() {
        var decision = world.decide(ship(line(1, 99, "A"))).decision();

        assertThat(decision.others())
                .extracting(other -> other.location().value())
                .isEqualTo(List.of("RULED", "COUNTER", "ABROAD", "EMPTY", "SENDER", "FARTHER"));
    }
}
