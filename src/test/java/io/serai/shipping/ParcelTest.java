package io.serai.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.contract.TrackingUpdate;
import io.serai.contract.TrackingUpdate.Status;
import io.serai.kernel.FulfilmentId;
import io.serai.kernel.Ids;
import io.serai.kernel.OrderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ParcelTest {
    private static final Instant SHIPPED_AT = Instant.parse("2026-03-02T14:00:00Z");

    @Property
    void in_whatever_order_and_however_often_the_events_come_a_parcel_ends_in_the_same_state(
            @ForAll("journeys") List<TrackingUpdate> events, @ForAll Random random) {
        var shuffled = new ArrayList<>(events);
        shuffled.addAll(events);
        Collections.shuffle(shuffled, random);

        assertThat(after(shuffled)).isEqualTo(after(events));
    }

    @Property
    void a_delivered_parcel_stays_delivered(@ForAll("journeys") List<TrackingUpdate> events) {
        var parcel = parcel();
        for (var event : events) {
            var before = parcel.state();
            parcel = parcel.tracked(event);
            if (before == ParcelState.DELIVERED) {
                assertThat(parcel.state()).isEqualTo(ParcelState.DELIVERED);
            }
        }
        assertThat(parcel.state() == ParcelState.DELIVERED)
                .isEqualTo(events.stream().anyMatch(event -> event.status() == Status.DELIVERED));
    }

    @Property
    void an_event_that_came_before_is_no_news(@ForAll("journeys") List<TrackingUpdate> events) {
        var parcel = parcel();
        for (var event : events) {
            parcel = parcel.tracked(event);
            assertThat(parcel.tracked(event)).isEqualTo(parcel);
        }
    }

    @Property
    void an_older_event_never_moves_it_unless_it_tells_of_the_delivery(
            @ForAll("journeys") List<TrackingUpdate> events) {
        var parcel = parcel();
        for (var event : events) {
            var known = parcel.trackedAt();
            var moved = parcel.tracked(event);
            if (known != null && event.at().isBefore(known)) {
                assertThat(moved.trackedAt()).isEqualTo(known);
                assertThat(moved.state()).isIn(parcel.state(), ParcelState.DELIVERED);
            }
            parcel = moved;
        }
    }

    @Example
    void after_a_failed_delivery_it_is_tried_again() {
        assertThat(after(List.of(
                        event(Status.OUT_FOR_DELIVERY, 1),
                        event(Status.DELIVERY_FAILED, 2),
                        event(Status.OUT_FOR_DELIVERY, 3))))
                .isEqualTo(ParcelState.OUT_FOR_DELIVERY);
    }

    @Example
    void a_scan_that_says_the_same_again_later_is_newer_than_what_comes_late() {
        assertThat(after(List.of(
                        event(Status.IN_TRANSIT, 1), event(Status.IN_TRANSIT, 3), event(Status.OUT_FOR_DELIVERY, 2))))
                .isEqualTo(ParcelState.IN_TRANSIT);
    }

    @Example
    void of_two_events_of_one_moment_the_further_one_counts() {
        var both = List.of(event(Status.OUT_FOR_DELIVERY, 1), event(Status.PICKED_UP, 1));
        var other = List.of(event(Status.PICKED_UP, 1), event(Status.OUT_FOR_DELIVERY, 1));

        assertThat(List.of(after(both), after(other))).containsOnly(ParcelState.OUT_FOR_DELIVERY);
    }

    @Example
    void a_carrier_can_be_quicker_than_the_manifest() {
        assertThat(parcel(ParcelState.PACKED)
                        .tracked(event(Status.PICKED_UP, 1))
                        .state())
                .isEqualTo(ParcelState.PICKED_UP);
    }

    @Example
    void each_status_of_a_carrier_is_a_state_of_a_parcel() {
        assertThat(List.of(Status.values()))
                .allMatch(status -> ParcelState.of(status).name().equals(status.name()));
    }

    @Provide
    Arbitrary<List<TrackingUpdate>> journeys() {
        var statuses = Arbitraries.of(Status.class);
        var minutes = Arbitraries.integers().between(0, 8);
        return Combinators.combine(statuses, minutes)
                .as(ParcelTest::event)
                .list()
                .ofMaxSize(8);
    }

    private static ParcelState after(Collection<TrackingUpdate> events) {
        var parcel = parcel();
        for (var event : events) {
            parcel = parcel.tracked(event);
        }
        return parcel.state();
    }

    private static TrackingUpdate event(Status status, int minute) {
        return new TrackingUpdate("377900010000000017", status, SHIPPED_AT.plusSeconds(60L * minute), null, null, null);
    }

    private static Parcel parcel() {
        return parcel(ParcelState.SHIPPED);
    }

    private static Parcel parcel(ParcelState state) {
        return new Parcel(
                Ids.next(),
                FulfilmentId.next(),
                OrderId.next(),
                "377900010000000017",
                "andes",
                500,
                List.of(new Parcel.Content(1, "REM-1", 1)),
                state,
                null);
    }
}
