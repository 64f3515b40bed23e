package io.serai.fulfilment.orders;

import io.serai.contract.Address;
import io.serai.contract.Cancellation;
import io.serai.contract.SalesOrder;
import io.serai.fulfilment.payment.PaymentsToldAgain;
import io.serai.fulfilment.work.Asked;
import io.serai.fulfilment.work.Asked.Difference;
import io.serai.fulfilment.work.Asked.What;
import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Entry;
import io.serai.fulfilment.work.Fulfilment;
import io.serai.fulfilment.work.Group;
import io.serai.fulfilment.work.HoldKind;
import io.serai.fulfilment.work.Holding;
import io.serai.fulfilment.work.Parking;
import io.serai.fulfilment.work.Work;
import io.serai.log.EventType;
import io.serai.mapping.Partner;
import io.serai.orders.OrderLine;
import io.serai.orders.OrderState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a channel asks for when somebody has touched the goods: the order is held, so that nothing of it leaves before a person has looked.
 * What has left cannot be held: that is told to a person as an exception. The wish that a person looked at last is not asked again.
 */
@Component
class LateWishes {
    private static final String CANCELLATION = "cancellation";

    /** Of an edit: what of it a person let be. Until there is one without that, the same wish is not asked again. */
    private static final String KEPT = "kept";

    private final Books books;
    private final PaymentsToldAgain payments;

    LateWishes(Books books, PaymentsToldAgain payments) {
        this.books = books;
        this.payments = payments;
    }

    void edit(Group group, Entry entry, Dossier dossier, Changes changes) {
        var told = changes.told();
        var goods = changes.lines().stream().map(LateWishes::goods).toList();
        var wish = new ArrayList<Object>(goods);
        wish.add(Optional.ofNullable(told.shipTo()));
        wish.add(told.fulfilment());
        var asked = new Asked(
                What.EDIT,
                told.revision(),
                entry.cause().receipt(),
                UUID.nameUUIDFromBytes(wish.toString().getBytes(StandardCharsets.UTF_8))
                        .toString(),
                null,
                differences(dossier, told, String.join(", ", goods), changes.names()),
                told,
                left(dossier),
                isReady(dossier));
        take(group, entry, dossier, asked, "SER-0430");
    }

    /**
     * What was told besides a wish that a person has let be, and says nothing of goods, ways and sums: those stay as they are, also in
     * what the channel said, so that it adds up. Whether that was news.
     */
    boolean takeOthers(Work work, Partner partner, Dossier dossier, Asked asked, Cause cause) {
        var told = asked.order();
        if (told == null) {
            return false;
        }
        var before = dossier.document();
        var after = before.besides(told);
        var changes = Changes.besides(before, after);
        if (changes.isEmpty()) {
            return false;
        }
        work.rewrite(dossier);
        dossier.put(after);
        var data = new LinkedHashMap<String, Object>();
        data.put("changes", changes);
        data.put(KEPT, asked.differences().stream().map(Difference::what).toList());
        data.put("revision", told.revision());
        work.event(dossier, EventType.ORDER_EDITED, data, cause);
        if (changes.contains("payments")) {
            payments.edit(work, dossier, partner, told, cause);
        }
        return true;
    }

    void cancel(Group group, Entry entry, Cancellation cancellation, Dossier dossier) {
        var asked = new Asked(
                What.CANCELLATION,
                cancellation.revision(),
                entry.cause().receipt(),
                CANCELLATION,
                cancellation.reason(),
                List.of(),
                null,
                left(dossier),
                isReady(dossier));
        take(group, entry, dossier, asked, "SER-0440");
    }

    private void take(Group group, Entry entry, Dossier dossier, Asked asked, String code) {
        if (!Holding.canStop(dossier)) {
            Parking.park(group.work(), entry, dossier.id(), code, told(dossier));
        } else if (isOlder(dossier, asked)) {
            entry.ignored("older-revision", dossier.id());
        } else if (isDismissed(dossier, asked)) {
            conclude(entry, dossier, takeOthers(group.work(), entry.partner(), dossier, asked, entry.cause()));
        } else if (isAsked(dossier, asked)) {
            conclude(entry, dossier, saysMore(group, dossier, asked));
        } else {
            Holding.stop(group.work(), dossier, asked, entry.cause());
            entry.updated(dossier.id());
        }
    }

    private static void conclude(Entry entry, Dossier dossier, boolean isNews) {
        if (isNews) {
            entry.updated(dossier.id());
        } else {
            entry.ignored("asked-before", dossier.id());
        }
    }

    /** The order is held for this wish; if it is told anew, what a person grants is what the channel said last. */
    private static boolean saysMore(Group group, Dossier dossier, Asked asked) {
        var hold = dossier.hold(HoldKind.CHANGE).orElseThrow();
        var before = Objects.requireNonNull(hold.asked());
        if (before.revision() == asked.revision() && Objects.equals(before.order(), asked.order())) {
            return false;
        }
        Holding.askAnew(group.work(), dossier, hold, asked);
        return asked.order() != null;
    }

    private static boolean isOlder(Dossier dossier, Asked asked) {
        return open(dossier).filter(open -> asked.revision() < open.revision()).isPresent();
    }

    /** In this group, or before. */
    private static boolean isAsked(Dossier dossier, Asked asked) {
        return open(dossier).filter(open -> open.sign().equals(asked.sign())).isPresent();
    }

    /** By a person, and it is what the channel asked last. An edit that was applied since, also in this group, makes it a new wish. */
    private boolean isDismissed(Dossier dossier, Asked asked) {
        return open(dossier).isEmpty()
                && books.dismissed(dossier.id())
                        .filter(last -> last.sign().equals(asked.sign())
                                && last.revision() >= dossier.order().revision())
                        .isPresent();
    }

    static Optional<Asked> open(Dossier dossier) {
        return dossier.hold(HoldKind.CHANGE).flatMap(hold -> Optional.ofNullable(hold.asked()));
    }

    private static Map<String, String> told(Dossier dossier) {
        var left = left(dossier);
        return Map.of(
                "order",
                dossier.order().reference(),
                "state",
                dossier.state().name(),
                "left",
                left.isEmpty() ? "—" : left);
    }

    private static boolean isReady(Dossier dossier) {
        return dossier.state() == OrderState.READY_FOR_PICKUP;
    }

    /** Pieces that are with the carrier or the customer. */
    private static String left(Dossier dossier) {
        return dossier.fulfilments().stream()
                .filter(dossier::isGone)
                .flatMap(LateWishes::pieces)
                .collect(Collectors.joining(", "));
    }

    private static Stream<String> pieces(Fulfilment gone) {
        return gone.lines().stream()
                .filter(line -> line.picked() > 0)
                .map(line -> line.picked() + " × " + line.sku() + " (" + gone.location() + ")");
    }

    private static List<Difference> differences(
            Dossier dossier, SalesOrder told, String lines, Collection<String> changes) {
        var before = dossier.document();
        var now = dossier.lines().stream().map(LateWishes::goods).collect(Collectors.joining(", "));
        return Stream.of(
                        new Difference("lines", now, lines),
                        new Difference("shipTo", place(before.shipTo()), place(told.shipTo())),
                        new Difference("fulfilment", way(before), way(told)),
                        new Difference("total", money(before), money(told)))
                .filter(each -> changes.contains(each.what()))
                .toList();
    }

    private static String goods(OrderLine line) {
        return line.wanted() + " × " + line.sku();
    }

    private static String money(SalesOrder order) {
        return order.total().stripTrailingZeros().toPlainString() + " " + order.currency();
    }

    private static String way(SalesOrder order) {
        var way = order.fulfilment();
        return way.location() == null ? way.mode().name() : way.mode().name() + " " + way.location();
    }

    private static String place(@Nullable Address address) {
        if (address == null) {
            return "";
        }
        return Stream.concat(
                        Stream.of(text(address.name()), text(address.company())),
                        Stream.concat(
                                address.street().stream(),
                                Stream.of(
                                        text(address.postcode()),
                                        text(address.city()),
                                        text(address.province()),
                                        address.country())))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(", "));
    }

    private static String text(@Nullable String part) {
        return part == null ? "" : part;
    }
}
