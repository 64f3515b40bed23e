package io.serai.fulfilment.payment;

import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Work;
import io.serai.kernel.Money;
import io.serai.kernel.OrderId;
import io.serai.kernel.Port;
import io.serai.log.Attempt;
import io.serai.log.EventType;
import io.serai.log.Json;
import io.serai.payments.Payment;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A provider refused to give back money of an order that was cancelled, or whose rest was; a person has seen to the cause, and has it asked
 * again. Of a return that is {@code ReturnDesk}'s.
 */
@Port
@Component("refundsAgain")
public class RefundsAgain {
    /** What came of it; all but the first leave everything as it was. */
    public enum Answer {
        ASKED,
        NO_SUCH_ORDER,
        /** No provider has refused, it was asked again already, or others have given back what it was for. */
        NOTHING_REFUSED,
        /** No payment has it now: the channel says that it was given back, which is not confirmed yet, or it is promised. */
        NOT_THERE
    }

    /**
     * @param amount what is still due of it
     * @param before what others had given back when it was asked
     * @param whole whether it is all that is left of the payment
     */
    private record Refused(UUID attempt, UUID payment, String subject, long amount, long before, boolean whole) {}

    private final JdbcTemplate jdbc;
    private final Books books;
    private final RefundPlan plan;
    private final GivenUpMoney givenUp;
    private final Clock clock;

    RefundsAgain(JdbcTemplate jdbc, Books books, RefundPlan plan, GivenUpMoney givenUp, Clock clock) {
        this.jdbc = jdbc;
        this.books = books;
        this.plan = plan;
        this.givenUp = givenUp;
        this.clock = clock;
    }

    @Transactional
    public Answer ask(OrderId order, String person) {
        var dossier = books.openWithDocuments(Set.of(order)).get(order);
        if (dossier == null) {
            return Answer.NO_SUCH_ORDER;
        }
        var refused = refused(order);
        if (refused.isEmpty()) {
            return Answer.NOTHING_REFUSED;
        }
        var work = new Work(clock.instant());
        var asked = new HashMap<UUID, Long>();
        for (var each : refused) {
            long amount = ask(work, dossier, each, asked.getOrDefault(each.payment(), 0L), Cause.person(person));
            asked.merge(each.payment(), amount, Math::addExact);
        }
        if (asked.values().stream().allMatch(amount -> amount == 0)) {
            return Answer.NOT_THERE;
        }
        books.write(work);
        return Answer.ASKED;
    }

    private List<Refused> refused(OrderId order) {
        return jdbc.query(
                "select id, payment_id, subject, amount, before, whole from refused_refund where order_id = ? order by id",
                (row, n) -> new Refused(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getBoolean(6)),
                order.value());
    }

    /**
     * As a call of its own: under the key of the one before it would get the same answer. What cannot be asked for now stays refused and
     * stands in the way of no other.
     *
     * @param asked what is asked for again of the same payment already
     * @return how much is asked for; 0 if the payment does not have it
     */
    private long ask(Work work, Dossier dossier, Refused refused, long asked, Cause cause) {
        var payment = dossier.payments().stream()
                .filter(each -> each.id().equals(refused.payment()))
                .findFirst()
                .orElseThrow();
        long amount = Math.min(refused.amount(), plan.free(payment) - asked);
        if (amount <= 0 || givenUp.isToldMore(dossier, payment, refused.before())) {
            return 0;
        }
        var data = new LinkedHashMap<String, Object>();
        if (!refused.whole()) {
            data.put("amount", amount);
            data.put(GivenUpMoney.BEFORE, givenUp.byOthers(dossier, payment));
        }
        data.put(GivenUpMoney.AGAIN, refused.attempt());
        work.ask(new Attempt.Request(
                PaymentDoor.DOOR + payment.provider(),
                PaymentDoor.REFUND,
                GivenUpMoney.again(payment, refused.subject(), refused.attempt()),
                dossier.id(),
                Json.write(data)));
        work.event(dossier, EventType.REFUND_ASKED_AGAIN, facts(payment, amount), cause);
        return amount;
    }

    private static Map<String, Object> facts(Payment payment, long amount) {
        return Map.of(
                "provider",
                payment.provider(),
                "amount",
                new Money(amount, Money.currency(payment.currency())).toString());
    }
}
