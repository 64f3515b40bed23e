package io.serai.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitSearchTest {

    @Test
    void eight_lines_over_a_thousand_locations_are_exact() {
        for (long seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            var needs = random.ints(8, 1, 6).toArray();
            var given = IntStream.range(0, 1000)
                    .mapToObj(site -> Arrays.stream(needs)
                            .map(need -> random.nextInt(4) == 0 ? Math.min(need, random.nextInt(5)) : 0)
                            .toArray())
                    .toList();

            var found = new SplitSearch(needs, given, distances(1000)).search();

            assertThat(found.exact()).as("seed " + seed).isTrue();
        }
    }

    @Test
    void more_than_ten_skus_are_served_well_and_said_to_be_inexact() {
        int skus = SplitSearch.MAX_ATOMIC + 1;
        var needs = IntStream.generate(() -> 1).limit(skus).toArray();
        var given = IntStream.range(0, skus)
                .mapToObj(site ->
                        IntStream.range(0, skus).map(sku -> sku == site ? 1 : 0).toArray())
                .toList();

        var found = new SplitSearch(needs, given, distances(skus)).search();

        assertThat(found.ranks()).hasSize(skus);
        assertThat(found.exact()).isFalse();
    }

    @Test
    void a_search_that_runs_out_of_steps_still_answers() {
        List<int[]> given = List.of(new int[] {1, 0}, new int[] {0, 1}, new int[] {1, 0});

        var found = new SplitSearch(new int[] {2, 1}, given, distances(3), 1).search();

        assertThat(found.ranks()).containsExactly(0, 1, 2);
        assertThat(found.exact()).isFalse();
    }

    private static long[] distances(int sites) {
        return IntStream.range(0, sites).mapToLong(site -> 1000L + site * 7L).toArray();
    }
}
