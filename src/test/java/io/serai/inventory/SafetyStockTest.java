package io.serai.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.testing.Database;
import io.serai.testing.TestClock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;

class SafetyStockTest {
    private static final LocationId CD = new LocationId("CD");
    private static final LocationId TDA = new LocationId("TDA");
    private static final Sku REM = new Sku("REM-1");
    private static final Sku BOL = new Sku("BOL-1");

    private final Database database = Database.named("safety_stock");
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

    @Test
    void each_row_of_stock_is_looked_at_once_in_a_pass_however_many_there_are() {
        database.jdbc().update("""
                insert into stock (location, sku, on_hand) select 'CD', 'MANY-' || n, 10 from generate_series(1, 9000) n""");
        rules.save(List.of(rule(null, null, null, 2)));
        database.jdbc().execute("create sequence looks");
        database.jdbc().execute("alter function safety_of rename to safety_as_it_is");
        database.jdbc().execute("""
                create function safety_of(place text, article text) returns int language sql as
                  $$ select safety_as_it_is(place, article) + 0 * nextval('looks')::int $$""");
        try {
            assertThat(safety.apply()).isEqualTo(9_004);
        } finally {
            database.jdbc().execute("drop function safety_of");
            database.jdbc().execute("alter function safety_as_it_is rename to safety_of");
        }
        var looks = database.jdbc().queryForObject("select last_value from looks", Long.class);
        database.jdbc().execute("drop sequence looks");
        assertThat(looks).isLessThanOrEqualTo(2 * 9_004L);
        assertThat(database.jdbc().queryForList("select passes from stock_rule", Integer.class))
                .containsExactly(1);
    }

    @Test
    void a_policy_that_is_changed_in_the_midst_of_a_pass_starts_again() {
        rules.save(List.of(rule(null, null, null, 2)));
        database.jdbc().update("update stock_rule set after_location = 'CD', after_sku = 'Z'");
        rules.save(List.of(rule(null, null, null, 3)));

        safety.apply();

        assertThat(kept(CD, BOL)).isEqualTo(3);
        assertThat(kept(TDA, REM)).isEqualTo(3);
    }

    @Test
    void a_policy_can_be_changed_while_a_portion_waits_for_stock() throws Exception {
        rules.save(List.of(rule(null, null, null, 2)));
        var applied = Objects.requireNonNull(database.transaction().execute(status -> {
            database.jdbc().queryForList("select from stock where location = 'CD' for update");
            var portion = CompletableFuture.supplyAsync(safety::apply);
            rules.save(List.of(rule(null, null, null, 5)));
            return portion;
        }));

        applied.get(10, TimeUnit.SECONDS);
        safety.apply();
        assertThat(kept(CD, REM)).isEqualTo(5);
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
