package io.serai.sourcing;

import io.serai.sourcing.Change.Pieces;
import io.serai.sourcing.Change.Price;
import io.serai.sourcing.Change.WithoutRule;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** A case made anew with a change in it, in its stock, its rule set or its map, and decided as if it had always been so. */
final class Altered {
    private static final long FARTHEST = 1_000_000;

    private final long seed;
    private final String strategy;

    Altered(long seed, String strategy) {
        this.seed = seed;
        this.strategy = strategy;
    }

    /** What is decided there; empty if there is no such world, as where a parcel would cost less than handling it does. */
    Optional<Decision> with(Kept kept, Change change) {
        var one = new Cases(seed, strategy);
        if (change instanceof Pieces pieces) {
            int there = Math.max(0, one.world.availableToPromise(pieces.location(), pieces.sku()));
            one.world.has(
                    pieces.location().value(),
                    there + pieces.more(),
                    pieces.sku().value());
            return Optional.of(decided(one, kept));
        }
        if (change instanceof WithoutRule without) {
            one.world.by(Rules.read("without.yaml", without(one.world.rules().text(), without.rule())));
            return Optional.of(decided(one, kept));
        }
        var price = (Price) change;
        return strategy.equals("nearest") ? farther(one, kept, price) : dearer(one, kept, price);
    }

    private static Decision decided(Cases one, Kept kept) {
        var network = one.world.network();
        return kept.again(network.inquire(kept.ask()), one.world.shelves(network))
                .decision();
    }

    private static String without(String text, String rule) {
        return text.lines()
                .filter(line -> !line.startsWith("  - { name: " + rule + ","))
                .collect(Collectors.joining("\n"));
    }

    private static Optional<Decision> dearer(Cases one, Kept kept, Price price) {
        var site = one.world.sites.stream()
                .filter(each -> each.id().equals(price.location()))
                .findFirst()
                .orElseThrow();
        boolean store = site.type().equals("store");
        long parcel = (store ? 90_000 : 40_000) + price.more();
        if (parcel < 0 || parcel > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        var text = one.world
                .rules()
                .text()
                .replaceFirst("\ngroups:\n", "\ngroups:\n  one: { locations: [" + site.id() + "] }\n")
                .replaceFirst(
                        "\nrules:",
                        "  - { group: one, handling: { shipment: " + parcel + ", piece: " + (store ? 15_000 : 8_000)
                                + " } }\n\nrules:");
        one.world.by(Rules.read("dearer.yaml", text));
        return Optional.of(decided(one, kept));
    }

    /** On the way between it and the destination, or beyond, to the metre. */
    private static Optional<Decision> farther(Cases one, Kept kept, Price price) {
        var sites = one.world.sites;
        int index = one.world.network().sites().index(price.location());
        long metres = metres(one, index) + price.more();
        int at = at(one, price);
        var site = sites.get(at);
        double near = 0;
        double far = 20;
        for (int i = 0; i < 60 && metres > 0 && metres < FARTHEST; i++) {
            double middle = (near + far) / 2;
            sites.set(at, moved(site, middle));
            long now = metres(one, index);
            if (now == metres) {
                return Optional.of(decided(one, kept));
            }
            near = now < metres ? middle : near;
            far = now < metres ? far : middle;
        }
        return Optional.empty();
    }

    private static int at(Cases one, Price price) {
        int at = 0;
        while (!one.world.sites.get(at).id().equals(price.location())) {
            at++;
        }
        return at;
    }

    private static long metres(Cases one, int index) {
        return Objects.requireNonNull(one.world.network().inquire(one.ask).field())
                .metres(index);
    }

    private static Site moved(Site site, double times) {
        var to = World.ROSARIO.to();
        return new Site(
                site.id(),
                site.name(),
                site.country(),
                to.latitude() + times * (site.latitude() - to.latitude()),
                to.longitude() + times * (site.longitude() - to.longitude()),
                site.ships(),
                site.pickup(),
                site.exports(),
                site.type(),
                site.zone());
    }
}
