package io.serai.completeness;

import io.serai.channels.Cursors;
import io.serai.channels.Known;
import io.serai.mapping.Normaliser;
import io.serai.mapping.Partners;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * When a channel is compared, and how far back. Every {@code serai.reconcile.every}, of one channel {@code
 * serai.channels.NAME.reconcile}; {@code never}: only when somebody asks.
 */
@Component
public class Completeness {
    private static final String NEVER = "never";

    /** Which open order of a channel was looked at last. */
    private static final String OPEN = ".open";

    private final Runs runs;
    private final Known known;
    private final Cursors cursors;
    private final Partners partners;
    private final Normaliser normaliser;
    private final Environment settings;
    private final Set<String> listed = ConcurrentHashMap.newKeySet();

    Completeness(
            Runs runs, Known known, Cursors cursors, Partners partners, Normaliser normaliser, Environment settings) {
        this.runs = runs;
        this.known = known;
        this.cursors = cursors;
        this.partners = partners;
        this.normaliser = normaliser;
        this.settings = settings;
    }

    /** Whether there is a list of the channel's to compare with: its route has asked for its turn. */
    public boolean compares(String partner) {
        return listed.contains(partner);
    }

    /**
     * Somebody wants to know now.
     *
     * @return false if it is asked for already, or on its way
     */
    public boolean ask(String partner, String person) {
        return runs.ask(partner, person);
    }

    /** The run of the channel whose time has come, if this hub is the one to do it. */
    public Optional<Run> due(String partner) {
        listed.add(partner);
        var every = setting(partner, "reconcile", "serai.reconcile.every", "6h");
        if (!every.equals(NEVER)) {
            runs.askIfDue(partner, duration(every));
        }
        return runs.take(partner, duration(setting(partner, "reconcile-window", "serai.reconcile.window", "2d")));
    }

    /** @param listed the channel's names of the places whose orders alone it lists; empty: it lists all */
    public Comparison begin(Run run, Set<String> listed) {
        return new Comparison(run, partners.find(run.partner()).orElseThrow(), listed, normaliser, known);
    }

    /**
     * The next so many orders of the channel that are open here: each run goes on behind the run before, so that all are looked at however
     * many there are.
     */
    public List<String> open(Run run, int many) {
        return known.open(run.partner(), cursors.read(run.partner() + OPEN).orElse(""), many);
    }

    /** These were looked at; after the last of all it begins again. */
    public void lookedAt(Run run, List<String> open, boolean isLast) {
        cursors.save(run.partner() + OPEN, isLast ? "" : open.get(open.size() - 1));
    }

    /** Which of these were kept before, so that nobody fetches them again. */
    public Set<String> kept(String partner, Set<String> deliveries) {
        return Map.copyOf(known.deliveries(partner, deliveries)).keySet();
    }

    /** False if another hub goes on with it. */
    public boolean isOurs(Run run, Comparison comparison) {
        return runs.beat(run, comparison.tally());
    }

    /** @param why it did not come to its end; null: it did */
    public void end(Run run, Comparison comparison, @Nullable String why) {
        if (why == null) {
            comparison.end();
        }
        runs.end(run, comparison.tally(), why);
    }

    public void release(Run run) {
        runs.release(run);
    }

    private String setting(String partner, String own, String common, String otherwise) {
        return settings.getProperty("serai.channels." + partner + "." + own, settings.getProperty(common, otherwise));
    }

    private static Duration duration(String text) {
        return DurationStyle.detectAndParse(text);
    }
}
