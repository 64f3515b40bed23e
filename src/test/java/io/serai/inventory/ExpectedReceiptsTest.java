package io.serai.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.testing.Database;
import io.serai.testing.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExpectedReceiptsTest {
    private static final Sku REM = new Sku("REM-1");
    private static final StockPlace PLACE = new StockPlace(new LocationId("CD"), REM);

    private final Database database = Database.shared();
    private final TestClock clock = new TestClock();
    private final ExpectedReceipts expected = new ExpectedReceipts(database.jdbc(), clock, 3);
    private final LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);

    @BeforeEach
    void ten_are_due_today() {
        database.empty();
        announce(today);
    }

    @Test
    void what_is_late_is_promised_by_the_last_day_on_which_it_is_waited_for_and_then_no_longer() {
        assertThat(days()).containsExactly(today);

        clock.pass(Duration.ofDays(1));
        assertThat(days()).as("never under a day that is over").containsExactly(today.plusDays(3));
        clock.pass(Duration.ofDays(2));
        assertThat(days()).containsExactly(today.plusDays(3));
        clock.pass(Duration.ofDays(1));
        assertThat(days()).isEmpty();

        announce(today.plusDays(9));
        assertThat(days()).as("until it is announced anew").containsExactly(today.plusDays(9));
    }

    @Test
    void channels_hear_of_it_once_when_it_is_late_and_once_when_it_is_not_counted_on_any_more() {
        assertThat(expected.lapse()).isZero();
        clock.pass(Duration.ofDays(1));
        assertThat(expected.lapse()).isEqualTo(1);
        assertThat(expected.lapse()).isZero();
        clock.pass(Duration.ofDays(3));
        assertThat(expected.lapse()).isEqualTo(1);
        assertThat(expected.lapse()).isZero();
        assertThat(database.jdbc().queryForList("select sku from stock_touch", String.class))
                .containsExactly(REM.value(), REM.value());
    }

    @Test
    void what_has_come_is_not_late() {
        expected.received(List.of(new ExpectedReceipts.Line("PO", PLACE, 0, 10, today)));
        clock.pass(Duration.ofDays(1));

        assertThat(expected.lapse()).isZero();
        assertThat(days()).isEmpty();
    }

    @Test
    void what_came_before_it_was_announced_is_not_expected_once_more() {
        var early = new ExpectedReceipts.Line("ASN", PLACE, 0, 4, today);
        expected.received(List.of(early, early));
        assertThat(days()).as("nobody has announced it").containsExactly(today);

        expected.save(List.of(new ExpectedReceipts.Line("ASN", PLACE, 10, 0, today.plusDays(5))));

        assertThat(expected.of(List.of(REM)))
                .extracting(ExpectedReceipts.Line::open)
                .containsExactly(10, 2);
        expected.received(List.of(new ExpectedReceipts.Line("ASN", PLACE, 0, 2, today)));
        assertThat(days()).containsExactly(today);
    }

    @Test
    void nobody_waits_for_ever() {
        assertThatThrownBy(() -> new ExpectedReceipts(database.jdbc(), clock, 365))
                .hasMessageContaining("serai.stock.late-receipts");
    }

    private void announce(LocalDate due) {
        expected.save(List.of(new ExpectedReceipts.Line("PO", PLACE, 10, 0, due)));
    }

    private List<LocalDate> days() {
        return expected.of(List.of(REM)).stream()
                .map(ExpectedReceipts.Line::due)
                .toList();
    }
}
