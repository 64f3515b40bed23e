package io.serai.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class PromiseTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");

    @Example
    void those_who_wait_already_get_what_comes_first_and_the_cap_holds_for_the_rest() {
        var expected = new TreeMap<>(Map.of(DAY.plusDays(1), 5, DAY.plusDays(3), 20));
        var ahead = new Ahead(expected, 4, 12, 2);

        assertThat(ahead.by(DAY)).isZero();
        assertThat(ahead.by(DAY.plusDays(1))).isEqualTo(1);
        assertThat(ahead.by(DAY.plusDays(9)))
                .as("25 − 4 waiting, but 12 − 2 at most")
                .isEqualTo(10);
        assertThat(ahead.promisable(7)).isEqualTo(Map.of(DAY.plusDays(1), 8, DAY.plusDays(3), 17));
    }

    @Property
    void a_later_day_never_promises_less(@ForAll("aheads") Ahead ahead, @ForAll @IntRange(max = 40) int days) {
        assertThat(ahead.by(DAY.plusDays(days + 1L))).isGreaterThanOrEqualTo(ahead.by(DAY.plusDays(days)));
    }

    @Property
    void no_more_is_promised_than_comes_and_the_channel_may(@ForAll("aheads") Ahead ahead) {
        int due = ahead.expected().values().stream().mapToInt(Integer::intValue).sum();

        assertThat(ahead.inAll()).isBetween(0, Math.max(0, due - ahead.waiting()));
        assertThat(ahead.inAll()).isLessThanOrEqualTo(ahead.cap());
    }

    /** Whoever promises all that is promisable, and looks again with these pieces as waiting, finds none left. */
    @Property
    void what_was_promised_is_not_promised_again(@ForAll("aheads") Ahead ahead) {
        int promised = ahead.inAll();
        var after = new Ahead(ahead.expected(), ahead.waiting() + promised, ahead.cap(), ahead.used() + promised);

        assertThat(after.inAll()).isZero();
    }

    @Property
    void what_can_be_promised_now_is_never_more_than_lies_there(
            @ForAll @IntRange(max = 1_000) int onHand,
            @ForAll @IntRange(max = 1_000) int reserved,
            @ForAll @IntRange(max = 100) int safety,
            @ForAll @IntRange(max = 100) int kept) {
        var level = new StockLevel(onHand, reserved, safety);

        assertThat(level.available(kept)).isBetween(0, level.available());
        assertThat(level.available()).isLessThanOrEqualTo(Math.max(0, onHand - reserved));
        assertThat(level.reserve(level.available()).available()).isZero();
    }

    @Property
    void a_buffer_grows_with_the_age_of_the_answer_and_the_pace_of_the_sales(
            @ForAll @IntRange(max = 10_000) int perHour, @ForAll @IntRange(max = 86_400) int seconds) {
        var age = Duration.ofSeconds(seconds);
        int pieces = Buffer.pieces(perHour, age);

        assertThat(pieces).isNotNegative();
        assertThat(Buffer.pieces(perHour, age.plusSeconds(60))).isGreaterThanOrEqualTo(pieces);
        assertThat(Buffer.pieces(perHour + 10.0, age)).isGreaterThanOrEqualTo(pieces);
        assertThat(pieces).isGreaterThanOrEqualTo((int) Math.floor(perHour * (seconds / 3_600.0)));
    }

    @Example
    void what_nobody_buys_needs_no_buffer_however_old_the_answer_is() {
        assertThat(Buffer.pieces(0, Duration.ofDays(30))).isZero();
        assertThat(Buffer.pieces(1, Duration.ofSeconds(2))).isZero();
        assertThat(Buffer.pieces(60, Duration.ofMinutes(10))).isEqualTo(16);
    }

    @Provide
    Arbitrary<Ahead> aheads() {
        var pieces = Arbitraries.integers().between(0, 200);
        Arbitrary<List<Integer>> days =
                Arbitraries.integers().between(0, 30).list().uniqueElements().ofMaxSize(6);
        var expected = days.flatMap(all -> pieces.list().ofSize(all.size()).map(each -> {
            var map = new TreeMap<LocalDate, Integer>();
            for (int i = 0; i < each.size(); i++) {
                map.put(DAY.plusDays(all.get(i)), each.get(i));
            }
            return map;
        }));
        return Combinators.combine(expected, pieces, pieces, pieces)
                .as((map, waiting, cap, used) -> new Ahead(map, waiting, cap, Math.min(used, waiting)));
    }
}
