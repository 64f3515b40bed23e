package io.serai.fulfilment.stock;

import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.DeadEnds;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Fulfilment;
import io.serai.fulfilment.work.FulfilmentState;
import io.serai.fulfilment.work.Group;
import io.serai.fulfilment.work.Withdrawal;
import io.serai.inventory.StockPlace;
import io.serai.kernel.OrderId;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** A fact took pieces that were reserved: the newest reservations there are released and sourced again. */
@Repository
public class BrokenReservations {
    private final JdbcTemplate jdbc;
    private final Books books;

    BrokenReservations(JdbcTemplate jdbc, Books books) {
        this.jdbc = jdbc;
        this.books = books;
    }

    public void release(Group group, StockPlace place, int pieces) {
        int freed = 0;
        for (var order : reservedAt(place)) {
            if (freed >= pieces) {
                return;
            }
            if (!group.has(order)) {
                group.addAll(books.openWithDocuments(Set.of(order)));
            }
            freed += withdraw(group, group.dossier(order), place);
        }
    }

    private static int withdraw(Group group, Dossier dossier, StockPlace place) {
        int freed = 0;
        for (var fulfilment : dossier.fulfilments()) {
            int reserved = fulfilment.lines().stream()
                    .filter(line -> fulfilment.place(line).equals(place))
                    .mapToInt(Fulfilment.Line::reserved)
                    .sum();
            boolean untouched =
                    fulfilment.state() == FulfilmentState.ALLOCATED || fulfilment.state() == FulfilmentState.RELEASED;
            if (reserved > 0 && untouched) {
                group.work().deadEnd(dossier, place, DeadEnds.Why.SOLD);
                Withdrawal.of(group.work(), dossier, fulfilment, "sold-at-the-till", Cause.HUB);
                freed += reserved;
                group.wantsStock(dossier);
            }
        }
        return freed;
    }

    private Iterable<OrderId> reservedAt(StockPlace place) {
        return jdbc.query(
                """
                select f.order_id from fulfilment_line l join fulfilment f on f.id = l.fulfilment_id
                where l.location = ? and l.sku = ? and l.reserved > 0 and f.state in ('ALLOCATED', 'RELEASED')
                order by f.id desc limit 100
                """,
                (row, n) -> new OrderId(row.getObject(1, UUID.class)),
                place.location().value(),
                place.sku().value());
    }
}
