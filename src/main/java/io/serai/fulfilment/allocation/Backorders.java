package io.serai.fulfilment.allocation;

import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.DeadEnds;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Group;
import io.serai.kernel.OrderId;
import io.serai.kernel.Port;
import io.serai.log.Json;
import io.serai.sourcing.Rules;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Orders that wait for stock, by the priority of their channel and then oldest first, as soon as there is some of what they lack. */
@Port
@Component("backorders")
public class Backorders {
    private static final int GROUP = 50;

    /** Pieces of line {@code l}, which is no kit, that no fulfilment order has taken on, as {@link Dossier#uncovered} counts them. */
    private static final String UNCOVERED = """
            (l.quantity - l.cancelled - coalesce((
                select sum(case when f.state in ('PICKED', 'PACKED', 'SHIPPED', 'DELIVERED', 'READY', 'COLLECTED')
                                then fl.picked else fl.quantity end)
                from fulfilment f join fulfilment_line fl on fl.fulfilment_id = f.id and fl.line = l.line
                where f.order_id = l.order_id and f.state not in ('SHORT', 'CANCELLED', 'NOT_COLLECTED')), 0))""";

    /**
     * What lies at the place of {@code s} can go to the order {@code o}: it is collected there and was not refused, or may be sent from there and is no
     * dead end.
     */
    private static final String MAY_SEND = """
            (case when o.mode = 'PICKUP' then s.location = o.location
               else exists (select from location p where p.id = s.location and p.ships) end
             and not exists (
               select from sourcing_dead_end d
               where d.order_id = o.id and d.location = s.location and d.sku = s.sku
                 and (d.reason = 'refused' or o.mode <> 'PICKUP') and %s))""".formatted(DeadEnds.STILL);

    /**
     * Of the pieces that a cart or a fence {@code r} holds in {@code s}, those that the order {@code o} may have: what no cart counts on, and
     * what its own carts do, which older ones may have left less of.
     */
    private static final String OWN = """
            (select greatest(0, s.reserved - coalesce(sum(n.fenced) filter (where not n.own), 0),
                 coalesce(sum(least(n.fenced, greatest(0, s.reserved - n.older))) filter (where n.own), 0))
             from (select c.fenced, cart.taker = o.reference as own,
                     sum(c.fenced) over (order by c.reservation_id, c.line) - c.fenced as older
                   from reservation_line c join reservation cart on cart.id = c.reservation_id
                   where c.fence = r.id and c.fenced > 0) n)""";

    /** Where an order stands in the row of those that wait. */
    private record Place(int level, Instant placedAt, OrderId order) {
        static final Place FIRST = new Place(Integer.MIN_VALUE, Instant.EPOCH, new OrderId(new UUID(0, 0)));
    }

    private final JdbcTemplate jdbc;
    private final Books books;
    private final RuleBook book;
    private final Clock clock;
    private boolean fromHead;
    private Place behind = Place.FIRST;

    Backorders(JdbcTemplate jdbc, Books books, RuleBook book, Clock clock) {
        this.jdbc = jdbc;
        this.books = books;
        this.book = book;
        this.clock = clock;
    }

    /**
     * A group of orders of which all that they lack of each SKU could now be had, their dead ends apart: it is for sale where it may be
     * sent from, or set aside for the order or its channel. Orders that somebody else works on are passed by. Who goes first by the
     * rule set that counts stands before all others, however old. One round takes the first, the next goes on down the row, and from its end to
     * its head: so nobody waits for who cannot be helped by the rule set.
     */
    public Group claim() {
        fromHead = !fromHead;
        var claimed = waiting(fromHead ? Place.FIRST : behind);
        if (claimed.isEmpty() && !fromHead) {
            claimed = waiting(Place.FIRST);
        }
        if (claimed.isEmpty()) {
            behind = Place.FIRST;
        } else if (!fromHead || behind.equals(Place.FIRST)) {
            behind = claimed.get(claimed.size() - 1);
        }
        var group = new Group(List.of(), clock.instant());
        var dossiers =
                books.openWithDocuments(claimed.stream().map(Place::order).toList());
        group.addAll(dossiers);
        dossiers.values().forEach(group::wantsStock);
        return group;
    }

    /** The next ones behind a place in the row. */
    private List<Place> waiting(Place after) {
        return jdbc.query(
                """
                select o.id, o.placed_at, coalesce(p.level::int, %5$d) as level
                from orders o left join jsonb_each_text(?::jsonb) p (channel, level) on p.channel = o.channel
                where o.state in ('AWAITING_STOCK', 'FULFILLING')
                  and (coalesce(p.level::int, %5$d), o.placed_at, o.id) > (?, ?, ?)
                  and exists (
                    select from order_line l
                    where l.order_id = o.id and not l.kit and %1$s > 0)
                  and not exists (
                    select from order_line l
                    where l.order_id = o.id and not l.kit and %1$s > 0
                    group by l.sku
                    having sum(%1$s) >
                      coalesce((
                        select sum(s.on_hand - s.reserved - s.safety) from stock s
                        where s.sku = l.sku and s.on_hand - s.reserved - s.safety > 0 and %3$s), 0)
                      + coalesce((
                        select sum(%4$s)
                        from reservation_line s join reservation r on r.id = s.reservation_id
                        where s.sku = l.sku and s.reserved > 0
                          and r.channel = o.channel and r.taker in ('', o.reference) and r.state = 'HELD' and %3$s), 0))
                order by level, o.placed_at, o.id limit %2$d for no key update of o skip locked
                """.formatted(UNCOVERED, GROUP, MAY_SEND, OWN, Rules.LAST),
                (row, n) -> new Place(
                        row.getInt(3), row.getTimestamp(2).toInstant(), new OrderId(row.getObject(1, UUID.class))),
                Json.write(book.live().levels()),
                after.level(),
                Timestamp.from(after.placedAt()),
                after.order().value());
    }
}
