package io.serai.inventory;

import io.serai.contract.Kit;
import io.serai.kernel.Sku;
import io.serai.log.Rows;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** SKUs that are sold as one and lie on the shelf as several. A part is never a kit itself. */
@Repository
public class Kits {
    private record Row(Sku kit, Kit.Part part) {}

    private final JdbcTemplate jdbc;

    Kits(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The parts of those SKUs that are kits. */
    public Map<Sku, List<Kit.Part>> of(Collection<Sku> skus) {
        return read(skus, "kit");
    }

    /** The kits that have some of these SKUs as a part. */
    public Map<Sku, List<Kit.Part>> with(Collection<Sku> parts) {
        return of(read(parts, "part").keySet());
    }

    /** Whether some kit is made of it. */
    public boolean isPart(Sku sku) {
        return !read(List.of(sku), "part").isEmpty();
    }

    private Map<Sku, List<Kit.Part>> read(Collection<Sku> skus, String by) {
        return Rows.of(skus)
                .text(Sku::value)
                .query(
                        jdbc,
                        "select k.* from :rows as r(sku) join kit_part k on k." + by + " = r.sku order by k.part",
                        (row, n) -> new Row(
                                new Sku(row.getString("kit")),
                                new Kit.Part(new Sku(row.getString("part")), row.getInt("quantity"))))
                .stream()
                .collect(Collectors.groupingBy(
                        Row::kit, HashMap::new, Collectors.mapping(Row::part, Collectors.toList())));
    }

    public void save(Kit kit) {
        jdbc.update("delete from kit_part where kit = ?", kit.sku().value());
        Rows.of(kit.parts())
                .text(part -> kit.sku().value())
                .text(part -> part.sku().value())
                .integer(Kit.Part::quantity)
                .update(jdbc, """
                        insert into kit_part select kit, part, sum(quantity) from :rows as r(kit, part, quantity) group by kit, part
                        """);
    }
}
