package io.serai.simulation;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** A warehouse that sends abroad too, two shops, a few articles. */
final class Geography {
    static final String WAREHOUSE = "CD";
    static final List<String> SHOPS = List.of("CORDOBA", "ROSARIO");
    static final List<String> PLACES = List.of(WAREHOUSE, "CORDOBA", "ROSARIO");
    static final List<String> SKUS = List.of("REMERA", "JEAN", "MEDIAS");

    /** Has lots. */
    static final String BY_LOT = "MEDIAS";

    private Geography() {}

    static void fill(JdbcTemplate jdbc) {
        place(jdbc, WAREHOUSE, "WAREHOUSE", -34.45, -58.63, false, true);
        place(jdbc, "CORDOBA", "STORE", -31.41, -64.19, true, false);
        place(jdbc, "ROSARIO", "STORE", -32.95, -60.64, true, false);
        SKUS.forEach(sku -> jdbc.update("insert into product (sku, title, grams) values (?, ?, 200)", sku, sku));
        jdbc.update("update product set tracking = 'LOT' where sku = ?", BY_LOT);
    }

    private static void place(
            JdbcTemplate jdbc,
            String id,
            String type,
            double latitude,
            double longitude,
            boolean pickup,
            boolean exports) {
        jdbc.update("""
                insert into location (id, name, type, country, zone, address, latitude, longitude, ships, pickup, exports)
                values (?, ?, ?, 'AR', 'America/Argentina/Buenos_Aires', '{"country": "AR"}', ?, ?, true, ?, ?)
                """, id, id, type, latitude, longitude, pickup, exports);
    }
}
