package io.serai.fulfilment.allocation;

import io.serai.fulfilment.allocation.TrialBook.Comparison;
import io.serai.fulfilment.allocation.TrialBook.Difference;
import io.serai.kernel.OrderId;
import io.serai.kernel.Port;
import io.serai.sourcing.Account;
import io.serai.sourcing.Decision;
import io.serai.sourcing.Demand.Brought;
import io.serai.sourcing.Measure;
import io.serai.sourcing.Network;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What if: the candidate decides again what was decided, on what was kept of it and what it would have left there itself, in the order of the
 * decisions. It reads kept decisions and writes comparisons, and nothing else: no stock, no order. Both choices are measured by the candidate's
 * prices; lateness by its own promise, and by what was promised to the customer.
 */
@Port
@Component("trials")
public class Trials {
    private static final int GROUP = 200;
    private static final int MOST_EARLIER = 10;
    /** A decision may be written so much later than its time. */
    private static final Duration SETTLED = Duration.ofSeconds(5);

    private final JdbcTemplate jdbc;
    private final RuleBook book;
    private final KeptDecisions decisions;
    private final TrialBook given;
    private final CarriedBook carried;
    private final Clock clock;

    Trials(
            JdbcTemplate jdbc,
            RuleBook book,
            KeptDecisions decisions,
            TrialBook given,
            CarriedBook carried,
            Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.decisions = decisions;
        this.given = given;
        this.carried = carried;
        this.clock = clock;
    }

    /** Tries the next that were not tried yet; how many there were. */
    @Transactional
    public int tryNext() {
        return book.candidate().map(this::tryNext).orElse(0);
    }

    private int tryNext(RuleBook.Role candidate) {
        // One hub at a time.
        if (jdbc.queryForList(
                        "select id from sourcing_role where id = ? and ended_at is null for update skip locked",
                        candidate.id())
                .isEmpty()) {
            return 0;
        }
        var last = given.last(candidate);
        var next = decisions.between(candidate.covers(), until(candidate), last.at(), last.order(), GROUP);
        if (!next.isEmpty()) {
            var before = carried.before(candidate, next);
            var trials = next.stream()
                    .filter(Trials::isChosen)
                    .map(one -> tried(candidate, one, before))
                    .toList();
            given.add(candidate, trials, next.get(next.size() - 1), carried.write(candidate, before));
        }
        return next.size();
    }

    /** What is brought to a store for who collects it there is no choice of a rule set. */
    private static boolean isChosen(KeptDecisions.One one) {
        return !(one.kept().ask().demand().delivery() instanceof Brought);
    }

    private Instant until(RuleBook.Role candidate) {
        var settled = clock.instant().minus(SETTLED);
        var until = candidate.until();
        return until == null || settled.isBefore(until) ? settled : until;
    }

    private TrialBook.Trial tried(RuleBook.Role candidate, KeptDecisions.One one, CarriedGroup before) {
        var prices = candidateNetwork(candidate, one);
        var counts = decisions.network(one.kept());
        var live = one.kept().again(counts).decision();
        var carry = before.find(one, prices);
        var found = one.kept().with(carry, prices);
        var tried = found.promisedBy(candidate.rules()).again(prices).decision();
        before.add(one, live, counts, tried, prices);
        return new TrialBook.Trial(
                one,
                carry,
                Measure.of(live, one.kept(), prices),
                Measure.of(tried, found, prices),
                live.isSameChoice(tried));
    }

    /** Of the candidate that is tried now; empty if there is none. */
    public Optional<Comparison> comparison() {
        return book.candidate().map(given::comparison);
    }

    /** Where it would have chosen otherwise, what saves or costs most first. */
    public List<Difference> differences(int limit) {
        return book.candidate()
                .map(candidate -> given.differences(candidate, limit))
                .orElse(List.of());
    }

    /** Why the newest decision on an order is as it is. */
    public Optional<Account> account(OrderId order) {
        return decisions.newest(order).map(one -> Account.of(decisions.network(one.kept()), one.kept()));
    }

    /** A decision on an order before its newest, and whether it is the same to the bit when it is taken again. */
    public record Earlier(Instant at, Decision decision, boolean same) {}

    /** What was decided on an order before its newest decision, the newest first: at most ten. */
    public List<Earlier> earlier(OrderId order) {
        return decisions.newest(order, MOST_EARLIER + 1).stream()
                .skip(1)
                .map(one -> {
                    var again = one.kept().again(decisions.network(one.kept())).decision();
                    return new Earlier(
                            one.at(), again, KeptDecisions.fingerprint(again).equals(one.answer()));
                })
                .toList();
    }

    /** Whether the newest decision on an order, taken again from what was kept, is the same to the bit; empty if there is none. */
    public Optional<Boolean> isSameAgain(OrderId order) {
        return decisions.newest(order).map(one -> decisions.again(one).isPresent());
    }

    /** What the candidate would have decided, and why: on what its trial found, or, if that is still to come, on what was kept. */
    public Optional<Account> candidates(OrderId order) {
        return book.candidate()
                .flatMap(candidate -> decisions
                        .newest(order)
                        .filter(Trials::isChosen)
                        .map(one -> {
                            var prices = candidateNetwork(candidate, one);
                            var found = one.kept().with(given.carry(candidate, one), prices);
                            return Account.of(prices, found.promisedBy(candidate.rules()));
                        }));
    }

    private Network candidateNetwork(RuleBook.Role candidate, KeptDecisions.One one) {
        return decisions.network(one.kept(), candidate.rules());
    }
}
