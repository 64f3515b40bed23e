package io.serai.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.fulfilment.collect.StoreDesk;
import io.serai.fulfilment.orders.Cancellations;
import io.serai.fulfilment.orders.DeadEndDesk;
import io.serai.fulfilment.orders.DeadEndDesk.Answer;
import io.serai.kernel.FulfilmentId;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A person lets an order be sourced again from where it was disappointed. */
class DeadEndDeskTest extends InOneGroup {

    @Test
    void an_order_that_waits_is_sourced_at_once_from_the_store_whose_refusal_was_a_mistake() {
        live(() -> {
            lies(2, "JEAN", CORDOBA);
            play(shipped("A", "JEAN", 1));
            refuses("A");
            assertThat(states()).containsExactly("A AWAITING_STOCK");
            assertThat(looksAgain()).as("it stays refused").isEmpty();

            assertThat(lift("A", CORDOBA)).isEqualTo(Answer.LIFTED);

            assertThat(states()).containsExactly("A ALLOCATED");
            assertThat(levels("JEAN")).containsExactly("CORDOBA 2/1");
            assertThat(HUB.jdbc()
                            .queryForList(
                                    "select concat(actor, ' ', data ->> 'location', ' ', data ->> 'reason') from event where type = 'DEAD_END_LIFTED'",
                                    String.class))
                    .containsExactly("person:ana CORDOBA [\"refused\"]");
            assertThat(lift("A", CORDOBA)).as("once").isEqualTo(Answer.NOTHING_TO_DO);
        });
    }

    @Test
    void of_several_places_one_is_lifted() {
        live(() -> {
            lies(1, "JEAN", CORDOBA);
            lies(1, "JEAN", ROSARIO);
            play(shipped("A", "JEAN", 1));
            refuses("A");
            refuses("A");
            assertThat(states()).containsExactly("A AWAITING_STOCK");

            lift("A", ROSARIO);

            assertThat(levels("JEAN")).containsExactly("CORDOBA 1/0", "ROSARIO 1/1");
        });
    }

    @Test
    void an_order_to_collect_is_put_ready_at_its_store_after_all() {
        live(() -> {
            lies(1, "JEAN", CORDOBA);
            play(collected("A", "JEAN", 1, CORDOBA));
            refuses("A");

            assertThat(lift("A", CORDOBA)).isEqualTo(Answer.LIFTED);

            assertThat(states()).containsExactly("A ALLOCATED");
        });
    }

    @Test
    void what_is_over_or_unknown_or_no_dead_end_stays_as_it_is() {
        live(() -> {
            lies(1, "JEAN", CORDOBA);
            play(shipped("A", "JEAN", 1));
            assertThat(lift("A", CORDOBA)).isEqualTo(Answer.NOTHING_TO_DO);
            assertThat(HUB.port(DeadEndDesk.class).lift(OrderId.next(), new LocationId(CORDOBA), "ana"))
                    .isEqualTo(Answer.NO_SUCH_ORDER);
            refuses("A");
            HUB.port(Cancellations.class).cancel(id("A"), "ana", "customer");

            assertThat(lift("A", CORDOBA)).isEqualTo(Answer.TOO_LATE);
        });
    }

    private static Answer lift(String reference, String location) {
        return HUB.port(DeadEndDesk.class).lift(id(reference), new LocationId(location), "ana");
    }

    /** The store that has it now does not want to send it. */
    private static void refuses(String reference) {
        var part = HUB.jdbc().queryForMap("""
                select f.id, f.location from fulfilment f
                where f.order_id = ? and f.state = 'RELEASED'""", id(reference).value());
        var answer = HUB.port(StoreDesk.class)
                .act(
                        String.valueOf(part.get("location")),
                        new FulfilmentId(UUID.fromString(String.valueOf(part.get("id")))),
                        StoreDesk.Action.REFUSE,
                        Map.of(),
                        Map.of(),
                        "eva");
        assertThat(answer).isEqualTo(StoreDesk.Answer.DONE);
    }

    private static OrderId id(String reference) {
        return new OrderId(Objects.requireNonNull(
                HUB.jdbc().queryForObject("select id from orders where reference = ?", UUID.class, reference)));
    }
}
