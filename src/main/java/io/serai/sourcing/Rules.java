package io.serai.sourcing;

import io.serai.sourcing.rules.RuleSet;
import io.serai.sourcing.rules.RulesYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rule set that was read and found right, with the text that it was read from: that is what is kept of it. */
public final class Rules {
    /** The level of a channel of which the rule set says nothing. */
    public static final int LAST = Integer.MAX_VALUE;

    private final RuleSet set;
    private final String text;
    private final String digest;
    /** Once: it is asked for at every comparison of those that wait. */
    private final Map<String, Integer> levels;

    private Rules(RuleSet set, String text) {
        this.set = set;
        this.text = text;
        this.digest = Digest.of(text);
        this.levels = set.levels();
    }

    /** @throws RulesException that names each place that is wrong, with its line and its cure */
    public static Rules read(String file, String yaml) {
        return new Rules(RulesYaml.read(file, yaml), yaml);
    }

    /** One that comes with the hub: nearest, fewest-parcels, cheapest, clear-slow-stock. */
    public static Rules named(String name) {
        var file = "mappings/sourcing/" + name + ".yaml";
        try (var in = Rules.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no " + file);
            }
            return read(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The day by which an order is promised, in the zone of the rules: that which its channel has told the customer, or else so many days after
     * it was placed; null if nobody has promised anything.
     */
    public @Nullable LocalDate promised(@Nullable Instant told, Instant placedAt) {
        if (told != null) {
            return LocalDate.ofInstant(told, set.days());
        }
        var promise = set.promise();
        return promise == null
                ? null
                : LocalDate.ofInstant(placedAt, set.days()).plusDays(promise.days());
    }

    public String name() {
        return set.name();
    }

    public int version() {
        return set.version();
    }

    /** ISO 4217: in whose minor units it counts. */
    public String currency() {
        return set.currency();
    }

    /** Such as cheapest. */
    public String strategy() {
        return set.strategy().key();
    }

    public String text() {
        return text;
    }

    /** SHA-256 of its text, in hexadecimal: equal texts decide alike. */
    public String digest() {
        return digest;
    }

    /** Whether locations have a capacity that must be counted. */
    public boolean countsParcels() {
        return set.locations().stream().anyMatch(place -> place.perDay() != null || place.perHour() != null);
    }

    /** Whether it has to be known how fast what is sold where. */
    public boolean countsSales() {
        return set.countsSales();
    }

    /** 1 goes first where stock is scarce. */
    public int level(String channel) {
        return levels.getOrDefault(channel, LAST);
    }

    /** The level of each channel that has one; the others go {@link #LAST}. */
    public Map<String, Integer> levels() {
        return levels;
    }

    /** The same prices and rules by another strategy. */
    Rules as(String strategy) {
        var other = Arrays.stream(RuleSet.Strategy.values())
                .filter(each -> each.key().equals(strategy))
                .findFirst()
                .orElseThrow();
        return new Rules(set.with(other), text + "\n# by " + strategy);
    }

    RuleSet set() {
        return set;
    }

    /** The names of the rules that may be dropped, the first to be dropped first. */
    List<String> soft() {
        return set.softRules().stream().map(RuleSet.Rule::name).toList();
    }

    @Override
    public String toString() {
        return name() + " " + version();
    }
}
