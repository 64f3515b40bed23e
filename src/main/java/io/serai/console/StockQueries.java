package io.serai.console;

import static io.serai.console.Columns.optional;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the book says is there. */
@Component
public class StockQueries {
    private static final String LEVEL = """
            select s.*, p.title, greatest(0, s.on_hand - s.safety - s.reserved) as available
            from stock s left join product p on p.sku = s.sku""";

    /** More locations than this are not shown of one page of products. */
    private static final int MAX_PLACES = 5_000;

    private final JdbcClient jdbc;
    private final ProductSearch products;

    StockQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.products = new ProductSearch(jdbc);
    }

    /** Products by SKU with their stock, those that follow on {@code after}; {@code search} is what a person typed. */
    public Slice<ProductStock> products(@Nullable String search, @Nullable String after, int size) {
        int bounded = PageOf.boundedSize(size);
        var skus = products.skus(search, after == null ? "" : after, bounded + 1);
        var places = places(skus);
        var found = jdbc.sql("select * from product where sku = any(:skus) order by sku collate \"C\"")
                .param("skus", skus.toArray(String[]::new))
                .query((row, i) -> new ProductStock(
                        new Sku(row.getString("sku")),
                        optional(row, "gtin"),
                        optional(row, "title"),
                        places.getOrDefault(row.getString("sku"), List.of())))
                .list();
        return Slice.of(found, bounded, last -> last.sku().value());
    }

    private Map<String, List<StockView>> places(List<String> skus) {
        return jdbc
                .sql(LEVEL + " where s.sku = any(:skus) order by s.sku, s.location limit :limit")
                .param("skus", skus.toArray(String[]::new))
                .param("limit", MAX_PLACES)
                .query((row, i) -> stock(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(place -> place.sku().value()));
    }

    public boolean isKnown(Sku sku) {
        return jdbc.sql("select exists (select from product where sku = :sku)")
                .param("sku", sku.value())
                .query(Boolean.class)
                .single();
    }

    public Optional<StockView> find(String sku, String location) {
        return jdbc.sql(LEVEL + " where s.sku = :sku and s.location = :location")
                .param("sku", sku)
                .param("location", location)
                .query((row, i) -> stock(row))
                .optional();
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
        var items = jdbc.sql(LEVEL + conditions.where() + " order by s.sku, s.location limit :limit offset :offset")
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
                row.getInt("available"));
    }
}
