package io.serai.fulfilment.collect;

import io.serai.fulfilment.orders.Cancelling;
import io.serai.fulfilment.payment.GivenUpMoney;
import io.serai.fulfilment.picking.Picking;
import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Fulfilment;
import io.serai.fulfilment.work.FulfilmentState;
import io.serai.fulfilment.work.Withdrawal;
import io.serai.fulfilment.work.Work;
import io.serai.kernel.OrderId;
import io.serai.kernel.Port;
import io.serai.log.EventType;
import io.serai.orders.OrderLine;
import io.serai.orders.OrderState;
import io.serai.returns.PaidLines;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What lay ready and nobody came for in time is for sale again, and its money goes back. An order whose customer stands at the counter
 * just now is locked by that, and passed by.
 */
@Port
@Component("notCollected")
public class NotCollected {
    private static final int GROUP = 50;
    private static final String REASON = "not-collected";

    private final JdbcTemplate jdbc;
    private final Books books;
    private final Cancelling cancelling;
    private final GivenUpMoney money;
    private final CollectTimes times;
    private final Clock clock;

    NotCollected(
            JdbcTemplate jdbc,
            Books books,
            Cancelling cancelling,
            GivenUpMoney money,
            CollectTimes times,
            Clock clock) {
        this.jdbc = jdbc;
        this.books = books;
        this.cancelling = cancelling;
        this.money = money;
        this.times = times;
        this.clock = clock;
    }

    /** Ends those whose time is over, at most 50; how many. */
    @Transactional
    public int endDue() {
        var work = new Work(clock.instant());
        var dossiers = books.openWithDocuments(claim());
        dossiers.values().forEach(dossier -> end(work, dossier));
        books.write(work);
        return dossiers.size();
    }

    private List<OrderId> claim() {
        var places = times.byLocation();
        return jdbc.query(
                connection -> {
                    var claim = connection.prepareStatement("""
                            select o.id from orders o
                              left join unnest(?::text[], ?::int8[]) l(location, seconds) on l.location = o.location
                            where o.state = 'READY_FOR_PICKUP'
                              and o.changed_at < ?::timestamptz - coalesce(l.seconds, ?) * interval '1 second'
                            order by o.changed_at limit ? for no key update of o skip locked
                            """);
                    claim.setArray(
                            1, connection.createArrayOf("text", places.keySet().toArray()));
                    claim.setArray(
                            2, connection.createArrayOf("int8", places.values().toArray()));
                    claim.setTimestamp(3, Timestamp.from(clock.instant()));
                    claim.setLong(4, times.usual());
                    claim.setInt(5, GROUP);
                    return claim;
                },
                (row, n) -> new OrderId(row.getObject(1, UUID.class)));
    }

    private void end(Work work, Dossier dossier) {
        var left = dossier.fulfilments().stream()
                .filter(each -> each.state() == FulfilmentState.READY)
                .toList();
        boolean some = dossier.fulfilments().stream().anyMatch(each -> each.state() == FulfilmentState.COLLECTED);
        left.forEach(each -> Withdrawal.end(work, dossier, each, FulfilmentState.NOT_COLLECTED));
        if (some) {
            giveUp(work, dossier, left);
        } else {
            left.forEach(each -> tell(work, dossier, each, dossier.state()));
            cancelling.cancel(work, dossier, REASON, Cause.HUB);
        }
    }

    /** The customer has a part, and the order is over with it: the pieces that were left are no longer wanted. */
    private void giveUp(Work work, Dossier dossier, List<Fulfilment> left) {
        var pieces = new HashMap<Integer, Integer>();
        dossier.lines().forEach(line -> pieces.put(line.line(), left(dossier, line, left)));
        long back = worth(dossier, pieces);
        work.rewrite(dossier);
        dossier.putLines(dossier.lines().stream()
                .map(line -> line.without(pieces.getOrDefault(line.line(), 0)))
                .toList());
        var last = new ArrayList<>(left);
        last.sort(Comparator.comparingInt(Fulfilment::no));
        last.forEach(each -> tell(
                work,
                dossier,
                each,
                each.equals(last.get(last.size() - 1)) ? dossier.derivedState() : dossier.state()));
        pieces.values().removeIf(each -> each == 0);
        money.of(work, dossier, REASON, back, pieces, false);
    }

    /** What was paid for the pieces that were left: those after the ones that the customer has. */
    private static long worth(Dossier dossier, Map<Integer, Integer> pieces) {
        var paid = PaidLines.of(dossier.document());
        return dossier.lines().stream()
                .filter(line -> pieces.getOrDefault(line.line(), 0) > 0)
                .mapToLong(line -> paid.of(
                        line.line(), line.whole(number -> taken(dossier, number)), pieces.getOrDefault(line.line(), 0)))
                .reduce(0, Math::addExact);
    }

    /** Of a kit: those that can be made only with what was left. */
    private static int left(Dossier dossier, OrderLine line, List<Fulfilment> left) {
        int all = line.whole(number -> taken(dossier, number) + picked(left, number));
        return all - line.whole(number -> taken(dossier, number));
    }

    private static int picked(List<Fulfilment> some, int number) {
        return some.stream()
                .flatMap(each -> each.line(number).stream())
                .mapToInt(Fulfilment.Line::picked)
                .sum();
    }

    private static int taken(Dossier dossier, int number) {
        return dossier.fulfilments().stream()
                .filter(each -> each.state() == FulfilmentState.COLLECTED)
                .mapToInt(each -> each.covers(number))
                .sum();
    }

    private static void tell(Work work, Dossier dossier, Fulfilment ended, OrderState to) {
        work.event(dossier, EventType.FULFILMENT_NOT_COLLECTED, to, Picking.facts(ended), Cause.HUB);
    }
}
