package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.PACHECO;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.fulfilment.allocation.KeptDecisions;
import io.serai.fulfilment.allocation.RuleBook;
import io.serai.fulfilment.allocation.RuleDesk;
import io.serai.fulfilment.allocation.Trials;
import io.serai.kernel.OrderId;
import io.serai.sourcing.Rules;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Orders of a hub are decided again by a rule set that is tried, and nothing but the comparison is left of that. */
public abstract class TrialRun extends Journey {
    /** Any trace in what is there: a fingerprint of each table that an effect would show in. */
    private static final List<String> TABLES =
            List.of("stock", "stock_move", "fulfilment", "fulfilment_line", "orders", "event", "outbox");

    @Autowired
    private RuleDesk desk;

    @Autowired
    private RuleBook book;

    @Autowired
    private Trials trials;

    @Autowired
    private KeptDecisions decisions;

    @Autowired
    private JdbcTemplate books;

    /** The cheapest, where a piece from a store is so dear that two or more come from a warehouse. */
    private static final String DEAR_STORES = Rules.named("cheapest")
            .text()
            .replace("name: cheapest", "name: dear-stores")
            .replace("piece: 15000", "piece: 250000");

    /** So many orders, decided by the rule set that counts and tried by another that sends some of them from elsewhere. */
    protected Map<String, Object> trial(int orders) {
        var since = Instant.now().minusSeconds(1);
        for (int i = 0; i < orders; i++) {
            var remera = world.ware().lies(3, CORDOBA).lies(5, PACHECO);
            world.shop()
                    .order()
                    .of(1 + i % 3, remera)
                    .to("5000", "Córdoba")
                    .arrives()
                    .reaches("ALLOCATED");
        }
        var before = quiet();
        desk.propose(DEAR_STORES, since, null, "ana");
        World.soon(() -> assertThat(trials.comparison().orElseThrow().orders()).isGreaterThanOrEqualTo(orders));
        // What the stock has to tell of the orders may only now be on its way.
        World.soon(() -> assertThat(trace()).as("what is there after the trial").isEqualTo(before));
        int again = everyDecisionAgain();
        var comparison = trials.comparison().orElseThrow();
        assertThat(comparison.differ()).as("orders that differ").isBetween(1L, comparison.orders() - 1);
        assertThat(comparison.tried().cost()).isLessThan(comparison.live().cost());
        promoteAndRollBack();
        var figures = new LinkedHashMap<String, Object>();
        figures.put("trial_orders", comparison.orders());
        figures.put("trial_differ", comparison.differ());
        figures.put("trial_cost_live", comparison.live().cost());
        figures.put("trial_cost_tried", comparison.tried().cost());
        figures.put("trial_traces", 0);
        figures.put("hub_decided_again", again);
        return figures;
    }

    /** What is there once the orders and the stock have told what they had to tell, so that nothing moves but by the trial. */
    private List<String> quiet() {
        var seen = new AtomicReference<>(List.<String>of());
        World.soon(() -> {
            var now = trace();
            assertThat(seen.getAndSet(now)).isEqualTo(now);
            assertThat(now).contains("outbox 0 ");
        });
        return seen.get();
    }

    private int everyDecisionAgain() {
        int again = 0;
        for (var id : books.queryForList("select distinct order_id from sourcing_decision", UUID.class)) {
            var kept = decisions.newest(new OrderId(id)).orElseThrow();
            assertThat(decisions.again(kept)).as("the decision on %s", id).isPresent();
            again++;
        }
        return again;
    }

    private void promoteAndRollBack() {
        assertThat(desk.promote("ana")).isTrue();
        assertThat(book.live().name()).isEqualTo("dear-stores");
        assertThat(desk.rollBack("ana")).isTrue();
        assertThat(book.live().name()).isEqualTo("nearest");
    }

    private List<String> trace() {
        return TABLES.stream()
                .map(table -> table + " "
                        + books.queryForObject(
                                "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from "
                                        + table + " t",
                                String.class))
                .toList();
    }
}
