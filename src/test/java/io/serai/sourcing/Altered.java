package io.serai.sourcing;

import io.serai.kernel.LocationId;
import io.serai.sourcing.Ask.Load;
import io.serai.sourcing.Change.Capacity;
import io.serai.sourcing.Change.Closed;
import io.serai.sourcing.Change.Cutoff;
import io.serai.sourcing.Change.Open;
import io.serai.sourcing.Change.Pieces;
import io.serai.sourcing.Change.Price;
import io.serai.sourcing.Change.Several;
import io.serai.sourcing.Change.WithoutRule;
import java.time.DayOfWeek;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
            lies(one, pieces);
            return Optional.of(decided(one, kept));
        }
        if (change instanceof Several several) {
            several.pieces().forEach(pieces -> lies(one, pieces));
            return Optional.of(decided(one, kept));
        }
        if (change instanceof Capacity || hoursAt(change) != null) {
            return otherHours(one, kept, change);
        }
        if (change instanceof WithoutRule without) {
            one.world.by(Rules.read("without.yaml", without(one.world.rules().text(), without.rule())));
            return Optional.of(decided(one, kept));
        }
        var price = (Price) change;
        return strategy.equals("nearest") ? farther(one, kept, price) : dearer(one, kept, price);
    }

    private static void lies(Cases one, Pieces pieces) {
        int there = Math.max(0, one.world.availableToPromise(pieces.location(), pieces.sku()));
        one.world.has(
                pieces.location().value(), there + pieces.more(), pieces.sku().value());
    }

    private static Decision decided(Cases one, Kept kept) {
        return decided(one, kept, kept.ask());
    }

    private static Decision decided(Cases one, Kept kept, Ask ask) {
        var network = one.world.network();
        return kept.again(network.inquire(ask), one.world.shelves(network)).decision();
    }

    private static @Nullable LocationId hoursAt(Change change) {
        if (change instanceof Cutoff cutoff) {
            return cutoff.location();
        }
        if (change instanceof Open open) {
            return open.location();
        }
        return change instanceof Closed closed ? closed.location() : null;
    }

    /** A rule set that says of one location how it works; and what it was given for the day on which it works then. */
    private static Optional<Decision> otherHours(Cases one, Kept kept, Change change) {
        var location = change instanceof Capacity room ? room.location() : Objects.requireNonNull(hoursAt(change));
        var before = one.world.network();
        int site = before.sites().index(location);
        var works = works(before, site, change);
        if (works.isEmpty()) {
            return Optional.empty();
        }
        one.world.by(Rules.read("other.yaml", with(one.world.rules().text(), location, works.get())));
        if (change instanceof Capacity) {
            return Optional.of(decided(one, kept));
        }
        var at = kept.ask().at();
        if (one.world.network().calendar(at).dispatch(site)
                == before.calendar(at).dispatch(site)) {
            return Optional.of(decided(one, kept));
        }
        var loads = new HashMap<>(kept.ask().loads());
        boolean sends = change instanceof Open || (change instanceof Cutoff cutoff && cutoff.minutes() > 0);
        // Whatever it was given: with room for one, or nothing.
        loads.put(location, sends ? new Load(before.perDay[site] - 1, before.perHour[site] - 1) : new Load(0, 0));
        return Optional.of(decided(one, kept, kept.ask().given(loads)));
    }

    private static Optional<String> works(Network network, int site, Change change) {
        if (change instanceof Cutoff cutoff) {
            var until = network.until[site].plusMinutes(cutoff.minutes());
            return Optional.of("cutoff: \"" + until.truncatedTo(ChronoUnit.MINUTES) + "\"");
        }
        if (change instanceof Open open) {
            var days = Arrays.stream(DayOfWeek.values())
                    .filter(day ->
                            day == open.day().getDayOfWeek() || (network.days[site] & 1 << (day.getValue() - 1)) != 0)
                    .map(day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT))
                    .toList();
            return Optional.of("open: " + days);
        }
        if (change instanceof Closed closed) {
            return Optional.of("closed: [" + closed.day() + "]");
        }
        var room = (Capacity) change;
        int most = (room.inHour() ? network.perHour : network.perDay)[site] + room.parcels();
        return most < 1 ? Optional.empty() : Optional.of((room.inHour() ? "perHour: " : "perDay: ") + most);
    }

    private static String with(String text, LocationId location, String works) {
        return text.replaceFirst("\ngroups:\n", "\ngroups:\n  one: { locations: [" + location + "] }\n")
                .replaceFirst("\nrules:", "  - { group: one, " + works + " }\n\nrules:");
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
        var handling = "handling: { shipment: " + parcel + ", piece: " + (store ? 15_000 : 8_000) + " }";
        one.world.by(Rules.read("dearer.yaml", with(one.world.rules().text(), site.id(), handling)));
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
