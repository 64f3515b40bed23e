package io.serai.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.inventory.FenceNotes.Note;
import io.serai.inventory.SetAside.Line;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whose the pieces of a fence are. */
class FenceSharesTest {
    private static final StockPlace REM = new StockPlace(new LocationId("CD"), new Sku("REM-1"));
    private static final UUID FENCE = new UUID(0, 1);
    private static final UUID OLDER = new UUID(0, 2);
    private static final UUID NEWER = new UUID(0, 3);

    @Test
    void what_no_cart_counts_on_is_for_any_order_of_the_channel() {
        assertThat(FenceShares.of(List.of(fence("", 9)), List.of())).containsExactly(fence("", 9));
    }

    @Test
    void an_order_has_what_its_cart_counts_on_before_what_is_left_for_all() {
        var cart = cart(NEWER, "W-1");

        assertThat(FenceShares.of(List.of(fence("", 9), cart), List.of(note(OLDER, "W-0", 2), note(NEWER, "W-1", 3))))
                .as("and those of the other cart are nobody's here")
                .containsExactly(cart, fence("W-1", 3), fence("", 4));
    }

    @Test
    void of_a_fence_with_too_few_the_newer_cart_has_what_the_older_leaves() {
        var carts = List.of(cart(OLDER, "W-0"), cart(NEWER, "W-1"));
        var locked = List.of(carts.get(0), carts.get(1), fence("", 4));
        var notes = List.of(note(OLDER, "W-0", 3, 4), note(NEWER, "W-1", 3, 4));

        assertThat(FenceShares.of(locked, notes))
                .containsExactly(carts.get(0), carts.get(1), fence("W-0", 3), fence("W-1", 1), fence("", 0));
    }

    private static Line fence(String taker, int pieces) {
        return new Line(FENCE, 1, true, "fence", "web", taker, REM, pieces);
    }

    /** Which holds nothing itself. */
    private static Line cart(UUID id, String taker) {
        return new Line(id, 1, false, "cart " + id, "web", taker, REM, 0);
    }

    private static Note note(UUID cart, String taker, int pieces) {
        return note(cart, taker, pieces, 9);
    }

    private static Note note(UUID cart, String taker, int pieces, int there) {
        return new Note(FENCE, there, cart, 1, "cart " + cart, taker, pieces);
    }
}
