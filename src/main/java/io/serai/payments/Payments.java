package io.serai.payments;

import io.serai.kernel.OrderId;
import io.serai.log.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows of payments, in the caller's transaction; locked after their orders. */
@Repository
public class Payments {
    private final JdbcTemplate jdbc;

    Payments(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(Collection<Payment> payments) {
        Rows.of(payments)
                .uuid(Payment::id)
                .uuid(payment -> payment.order().value())
                .integer(Payment::no)
                .text(Payment::provider)
                .text(Payment::reference)
                .text(Payment::method)
                .bool(Payment::trusted)
                .text(Payment::currency)
                .bigint(Payment::amount)
                .bigint(Payment::authorised)
                .bigint(Payment::captured)
                .bigint(Payment::refunded)
                .text(payment -> payment.state().name())
                .instant(Payment::expiresAt)
                .bigintIfAny(Payment::keptAtMost)
                .update(jdbc, "insert into payment select * from :rows");
    }

    public void save(Collection<Payment> payments) {
        Rows.of(payments)
                .uuid(Payment::id)
                .text(Payment::reference)
                .text(Payment::method)
                .bigint(Payment::amount)
                .bigint(Payment::authorised)
                .bigint(Payment::captured)
                .bigint(Payment::refunded)
                .text(payment -> payment.state().name())
                .instant(Payment::expiresAt)
                .bigintIfAny(Payment::keptAtMost)
                .update(jdbc, """
                        update payment set reference = p.reference, method = p.method, amount = p.amount,
                          authorised = p.authorised, captured = p.captured, refunded = p.refunded,
                          state = p.state, expires_at = p.expires_at, kept_at_most = p.kept_at_most
                        from :rows as p(
                          id, reference, method, amount, authorised, captured, refunded, state, expires_at, kept_at_most)
                        where payment.id = p.id
                        """);
    }

    /** The payments of locked orders, in their order. */
    public List<Payment> of(Collection<OrderId> orders) {
        return Rows.of(Set.copyOf(orders))
                .uuid(OrderId::value)
                .query(
                        jdbc,
                        "select * from payment where order_id in (select * from :rows) order by order_id, no",
                        Payments::read);
    }

    /** The order that a provider's payment belongs to. */
    public Optional<OrderId> orderOf(String provider, String reference) {
        return jdbc
                .query(
                        "select order_id from payment where provider = ? and reference = ?",
                        (row, n) -> new OrderId(row.getObject(1, UUID.class)),
                        provider,
                        reference)
                .stream()
                .findFirst();
    }

    private static Payment read(ResultSet row, int n) throws SQLException {
        var expires = row.getTimestamp("expires_at");
        return new Payment(
                row.getObject("id", UUID.class),
                new OrderId(row.getObject("order_id", UUID.class)),
                row.getInt("no"),
                row.getString("provider"),
                row.getString("reference"),
                row.getString("method"),
                row.getBoolean("trusted"),
                row.getString("currency"),
                row.getLong("amount"),
                row.getLong("authorised"),
                row.getLong("captured"),
                row.getLong("refunded"),
                PaymentState.valueOf(row.getString("state")),
                expires == null ? null : expires.toInstant(),
                row.getObject("kept_at_most", Long.class));
    }
}
