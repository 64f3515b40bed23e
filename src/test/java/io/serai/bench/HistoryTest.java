package io.serai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.testing.Database;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.ConnectionCallback;

/** The benchmark runs seldom; the tables change often. */
class HistoryTest {
    private static final int ORDERS = 300;

    /** How many rows each table has of an order. */
    private static final Map<String, Integer> ROWS = Map.of(
            "receipt", 1,
            "receipt_item", 1,
            "orders", 1,
            "order_line", 2,
            "payment", 1,
            "fulfilment", 1,
            "fulfilment_line", 2,
            "pick_task", 1,
            "event", 3);

    private final Database database = Database.shared().empty();

    @Test
    void the_orders_of_former_days_leave_all_their_rows_in_the_tables_as_they_are_now() {
        database.jdbc().execute((ConnectionCallback<Void>) connection -> {
            try (var statement = connection.createStatement()) {
                for (var each : History.statements(1, ORDERS)) {
                    statement.execute(each);
                }
            }
            return null;
        });

        assertThat(ROWS)
                .allSatisfy((table, rows) ->
                        assertThat(database.count(table)).as(table).isEqualTo(ORDERS * rows));
        assertThat(database.count("orders where id >= uuid_from(now() - interval '1 day')"))
                .as("they lie where orders of their time would lie")
                .isZero();
    }
}
