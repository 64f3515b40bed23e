package io.serai.console;

import static io.serai.console.Columns.uuid;

import io.serai.kernel.OrderId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody at the counter of a store can give back. */
@Component
public class CounterQueries {
    /** Numbers of several channels may be the same. */
    private static final int MOST = 5;

    /** An order, by its number, and the pieces of it that can be given back. */
    public record Returnable(OrderId order, String number, List<ReturnView.Open> open) {}

    private record Found(OrderId order, String number) {}

    private final JdbcClient jdbc;
    private final ReturnQueries returns;

    CounterQueries(JdbcClient jdbc, ReturnQueries returns) {
        this.jdbc = jdbc;
        this.returns = returns;
    }

    /** None if no number is asked for. */
    public List<Returnable> of(String number) {
        if (number.isEmpty()) {
            return List.of();
        }
        return jdbc
                .sql(
                        "select o.id, coalesce(o.number, o.reference) as number from orders o where %s order by o.placed_at desc, o.id limit :most"
                                .formatted(StoreQueries.MEANT))
                .param("number", number)
                .param("most", MOST)
                .query((row, i) -> new Found(new OrderId(uuid(row, "id")), row.getString("number")))
                .list()
                .stream()
                .map(found -> new Returnable(found.order(), found.number(), returns.open(found.order())))
                .filter(each -> !each.open().isEmpty())
                .toList();
    }
}
