package io.serai.fulfilment.allocation;

import io.serai.sourcing.Rules;
import io.serai.sourcing.RulesException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A person tries a rule set, lets it count, or goes back to the one before. */
@Component
public class RuleDesk {
    private static final Pattern VERSION = Pattern.compile("(?m)^version:[ \\t]*\\d+");

    private final RuleBook book;
    private final Clock clock;

    RuleDesk(RuleBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    /**
     * @param from decisions from then on are tried, too; null: only those to come
     * @param until and before then; null: also those to come
     * @return what is wrong with it, line by line
     */
    public Optional<String> propose(String yaml, @Nullable Instant from, @Nullable Instant until, String person) {
        var since = from == null ? clock.instant() : from;
        if (until != null && !since.isBefore(until)) {
            return Optional.of("until: " + until + " is not after " + since);
        }
        try {
            var told = Rules.read("rules", yaml);
            var rules = numbered(told);
            var newest = book.newestOther(rules);
            if (newest.filter(version -> version >= rules.version()).isPresent()) {
                return Optional.of(
                        "version: %s has been saved up to version %d, with other content → make it version %d"
                                .formatted(rules.name(), newest.get(), newest.get() + 1));
            }
            book.propose(rules, since, until, person);
            return Optional.empty();
        } catch (RulesException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The next version, where its own was saved with other content: decisions name both. If the newest one says the same, it is that.
     * What has its version elsewhere than in a line of its own is left as it is.
     */
    private Rules numbered(Rules told) {
        var newest = book.newestOther(told).filter(version -> version >= told.version());
        if (newest.isEmpty() || !VERSION.matcher(told.text()).find()) {
            return told;
        }
        var same = withVersion(told, newest.get());
        return book.newestOther(same).isEmpty() ? same : withVersion(told, newest.get() + 1);
    }

    private static Rules withVersion(Rules rules, int version) {
        return Rules.read("rules", VERSION.matcher(rules.text()).replaceFirst("version: " + version));
    }

    public boolean promote(String person) {
        return book.promote(person);
    }

    public boolean rollBack(String person) {
        return book.rollBack(person);
    }

    public void dismiss() {
        book.dismiss();
    }
}
