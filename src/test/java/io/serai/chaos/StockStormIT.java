package io.serai.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The proof of stock at a small size. */
class StockStormIT extends StockRun {
    @Test
    void nothing_is_oversold_or_lost_and_the_ledger_is_the_levels_whatever_is_killed() {
        var figures = storm(1_000, 16, 2);

        assertThat(figures)
                .containsEntry("kills", 2)
                .containsEntry("acknowledged_and_lost", 0)
                .containsEntry("oversold", 0L)
                .containsEntry("reserved_differs", 0L)
                .containsEntry("ledger_differs", 0L)
                .containsEntry("deadlocks", 0)
                .containsEntry("deadlocks_of_server", 0L)
                .containsEntry("other_violations", 0L);
        assertThat((Long) figures.get("counted_below_promised")).isPositive();
    }

    @Test
    void a_count_of_everything_is_taken_from_one_file_once_though_the_hub_is_killed_halfway() {
        var figures = intake(5_000);

        assertThat(figures)
                .containsEntry("intake_rows", 5_000L)
                .containsEntry("intake_moves", 5_000L)
                .containsEntry("intake_json_moves", 5_000L)
                .containsEntry("intake_x12_moves", 5_000L)
                .containsEntry("intake_differs", 0L)
                .containsEntry("intake_parked", 0L);
    }

    @Test
    void large_books_are_as_fast_as_small_ones() {
        var figures = size(100, 1_000, 100_000);

        assertThat((Long) figures.get("size_moves")).isGreaterThan(90_000L);
        assertThat((Double) figures.get("reserve_ratio")).isLessThan(10);
    }
}
