package io.serai.returns;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.contract.SalesOrder;
import io.serai.contract.SalesOrder.Fulfilment;
import io.serai.contract.SalesOrder.Line;
import io.serai.contract.SalesOrder.Mode;
import io.serai.kernel.Sku;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

class PaidLinesTest {
    /** In minor units. */
    private record Bought(int quantity, long price, long discount, long tax) {}

    @Property
    void the_lines_are_what_the_order_cost_without_shipping_to_the_last_minor_unit(
            @ForAll("bought") List<Bought> lines,
            @ForAll @IntRange(max = 40) int percentOff,
            @ForAll boolean taxInside,
            @ForAll @IntRange(min = -3, max = 3) int rounding) {
        long gross = lines.stream().mapToLong(PaidLinesTest::gross).sum();
        long discount = gross * percentOff / 100;
        long tax = lines.stream().mapToLong(Bought::tax).sum();
        long goods = gross - discount + (taxInside ? 0 : tax) + rounding;

        var paid = PaidLines.of(order(lines, discount, taxInside, tax, rounding, 990));

        long all = 0;
        for (int i = 1; i <= lines.size(); i++) {
            assertThat(paid.of(i)).isNotNegative();
            all += paid.of(i);
        }
        assertThat(all).isEqualTo(Math.max(0, goods));
    }

    @Property
    void whoever_gives_everything_back_piece_by_piece_gets_all_of_it_and_no_more(@ForAll("bought") List<Bought> lines) {
        var paid = PaidLines.of(order(lines, 1, true, 0, 0, 0));
        for (int i = 1; i <= lines.size(); i++) {
            long back = 0;
            for (int piece = 0; piece < lines.get(i - 1).quantity(); piece++) {
                back += paid.of(i, piece, 1);
            }
            assertThat(back).isEqualTo(paid.of(i));
        }
    }

    @Example
    void a_discount_of_the_order_is_shared_by_what_the_lines_cost_and_shipping_is_nobodys() {
        var paid = PaidLines.of(
                order(List.of(new Bought(3, 10_000, 0, 0), new Bought(1, 10_001, 1, 0)), 1_000, true, 0, 0, 2_500));

        assertThat(paid.of(1)).isEqualTo(29_250);
        assertThat(paid.of(2)).isEqualTo(9_750);
        assertThat(paid.of(1, 0, 1)).isEqualTo(9_750);
    }

    @Example
    void tax_on_top_is_given_back_as_the_channel_told_it_of_each_line_and_otherwise_by_what_they_cost() {
        var lines = List.of(new Bought(1, 10_000, 0, 2_100), new Bought(1, 10_000, 0, 0));

        assertThat(PaidLines.of(order(lines, 0, false, 2_100, 0, 0)).of(1)).isEqualTo(12_100);
        assertThat(PaidLines.of(order(lines, 0, false, 3_000, 0, 0)).of(1)).isEqualTo(11_500);
    }

    private static long gross(Bought line) {
        return line.quantity() * line.price() - line.discount();
    }

    private static SalesOrder order(
            List<Bought> bought, long discount, boolean taxInside, long tax, long rounding, long shipping) {
        var lines = new ArrayList<Line>();
        for (var each : bought) {
            lines.add(new Line(
                    "l" + lines.size(),
                    new Sku("REM-M"),
                    null,
                    each.quantity(),
                    null,
                    amount(each.price()),
                    amount(each.discount()),
                    amount(each.tax()),
                    null));
        }
        return new SalesOrder(
                "1042",
                null,
                1,
                Instant.EPOCH,
                "ARS",
                taxInside,
                new Fulfilment(Mode.SHIP, null),
                null,
                null,
                null,
                lines,
                nullable(tax),
                nullable(shipping),
                null,
                null,
                null,
                nullable(discount),
                nullable(rounding),
                BigDecimal.ZERO,
                List.of(),
                null,
                null);
    }

    private static @Nullable BigDecimal nullable(long minor) {
        return minor == 0 ? null : amount(minor);
    }

    private static BigDecimal amount(long minor) {
        return BigDecimal.valueOf(minor, 2);
    }

    @Provide
    Arbitrary<List<Bought>> bought() {
        var line = Combinators.combine(
                        Arbitraries.integers().between(1, 50),
                        Arbitraries.longs().between(10, 5_000_000),
                        Arbitraries.longs().between(0, 9),
                        Arbitraries.longs().between(0, 100_000))
                .as(Bought::new);
        return line.list().ofMinSize(1).ofMaxSize(8);
    }
}
