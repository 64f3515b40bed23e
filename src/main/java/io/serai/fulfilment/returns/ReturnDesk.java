package io.serai.fulfilment.returns;

import io.serai.contract.ReturnRequest;
import io.serai.fulfilment.allocation.Allocation;
import io.serai.fulfilment.picking.Release;
import io.serai.fulfilment.returns.ReturnAnswer.Why;
import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Group;
import io.serai.fulfilment.work.Work;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Port;
import io.serai.returns.CustomerReturn;
import io.serai.returns.CustomerReturn.Origin;
import io.serai.returns.ReturnLine;
import io.serai.returns.ReturnLine.Received;
import io.serai.returns.Returns;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People of ours ask for returns, let the goods come, receive them and decide what the customer gets. */
@Port
@Component("returnDesk")
public class ReturnDesk {
    /** What is to be done with a return whose order is locked. */
    private interface Step {
        ReturnAnswer of(Group group, Dossier dossier, CustomerReturn back);
    }

    private final Books books;
    private final Returns returns;
    private final Returning returning;
    private final TakingBack takingBack;
    private final Settling settling;
    private final Allocation allocation;
    private final Release release;
    private final Clock clock;

    ReturnDesk(
            Books books,
            Returns returns,
            Returning returning,
            TakingBack takingBack,
            Settling settling,
            Allocation allocation,
            Release release,
            Clock clock) {
        this.books = books;
        this.returns = returns;
        this.returning = returning;
        this.takingBack = takingBack;
        this.settling = settling;
        this.allocation = allocation;
        this.release = release;
        this.clock = clock;
    }

    /** For a customer, a store, or on our own account; the reference of {@code asked} is not looked at. */
    @Transactional
    public ReturnAnswer request(OrderId order, ReturnRequest asked, String person) {
        var dossier = books.openWithDocuments(Set.of(order)).get(order);
        if (dossier == null) {
            return ReturnAnswer.no(Why.NO_SUCH_ORDER);
        }
        var work = new Work(clock.instant());
        var answer = returning.request(work, dossier, asked, origin(asked), Cause.person(person));
        books.write(work);
        return answer;
    }

    /**
     * Somebody handed goods in at a counter: asked for and received, or neither. Sent again with the same key it goes on with the return
     * that there is, also if that one was only asked for.
     *
     * @param pieces what came, by the number of the order's line
     * @param lots the lot or serial number of what came, by the same, where somebody could read it
     */
    @Transactional
    public ReturnAnswer handedIn(
            OrderId order,
            ReturnRequest asked,
            Map<Integer, Received> pieces,
            Map<Integer, String> lots,
            String person) {
        var group = new Group(List.of(), clock.instant());
        group.addAll(books.openWithDocuments(Set.of(order)));
        if (!group.has(order)) {
            return ReturnAnswer.no(Why.NO_SUCH_ORDER);
        }
        var dossier = group.dossier(order);
        var cause = Cause.person(person);
        if (atCounter(order, asked).isEmpty()) {
            var answer = returning.request(group.work(), dossier, asked, Origin.STORE, cause);
            if (answer instanceof ReturnAnswer.Refused) {
                return answer;
            }
        }
        var back = atCounter(order, asked).orElseThrow();
        var came = back.lines().stream()
                .collect(Collectors.toMap(
                        ReturnLine::no,
                        line -> pieces.getOrDefault(Objects.requireNonNullElse(line.line(), 0), Received.NOTHING)));
        var named = new HashMap<Integer, String>();
        back.lines().forEach(line -> {
            var lot = lots.get(Objects.requireNonNullElse(line.line(), 0));
            if (lot != null) {
                named.put(line.no(), lot);
            }
        });
        return written(group, takingBack.receive(group.work(), dossier, back, back.location(), came, named, cause));
    }

    private Optional<CustomerReturn> atCounter(OrderId order, ReturnRequest asked) {
        return returns.of(order).stream()
                .filter(each -> each.origin() == Origin.STORE && each.key().equals(asked.key()))
                .findFirst();
    }

    private static Origin origin(ReturnRequest asked) {
        return asked.by() == null ? Origin.PERSON : Origin.valueOf(asked.by().name());
    }

    /** The goods may come, to where they are expected already or to another place. */
    @Transactional
    public ReturnAnswer expect(UUID id, String person) {
        return of(
                id,
                (group, dossier, back) ->
                        returning.expect(group.work(), dossier, back, back.location(), Cause.person(person)));
    }

    /** They are there. {@code came} has pieces by the number of the return's line; of a line that it does not name nothing came. */
    @Transactional
    public ReturnAnswer receive(UUID id, LocationId location, Map<Integer, Received> came, String person) {
        return receive(id, location, came, Map.of(), person);
    }

    /** The same, with the lot or serial number of a line's pieces, by the number of the line. */
    @Transactional
    public ReturnAnswer receive(
            UUID id, LocationId location, Map<Integer, Received> came, Map<Integer, String> lots, String person) {
        return of(
                id,
                (group, dossier, back) ->
                        takingBack.receive(group.work(), dossier, back, location, came, lots, Cause.person(person)));
    }

    @Transactional
    public ReturnAnswer refuse(UUID id, String person) {
        return of(id, (group, dossier, back) -> takingBack.refuse(group.work(), dossier, back, Cause.person(person)));
    }

    /** The customer gets the money or the other article; for the lines whose numbers are {@code refused} nothing. */
    @Transactional
    public ReturnAnswer settle(UUID id, Set<Integer> refused, String person) {
        return of(
                id,
                (group, dossier, back) -> settling.settle(
                        group, dossier, group.dossier(payer(dossier.id())), back, refused, Cause.person(person)));
    }

    /** The order of its exchange came to nothing: the money is due after all. */
    @Transactional
    public ReturnAnswer refundInstead(UUID id) {
        return of(
                id,
                (group, dossier, back) ->
                        settling.refundInstead(group, dossier, group.dossier(payer(dossier.id())), back, Cause.HUB));
    }

    /** A provider refused to give the money back, and the cause is gone: it is asked again, once for each time that somebody says so. */
    @Transactional
    public ReturnAnswer refundAgain(UUID id) {
        return of(
                id,
                (group, dossier, back) -> settling.refundAgain(group.work(), group.dossier(payer(dossier.id())), back));
    }

    /** The channel has given back what it was to; where it says so itself nobody has to. Once more changes nothing. */
    @Transactional
    public ReturnAnswer givenBackByChannel(UUID id, String person) {
        return of(
                id,
                (group, dossier, back) -> settling.givenBackByChannel(
                        group.work(), group.dossier(payer(dossier.id())), back, Cause.person(person)));
    }

    private ReturnAnswer of(UUID id, Step step) {
        var order = returns.orderOf(id);
        if (order.isEmpty()) {
            return ReturnAnswer.no(Why.NO_SUCH_RETURN);
        }
        var group = new Group(List.of(), clock.instant());
        group.addAll(books.openWithDocuments(
                Stream.of(order.get(), payer(order.get())).distinct().toList()));
        var dossier = group.dossier(order.get());
        var back = returns.of(order.get()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        return written(group, step.of(group, dossier, back));
    }

    private ReturnAnswer written(Group group, ReturnAnswer answer) {
        allocation.allocate(group);
        release.release(group);
        books.write(group.work());
        return answer;
    }

    /** Who exchanged has paid for the order before. */
    private OrderId payer(OrderId order) {
        var payer = order;
        for (var before = returns.exchangedFor(payer); before.isPresent(); before = returns.exchangedFor(payer)) {
            payer = before.get();
        }
        return payer;
    }
}
