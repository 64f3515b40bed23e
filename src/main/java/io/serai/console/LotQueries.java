package io.serai.console;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which lots and serial numbers the book says are there. */
@Component
public class LotQueries {
    private final JdbcClient jdbc;

    LotQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of a SKU, what expires first before all; what is null does not narrow. {@code page} counts from 0. */
    public PageOf<LotView> list(String sku, @Nullable String location, @Nullable String lot, int page, int size) {
        var conditions = new Conditions()
                .with("l.sku = :sku", "sku", sku)
                .with("l.location = :location", "location", location)
                .with("l.lot = :lot", "lot", lot);
        int bounded = PageOf.boundedSize(size);
        int from = PageOf.boundedPage(page);
        var total = jdbc.sql("select count(*) from stock_lot l" + conditions.where())
                .params(conditions.parameters())
                .query(Long.class)
                .single();
        var items = jdbc.sql(
                        "select l.*, t.expires from stock_lot l left join lot t using (sku, lot)" + conditions.where()
                                + " order by t.expires nulls last, l.lot, l.location limit :limit offset :offset")
                .params(conditions.parameters())
                .param("limit", bounded)
                .param("offset", (long) from * bounded)
                .query((row, i) -> lot(row))
                .list();
        return new PageOf<>(items, from, bounded, total);
    }

    private static LotView lot(ResultSet row) throws SQLException {
        var lot = row.getString("lot");
        return new LotView(
                new LocationId(row.getString("location")),
                new Sku(row.getString("sku")),
                lot.isEmpty() ? null : lot,
                row.getObject("expires", LocalDate.class),
                row.getInt("on_hand"),
                row.getInt("damaged"),
                row.getInt("quarantine"),
                row.getInt("in_transit"));
    }
}
