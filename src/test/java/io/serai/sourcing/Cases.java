package io.serai.sourcing;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.sourcing.Demand.Line;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A world that a seed makes: up to 9 sites, some at the very same place, 1 to 4 lines with few SKUs and scarce stock, any rule set. */
final class Cases {
    static final List<String> STRATEGIES = List.of("nearest", "fewest-parcels", "cheapest", "clear-slow-stock");
    private static final Map<String, Rules> RULES = new HashMap<>();

    final World world = new World();
    final Demand demand;

    Cases(long seed) {
        this(seed, "nearest");
    }

    Cases(long seed, String strategy) {
        var random = new Random(seed);
        world.by(RULES.computeIfAbsent(strategy, Rules::named));
        int skus = 1 + random.nextInt(4);
        int plenty = 2 + random.nextInt(4);
        for (int i = 0; i < 1 + random.nextInt(9); i++) {
            var id = "S" + (char) ('A' + i);
            world.site(site(id, random));
            for (int sku = 0; sku < skus; sku++) {
                world.has(id, random.nextInt(plenty) - 1, "K" + sku);
            }
        }
        var sales = new Random(~seed);
        for (var site : world.sites) {
            for (int sku = 0; sku < skus; sku++) {
                world.sells(site.id().value(), sales.nextInt(3) * sales.nextInt(900), "K" + sku);
            }
        }
        var lines = new ArrayList<Line>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            int sku = random.nextInt(skus);
            lines.add(new Line(i + 1, new Sku("K" + sku), 1 + random.nextInt(4), 150 * (sku + 1)));
        }
        demand = new Demand(lines, World.ROSARIO);
    }

    static String any(long seed) {
        return STRATEGIES.get(Math.floorMod(seed, STRATEGIES.size()));
    }

    private static Site site(String id, Random random) {
        double latitude = -30 - random.nextInt(4);
        double longitude = -60 - random.nextInt(3);
        var country = random.nextInt(5) == 0 ? "UY" : "AR";
        boolean ships = random.nextInt(8) != 0;
        return new Site(
                new LocationId(id),
                id,
                country,
                latitude,
                longitude,
                ships,
                true,
                random.nextBoolean(),
                random.nextBoolean() ? "store" : "warehouse",
                ZoneId.of("America/Argentina/Buenos_Aires"));
    }
}
