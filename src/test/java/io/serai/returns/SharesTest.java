package io.serai.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class SharesTest {
    @Property
    void in_whatever_portions_pieces_come_back_their_shares_are_the_whole(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long amount,
            @ForAll("portions") List<Integer> portions) {
        int of = portions.stream().mapToInt(Integer::intValue).sum();
        long given = 0;
        int before = 0;
        for (int pieces : portions) {
            long share = Shares.ofPieces(amount, before, pieces, of);
            assertThat(share).isBetween(pieces * (amount / of), pieces * (amount / of + 1));
            given += share;
            before += pieces;
        }
        assertThat(given).isEqualTo(amount);
    }

    @Property
    void what_is_spread_is_spread_whole_and_never_more_than_a_minor_unit_beside_its_weight(
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000_000_000L) long amount,
            @ForAll("weights") List<Long> weights) {
        var shares = Shares.spread(amount, weights);
        long all = weights.stream().mapToLong(Long::longValue).sum();

        assertThat(shares.stream().mapToLong(Long::longValue).sum()).isEqualTo(amount);
        for (int i = 0; i < shares.size() && all > 0; i++) {
            assertThat((double) shares.get(i))
                    .isBetween(
                            (double) amount * weights.get(i) / all - 1.01,
                            (double) amount * weights.get(i) / all + 1.01);
        }
    }

    @Property
    void a_discount_that_is_no_more_than_the_goods_leaves_no_line_below_nothing(
            @ForAll("weights") List<Long> gross, @ForAll @IntRange(max = 100) int percent) {
        long all = gross.stream().mapToLong(Long::longValue).sum();
        var shares = Shares.spread(-(all * percent / 100), gross);

        for (int i = 0; i < gross.size(); i++) {
            assertThat(gross.get(i) + shares.get(i)).isNotNegative();
        }
    }

    @Example
    void the_last_piece_has_the_rest() {
        assertThat(Shares.ofPieces(10_000, 0, 1, 3)).isEqualTo(3_333);
        assertThat(Shares.ofPieces(10_000, 1, 1, 3)).isEqualTo(3_333);
        assertThat(Shares.ofPieces(10_000, 2, 1, 3)).isEqualTo(3_334);
    }

    @Example
    void no_piece_has_its_share_twice() {
        assertThatThrownBy(() -> Shares.ofPieces(10_000, 2, 2, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Shares.ofPieces(10_000, -1, 2, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<List<Integer>> portions() {
        return Arbitraries.integers().between(1, 500).list().ofMinSize(1).ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Long>> weights() {
        return Arbitraries.longs().between(0, 100_000_000).list().ofMinSize(1).ofMaxSize(12);
    }
}
