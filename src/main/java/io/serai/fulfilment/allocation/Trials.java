package io.serai.fulfilment.allocation;

import io.serai.fulfilment.allocation.TrialBook.Comparison;
import io.serai.fulfilment.allocation.TrialBook.Difference;
import io.serai.kernel.OrderId;
import io.serai.kernel.Port;
import io.serai.sourcing.Account;
import io.serai.sourcing.Kept;
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
 * What if: the candidate decides again what was decided, on what was kept of it. It reads kept decisions and writes comparisons, and
 * nothing else: no stock, no order. Both choices are measured by the candidate's prices; lateness by its own promise, and by what was promised
 * to the customer.
 */
@Port
@Component("trials")
public class Trials {
    private static final int GROUP = 200;
    /** A decision may be written so much later than its time. */
    private static final Duration SETTLED = Duration.ofSeconds(5);

    private final JdbcTemplate jdbc;
    private final RuleBook book;
    private final KeptDecisions decisions;
    private final TrialBook given;
    private final Clock clock;

    Trials(JdbcTemplate jdbc, RuleBook book, KeptDecisions decisions, TrialBook given, Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.decisions = decisions;
        this.given = given;
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
        given.add(candidate, next.stream().map(one -> tried(candidate, one)).toList());
        return next.size();
    }

    private Instant until(RuleBook.Role candidate) {
        var settled = clock.instant().minus(SETTLED);
        var until = candidate.until();
        return until == null || settled.isBefore(until) ? settled : until;
    }

    private TrialBook.Trial tried(RuleBook.Role candidate, KeptDecisions.One one) {
        var prices = decisions.network(one.kept(), candidate.rules());
        var live = one.kept().again(decisions.network(one.kept())).decision();
        var tried = own(candidate, one).again(prices).decision();
        return new TrialBook.Trial(
                one,
                Measure.of(live, one.kept(), prices),
                Measure.of(tried, one.kept(), prices),
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

    /** Whether the newest decision on an order, taken again from what was kept, is the same to the bit; empty if there is none. */
    public Optional<Boolean> isSameAgain(OrderId order) {
        return decisions.newest(order).map(one -> decisions.again(one).isPresent());
    }

    /** What the candidate would have decided, and why. */
    public Optional<Account> candidates(OrderId order) {
        return book.candidate()
                .flatMap(candidate -> decisions
                        .newest(order)
                        .map(one -> Account.of(candidateNetwork(candidate, one), own(candidate, one))));
    }

    private static Kept own(RuleBook.Role candidate, KeptDecisions.One one) {
        return one.kept().promisedBy(candidate.rules());
    }

    private Network candidateNetwork(RuleBook.Role candidate, KeptDecisions.One one) {
        return decisions.network(one.kept(), candidate.rules());
    }
}
