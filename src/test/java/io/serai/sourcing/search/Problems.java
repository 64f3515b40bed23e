package io.serai.sourcing.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Problems that a seed makes. */
public final class Problems {
    private Problems() {}

    /** Up to 6 sites and 4 needs with scarce stock and few different prices, so that ties are common. */
    public static Problem small(long seed) {
        var random = new Random(seed);
        return make(random, 1 + random.nextInt(6), 1 + random.nextInt(4), 4, random.nextDouble(), 5);
    }

    /** So many sites and needs; a site has each with a chance. */
    public static Problem make(Random random, int sites, int needs, int most, double chance, int prices) {
        var quantity = random.ints(needs, 1, most + 1).toArray();
        var grams = random.longs(needs, 1, 1500).toArray();
        long split = random.nextInt(3) == 0 ? 1L << 40 : random.nextInt(prices) * 100L;
        long slow = random.nextInt(3) == 0 ? random.nextInt(prices) * 10L : 0;
        var problem = new Problem(quantity, grams, split, new Tariffs(tariffs(random, prices)), slow, 6, sites);
        boolean paced = random.nextBoolean();
        for (int site = 0; site < sites; site++) {
            problem.add(
                    site,
                    random.nextInt(prices) * 100L,
                    random.nextInt(prices) * 1000L,
                    random.nextInt(3),
                    random.nextInt(prices) * 10L,
                    random.nextBoolean() ? 0 : random.nextInt(prices) * 25L,
                    random.nextInt(3));
            for (int need = 0; need < needs; need++) {
                if (random.nextDouble() < chance) {
                    int pieces = 1 + random.nextInt(most + 2);
                    if (paced) {
                        int pace = random.nextInt(3) * 400;
                        problem.stock(site, need, pieces, Problem.days(pieces, pace), random.nextInt(4));
                    } else {
                        problem.stock(site, need, pieces);
                    }
                }
            }
        }
        return problem;
    }

    static List<Tariff> tariffs(Random random, int prices) {
        var tariffs = new ArrayList<Tariff>();
        for (int zone = 0; zone < 3; zone++) {
            long kilogram = random.nextInt(prices) * 10L;
            long first = 4 * kilogram + random.nextInt(prices) * 100L;
            tariffs.add(new Tariff(
                    List.of(new Tariff.Band(1000, first), new Tariff.Band(4000, first + Math.min(first, 150))),
                    kilogram));
        }
        return tariffs;
    }
}
