package io.serai.sourcing;

import io.serai.kernel.LocationId;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.jspecify.annotations.Nullable;

/** A decision accounted for: taken again from what was kept, in sentences, with the smallest changes that would have led to another. */
public final class Account {
    private final Network network;
    private final Kept kept;
    private final Decided decided;
    private final List<Trying.Tried> changes;

    /**
     * Why one location was not chosen. {@code why} is null if it was, {@code km} if there is no such location; {@code changes} are those that
     * would have had it send something.
     */
    public record WhyNot(
            LocationId location,
            String name,
            @Nullable Double km,
            @Nullable Reason why,
            List<String> sentences,
            List<Change> changes) {}

    private Account(Network network, Kept kept) {
        this.network = network;
        this.kept = kept;
        this.decided = kept.again(network);
        this.changes = decided.decision().mode() == Decision.Mode.SHIPPED ? changes(network, kept) : List.of();
    }

    /** By the network that decided, or by another rule set. */
    public static Account of(Network network, Kept kept) {
        return new Account(network, kept);
    }

    private static List<Trying.Tried> changes(Network network, Kept kept) {
        return smallest(network, kept).find();
    }

    private static SmallestChanges smallest(Network network, Kept kept) {
        return new SmallestChanges(network.inquire(kept.ask()), kept.shelves(network), kept.only(network));
    }

    public Decision decision() {
        return decided.decision();
    }

    /** Those that there were when it was decided, by their names. */
    public List<Site> locations() {
        return network.sites().all().stream()
                .sorted(Comparator.comparing(Site::name))
                .toList();
    }

    /** At most one of each kind. */
    public List<Change> changes() {
        return changes.stream().map(Trying.Tried::change).toList();
    }

    /** What would have been decided with a change. */
    public Decision with(Change change) {
        return kept.again(network.inquire(kept.ask()).with(change), kept.shelves(network))
                .decision();
    }

    /** Why, and what would have changed it; the most important first. */
    public List<String> explain(Locale locale) {
        var sentences = new ArrayList<>(decision().explain(locale));
        changes.forEach(each -> sentences.add(sentence(each, locale)));
        return sentences;
    }

    /** Why not from there; empty where nothing travels. */
    public Optional<WhyNot> whyNot(LocationId location, Locale locale) {
        if (decision().mode() != Decision.Mode.SHIPPED) {
            return Optional.empty();
        }
        var inquiry = network.inquire(kept.ask());
        var shelves = kept.shelves(network);
        var found = inquiry.find(shelves, kept.only(network));
        var not = new Telling(inquiry, shelves, kept.looked()).whyNot(found, location);
        if (not == null) {
            var sends = say(bundle(locale), locale, "reason.sends", name(location));
            return Optional.of(new WhyNot(location, name(location), null, null, List.of(sends), List.of()));
        }
        var other = Decision.others(List.of(not), network.sites()).get(0);
        var tried = smallest(network, kept).at(location);
        var sentences = new ArrayList<String>();
        sentences.add(new Explanation(decision(), locale).other(other));
        tried.forEach(each -> sentences.add(sentence(each, locale)));
        var helping = tried.stream().map(Trying.Tried::change).toList();
        return Optional.of(new WhyNot(location, other.name(), other.km(), other.why(), sentences, helping));
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "i18n.sourcing", locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    private String sentence(Trying.Tried tried, Locale locale) {
        return new ChangeWords(network, bundle(locale), locale).sentence(tried);
    }

    private static String say(ResourceBundle bundle, Locale locale, String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    private String name(LocationId id) {
        int site = network.sites().index(id);
        return site < 0 ? id.value() : network.sites().get(site).name();
    }
}
