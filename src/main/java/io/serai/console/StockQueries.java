package io.serai.console;

import static io.serai.console.Columns.optional;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the book says is there. */
@Component
public class StockQueries {
    private final JdbcClient jdbc;

    StockQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * By SKU, then location; what is null does not narrow. {@code page} counts from 0; {@code size} is cut to
     * {@value PageOf#MAX_SIZE}.
     */
    public PageOf<StockView> list(@Nullable String sku, @Nullable String location, int page, int size) {
        var conditions =
                new Conditions().with("s.sku = :sku", "sku", sku).with("s.location = :location", "location", location);
        int bounded = PageOf.boundedSize(size);
        int from = PageOf.boundedPage(page);
        var total = jdbc.sql("select count(*) from stock s" + conditions.where())
                .params(conditions.parameters())
                .query(Long.class)
                .single();
        var items = jdbc.sql("""
                select s.*, p.title, greatest(0, s.on_hand + s.oversell - s.safety - s.reserved) as available
                from stock s left join product p on p.sku = s.sku""" + conditions.where() + " order by s.sku, s.location limit :limit offset :offset")
                .params(conditions.parameters())
                .param("limit", bounded)
                .param("offset", (long) from * bounded)
                .query((row, i) -> stock(row))
                .list();
        return new PageOf<>(items, from, bounded, total);
    }

    private static StockView stock(ResultSet row) throws SQLException {
        return new StockView(
                new LocationId(row.getString("location")),
                new Sku(row.getString("sku")),
                optional(row, "title"),
                row.getInt("on_hand"),
                row.getInt("reserved"),
                row.getInt("safety"),
                row.getInt("oversell"),
                row.getInt("available"));
    }
}
