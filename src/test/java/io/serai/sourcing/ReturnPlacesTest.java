package io.serai.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.sourcing.ReturnPlaces.Coming;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A warehouse far away that sent the goods, a store near the customer, and one abroad. */
class ReturnPlacesTest {
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

    private final World world = new World()
            .site(site("CD", "AR", -34.46, "warehouse"))
            .site(site("CENTRO", "AR", -32.96, "store"))
            .site(site("NORTE", "AR", -32.80, "store"))
            .site(site("ABROAD", "CL", -32.95, "store"));

    @Test
    void a_line_comes_back_to_who_sent_it_and_otherwise_to_the_nearest_that_takes_it() {
        assertThat(places("REM", "too-small", "CD", "CD", "CENTRO", "NORTE")).startsWith("CD", "CENTRO", "NORTE");
        assertThat(places("REM", "too-small", "CD", "CENTRO", "NORTE")).containsExactly("CENTRO", "NORTE");
        assertThat(places("REM", "too-small", null, "CD", "NORTE")).containsExactly("NORTE", "CD");
    }

    @Test
    void another_country_takes_it_only_if_nobody_of_the_customers_own_does() {
        assertThat(places("REM", "too-small", "CD", "ABROAD", "NORTE")).containsExactly("NORTE");
        assertThat(places("REM", "too-small", "CD", "ABROAD")).containsExactly("ABROAD");
        assertThat(places("REM", "too-small", "ABROAD", "ABROAD", "NORTE"))
                .as("who sent it takes it back, wherever that is")
                .startsWith("ABROAD");
        assertThat(places("REM", "too-small", "CD")).isEmpty();
    }

    @Test
    void the_first_rule_that_fits_says_where_to() {
        rules("""
                returns:
                  - { when: { goods: [hazardous] }, to: [warehouses] }
                  - { when: { reasons: [faulty] }, to: [stores], nearest: true }
                """);

        assertThat(places("PERFUME-1", "faulty", "CENTRO", "CD", "CENTRO", "NORTE"))
                .containsExactly("CD");
        assertThat(places("REM", "faulty", "NORTE", "CD", "CENTRO", "NORTE")).containsExactly("CENTRO", "NORTE");
        assertThat(places("REM", "too-small", "NORTE", "CD", "CENTRO", "NORTE")).startsWith("NORTE");
        assertThat(places("PERFUME-1", "too-small", "CENTRO", "CENTRO"))
                .as("none of those that the rule names takes it")
                .containsExactly("CENTRO");
    }

    @Test
    void a_rule_that_names_nothing_that_there_is_or_changes_nothing_is_refused_with_its_line() {
        assertThatThrownBy(() -> rules("returns:\n  - { to: [shops] }\n"))
                .hasMessage(
                        "rules:11: there is no group shops → name it under groups, or use one of [stores, warehouses]");
        assertThatThrownBy(() -> rules("returns:\n  - { when: { goods: [cold] }, to: [stores] }\n"))
                .hasMessage("rules:11: there are no goods cold → name them under goods, or use one of [hazardous]");
        assertThatThrownBy(() -> rules("returns:\n  - { when: { reasons: [faulty] } }\n"))
                .hasMessage("rules:11: it changes nothing → say to, or nearest: true");
        assertThatThrownBy(() -> rules("returns:\n  - { when: { reasons: [ugly] }, to: [stores] }\n"))
                .hasMessageContaining("rules:11: /returns/0/when/reasons/0")
                .hasMessageContaining("→ use one of");
    }

    private void rules(String more) {
        world.by(Rules.read("rules", GROUPS + more));
    }

    private List<String> places(String sku, String reason, @Nullable String sender, String... takers) {
        var line = new Demand.Line(1, new Sku(sku), 1);
        var from = sender == null ? null : new LocationId(sender);
        var coming = new Coming("shop", "AR", World.ROSARIO.to(), line, reason, from);
        return ReturnPlaces.of(world.network(), coming, place -> Set.of(takers).contains(place.value())).stream()
                .map(LocationId::value)
                .toList();
    }

    private static Site site(String id, String country, double latitude, String type) {
        return new Site(new LocationId(id), id, country, latitude, -60.66, true, true, true, type, ZoneOffset.UTC);
    }
}
