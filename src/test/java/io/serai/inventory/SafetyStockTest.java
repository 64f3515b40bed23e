package io.serai.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.testing.Database;
import io.serai.testing.TestClock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;

class SafetyStockTest {
    private static final LocationId CD = new LocationId("CD");
    private static final LocationId TDA = new LocationId("TDA");
    private static final Sku REM = new Sku("REM-1");
    private static final Sku BOL = new Sku("BOL-1");

    private final Database database = Database.shared();
    private final TestClock clock = new TestClock();
    private final Stock stock = new Stock(database.jdbc(), new Lots(database.jdbc()));
    private final StockRules rules = new StockRules(database.jdbc());
    private final SafetyStock safety = new SafetyStock(database.jdbc(), new JdbcTransactionManager(database.source()));

    @BeforeEach
    void ten_of_each_at_two_places() {
        database.empty();
        List.of(CD, TDA).forEach(location -> List.of(REM, BOL).forEach(sku -> comes(location, sku)));
    }

    @Test
    void the_most_particular_policy_that_names_no_channel_is_the_safety_stock_of_a_place() {
        rules.save(List.of(
                rule(null, null, null, 1),
                rule(null, TDA, null, 2),
                rule(null, null, REM, 3),
                rule(null, TDA, REM, 4),
                rule("web", TDA, REM, 9)));

        assertThat(safety.apply()).isEqualTo(4);

        assertThat(kept(CD, BOL)).isEqualTo(1);
        assertThat(kept(TDA, BOL)).isEqualTo(2);
        assertThat(kept(CD, REM)).isEqualTo(3);
        assertThat(kept(TDA, REM)).isEqualTo(4);
        assertThat(safety.apply()).as("all is as it should be").isZero();
    }

    @Test
    void what_is_changed_or_opened_later_follows() {
        rules.save(List.of(rule(null, TDA, null, 2)));
        safety.apply();
        rules.save(List.of(rule(null, TDA, null, 0)));
        safety.apply();
        assertThat(kept(TDA, BOL)).isZero();

        rules.save(List.of(rule(null, TDA, null, 5)));
        comes(TDA, new Sku("NEW-1"));
        assertThat(kept(TDA, new Sku("NEW-1"))).isEqualTo(5);
    }

    @Test
    void what_is_kept_back_cannot_be_promised_and_channels_are_told_of_the_change() {
        database.jdbc().update("delete from stock_touch");
        rules.save(List.of(rule(null, CD, REM, 7)));
        safety.apply();

        assertThat(stock.available(List.of(REM)).get(new StockPlace(CD, REM)))
                .extracting(StockLevel::available)
                .isEqualTo(3);
        assertThat(database.jdbc().queryForList("select distinct sku from stock_touch", String.class))
                .containsExactly(REM.value());
    }

    private void comes(LocationId location, Sku sku) {
        database.transaction()
                .executeWithoutResult(status -> stock.apply(
                        List.of(StockChange.move(new StockPlace(location, sku), 10, StockCause.COUNT, null, null)),
                        clock.instant()));
    }

    private int kept(LocationId location, Sku sku) {
        var place = new StockPlace(location, sku);
        return stock.levels(List.of(place)).getOrDefault(place, StockLevel.NONE).safety();
    }

    private static StockRule rule(
            @Nullable String channel, @Nullable LocationId location, @Nullable Sku sku, int pieces) {
        return new StockRule(channel, location, sku, pieces, null);
    }
}
