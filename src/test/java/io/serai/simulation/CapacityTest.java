package io.serai.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import io.serai.contract.Contract;
import io.serai.fulfilment.allocation.RuleBook;
import io.serai.sourcing.Rules;
import io.serai.sourcing.Slot;
import io.serai.testing.Together;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** A shop sends so many parcels a day, however many decide at the same moment. */
class CapacityTest extends InOneGroup {
    private static final int MOST = 7;

    private static String key(String location) {
        return "hashtextextended('parcels 2026-03-02 " + location + "', 0)";
    }

    @BeforeEach
    void a_shop_sends_seven_parcels_a_day() {
        HUB.jdbc().update("delete from sourcing_role");
        HUB.jdbc().update("delete from sourcing_rules");
        sends("perDay: " + MOST);
    }

    private static void sends(String parcels) {
        sends(parcels, CORDOBA);
    }

    private static void sends(String parcels, String shops) {
        var book = HUB.port(RuleBook.class);
        book.propose(Rules.read("few.yaml", """
                name: few
                version: 1
                strategy: nearest
                currency: ARS
                groups: { few: { locations: [%s] } }
                locations: [{ group: few, %s }]
                """.formatted(shops, parcels)), NOW, null, "test");
        book.promote("test");
    }

    @AfterEach
    void any_number() {
        HUB.port(RuleBook.class).rollBack("test");
    }

    @Test
    void lanes_that_decide_at_the_same_moment_give_a_location_no_more_than_it_sends() {
        live(() -> {
            lies(500, "JEAN", CORDOBA);
            lies(500, "JEAN", ROSARIO);
            var no = new AtomicInteger();

            assertThatCode(() -> Together.run(8, () -> {
                        for (int i = 0; i < 6; i++) {
                            ordered("N-" + no.incrementAndGet());
                        }
                        return true;
                    }))
                    .doesNotThrowAnyException();
            assertThat(parcels(CORDOBA)).isEqualTo(MOST);
            while (!looksAgain().isEmpty()) {
                assertThat(parcels(CORDOBA)).isEqualTo(MOST);
            }

            assertThat(states()).hasSize(48).allMatch(state -> state.endsWith(" ALLOCATED"));
            assertThat(parcels(ROSARIO)).isEqualTo(48 - MOST);
        });
    }

    @Test
    void
            an_order_whose_location_was_filled_meanwhile_is_sourced_from_another_at_once_and_nobody_is_told_that_it_waits() {
        live(() -> {
            lies(50, "JEAN", CORDOBA);
            lies(50, "JEAN", ROSARIO);

            orderedWhileTheShopIsFilled("A");

            assertThat(states()).containsExactly("A ALLOCATED");
            assertThat(parcels(ROSARIO)).isEqualTo(1);
            assertThat(HUB.jdbc().queryForList("select type from event", String.class))
                    .doesNotContain("ORDER_BACKORDERED");
        });
    }

    @Test
    void it_does_not_wait_for_who_gives_parcels_to_the_other_and_is_sourced_from_there_at_the_next_look() {
        sends("perDay: " + MOST, "CORDOBA, ROSARIO");
        live(() -> {
            lies(50, "JEAN", CORDOBA);
            lies(50, "JEAN", ROSARIO);
            in(() -> {
                giveParcels(ROSARIO);
                CompletableFuture.runAsync(() -> orderedWhileTheShopIsFilled("A"))
                        .join();
                assertThat(states()).containsExactly("A AWAITING_STOCK");
            });

            assertThat(looksAgain()).containsExactly("A");
            assertThat(states()).containsExactly("A ALLOCATED");
            assertThat(parcels(ROSARIO)).isEqualTo(1);
        });
    }

    @Test
    void one_piece_more_goes_in_the_orders_own_parcel_though_that_is_the_last_that_the_shop_sends() {
        sends("perDay: 1");
        live(() -> {
            lies(5, "JEAN", CORDOBA);
            lies(5, "JEAN", ROSARIO);
            play(shipped("A", "JEAN", 1));

            play(order("A", 2, Map.of("JEAN", 2), Map.of("mode", "ship")));

            assertThat(states()).containsExactly("A ALLOCATED");
            assertThat(levels("JEAN")).containsExactly("CORDOBA 5/2", "ROSARIO 5/0");
            play(shipped("B", "JEAN", 1));
            assertThat(levels("JEAN"))
                    .as("there is no place for another")
                    .containsExactly("CORDOBA 5/2", "ROSARIO 5/1");
        });
    }

    @Test
    void and_it_takes_no_place_of_those_that_are_left() {
        sends("perDay: 2");
        live(() -> {
            lies(5, "JEAN", CORDOBA);
            lies(5, "JEAN", ROSARIO);
            play(shipped("A", "JEAN", 1));

            play(order("A", 2, Map.of("JEAN", 2), Map.of("mode", "ship")), shipped("B", "JEAN", 1));

            assertThat(states()).containsExactly("A ALLOCATED", "B ALLOCATED");
            assertThat(levels("JEAN")).containsExactly("CORDOBA 5/3", "ROSARIO 5/0");
        });
    }

    private static void orderedWhileTheShopIsFilled(String reference) {
        var order = HUB.port(TransactionTemplate.class).execute(step -> {
            giveParcels(CORDOBA);
            var deciding = CompletableFuture.runAsync(() -> ordered(reference));
            await().until(CapacityTest::isSomebodyWaiting);
            HUB.jdbc()
                    .update(
                            "insert into sourcing_load values (?, ?::date, ?, ?)",
                            CORDOBA,
                            "2026-03-02",
                            Slot.LATER,
                            MOST);
            return deciding;
        });
        Objects.requireNonNull(order).join();
    }

    /** As who decides, until the transaction ends. */
    private static void giveParcels(String location) {
        HUB.jdbc().query("select pg_advisory_xact_lock(" + key(location) + ")", row -> {});
    }

    @Test
    void a_group_that_comes_after_the_cutoff_is_work_of_the_next_day_and_fills_no_hour() {
        sends("cutoff: \"00:01\", perDay: 20, perHour: 2");
        live(() -> {
            lies(50, "JEAN", CORDOBA);
            lies(50, "JEAN", ROSARIO);

            play(shipped("A", "JEAN", 1), shipped("B", "JEAN", 1), shipped("C", "JEAN", 1), shipped("D", "JEAN", 1));

            assertThat(states()).hasSize(4).allMatch(state -> state.endsWith(" ALLOCATED"));
            assertThat(parcels(CORDOBA)).isEqualTo(4);
        });
    }

    @Test
    void who_waits_for_a_location_to_be_given_parcels_by_others_has_no_stock_locked() {
        live(() -> {
            lies(50, "JEAN", CORDOBA);
            var order = HUB.port(TransactionTemplate.class).execute(step -> {
                giveParcels(CORDOBA);
                var deciding = CompletableFuture.runAsync(() -> ordered("A"));
                await().until(CapacityTest::isSomebodyWaiting);
                assertThatCode(() -> HUB.jdbc()
                                .queryForList("select from stock where location = ? for no key update nowait", CORDOBA))
                        .doesNotThrowAnyException();
                return deciding;
            });
            Objects.requireNonNull(order).join();

            assertThat(states()).containsExactly("A ALLOCATED");
        });
    }

    @Test
    void the_more_a_group_gives_a_location_the_more_room_is_plenty() {
        sends("perDay: 2510");
        live(() -> {
            lies(500, "JEAN", CORDOBA);

            assertThat(waitsForOthers(100)).isFalse();
            assertThat(waitsForOthers(101)).isTrue();
        });
    }

    private static boolean waitsForOthers(int orders) {
        var has = new AtomicBoolean();
        in(() -> {
            playHere(IntStream.range(0, orders)
                    .mapToObj(i -> shipped("N-" + orders + "-" + i, "JEAN", 1))
                    .toArray(Contract[]::new));
            has.set(Boolean.TRUE.equals(HUB.jdbc().queryForObject("""
                    select exists (select from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()
                      and (classid::bigint << 32 | objid::bigint) = %s)
                    """.formatted(key(CORDOBA)), Boolean.class)));
        });
        return has.get();
    }

    private static boolean isSomebodyWaiting() {
        return Boolean.TRUE.equals(HUB.jdbc().queryForObject("""
                        select exists (select from pg_stat_activity
                          where datname = current_database() and wait_event = 'advisory' and query like '%parcels%')
                        """, Boolean.class));
    }

    /** In a lane of its own, which waits for others as the real ones do. */
    private static void ordered(String reference) {
        in(() -> {
            HUB.jdbc().execute("set local lock_timeout = '30s'");
            playHere(shipped(reference, "JEAN", 1));
        });
    }

    private static Integer parcels(String location) {
        return HUB.jdbc().queryForObject("select count(*) from fulfilment where location = ?", Integer.class, location);
    }
}
