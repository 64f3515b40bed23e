package io.serai.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.contract.Contract;
import io.serai.contract.Kit;
import io.serai.contract.PickAnswer;
import io.serai.contract.StockUpdate;
import io.serai.fulfilment.allocation.RuleBook;
import io.serai.fulfilment.picking.Picking;
import io.serai.fulfilment.stock.StockIntake;
import io.serai.kernel.FulfilmentId;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.sourcing.Rules;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What is decided in one transaction sees what was decided in it before: nobody is promised what somebody else of the group has. And who waits is in a
 * group as soon as there is enough.
 */
class OneGroupTest extends InOneGroup {
    @Test
    void of_two_orders_that_want_the_last_piece_the_older_has_it() {
        live(() -> {
            lies(1, "JEAN", CORDOBA);
            play(collected("A", "JEAN", 1, CORDOBA), collected("B", "JEAN", 1, CORDOBA));

            assertThat(states()).containsExactly("A ALLOCATED", "B AWAITING_STOCK");
            assertThat(levels("JEAN")).containsExactly("CORDOBA 1/1");
        });
    }

    @Test
    void who_orders_beside_a_sale_at_the_till_has_what_the_sale_leaves() {
        live(() -> {
            lies(4, "JEAN", CORDOBA);
            play(sold("TILL", "JEAN", 3, CORDOBA), collected("A", "JEAN", 2, CORDOBA), shipped("B", "JEAN", 1));

            assertThat(states()).containsExactly("A AWAITING_STOCK", "B ALLOCATED", "TILL COMPLETED");
            assertThat(levels("JEAN")).containsExactly("CORDOBA 1/1");
        });
    }

    @Test
    void who_loses_its_pieces_to_a_count_finds_others_as_the_same_message_leaves_them() {
        live(() -> {
            lies(2, "JEAN", ROSARIO);
            play(shipped("A", "JEAN", 2));
            lies(7, "JEAN", CORDOBA);
            play(collected("B", "JEAN", 3, CORDOBA), collected("C", "JEAN", 2, CORDOBA));

            play(counted(4, "JEAN", CORDOBA), counted(0, "JEAN", ROSARIO));

            assertThat(states()).containsExactly("A AWAITING_STOCK", "B ALLOCATED", "C AWAITING_STOCK");
            assertThat(levels("JEAN")).containsExactly("CORDOBA 4/3", "ROSARIO 0/0");
        });
    }

    @Test
    void parts_of_kits_and_single_pieces_are_the_same_pieces() {
        live(() -> {
            lies(3, "JEAN", CORDOBA);
            lies(3, "REMERA", CORDOBA);
            play(new Kit(new Sku("SET"), List.of(part("JEAN", 1), part("REMERA", 2))));
            play(
                    sold("TILL", "SET", 1, CORDOBA),
                    collected("A", "SET", 1, CORDOBA),
                    collected("B", "REMERA", 1, CORDOBA),
                    collected("C", "JEAN", 2, CORDOBA));

            assertThat(states()).containsExactly("A AWAITING_STOCK", "B ALLOCATED", "C ALLOCATED", "TILL COMPLETED");
            assertThat(levels("REMERA")).containsExactly("CORDOBA 1/1");
        });
    }

    @Test
    void a_line_that_is_added_to_an_order_leaves_who_picks_the_parts_of_its_kit_alone() {
        live(() -> {
            lies(2, "REMERA", CORDOBA);
            lies(1, "JEAN", ROSARIO);
            play(new Kit(new Sku("SET"), List.of(part("REMERA", 2))));
            play(shipped("A", "SET", 1));
            var tasks = tasks();

            play(order("A", 2, Map.of("SET", 1, "JEAN", 1), Map.of("mode", "ship")));

            assertThat(states()).containsExactly("A ALLOCATED");
            assertThat(tasks()).hasSize(2).containsAll(tasks);
        });
    }

    private static List<String> tasks() {
        return HUB.jdbc().queryForList("select concat(id, ' ', state) from fulfilment", String.class);
    }

    @Test
    void a_cart_is_its_orders_and_the_rest_of_the_group_shares_what_is_left() {
        live(() -> {
            lies(3, "JEAN", CORDOBA);
            cart("A", 2, "JEAN", CORDOBA);
            play(
                    sold("TILL", "JEAN", 1, CORDOBA),
                    collected("B", "JEAN", 1, CORDOBA),
                    collected("A", "JEAN", 2, CORDOBA));

            assertThat(states()).containsExactly("A ALLOCATED", "B AWAITING_STOCK", "TILL COMPLETED");
            assertThat(levels("JEAN")).containsExactly("CORDOBA 2/2");
        });
    }

    @Test
    void two_orders_with_carts_of_their_own_share_what_neither_has_set_aside() {
        live(() -> {
            lies(5, "JEAN", CORDOBA);
            cart("A", 2, "JEAN", CORDOBA);
            cart("B", 2, "JEAN", CORDOBA);
            play(collected("A", "JEAN", 2, CORDOBA), collected("B", "JEAN", 3, CORDOBA));

            assertThat(states()).containsExactly("A ALLOCATED", "B ALLOCATED");
            assertThat(levels("JEAN")).containsExactly("CORDOBA 5/5");
        });
    }

    @Test
    void orders_share_the_fence_of_their_channel_and_who_finds_it_taken_goes_elsewhere_at_once() {
        live(() -> {
            lies(1, "JEAN", CORDOBA);
            lies(1, "JEAN", ROSARIO);
            play(fence(1, "JEAN", CORDOBA));
            play(shipped("A", "JEAN", 1), shipped("B", "JEAN", 1));

            assertThat(states()).containsExactly("A ALLOCATED", "B ALLOCATED");
            assertThat(levels("JEAN")).containsExactly("CORDOBA 1/1", "ROSARIO 1/1");
        });
    }

    @Test
    void who_waits_is_looked_at_again_once_there_is_enough_and_not_at_each_piece() {
        live(() -> {
            play(shipped("A", "JEAN", 3));
            lies(2, "JEAN", CORDOBA);
            assertThat(looksAgain()).isEmpty();

            lies(1, "JEAN", ROSARIO);
            assertThat(looksAgain()).containsExactly("A");
            assertThat(states()).containsExactly("A ALLOCATED");
        });
    }

    @Test
    void who_goes_first_by_the_rule_set_is_looked_at_before_any_number_of_older_orders() {
        var book = HUB.port(RuleBook.class);
        book.propose(Rules.read("first.yaml", """
                name: first
                version: 1
                strategy: nearest
                currency: ARS
                priorities: [{ level: 1, channels: [counter] }, { level: 2, channels: [santiago] }]
                """), NOW, null, "test");
        book.promote("test");
        try {
            live(() -> {
                play(IntStream.range(0, 60)
                        .mapToObj(i -> shipped("M-" + i, "JEAN", 1))
                        .toArray(Contract[]::new));
                play(shipped("V", "JEAN", 1));
                HUB.jdbc().update("update orders set channel = 'counter' where reference = 'V'");
                lies(5, "JEAN", CORDOBA);

                assertThat(looksAgain()).as("a group of those that wait").hasSize(50);
                assertThat(states()).contains("V ALLOCATED");
            });
        } finally {
            book.rollBack("test");
        }
    }

    @Test
    void what_lies_where_nothing_is_sent_from_is_nothing_to_look_at_again_but_for_who_collects_it_there() {
        live(() -> {
            HUB.jdbc().update("update location set ships = false where id = ?", CORDOBA);
            try {
                play(shipped("A", "JEAN", 1), collected("B", "JEAN", 1, CORDOBA), collected("C", "JEAN", 1, ROSARIO));
                lies(2, "JEAN", CORDOBA);

                assertThat(looksAgain()).containsExactly("B");
            } finally {
                HUB.jdbc().update("update location set ships = true");
            }
        });
    }

    @Test
    void what_is_sold_at_a_till_and_sent_home_waits_for_stock_anywhere() {
        live(() -> {
            play(order("A", "JEAN", 1, Map.of("mode", "ship", "location", ROSARIO)));
            lies(1, "JEAN", CORDOBA);

            assertThat(looksAgain()).containsExactly("A");
            assertThat(states()).containsExactly("A ALLOCATED");
        });
    }

    @Test
    void what_a_store_refused_to_send_stays_refused_whatever_comes_in_there() {
        live(() -> {
            lies(5, "JEAN", CORDOBA);
            play(shipped("A", "JEAN", 1));
            refuses("A");
            assertThat(states()).containsExactly("A AWAITING_STOCK");

            lies(9, "JEAN", CORDOBA);
            assertThat(looksAgain()).isEmpty();
            play(shipped("B", "JEAN", 1));
            assertThat(states()).containsExactly("A AWAITING_STOCK", "B ALLOCATED");

            lies(1, "JEAN", ROSARIO);
            assertThat(looksAgain()).containsExactly("A");
            assertThat(HUB.jdbc()
                            .queryForList(
                                    "select location from fulfilment where state <> 'CANCELLED' order by location",
                                    String.class))
                    .containsExactly(CORDOBA, ROSARIO);
        });
    }

    @Test
    void what_is_to_be_collected_at_a_store_that_refused_it_waits_for_goods_there() {
        live(() -> {
            lies(5, "JEAN", CORDOBA);
            play(collected("A", "JEAN", 1, CORDOBA));
            refuses("A");
            assertThat(states()).containsExactly("A AWAITING_STOCK");

            lies(9, "JEAN", CORDOBA);
            assertThat(looksAgain()).containsExactly("A");
        });
    }

    @Test
    void what_is_collected_is_asked_of_the_store_again_once_goods_of_any_of_what_it_refused_come_in() {
        live(() -> {
            lies(1, "JEAN", CORDOBA);
            lies(5, "REMERA", CORDOBA);
            play(order("A", 1, Map.of("JEAN", 1, "REMERA", 1), Map.of("mode", "pickup", "location", CORDOBA)));
            refuses("A");
            assertThat(looksAgain()).isEmpty();

            lies(9, "JEAN", CORDOBA);
            assertThat(looksAgain()).containsExactly("A");
            assertThat(states()).containsExactly("A ALLOCATED");
        });
    }

    @Test
    void what_a_till_sold_stops_nobody_from_collecting_the_rest() {
        live(() -> {
            lies(3, "JEAN", CORDOBA);
            play(collected("A", "JEAN", 3, CORDOBA));
            play(sold("TILL", "JEAN", 1, CORDOBA));
            assertThat(states()).containsExactly("A AWAITING_STOCK", "TILL COMPLETED");

            play(order("A", 2, Map.of("JEAN", 2), Map.of("mode", "pickup", "location", CORDOBA)));
            assertThat(states()).containsExactly("A ALLOCATED", "TILL COMPLETED");
        });
    }

    @Test
    void who_lost_pieces_to_a_till_and_collects_is_looked_at_again_when_another_leaves_some_there() {
        live(() -> {
            lies(4, "JEAN", CORDOBA);
            play(collected("A", "JEAN", 1, CORDOBA), collected("B", "JEAN", 3, CORDOBA));
            play(sold("TILL", "JEAN", 1, CORDOBA));
            assertThat(states()).containsExactly("A ALLOCATED", "B AWAITING_STOCK", "TILL COMPLETED");
            refuses("A");

            assertThat(looksAgain()).containsExactly("B");
            assertThat(states()).containsExactly("A AWAITING_STOCK", "B ALLOCATED", "TILL COMPLETED");
        });
    }

    private static void refuses(String reference) {
        var task = HUB.jdbc()
                .queryForObject(
                        "select f.id from fulfilment f join orders o on o.id = f.order_id where o.reference = ?",
                        UUID.class,
                        reference);
        in(() -> allocate(HUB.port(Picking.class)
                .answer(group(new PickAnswer(
                        new FulfilmentId(Objects.requireNonNull(task)),
                        PickAnswer.Status.REFUSED,
                        List.of(),
                        List.of())))));
    }

    @Test
    void a_fence_counts_for_who_waits_in_its_channel() {
        live(() -> {
            play(shipped("A", "JEAN", 3));
            lies(2, "JEAN", CORDOBA);
            play(fence(2, "JEAN", CORDOBA));
            assertThat(looksAgain()).isEmpty();

            lies(3, "JEAN", CORDOBA);
            assertThat(looksAgain()).containsExactly("A");
            assertThat(states()).containsExactly("A ALLOCATED");
        });
    }

    @Test
    void of_two_counts_that_name_no_time_the_second_waits_for_the_first() {
        live(() -> {
            lies(10, "JEAN", CORDOBA);
            in(() -> {
                HUB.port(StockIntake.class).post(group(counted(7, "JEAN", CORDOBA)));
                var second = CompletableFuture.runAsync(() ->
                        in(() -> HUB.port(StockIntake.class).post(group(counted(7, "JEAN", CORDOBA)))));
                assertThatThrownBy(second::join).hasStackTraceContaining("lock timeout");
            });
        });
    }

    @Test
    void an_older_count_of_a_lot_that_is_too_old_is_no_news_whichever_condition_it_names() {
        live(() -> {
            HUB.jdbc().update("update product set tracking = 'LOT_EXPIRY' where sku = 'JEAN'");
            try {
                play(
                        lot(5, null, NOW.minusSeconds(60)),
                        lot(3, StockUpdate.Condition.QUARANTINE, NOW.minusSeconds(120)));
                assertThat(quarantined()).isEqualTo(5);

                play(lot(2, StockUpdate.Condition.QUARANTINE, NOW.minusSeconds(90)));
                assertThat(quarantined()).isEqualTo(5);
                play(lot(2, StockUpdate.Condition.QUARANTINE, NOW.minusSeconds(30)));
                assertThat(quarantined()).isEqualTo(2);
            } finally {
                HUB.jdbc().update("update product set tracking = 'NONE' where sku = 'JEAN'");
            }
        });
    }

    private static StockUpdate lot(int pieces, StockUpdate.@Nullable Condition condition, Instant at) {
        return new StockUpdate(
                new LocationId(CORDOBA),
                new Sku("JEAN"),
                StockUpdate.Mode.COUNT,
                pieces,
                condition,
                null,
                null,
                null,
                "OLD",
                LocalDate.parse("2026-02-01"),
                at);
    }

    private static Integer quarantined() {
        return HUB.jdbc().queryForObject("select quarantine from stock where sku = 'JEAN'", Integer.class);
    }
}
