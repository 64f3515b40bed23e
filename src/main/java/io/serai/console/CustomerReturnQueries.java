package io.serai.console;

import static io.serai.console.Columns.uuid;

import io.serai.console.CustomerReturnView.Article;
import io.serai.console.CustomerReturnView.Size;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a customer can give back of an order, and has asked to. */
@Component
public class CustomerReturnQueries {
    private static final int MOST_SIZES = 40;
    private static final int MOST_SHOPS = 500;

    /** A title without the size at its end, as the index {@code product_sizes} has it. */
    private static final String STEM = """
            case when right(%1$s.title, length(%1$s.size)) = %1$s.size
              then rtrim(left(%1$s.title, length(%1$s.title) - length(%1$s.size))) else %1$s.title end""";

    private final JdbcClient jdbc;
    private final ReturnQueries returns;

    CustomerReturnQueries(JdbcClient jdbc, ReturnQueries returns) {
        this.jdbc = jdbc;
        this.returns = returns;
    }

    /** Behind the link to the customer's page; empty if it leads nowhere. */
    public Optional<CustomerReturnView> find(String token) {
        if (!TrackingQueries.isToken(token)) {
            return Optional.empty();
        }
        return jdbc.sql("""
                select o.id, coalesce(o.number, o.reference) as name, o.mode, coalesce(o.document->'shipTo'->>'country', l.country) as country
                from orders o left join location l on l.id = o.location where o.token = :token""")
                .param("token", token)
                .query((row, i) -> {
                    var order = new OrderId(uuid(row, "id"));
                    return new CustomerReturnView(
                            order,
                            row.getString("name"),
                            row.getString("mode"),
                            returns.lines(order).stream()
                                    .map(line -> new Article(line, sizes(line.sku())))
                                    .toList(),
                            returns.of(order),
                            shops(row.getString("country")));
                })
                .optional();
    }

    private List<Size> sizes(Sku sku) {
        return jdbc.sql("""
                select p.sku, p.size from product mine
                join product p on p.size is not null and %s = %s
                where mine.sku = :sku and mine.size is not null and p.size <> mine.size and p.colour is not distinct from mine.colour
                order by length(p.size), p.size, p.sku limit :most""".formatted(STEM.formatted("p"), STEM.formatted("mine")))
                .param("sku", sku.value())
                .param("most", MOST_SIZES)
                .query((row, i) -> new Size(new Sku(row.getString("sku")), row.getString("size")))
                .list();
    }

    /** Where customers can bring something, by name. */
    private List<StoreView.Place> shops(String country) {
        return jdbc.sql("""
                select id, name from location where type = 'STORE' and pickup and country = :country
                order by name collate "unicode", id limit :most""")
                .param("country", country == null ? "" : country)
                .param("most", MOST_SHOPS)
                .query((row, i) -> new StoreView.Place(new LocationId(row.getString("id")), row.getString("name")))
                .list();
    }
}
