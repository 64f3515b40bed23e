package io.serai.fulfilment.telling;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.shipping.Parcel.Content;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A channel that is told of each parcel hears of each piece once. */
class ParcelSharesTest {

    @Test
    void each_parcel_has_what_was_packed_in_it() {
        assertThat(ParcelShares.of(List.of(List.of(in(1, 2)), List.of(in(1, 1), in(2, 1))), Map.of(1, 3, 2, 1)))
                .containsExactly(Map.of(1, 2, 2, 0), Map.of(1, 1, 2, 1));
    }

    @Test
    void what_nobody_knows_the_parcel_of_is_in_the_first() {
        var kit = 7;
        assertThat(ParcelShares.of(List.of(List.of(in(8, 1)), List.of(in(9, 1))), Map.of(kit, 1)))
                .first()
                .satisfies(first -> assertThat(first).containsEntry(kit, 1));
    }

    @Test
    void two_parcels_that_each_claim_everything_have_it_once() {
        assertThat(ParcelShares.of(List.of(List.of(in(1, 3)), List.of(in(1, 3))), Map.of(1, 3)))
                .containsExactly(Map.of(1, 3), Map.of(1, 0));
    }

    @Test
    void a_parcel_of_which_nothing_was_said_leaves_the_others_what_they_have() {
        var everythingPicked = List.of(in(1, 2));
        assertThat(ParcelShares.of(List.of(everythingPicked, List.of(in(1, 1))), Map.of(1, 2)))
                .containsExactly(Map.of(1, 1), Map.of(1, 1));
    }

    @Test
    void what_was_collected_is_in_no_parcel() {
        assertThat(ParcelShares.of(List.of(), Map.of(1, 3))).isEmpty();
    }

    private static Content in(int line, int pieces) {
        return new Content(line, "SKU-" + line, pieces);
    }
}
