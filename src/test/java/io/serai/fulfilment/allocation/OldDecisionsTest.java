package io.serai.fulfilment.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.kernel.OrderId;
import io.serai.log.LeasesAccess;
import io.serai.testing.Database;
import io.serai.testing.TestClock;
import java.sql.Timestamp;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What decisions rested on is removed by its age, and never while its order goes on. */
class OldDecisionsTest {
    private static final Duration KEPT = Duration.ofDays(180);

    private final Database database = Database.shared();
    private final TestClock clock = new TestClock();

    @BeforeEach
    void nothing() {
        database.empty();
        database.jdbc().update("insert into lease values ('decisions') on conflict do nothing");
    }

    @Test
    void what_is_old_goes_and_what_belongs_to_an_order_that_goes_on_stays() {
        var ended = decided("DELIVERED", Duration.ofDays(181));
        var going = decided("FULFILLING", Duration.ofDays(400));
        var fresh = decided("DELIVERED", Duration.ofDays(179));

        assertThat(old(KEPT).sweep()).isEqualTo(2);

        assertThat(left("sourcing_decision"))
                .containsExactlyInAnyOrder(going, fresh)
                .doesNotContain(ended);
        assertThat(left("sourcing_dead_end")).containsExactlyInAnyOrder(going, fresh);
    }

    @Test
    void more_than_a_batch_goes_in_one_sweep() {
        var order = decided("CANCELLED", Duration.ofDays(300));
        database.jdbc().update("""
                insert into sourcing_decision
                select order_id, n, at, rules, sites, kept, answer from sourcing_decision, generate_series(2, 2500) n
                where order_id = ?
                """, order);

        assertThat(old(KEPT).sweep()).isEqualTo(2501);
    }

    @Test
    void old_trials_go_but_those_of_the_rule_set_that_is_tried_now_that_are_not_counted_or_whose_order_goes_on() {
        database.jdbc().update("insert into sourcing_rules values ('d', 'mine', 1, '', 'ana')");
        role("CANDIDATE", "d", Timestamp.from(clock.instant()));
        var ended = tried("DELIVERED", Duration.ofDays(300));
        role("CANDIDATE", "d", null);
        var counted = tried("DELIVERED", Duration.ofDays(300));
        var going = tried("FULFILLING", Duration.ofDays(300));
        var last = tried("DELIVERED", Duration.ofDays(290));
        var next = tried("DELIVERED", Duration.ofDays(280));
        var fresh = tried("DELIVERED", Duration.ofDays(1));
        database.jdbc().update("""
                insert into sourcing_comparison (role_id, at, order_id, orders)
                select role_id, at, order_id, 3 from sourcing_trial where order_id = ?
                """, last);

        old(KEPT).sweep();

        assertThat(left("sourcing_trial"))
                .containsExactlyInAnyOrder(going, next, fresh)
                .doesNotContain(ended, counted);
        assertThat(database.jdbc().queryForObject("select orders from sourcing_comparison", Integer.class))
                .as("what they add up to stays")
                .isEqualTo(3);
    }

    /** By the newest role. */
    private java.util.UUID tried(String state, Duration ago) {
        var order = decided(state, ago);
        database.jdbc()
                .update(
                        "insert into sourcing_trial select max(id), ?, 1, ?, '{}', '{}', true from sourcing_role",
                        order,
                        Timestamp.from(clock.instant().minus(ago)));
        return order;
    }

    @Test
    void rule_sets_and_locations_that_no_kept_decision_names_go_once_they_are_old() {
        decided("FULFILLING", Duration.ofDays(400));
        for (var rules : java.util.List.of("r", "unused", "tried", "before", "live", "fresh")) {
            used("sourcing_rules (digest, name, version, text, added_by, used_at)", rules, ", 'x', 1, '', 'ana'");
        }
        for (var sites : java.util.List.of("s", "unused", "fresh")) {
            used("sourcing_sites (digest, sites, used_at)", sites, ", '[]'");
        }
        var ended = Timestamp.from(clock.instant().minus(Duration.ofDays(300)));
        role("CANDIDATE", "unused", ended);
        role("CANDIDATE", "tried", null);
        role("LIVE", "unused", ended);
        role("LIVE", "before", ended);
        role("LIVE", "live", null);

        old(KEPT).sweep();

        assertThat(digests("sourcing_rules")).containsExactly("before", "fresh", "live", "r", "tried");
        assertThat(digests("sourcing_sites")).containsExactly("fresh", "s");
    }

    private void used(String table, String digest, String more) {
        var ago = Duration.ofDays(digest.equals("fresh") ? 1 : 300);
        database.jdbc()
                .update(
                        "insert into " + table + " values (?" + more + ", ?)",
                        digest,
                        Timestamp.from(clock.instant().minus(ago)));
    }

    private void role(String role, String digest, @Nullable Timestamp ended) {
        database.jdbc()
                .update(
                        "insert into sourcing_role (role, digest, by_whom, ended_at) values (?, ?, 'ana', ?)",
                        role,
                        digest,
                        ended);
    }

    private java.util.List<String> digests(String table) {
        return database.jdbc().queryForList("select digest from " + table + " order by digest", String.class);
    }

    @Test
    void zero_is_for_ever() {
        decided("DELIVERED", Duration.ofDays(9000));

        assertThat(old(Duration.ZERO).sweep()).isZero();

        assertThat(left("sourcing_decision")).hasSize(1);
    }

    private OldDecisions old(Duration kept) {
        return new OldDecisions(database.jdbc(), database.transaction(), LeasesAccess.of(database.jdbc()), clock, kept);
    }

    private java.util.UUID decided(String state, Duration ago) {
        var id = OrderId.next().value();
        var at = Timestamp.from(clock.instant().minus(ago));
        database.jdbc().update("""
                insert into orders (id, channel, reference, revision, state, seq, currency, total, mode, document, token, placed_at)
                values (?, 'shop', ?, 1, ?, 1, 'ARS', 1, 'SHIP', '{}', ?, ?)
                """, id, id.toString(), state, id.toString(), at);
        database.jdbc().update("insert into sourcing_decision values (?, 1, ?, 'r', 's', '{}', 'a')", id, at);
        database.jdbc().update("insert into sourcing_dead_end values (?, 'CD', 'A', 'short', ?, 0)", id, at);
        return id;
    }

    private java.util.List<java.util.UUID> left(String table) {
        return database.jdbc().queryForList("select order_id from " + table, java.util.UUID.class);
    }
}
