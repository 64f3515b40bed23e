package io.serai.sourcing;

import io.serai.kernel.LocationId;
import io.serai.sourcing.Ask.Load;
import io.serai.sourcing.rules.RuleSet;
import io.serai.sourcing.search.Problem;
import io.serai.sourcing.search.Tariffs;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A rule set applied to the locations that there are: what it says of each of them, as numbers. To be kept as long as both stay the same. */
public final class Network {
    private final Rules rules;
    private final RuleSet set;
    private final Sites sites;
    private final Map<String, Zones> zones = new ConcurrentHashMap<>();
    private volatile Calendar calendar;

    final Groups groups;
    final Eligibility eligibility;
    final Care care;
    final boolean[] ships;
    final int[] handles;
    final int[] days;
    final List<Set<Long>> holidays;
    final LocalTime[] until;
    final int[] perDay;
    final int[] perHour;
    /** What all pieces of an article together may weigh, and how long the longest side of one may be, where a site sends it. */
    final long[] lineGrams;

    final int[] pieceLength;
    /** Up to these no site minds. */
    final long leastGrams;

    final int leastLength;
    /** What handling costs for each parcel, and for each piece. */
    final long[] parcel;

    final long[] piece;
    final long[] risk;
    final int[] floor;
    /** A shelf is at risk that has fewer than are sold there in so many days. */
    final int[] cover;

    final Tariffs priced;
    final long leastPiece;

    private Network(Rules rules, Sites sites) {
        this.rules = rules;
        this.set = rules.set();
        this.sites = sites;
        int count = sites.size();
        groups = new Groups(set.groups(), sites);
        care = new Care(set.goods());
        ships = new boolean[count];
        handles = new int[count];
        days = new int[count];
        holidays = new ArrayList<>(Collections.nCopies(count, Set.of()));
        until = new LocalTime[count];
        perDay = new int[count];
        perHour = new int[count];
        lineGrams = new long[count];
        pieceLength = new int[count];
        parcel = new long[count];
        piece = new long[count];
        risk = new long[count];
        floor = new int[count];
        cover = new int[count];
        for (int site = 0; site < count; site++) {
            work(site);
        }
        eligibility = new Eligibility(set, sites, groups, care, ships);
        leastGrams = LongStream.of(lineGrams).min().orElse(Long.MAX_VALUE);
        leastLength = IntStream.of(pieceLength).min().orElse(Integer.MAX_VALUE);
        var carriers = set.cost().carrier();
        priced = carriers.isEmpty()
                ? Tariffs.FREE
                : new Tariffs(carriers.stream().map(RuleSet.Carrier::tariff).toList());
        leastPiece = LongStream.of(piece).min().orElse(0);
        calendar = Calendar.at(Instant.EPOCH, this);
    }

    public static Network of(Rules rules, Sites sites) {
        return new Network(rules, sites);
    }

    public Rules rules() {
        return rules;
    }

    public Sites sites() {
        return sites;
    }

    /**
     * Pieces that a site does well to keep.
     *
     * @param pace thousandths of a piece that are sold there in a day
     */
    int keep(int site, int pace) {
        long sold = (long) pace * cover[site];
        return (int) Math.max(floor[site], (sold + Problem.PACE - 1) / Problem.PACE);
    }

    /** The locations that may send an order of a channel to a country, whatever lies there and whenever they work; of goods that want no care. */
    public Set<LocationId> senders(String channel, String country) {
        return ids(Arrays.stream(eligibility
                .stage(channel, country, 0, set.softRules().size(), null)
                .sites()));
    }

    /** Those that send anything. */
    public Set<LocationId> senders() {
        return ids(IntStream.range(0, sites.size()).filter(site -> ships[site]));
    }

    private Set<LocationId> ids(IntStream some) {
        return some.mapToObj(site -> sites.get(site).id()).collect(Collectors.toSet());
    }

    /**
     * Whether a location sends such a piece to anybody: it ships, can handle it, and no rule that is about all orders and always counts is
     * against it.
     */
    public boolean sends(LocationId location, Demand.Line piece) {
        int site = sites.index(location);
        if (site < 0 || !ships[site] || (care.of(piece) & ~handles[site]) != 0) {
            return false;
        }
        if ((long) piece.quantity() * piece.grams() > lineGrams[site] || piece.longest() > pieceLength[site]) {
            return false;
        }
        return !eligibility.isExcludedForAll(site);
    }

    /** Opens the question of one order. */
    public Inquiry inquire(Ask ask) {
        return new Inquiry(this, ask);
    }

    private void work(int site) {
        ships[site] = sites.get(site).ships();
        days[site] = new RuleSet.Place("", null, null, null, null, null, null, null, null, null, null).days();
        until[site] = LocalTime.MAX;
        perDay[site] = Integer.MAX_VALUE;
        perHour[site] = Integer.MAX_VALUE;
        lineGrams[site] = Long.MAX_VALUE;
        pieceLength[site] = Integer.MAX_VALUE;
        for (var place : set.locations()) {
            if (groups.has(place.group(), site)) {
                work(site, place);
            }
        }
        var atRisk = set.cost().stockOut();
        if (atRisk != null
                && (atRisk.groups().isEmpty() || atRisk.groups().stream().anyMatch(group -> groups.has(group, site)))) {
            risk[site] = atRisk.piece();
            floor[site] = atRisk.below();
            cover[site] = atRisk.days() == null ? 0 : atRisk.days();
        }
    }

    private void work(int site, RuleSet.Place place) {
        var handled = place.handles();
        if (handled != null) {
            handles[site] = care.of(handled);
        }
        days[site] = place.open() == null ? days[site] : place.days();
        holidays.set(site, place.closed() == null ? holidays.get(site) : place.holidays());
        until[site] = place.cutoff() == null ? until[site] : place.until();
        perDay[site] = place.perDay() == null ? perDay[site] : place.perDay();
        perHour[site] = place.perHour() == null ? perHour[site] : place.perHour();
        ships[site] = ships[site] && (place.ships() == null || place.ships());
        lineGrams[site] = place.lineUpToGrams() == null ? lineGrams[site] : place.lineUpToGrams();
        pieceLength[site] = place.pieceUpToMillimetres() == null ? pieceLength[site] : place.pieceUpToMillimetres();
        var handling = place.handling();
        if (handling != null) {
            parcel[site] = handling.shipment();
            piece[site] = handling.piece();
        }
    }

    Calendar calendar(Instant now) {
        var known = calendar;
        if (!known.isOf(now)) {
            known = Calendar.at(now, this);
            calendar = known;
        }
        return known;
    }

    /** When each location works on what it is given now. */
    public List<Slot> slots(Instant now) {
        var today = calendar(now);
        return IntStream.range(0, sites.size())
                .mapToObj(site -> today.slot(sites.get(site), site))
                .toList();
    }

    /** When a location that there is works on what it is given at an instant. */
    public Slot slot(LocationId location, Instant at) {
        int site = sites.index(location);
        return calendar(at).slot(sites.get(site), site);
    }

    /** Whether there is a most that a location sends in a day or an hour. */
    public boolean hasCapacity(LocationId location) {
        int site = sites.index(location);
        return perDay[site] < Integer.MAX_VALUE || perHour[site] < Integer.MAX_VALUE;
    }

    /** How many parcels more a location sends that was given so many; work for later fills no hour. */
    public int room(Slot slot, Load given) {
        int site = sites.index(slot.location());
        int ofDay = perDay[site] - given.today();
        return Math.max(0, slot.isNow() ? Math.min(ofDay, perHour[site] - given.thisHour()) : ofDay);
    }

    Zones zones(String country) {
        return zones.computeIfAbsent(country, same -> Zones.of(set.cost().carrier(), same));
    }

    /** Whether there are zones that say how many days a parcel is on its way. */
    boolean isTransitKnown() {
        return !set.cost().carrier().isEmpty();
    }

    /** Days on the way in a zone. */
    int transit(int zone) {
        return set.cost().carrier().get(zone).days();
    }
}
