package io.serai.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.inventory.Owed.Left;
import io.serai.inventory.Owed.Waiting;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

class OwedTest {
    private static final Sku REM = new Sku("REM-1");
    private static final LocationId CD = new LocationId("CD");
    private static final LocationId TDA = new LocationId("TDA");
    private static final LocationId KIOSK = new LocationId("KIOSK");

    @Example
    void who_comes_later_is_promised_what_those_who_wait_leave() {
        var left = left(Map.of(CD, 12, TDA, 3), waits("web", null, 5));

        assertThat(inAll(left)).isEqualTo(10);
        assertThat(left.at())
                .as("nobody knows which place will serve them, but more than is left of all there is nowhere")
                .isEqualTo(Map.of(CD, 10, TDA, 3));
        assertThat(left.in(CD::equals)).isEqualTo(10);
        assertThat(left.lacking()).isZero();
    }

    @Example
    void while_as_many_wait_as_have_come_there_is_nothing_anywhere() {
        var left = left(Map.of(CD, 12, TDA, 3), waits("web", null, 15));

        assertThat(inAll(left)).isZero();
        assertThat(left.at()).isEqualTo(Map.of(CD, 0, TDA, 0));
    }

    @Example
    void what_one_place_alone_may_serve_is_taken_off_that_place() {
        var left = left(Map.of(CD, 12, TDA, 3), waits("web", TDA, 5));

        assertThat(left.at()).isEqualTo(Map.of(CD, 12, TDA, 0));
        assertThat(inAll(left)).isEqualTo(12);
        assertThat(left.lacking()).as("the others are nowhere yet").isEqualTo(2);
    }

    @Example
    void what_lies_where_nothing_is_sent_from_is_not_for_orders_that_are_sent() {
        var left = left(Map.of(CD, 4, KIOSK, 6), waits("web", null, 5));

        assertThat(left.at()).isEqualTo(Map.of(CD, 0, KIOSK, 6));
        assertThat(inAll(left)).isEqualTo(6);
        assertThat(left.lacking()).isEqualTo(1);
    }

    @Example
    void who_waits_takes_first_what_is_set_aside_for_its_channel() {
        var fence = fence("shopify", CD, 4);
        var owed = new Owed(List.of(waits("shopify", null, 6)), List.of(fence), Set.of(CD, TDA));

        assertThat(inAll(owed.left("web", REM, Map.of(CD, 10), Map.of())))
                .as("two of them take what is for all")
                .isEqualTo(8);
        assertThat(inAll(owed.left("shopify", REM, Map.of(CD, 10), Map.of(CD, 4))))
                .isEqualTo(8);
    }

    @Example
    void what_is_set_aside_for_a_channel_is_not_for_those_of_others_who_wait() {
        var owed = new Owed(List.of(waits("web", null, 20)), List.of(), Set.of(CD, TDA));

        assertThat(inAll(owed.left("shopify", REM, Map.of(CD, 7), Map.of(CD, 4))))
                .isEqualTo(4);
    }

    /** Whatever there is and whoever waits: what is promised and what they take is what there is. */
    @Property
    void nothing_is_promised_that_is_owed_and_nothing_kept_that_is_not(
            @ForAll @IntRange(max = 30) int centre,
            @ForAll @IntRange(max = 30) int shop,
            @ForAll @IntRange(max = 30) int kiosk,
            @ForAll @IntRange(max = 40) int sent,
            @ForAll @IntRange(max = 40) int collected) {
        var there = Map.of(CD, centre, TDA, shop, KIOSK, kiosk);
        var left = left(there, waits("web", null, sent), waits("pos", KIOSK, collected));

        assertThat(inAll(left) + left.waiting() - left.lacking()).isEqualTo(centre + shop + kiosk);
        assertThat(left.waiting()).isEqualTo(sent + collected);
        left.at()
                .forEach((location, pieces) ->
                        assertThat(pieces).isBetween(0, Math.min(inAll(left), there.getOrDefault(location, 0))));
    }

    @Property
    void where_nobody_waits_all_that_is_there_is_promised(
            @ForAll @IntRange(max = 30) int free, @ForAll @IntRange(max = 30) int own) {
        var left = Owed.NOTHING.left("web", REM, Map.of(CD, free), Map.of(CD, own));

        assertThat(left.at()).isEqualTo(Map.of(CD, free + own));
        assertThat(inAll(left)).isEqualTo(free + own);
    }

    private static int inAll(Left left) {
        return left.in(anywhere -> true);
    }

    private static Left left(Map<LocationId, Integer> free, Waiting... waiting) {
        return new Owed(List.of(waiting), List.of(), Set.of(CD, TDA)).left("web", REM, free, Map.of());
    }

    private static Waiting waits(String channel, @Nullable LocationId location, int pieces) {
        return new Waiting(REM, channel, location, pieces);
    }

    private static FenceNotes.Free fence(String channel, LocationId location, int pieces) {
        return new FenceNotes.Free(new UUID(0, 1), new Fence(channel, new StockPlace(location, REM)), pieces);
    }
}
