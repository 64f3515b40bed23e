package io.serai.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.contract.PickAnswer.Lot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LotsTypedTest {
    @Test
    void one_lot_is_that_of_all_pieces() {
        assertThat(read("  L-2031 ")).contains(List.of(new Lot("L-2031", 3)));
    }

    @Test
    void of_several_lots_each_says_how_many_and_serial_numbers_are_one_each() {
        assertThat(read("L-1 = 2, L-2=1")).contains(List.of(new Lot("L-1", 2), new Lot("L-2", 1)));
        assertThat(read("S-1; S-2\nS-3,")).contains(List.of(new Lot("S-1", 1), new Lot("S-2", 1), new Lot("S-3", 1)));
    }

    @Test
    void an_empty_field_says_nothing() {
        assertThat(read(" ")).isEmpty();
        assertThat(LotsTyped.read(Map.of(), "lots-1-3", 3)).isEmpty();
    }

    private static Optional<List<Lot>> read(String text) {
        return LotsTyped.read(Map.of("lots-1-3", text), "lots-1-3", 3);
    }
}
