package io.serai.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.chaos.StockRun;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * 100,000 reservations by 64 threads of ten hot SKUs while stock arrives and is counted, with 20 {@code kill -9}: nothing oversold,
 * nothing lost, the ledger is the levels. Books of ten million moves are as fast as small ones, and a count of a million rows is taken
 * from one file with a heap of 256 MB, once, though the hub is killed halfway; of CSV, of JSON and of X12.
 */
@Proof("stock")
class StockProofIT extends StockRun {
    private static final String NAME = "stock";

    @Test
    void nothing_is_oversold_whatever_is_killed_and_large_books_are_as_fast_as_small_ones() {
        var figures = new LinkedHashMap<String, Object>(
                storm(Integer.getInteger("proof.reservations", 100_000), 64, Integer.getInteger("proof.kills", 20)));
        Figures.write(NAME, figures);
        figures.putAll(
                size(1_000, Integer.getInteger("proof.skus", 100_000), Integer.getInteger("proof.moves", 10_000_000)));
        Figures.write(NAME, figures);
        int rows = Integer.getInteger("proof.rows", 1_000_000);
        figures.putAll(intake(rows));
        Figures.write(NAME, figures);

        assertThat(figures)
                .containsEntry("intake_moves", (long) rows)
                .containsEntry("intake_json_moves", (long) rows)
                .containsEntry("intake_x12_moves", (long) rows)
                .containsEntry("intake_differs", 0L)
                .containsEntry("intake_parked", 0L);
        assertThat(figures)
                .containsAllEntriesOf(Map.of(
                        "acknowledged_and_lost", 0,
                        "oversold", 0L,
                        "reserved_differs", 0L,
                        "ledger_differs", 0L,
                        "deadlocks", 0,
                        "deadlocks_of_server", 0L));
        assertThat((Long) figures.get("counted_below_promised")).isPositive();
        assertThat((Double) figures.get("reserve_ratio")).isLessThan(3);
    }
}
