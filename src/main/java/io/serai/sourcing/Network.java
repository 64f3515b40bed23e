package io.serai.sourcing;

import io.serai.kernel.LocationId;
import io.serai.sourcing.Ask.Load;
import io.serai.sourcing.rules.RuleSet;
import io.serai.sourcing.rules.RuleSet.Group;
import io.serai.sourcing.rules.RuleSet.Rule;
import io.serai.sourcing.search.Problem;
import io.serai.sourcing.search.Tariffs;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A rule set applied to the locations that there are: what it says of each of them, as numbers. To be kept as long as both stay the same. */
public final class Network {
    private record View(
            String channel,
            String country,
            int goods,
            int dropped,
            @Nullable String without) {}

    private final Rules rules;
    private final RuleSet set;
    private final Sites sites;
    private final Map<String, boolean[]> groups = new HashMap<>();
    private final Map<View, Stage> stages = new ConcurrentHashMap<>();
    private final Map<String, Zones> zones = new ConcurrentHashMap<>();
    private volatile Calendar calendar;

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
        set.groups().forEach((name, group) -> groups.put(name, members(group)));
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
        return ids(Arrays.stream(
                stage(channel, country, 0, set.softRules().size(), null).sites()));
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
        return set.rules().stream()
                .filter(rule -> rule.when() == null && rule.soft() == null)
                .noneMatch(rule -> excludes(rule, site));
    }

    /** Opens the question of one order. */
    public Inquiry inquire(Ask ask) {
        return new Inquiry(this, ask);
    }

    private boolean[] members(Group group) {
        var members = new boolean[sites.size()];
        for (int i = 0; i < members.length; i++) {
            var site = sites.get(i);
            members[i] = group.types().contains(site.type())
                    || group.locations().contains(site.id().value())
                    || group.countries().contains(site.country());
        }
        return members;
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
            if (isIn(place.group(), site)) {
                work(site, place);
            }
        }
        var atRisk = set.cost().stockOut();
        if (atRisk != null
                && (atRisk.groups().isEmpty() || atRisk.groups().stream().anyMatch(group -> isIn(group, site)))) {
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

    boolean isIn(String group, int site) {
        var members = groups.get(group);
        return members != null && members[site];
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

    /**
     * What counts once so many rules were dropped: the sites that may send by what does not change from one minute to the next (not to be
     * changed), the rules, how near a site must be, as the square of a chord, and whether it must still ship today.
     */
    record Stage(int[] sites, List<Rule> rules, double nearer, boolean today) {}

    Stage stage(String channel, String country, int goodsOfOrder, int dropped, @Nullable String without) {
        return stages.computeIfAbsent(new View(channel, country, goodsOfOrder, dropped, without), this::stage);
    }

    private Stage stage(View view) {
        var counting = rules(view);
        return new Stage(
                IntStream.range(0, sites.size())
                        .filter(site -> refusal(site, view.country(), counting) == null)
                        .toArray(),
                counting,
                counting.stream()
                        .mapToDouble(rule ->
                                rule.withinKm() == null ? Double.MAX_VALUE : Arc.chord(rule.withinKm() * 1000.0))
                        .min()
                        .orElse(Double.MAX_VALUE),
                counting.stream().anyMatch(Rule::openToday));
    }

    /** The rules that count once so many were dropped and that are about such an order. */
    private List<Rule> rules(View view) {
        var soft = set.softRules();
        var gone = soft.subList(0, Math.min(view.dropped(), soft.size()));
        var counting = new ArrayList<Rule>();
        for (var rule : set.rules()) {
            boolean counts = !gone.contains(rule) && !rule.name().equals(view.without());
            if (counts && isAbout(rule, view.channel(), view.country(), view.goods())) {
                counting.add(rule);
            }
        }
        return counting;
    }

    private boolean isAbout(Rule rule, String channel, String country, int goodsOfOrder) {
        var when = rule.when();
        return when == null
                || (RuleSet.isFor(when.channels(), channel)
                        && RuleSet.isFor(when.countries(), country)
                        && (when.goods().isEmpty()
                                || care.names(goodsOfOrder).stream().anyMatch(when.goods()::contains)));
    }

    /** Why a site may not send, whatever it has in stock; null if it may. */
    @Nullable
    Reason refusal(int site, String country, List<Rule> counting) {
        if (!ships[site]) {
            return Reason.of(Reason.Code.DOES_NOT_SHIP);
        }
        var one = sites.get(site);
        if (!one.country().equalsIgnoreCase(country) && !one.exports()) {
            return Reason.of(Reason.Code.OTHER_COUNTRY);
        }
        for (var rule : counting) {
            if (excludes(rule, site)) {
                return Reason.breaks(Reason.Code.RULE, rule.name());
            }
        }
        return null;
    }

    private boolean excludes(Rule rule, int site) {
        boolean out = !rule.only().isEmpty() && rule.only().stream().noneMatch(group -> isIn(group, site));
        return out || rule.never().stream().anyMatch(group -> isIn(group, site));
    }
}
