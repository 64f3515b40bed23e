package io.serai.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MilestoneTest {

    @Test
    void what_happens_at_once_is_told_once() {
        assertThat(Milestone.lastOf(
                        List.of("ORDER_ACCEPTED", "PAYMENT_AUTHORISED", "ORDER_ALLOCATED", "FULFILMENT_RELEASED")))
                .contains(Milestone.CONFIRMED);
        assertThat(Milestone.lastOf(List.of("ORDER_ACCEPTED", "PAYMENT_AUTHORISED", "ORDER_BACKORDERED")))
                .contains(Milestone.BACKORDERED);
        assertThat(Milestone.lastOf(List.of("FULFILMENT_SHIPPED", "ORDER_SHIPPED")))
                .contains(Milestone.SHIPPED);
        assertThat(Milestone.lastOf(List.of("FULFILMENT_NOT_COLLECTED", "ORDER_CANCELLED")))
                .contains(Milestone.NOT_COLLECTED);
    }

    @Test
    void a_customer_is_not_told_what_only_concerns_us() {
        assertThat(Milestone.lastOf(List.of("PICK_STARTED", "PARCEL_PACKED", "CHANNEL_TOLD", "SOMETHING_NEW")))
                .isEmpty();
        assertThat(Milestone.lastOf(List.of("ORDER_ACCEPTED", "ORDER_COMPLETED")))
                .isEmpty();
    }

    @Test
    void the_type_of_an_event_is_a_word_with_a_full_stop() {
        assertThat(Milestone.READY_FOR_PICKUP.eventType()).isEqualTo("order.ready_for_pickup");
    }
}
