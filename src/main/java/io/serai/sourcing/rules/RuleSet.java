package io.serai.sourcing.rules;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.serai.sourcing.search.Tariff;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What decides where an order is sent from, as a file of {@code mappings/sourcing} says it. Amounts are in minor units of
 * {@code currency}. The meaning of each property is in {@code sourcing.schema.json}.
 */
public record RuleSet(
        String name,
        int version,
        Strategy strategy,
        String currency,
        @Nullable String zone,
        Map<String, Group> groups,
        Map<String, List<String>> goods,
        List<Place> locations,
        List<Rule> rules,
        List<Priority> priorities,
        @Nullable Promise promise,
        Costs cost,
        List<Back> returns) {

    public RuleSet {
        groups = groups == null ? Map.of() : Map.copyOf(groups);
        goods = goods == null ? Map.of() : Map.copyOf(goods);
        locations = orEmpty(locations);
        rules = orEmpty(rules);
        priorities = orEmpty(priorities);
        cost = cost == null ? Costs.NONE : cost;
        returns = orEmpty(returns);
    }

    /** The same by another strategy. */
    public RuleSet with(Strategy other) {
        return new RuleSet(
                name,
                version,
                other,
                currency,
                zone,
                groups,
                goods,
                locations,
                rules,
                priorities,
                promise,
                cost,
                returns);
    }

    /** The zone in which days are counted; UTC if it names none. */
    public ZoneId days() {
        return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
    }

    /** Whether it is among them; none at all means any. */
    public static boolean isFor(List<String> some, String one) {
        return some.isEmpty() || some.contains(one);
    }

    /** What is kept least. */
    public enum Strategy {
        /** The fewest parcels, then the shortest way; nothing has a price. */
        @JsonProperty("nearest")
        NEAREST,
        /** The fewest parcels, then the least cost. */
        @JsonProperty("fewest-parcels")
        FEWEST_PARCELS,
        /** The least cost. */
        @JsonProperty("cheapest")
        CHEAPEST,
        /** The least cost, where a piece that lies among few costs more than one of which many lie. */
        @JsonProperty("clear-slow-stock")
        CLEAR_SLOW_STOCK;

        /** As a file says it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public boolean countsParcelsFirst() {
            return this == NEAREST || this == FEWEST_PARCELS;
        }
    }

    /** Locations by what they are; one that fits any of it belongs to the group. */
    public record Group(List<String> types, List<String> locations, List<String> countries) {
        public Group {
            types = orEmpty(types);
            locations = orEmpty(locations);
            countries = orEmpty(countries);
        }
    }

    /** How the locations of a group work; what a later entry says counts more. */
    public record Place(
            String group,
            @Nullable List<String> handles,
            @Nullable List<String> open,
            @Nullable List<String> closed,
            @Nullable String cutoff,
            @Nullable Integer perDay,
            @Nullable Integer perHour,
            @Nullable Boolean ships,
            @Nullable Handling handling,
            @Nullable Integer lineUpToGrams,
            @Nullable Integer pieceUpToMillimetres) {

        /** Monday is bit 0. */
        public int days() {
            return open == null
                    ? ALL_DAYS
                    : open.stream()
                            .mapToInt(day -> 1 << (day(day).getValue() - 1))
                            .reduce(0, (a, b) -> a | b);
        }

        /** Days on which it does not ship although it is open on such days of the week, since 1970-01-01. */
        public Set<Long> holidays() {
            return closed == null
                    ? Set.of()
                    : closed.stream()
                            .map(day -> LocalDate.parse(day).toEpochDay())
                            .collect(Collectors.toUnmodifiableSet());
        }

        public LocalTime until() {
            return cutoff == null ? LocalTime.MAX : LocalTime.parse(cutoff);
        }

        private static DayOfWeek day(String shortName) {
            return Arrays.stream(DayOfWeek.values())
                    .filter(day -> day.name().startsWith(shortName.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static final int ALL_DAYS = 127;

    /** What work costs at a location. */
    public record Handling(long shipment, long piece) {}

    /** A location that breaks it is not eligible. With {@code soft} it may be dropped, the lowest number first. */
    public record Rule(
            String name,
            @Nullable When when,
            List<String> only,
            List<String> never,
            boolean openToday,
            @Nullable Integer withinKm,
            @Nullable Integer soft) {
        public Rule {
            only = orEmpty(only);
            never = orEmpty(never);
        }
    }

    /** Orders that a rule is about; what is not said does not narrow. */
    public record When(List<String> channels, List<String> countries, List<String> goods) {
        public When {
            channels = orEmpty(channels);
            countries = orEmpty(countries);
            goods = orEmpty(goods);
        }
    }

    /**
     * Where lines come back to: to a location of these groups, of all if none is named. It is the one that sent the line, if that is among
     * them, unless the {@code nearest} to the customer is wanted.
     */
    public record Back(@Nullable BackWhen when, List<String> to, boolean nearest) {
        public Back {
            to = orEmpty(to);
        }
    }

    /** Lines that come back; what is not said does not narrow. */
    public record BackWhen(List<String> channels, List<String> countries, List<String> goods, List<String> reasons) {
        public BackWhen {
            channels = orEmpty(channels);
            countries = orEmpty(countries);
            goods = orEmpty(goods);
            reasons = orEmpty(reasons);
        }
    }

    /** Orders of these channels go before those of a higher level where stock is scarce. */
    public record Priority(int level, List<String> channels) {
        public Priority {
            channels = orEmpty(channels);
        }
    }

    /** Days after it was placed that an order is promised for, if its channel says nothing. */
    public record Promise(int days) {}

    public record Costs(
            long shipment,
            long kilometre,
            List<Carrier> carrier,
            long split,
            long lateDay,
            @Nullable StockOut stockOut,
            long capacity,
            @Nullable Slow slow) {
        static final Costs NONE = new Costs(0, 0, List.of(), 0, 0, null, 0, null);

        public Costs {
            carrier = orEmpty(carrier);
        }
    }

    /** A zone of a carrier: destinations as far as that, or in these countries. */
    public record Carrier(
            @Nullable Integer upToKm, List<String> countries, int days, List<Rate> rates, long kilogramMore) {
        public Carrier {
            countries = orEmpty(countries);
            rates = orEmpty(rates);
        }

        /** @throws IllegalArgumentException if its prices fall, or make two parcels cheaper than one */
        public Tariff tariff() {
            return new Tariff(
                    rates.stream()
                            .map(rate -> new Tariff.Band(rate.upToGrams(), rate.price()))
                            .toList(),
                    kilogramMore);
        }
    }

    public record Rate(long upToGrams, long price) {}

    /**
     * What each piece costs that leaves fewer than {@code below} at a location of these groups (of all, if none is named), or fewer than
     * are sold there in {@code days}.
     */
    public record StockOut(
            int below,
            long piece,
            List<String> groups,
            @Nullable Integer days) {
        public StockOut {
            groups = orEmpty(groups);
        }
    }

    /**
     * What a piece costs that lies alone; one that lies among {@code many} costs nothing. With {@code days} it is by what is sold: a
     * piece costs this where it is the last of the day, and nothing where what lies there lasts for so many days.
     */
    public record Slow(
            long piece, @Nullable Integer many, @Nullable Integer days) {
        /** Pieces, or days. */
        public int enough() {
            return days != null ? days : many != null ? many : 1;
        }
    }

    /** Whether it has to be known how fast what is sold where. */
    public boolean countsSales() {
        var out = cost.stockOut();
        var slow = cost.slow();
        return (out != null && out.days() != null) || (slow != null && slow.days() != null);
    }

    /** The level of each channel that has one; the lowest of several counts. */
    public Map<String, Integer> levels() {
        return priorities.stream()
                .flatMap(priority -> priority.channels().stream().map(channel -> Map.entry(channel, priority.level())))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, Math::min));
    }

    /** The rules that may be dropped, the first to be dropped first. */
    public List<Rule> softRules() {
        return rules.stream()
                .filter(rule -> rule.soft() != null)
                .sorted((a, b) -> Integer.compare(soft(a), soft(b)))
                .toList();
    }

    private static int soft(Rule rule) {
        var soft = rule.soft();
        return soft == null ? 0 : soft;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
