package io.serai.console;

import io.serai.fulfilment.allocation.RuleBook;
import io.serai.fulfilment.allocation.TrialBook;
import io.serai.fulfilment.allocation.Trials;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.sourcing.Account;
import io.serai.sourcing.Change;
import io.serai.sourcing.Decision;
import io.serai.sourcing.Rules;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Why orders are sent from where they are, and which rule set decides. */
@Component
public class SourcingQueries {
    /**
     * A decision taken again, in sentences, and the smallest changes that would have led to another. {@code same} says whether it is, to the
     * bit, what was decided then; null for the candidate. {@code whyNot} is about the location that was asked for. {@code earlier} is what was
     * decided on the order before, the newest first, by the rule sets that counted then.
     */
    public record Why(
            Decision decision,
            List<String> sentences,
            List<Change> changes,
            @Nullable Boolean same,
            Account.@Nullable WhyNot whyNot,
            List<Earlier> earlier) {}

    /** A decision before the newest, in sentences, and whether it is the same when it is taken again. */
    public record Earlier(Instant at, Decision decision, List<String> sentences, boolean same) {}

    public record RuleSetName(String name, int version, String strategy, String digest) {
        static RuleSetName of(Rules rules) {
            return new RuleSetName(rules.name(), rules.version(), rules.strategy(), rules.digest());
        }
    }

    /** The rule set that counts; the one that is tried since {@code covers} and up to {@code until}, and how they compare. */
    public record State(
            RuleSetName live,
            @Nullable RuleSetName candidate,
            @Nullable Instant covers,
            @Nullable Instant until,
            TrialBook.@Nullable Comparison comparison) {}

    private final Trials trials;
    private final RuleBook book;

    SourcingQueries(Trials trials, RuleBook book) {
        this.trials = trials;
        this.book = book;
    }

    /**
     * The newest decision on an order; by the rule set that is tried if that is asked for. Empty if there is none.
     *
     * @param not a location of which it should say why it was not chosen
     */
    public Optional<Why> why(OrderId order, boolean byCandidate, @Nullable LocationId not, Locale locale) {
        var account = byCandidate ? trials.candidates(order) : trials.account(order);
        var same = byCandidate ? null : trials.isSameAgain(order).orElse(null);
        return account.map(told -> new Why(
                told.decision(),
                told.explain(locale),
                told.changes(),
                same,
                not == null ? null : told.whyNot(not, locale).orElse(null),
                byCandidate ? List.of() : earlier(order, locale)));
    }

    /** What was decided on an order before its newest decision, the newest first. */
    public List<Earlier> earlier(OrderId order, Locale locale) {
        return trials.earlier(order).stream()
                .map(each ->
                        new Earlier(each.at(), each.decision(), each.decision().explain(locale), each.same()))
                .toList();
    }

    public State state() {
        var candidate = book.candidate();
        return new State(
                RuleSetName.of(book.live()),
                candidate.map(role -> RuleSetName.of(role.rules())).orElse(null),
                candidate.map(RuleBook.Role::covers).orElse(null),
                candidate.map(RuleBook.Role::until).orElse(null),
                trials.comparison().orElse(null));
    }
}
