package io.serai.returns;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What is given back for returns, and on which payment. Written at once in the caller's transaction, under the order's lock. */
@Repository
public class Refunds {
    /** Where a part of the money stands. */
    public enum State {
        /** Its provider is asked. */
        ASKED,
        DONE,
        /** Its provider said no for good; a person gives it back there, or has it asked again. */
        REFUSED,
        /** The channel that is trusted with the payment gives it back; DONE once it, or a person, says that it has. */
        CHANNEL
    }

    /** A part of what is given back, in minor units of the payment's currency. */
    public record Part(UUID payment, long amount, State state) {}

    private final JdbcTemplate jdbc;

    Refunds(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param round 1 when the return is settled, 2 when its exchange came to nothing */
    public void insert(UUID of, int round, List<Part> parts) {
        parts.forEach(part -> jdbc.update(
                "insert into return_refund (return_id, payment_id, round, amount, state) values (?, ?, ?, ?, ?)",
                of,
                part.payment(),
                round,
                part.amount(),
                part.state().name()));
    }

    /** What is promised of a payment and not yet counted as refunded in its own row. */
    public long promised(UUID payment) {
        var sum = jdbc.queryForObject(
                "select coalesce(sum(amount - paid), 0) from return_refund where payment_id = ? and state in ('ASKED', 'CHANNEL')",
                Long.class,
                payment);
        return sum == null ? 0 : sum;
    }

    /** What is promised of a payment, and what was given back of it. */
    public long given(UUID payment) {
        var sum = jdbc.queryForObject(
                "select coalesce(sum(amount), 0) from return_refund where payment_id = ? and state <> 'REFUSED'",
                Long.class,
                payment);
        return sum == null ? 0 : sum;
    }

    /** What a channel has given back of a payment for returns, by its word or a person's. */
    public long paid(UUID payment) {
        var sum = jdbc.queryForObject(
                "select coalesce(sum(paid), 0) from return_refund where payment_id = ?", Long.class, payment);
        return sum == null ? 0 : sum;
    }

    /** A channel says that it gave so much of a payment back, in minor units: of what it was to give back the oldest comes first. */
    public void paidByChannel(UUID payment, long amount) {
        jdbc.update("""
                update return_refund r
                set paid = r.paid + s.now, state = case when r.paid + s.now = r.amount then 'DONE' else r.state end
                from (
                  select return_id, round, least(amount - paid, greatest(0, ? - earlier))::bigint as now from (
                    select return_id, round, amount, paid,
                      sum(amount - paid) over (order by return_id, round) - (amount - paid) as earlier
                    from return_refund where payment_id = ? and state = 'CHANNEL') due) s
                where r.payment_id = ? and r.return_id = s.return_id and r.round = s.round and s.now > 0
                """, amount, payment, payment);
    }

    /** What a channel has still to give back for a return. */
    public List<Part> dueByChannel(UUID of) {
        return jdbc.query("""
                select payment_id, sum(amount - paid) from return_refund where return_id = ? and state = 'CHANNEL'
                group by payment_id order by payment_id
                """, (row, n) -> new Part(row.getObject(1, UUID.class), row.getLong(2), State.CHANNEL), of);
    }

    /** Whether a channel gives back for a return, or has. */
    public boolean isByChannel(UUID of) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from return_refund where return_id = ? and (state = 'CHANNEL' or paid > 0))",
                Boolean.class,
                of));
    }

    /** What a channel has still to give back in one round. */
    public long dueByChannel(UUID of, int round) {
        var sum = jdbc.queryForObject(
                "select coalesce(sum(amount - paid), 0) from return_refund where return_id = ? and round = ? and state = 'CHANNEL'",
                Long.class,
                of,
                round);
        return sum == null ? 0 : sum;
    }

    /** A person says that the channel has given back all that it was to for a return. */
    public void paidByChannel(UUID of) {
        jdbc.update(
                "update return_refund set paid = amount, state = 'DONE' where return_id = ? and state = 'CHANNEL'", of);
    }

    /** A part that its provider said no to; {@code tries} is how often it was asked. */
    public record Refused(int round, Part part, int tries) {}

    public List<Refused> refused(UUID of) {
        return jdbc.query(
                "select * from return_refund where return_id = ? and state = 'REFUSED' order by round, payment_id",
                (row, n) -> new Refused(
                        row.getInt("round"),
                        new Part(row.getObject("payment_id", UUID.class), row.getLong("amount"), State.REFUSED),
                        row.getInt("tries")),
                of);
    }

    /** Its provider is asked once more. */
    public void again(UUID of, Refused refused) {
        jdbc.update(
                "update return_refund set state = 'ASKED', tries = tries + 1 where return_id = ? and payment_id = ? and round = ?",
                of,
                refused.part().payment(),
                refused.round());
    }

    /** A provider has answered for its part. With the last part that is back the return is settled. */
    public void conclude(UUID of, int round, UUID payment, State state) {
        jdbc.update("""
                update return_refund set state = ?
                where return_id = ? and payment_id = ? and round = ? and state = 'ASKED'
                """, state.name(), of, payment, round);
        jdbc.update("""
                update customer_return r set state = 'SETTLED', changed_at = now() where id = ? and state = 'SETTLING'
                  and not exists (select from return_refund p where p.return_id = r.id and p.state in ('ASKED', 'REFUSED'))
                """, of);
    }
}
