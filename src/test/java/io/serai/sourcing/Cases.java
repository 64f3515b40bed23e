package io.serai.sourcing;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.sourcing.Ask.DeadEnd;
import io.serai.sourcing.Ask.Load;
import io.serai.sourcing.Demand.Line;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A world that a seed makes: 2 to 9 sites, some at the very same place, 1 to 4 lines with few SKUs, one of which wants care, and scarce
 * stock, any rule set. {@code ask} knows besides of dead ends, of sites that are full, and of a channel that a soft rule is about.
 */
final class Cases {
    static final List<String> STRATEGIES = List.of("nearest", "fewest-parcels", "cheapest", "clear-slow-stock");
    private static final List<String> SKUS = List.of("K0", "K1", "PERFUME-2", "K3");
    /** Minutes after a Thursday at 10 in the morning: soon after a store's cutoff, after that of a warehouse, at night, and until Sunday. */
    private static final List<Integer> WHEN =
            List.of(0, 0, 0, 181, 200, 370, 700, 1440 + 380, 2 * 1440, 2 * 1440 + 200, 3 * 1440);

    /** What the rule sets that come with the hub let a store send in a day. */
    private static final Load FULL = new Load(60, 0);

    private static final Map<String, Rules> RULES = new HashMap<>();

    final World world = new World();
    final Demand demand;
    final Ask ask;

    Cases(long seed) {
        this(seed, "nearest");
    }

    Cases(long seed, String strategy) {
        var random = new Random(seed);
        world.by(RULES.computeIfAbsent(strategy, Rules::named));
        int skus = 1 + random.nextInt(SKUS.size());
        int plenty = 4 + random.nextInt(7);
        int sites = 2 + random.nextInt(8);
        for (int i = 0; i < sites; i++) {
            var id = "S" + (char) ('A' + i);
            world.site(site(id, random));
            for (int sku = 0; sku < skus; sku++) {
                world.has(id, random.nextInt(plenty) - 1, SKUS.get(sku));
            }
        }
        var sales = new Random(~seed);
        for (var site : world.sites) {
            for (int sku = 0; sku < skus; sku++) {
                world.sells(site.id().value(), sales.nextInt(3) * sales.nextInt(900), SKUS.get(sku));
            }
        }
        var lines = new ArrayList<Line>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            int sku = random.nextInt(skus);
            lines.add(new Line(i + 1, new Sku(SKUS.get(sku)), 1 + random.nextInt(3), 150 * (sku + 1)));
        }
        demand = new Demand(lines, World.ROSARIO);
        ask = ask(new Random(seed + 1));
    }

    private Ask ask(Random random) {
        var ends = new ArrayList<DeadEnd>();
        var loads = new HashMap<LocationId, Load>();
        for (var site : world.sites) {
            if (random.nextInt(10) == 0) {
                ends.add(new DeadEnd(site.id(), demand.lines().get(0).sku(), false));
            }
            if (random.nextInt(3) == 0) {
                loads.put(site.id(), random.nextInt(3) == 0 ? FULL : new Load(random.nextInt(60), 0));
            }
        }
        var channel = random.nextInt(3) == 0 ? "mercadolibre" : "shop";
        var hours = new Random(random.nextLong());
        var at = World.NOW.plus(Duration.ofMinutes(WHEN.get(hours.nextInt(WHEN.size()))));
        boolean isDue = hours.nextInt(2) == 0;
        var promised = isDue ? LocalDate.ofInstant(at, ZoneOffset.UTC).plusDays(hours.nextInt(6)) : null;
        loads.replaceAll((location, load) -> load.equals(FULL) || hours.nextInt(4) > 0
                ? load
                : new Load(load.today(), Math.min(load.today(), 13 + hours.nextInt(3))));
        return new Ask(channel, demand, at, promised, ends, loads, isDue, null, List.of());
    }

    boolean hasFull() {
        return ask.loads().containsValue(FULL);
    }

    boolean hasDeadEnd() {
        return !ask.deadEnds().isEmpty();
    }

    boolean wantsCare() {
        return demand.lines().stream().anyMatch(line -> line.sku().value().startsWith("PERFUME"));
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
