package io.serai.simulation;

import static io.serai.simulation.Geography.WAREHOUSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.fulfilment.allocation.Trials;
import io.serai.fulfilment.allocation.Trials.Earlier;
import io.serai.fulfilment.collect.Bringing;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.sourcing.Decision;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is kept of orders that are collected. */
class CollectedDecisionsTest extends InOneGroup {

    @Test
    void an_order_to_collect_keeps_what_its_place_had_and_is_decided_the_same_again() {
        live(() -> {
            lies(2, "JEAN", CORDOBA);
            lies(9, "JEAN", ROSARIO);

            play(collected("A", "JEAN", 1, CORDOBA), collected("B", "JEAN", 5, CORDOBA));

            assertThat(trials().account(id("A")).orElseThrow().explain(Locale.ENGLISH))
                    .contains("The customer chose the place: no other was looked at.");
            assertThat(trials().isSameAgain(id("A"))).contains(true);
            assertThat(trials().isSameAgain(id("B"))).as("it waits").contains(true);
        });
    }

    @Test
    void from_where_goods_were_brought_is_told_after_they_came_too() {
        live(() -> {
            lies(9, "JEAN", WAREHOUSE);
            play(collected("A", "JEAN", 1, CORDOBA));

            var bringing = HUB.port(Bringing.class);
            assertThat(bringing.bring(id("A"), new LocationId(ROSARIO), "ana")).isEqualTo(Bringing.Answer.NOT_THERE);
            assertThat(bringing.bring(id("A"), new LocationId(WAREHOUSE), "ana"))
                    .isEqualTo(Bringing.Answer.DONE);
            assertThat(trials().account(id("A")).orElseThrow().decision().mode())
                    .isEqualTo(Decision.Mode.BROUGHT_BY_PERSON);
            bringing.arrived(id("A"), new LocationId(CORDOBA), "ana");
            assertThat(looksAgain()).containsExactly("A");

            assertThat(trials().account(id("A")).orElseThrow().decision().mode())
                    .isEqualTo(Decision.Mode.COLLECTED);
            assertThat(trials().earlier(id("A")))
                    .extracting(each -> each.decision().mode())
                    .containsExactly(Decision.Mode.BROUGHT_BY_PERSON, Decision.Mode.COLLECTED);
            assertThat(trials().earlier(id("A"))).allMatch(Earlier::same);
        });
    }

    @Test
    void a_sale_at_a_till_is_a_fact_and_keeps_nothing() {
        live(() -> {
            lies(2, "JEAN", CORDOBA);

            play(sold("T", "JEAN", 1, CORDOBA));

            assertThat(trials().account(id("T"))).isEmpty();
        });
    }

    private static Trials trials() {
        return HUB.port(Trials.class);
    }

    private static OrderId id(String reference) {
        return new OrderId(Objects.requireNonNull(
                HUB.jdbc().queryForObject("select id from orders where reference = ?", UUID.class, reference)));
    }
}
