package io.serai.simulation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.contract.Address;
import io.serai.fulfilment.allocation.Promises;
import io.serai.fulfilment.allocation.RuleBook;
import io.serai.inventory.FenceFilling;
import io.serai.inventory.Reservation;
import io.serai.inventory.Reservations;
import io.serai.inventory.Wish;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.log.InvariantsAccess;
import io.serai.sourcing.Rules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is set aside for a channel is for its carts, too, and a cart's pieces of it are for its order alone. */
class CartsAndFencesTest extends InOneGroup {
    private static final String CHANNEL = "santiago";
    private static final Sku JEAN = new Sku("JEAN");

    @Test
    void a_cart_counts_on_what_is_set_aside_for_its_channel_and_its_order_has_it() {
        live(() -> {
            lies(3, "JEAN", CORDOBA);
            play(fence(3, "JEAN", CORDOBA));
            cart("A", 2, "JEAN", CORDOBA);
            assertThat(levels("JEAN")).as("nothing has moved").containsExactly("CORDOBA 3/3");
            assertThat(promised()).isEqualTo(1);

            play(collected("B", "JEAN", 2, CORDOBA), collected("A", "JEAN", 2, CORDOBA));
            play(collected("C", "JEAN", 1, CORDOBA));

            assertThat(states()).containsExactly("A ALLOCATED", "B AWAITING_STOCK", "C ALLOCATED");
            assertThat(state("A")).isEqualTo(Reservation.State.TAKEN);
            assertThat(fence()).isZero();
        });
    }

    @Test
    void a_cart_takes_from_the_fence_first_and_the_rest_from_what_is_for_all() {
        live(() -> {
            lies(5, "JEAN", CORDOBA);
            play(fence(2, "JEAN", CORDOBA));
            cart("A", 4, "JEAN", CORDOBA);

            assertThat(levels("JEAN")).containsExactly("CORDOBA 5/4");
            assertThat(line("A"))
                    .extracting(Reservation.Line::reserved, Reservation.Line::fenced)
                    .containsExactly(4, 2);
            play(collected("A", "JEAN", 3, CORDOBA));
            assertThat(levels("JEAN"))
                    .as("what it did not buy is its channel's again")
                    .containsExactly("CORDOBA 5/4");
            assertThat(fence()).isEqualTo(1);
        });
    }

    @Test
    void who_waits_is_not_looked_at_for_what_a_cart_counts_on_until_it_is_given_up() {
        live(() -> {
            lies(2, "JEAN", CORDOBA);
            play(fence(2, "JEAN", CORDOBA));
            cart("A", 2, "JEAN", CORDOBA);
            play(shipped("B", "JEAN", 1));
            assertThat(looksAgain()).isEmpty();

            in(() -> HUB.port(Reservations.class).release("cart-A"));

            assertThat(looksAgain()).containsExactly("B");
            assertThat(states()).containsExactly("B ALLOCATED");
            assertThat(levels("JEAN")).containsExactly("CORDOBA 2/2");
        });
    }

    @Test
    void a_channel_hears_of_what_its_carts_count_on_and_of_what_they_give_up_though_nothing_moves() {
        live(() -> {
            lies(2, "JEAN", CORDOBA);
            play(fence(2, "JEAN", CORDOBA));
            HUB.jdbc().update("delete from stock_touch");
            cart("A", 2, "JEAN", CORDOBA);
            assertThat(touched()).containsExactly("JEAN");

            HUB.jdbc().update("delete from stock_touch");
            HUB.clock().set(NOW.plus(Duration.ofHours(2)));
            in(() -> HUB.port(Reservations.class).expireDue());
            assertThat(touched()).containsExactly("JEAN");
        });
    }

    @Test
    void what_a_cart_counts_on_stays_its_own_when_its_channel_is_to_have_fewer() {
        live(() -> {
            lies(3, "JEAN", CORDOBA);
            play(fence(3, "JEAN", CORDOBA));
            cart("A", 2, "JEAN", CORDOBA);

            play(fence(0, "JEAN", CORDOBA));

            assertThat(levels("JEAN")).containsExactly("CORDOBA 3/2");
            assertThat(line("A"))
                    .extracting(Reservation.Line::reserved, Reservation.Line::fenced)
                    .containsExactly(2, 0);
            play(collected("B", "JEAN", 2, CORDOBA), collected("A", "JEAN", 2, CORDOBA));
            assertThat(states()).containsExactly("A ALLOCATED", "B AWAITING_STOCK");
        });
    }

    @Test
    void a_count_that_leaves_the_fence_fewer_takes_from_the_newest_cart_and_a_cart_that_comes_later_gets_none_of_it() {
        live(() -> {
            lies(4, "JEAN", CORDOBA);
            play(fence(4, "JEAN", CORDOBA));
            cart("A", 2, "JEAN", CORDOBA);
            cart("B", 2, "JEAN", CORDOBA);

            lies(3, "JEAN", CORDOBA);

            assertThat(line("A").reserved()).isEqualTo(2);
            assertThat(line("B").reserved()).isEqualTo(1);
            play(collected("B", "JEAN", 2, CORDOBA), collected("A", "JEAN", 2, CORDOBA));
            assertThat(states()).containsExactly("A ALLOCATED", "B AWAITING_STOCK");
        });
    }

    /** Whatever carts, orders, policies and counts come in whichever order. */
    @Property(tries = 40)
    void the_books_agree_and_every_cart_that_no_count_has_broken_is_its_orders(@ForAll long seed) {
        var random = new Random(seed);
        live(() -> {
            lies(12, "JEAN", CORDOBA);
            var held = new ArrayList<String>();
            boolean isBroken = false;
            for (int step = 0; step < 14; step++) {
                var name = "" + (char) ('A' + step);
                switch (random.nextInt(9)) {
                    case 0, 1 -> play(fence(random.nextInt(9), "JEAN", CORDOBA));
                    case 2, 3, 4 -> {
                        if (asks(name, random.nextBoolean() ? CHANNEL : "other", 1 + random.nextInt(4))) {
                            held.add(name);
                        }
                    }
                    case 5 -> play(collected(name, "JEAN", 1 + random.nextInt(3), CORDOBA));
                    case 7 -> in(() -> HUB.port(FenceFilling.class).fill());
                    case 6 -> {
                        if (!held.isEmpty()) {
                            var given = held.remove(random.nextInt(held.size()));
                            in(() -> HUB.port(Reservations.class).release("cart-" + given));
                        }
                    }
                    default -> {
                        isBroken = true;
                        lies(random.nextInt(12), "JEAN", CORDOBA);
                    }
                }
                isBroken &= !held.isEmpty();
                agrees();
            }
            for (var cart : held) {
                var line = line(cart);
                assertThat(isBroken || line.reserved() == line.quantity()).isTrue();
                if (reservation(cart).channel().equals(CHANNEL) && line.reserved() == line.quantity()) {
                    play(collected(cart, "JEAN", line.quantity(), CORDOBA));
                    assertThat(states()).contains(cart + " ALLOCATED");
                    assertThat(state(cart)).isEqualTo(Reservation.State.TAKEN);
                }
                agrees();
            }
        });
    }

    /** No more of a fence is told of, and counted on, than there is in it. */
    private static void agrees() {
        assertThat(InvariantsAccess.violatedOfReservations(HUB.jdbc())).isEmpty();
        int counted = HUB
                .jdbc()
                .queryForList(
                        "select key from reservation where channel = ? and state = 'HELD' and kind = 'CART'",
                        String.class,
                        CHANNEL)
                .stream()
                .mapToInt(key -> line(key.substring("cart-".length())).fenced())
                .sum();
        int free = HUB.jdbc()
                .queryForObject("select coalesce(sum(greatest(0, on_hand - reserved)), 0) from stock", Integer.class);
        var waiting = HUB.jdbc().queryForObject("select count(*) from waiting_line", Integer.class);
        if (requireNonNull(waiting) == 0) {
            assertThat(counted + promised() - free).isEqualTo(fence());
        } else {
            assertThat(counted + promised() - free)
                    .as("who waits is owed the rest")
                    .isLessThanOrEqualTo(fence());
        }
    }

    @Test
    void a_cart_that_says_where_it_goes_is_held_from_where_its_order_will_be_sent() {
        live(() -> {
            lies(2, "JEAN", CORDOBA);
            lies(9, "JEAN", ROSARIO);

            assertThat(towards("A", null, 1))
                    .as("nobody knows where: where most lies")
                    .containsExactly("ROSARIO 1");
            assertThat(towards("B", "5000", 1)).as("the nearest that has it").containsExactly("CORDOBA 1");
            assertThat(towards("C", "5000", 2))
                    .as("what is left there is not enough")
                    .containsExactly("ROSARIO 2");
            assertThat(towards("B", "5000", 1)).as("the same key").containsExactly("CORDOBA 1");
            assertThat(towards("B", "2000", 1)).as("another wish").isEmpty();
            assertThat(HUB.jdbc().queryForList("select asked::text from reservation", String.class))
                    .as("where a buyer lives is not kept")
                    .noneMatch(asked -> asked.contains("5000"));
            play(shipped("B", "JEAN", 1));

            assertThat(states()).containsExactly("B ALLOCATED");
            assertThat(levels("JEAN")).containsExactly("CORDOBA 2/1", "ROSARIO 9/3");
        });
    }

    @Test
    void of_what_no_place_has_whole_it_is_held_as_it_will_be_sent() {
        live(() -> {
            lies(3, "JEAN", CORDOBA);
            lies(4, "JEAN", ROSARIO);
            lies(4, "JEAN", Geography.WAREHOUSE);

            assertThat(towards("A", "5000", 6))
                    .as("from the two that are nearest, though as much lies elsewhere")
                    .hasSize(2)
                    .noneMatch(held -> held.startsWith(Geography.WAREHOUSE));
        });
    }

    @Test
    void a_cart_that_the_rule_set_would_send_from_nowhere_is_held_where_most_of_it_lies() {
        var book = HUB.port(RuleBook.class);
        book.propose(Rules.read("near.yaml", """
                name: near
                version: 1
                strategy: nearest
                currency: ARS
                rules: [{ name: near, withinKm: 50 }]
                """), NOW, null, "test");
        book.promote("test");
        try {
            live(() -> {
                lies(2, "JEAN", CORDOBA);
                lies(9, "JEAN", ROSARIO);

                assertThat(towards("A", "5000", 1)).containsExactly("CORDOBA 1");
                assertThat(towards("B", "8300", 1)).as("Neuquén").containsExactly("ROSARIO 1");
            });
        } finally {
            book.rollBack("test");
        }
    }

    /** Where it is held, and how many pieces there; nothing if it is not. */
    private static List<String> towards(String order, @Nullable String postcode, int pieces) {
        var to = postcode == null
                ? null
                : new Address(null, null, List.of(), null, null, postcode, "AR", null, null, null);
        var held = new ArrayList<String>();
        in(() -> {
            var answer = HUB.port(Reservations.class)
                    .reserve(new Wish(
                            "cart-" + order,
                            CHANNEL,
                            order,
                            to == null ? null : "AR",
                            to,
                            Duration.ofHours(1),
                            List.of(new Wish.Line(null, JEAN, pieces))));
            if (answer instanceof Reservations.Answer.Held reservation) {
                reservation.reservation().lines().forEach(line -> held.add(line.location() + " " + line.quantity()));
            }
        });
        return held;
    }

    private static boolean asks(String order, String channel, int pieces) {
        var answers = new ArrayList<Reservations.Answer>();
        in(() -> answers.add(HUB.port(Reservations.class)
                .reserve(new Wish(
                        "cart-" + order,
                        channel,
                        order,
                        Duration.ofHours(1),
                        List.of(new Wish.Line(new LocationId(CORDOBA), JEAN, pieces))))));
        return answers.get(0) instanceof Reservations.Answer.Held;
    }

    private static int promised() {
        return requireNonNull(HUB.port(Promises.class)
                        .of(CHANNEL, List.of(JEAN), location -> true)
                        .get(JEAN))
                .now();
    }

    private static Integer fence() {
        return HUB.jdbc().queryForObject("""
                        select coalesce(sum(l.reserved), 0) from reservation_line l join reservation r on r.id = l.reservation_id
                        where r.kind = 'FENCE'
                        """, Integer.class);
    }

    private static List<String> touched() {
        return HUB.jdbc().queryForList("select distinct sku from stock_touch", String.class);
    }

    private static Reservation reservation(String cart) {
        return HUB.port(Reservations.class).find("cart-" + cart).orElseThrow();
    }

    private static Reservation.State state(String cart) {
        return reservation(cart).state();
    }

    private static Reservation.Line line(String cart) {
        return reservation(cart).lines().get(0);
    }
}
