package io.serai.fulfilment.telling;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.fulfilment.payment.Captures;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Leaving;
import io.serai.kernel.Money;
import io.serai.log.Attempt;
import io.serai.log.Json;
import io.serai.mapping.Outbound;
import io.serai.mapping.Outbound.Message;
import io.serai.mapping.Partner;
import io.serai.orders.OrderLine;
import io.serai.orders.OrderState;
import io.serai.shipping.Parcel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What a channel is told of an order, as its mapping sees it; read when it is told. Described in {@code docs/channels.md}. */
@Component
class ChannelMessages {
    static final Set<OrderState> ALL_LEFT = EnumSet.of(OrderState.SHIPPED, OrderState.DELIVERED, OrderState.COLLECTED);

    /** {@code id}, {@code reference}, {@code number}: ours, the channel's, and the one for people. Amounts are decimal texts. */
    record OrderPart(
            String id, String reference, @Nullable String number, String currency, String total, Instant placedAt) {}

    /** Pieces of a line, by the channel's own id of the line. {@code discount} and {@code tax} are of the whole line. */
    record Line(
            String id, int no, String sku, int quantity, int ordered, String unitPrice, String discount, String tax) {}

    /**
     * A parcel and what is in it; {@code amount} is its part of what falls to all of them.
     *
     * @param number its tracking number
     * @param carrier as the channel calls it
     */
    record InParcel(String number, String carrier, String amount, List<Line> lines) {}

    /**
     * {@code complete}: with this all of the order has left. {@code tracking} is empty where nothing was sent but collected; of a kit whose
     * parts came from several places it has the parcels of all of them.
     *
     * @param amount what of the order's total falls to it: its goods, and of the first one all that is not goods, such as shipping
     * @param no of the fulfilment order in its order, from 1
     * @param carrier as the channel calls it
     */
    record Fulfilled(
            OrderPart order,
            String fulfilment,
            int no,
            boolean complete,
            boolean collected,
            @Nullable String carrier,
            List<String> tracking,
            String trackingUrl,
            Instant leftAt,
            String amount,
            List<Line> lines,
            List<InParcel> parcels) {}

    record Accepted(OrderPart order, Instant acceptedAt, List<Line> lines) {}

    record Cancelled(OrderPart order, String reason, Instant cancelledAt, List<Line> lines) {}

    /** {@code refund} is our own name of it, the same each time; {@code lines} are the pieces that it is for, if it is for pieces. */
    record Refund(OrderPart order, String refund, String reason, String amount, Instant decidedAt, List<Line> lines) {}

    private final ToldOrders orders;
    private final Outbound outbound;
    private final String publicUrl;

    ChannelMessages(ToldOrders orders, Outbound outbound, @Value("${serai.public-url}") String publicUrl) {
        this.orders = orders;
        this.outbound = outbound;
        this.publicUrl = publicUrl;
    }

    JsonNode of(Attempt attempt) {
        return Json.tree(told(orders.of(attempt), attempt));
    }

    private Object told(Dossier dossier, Attempt attempt) {
        return switch (Message.valueOf(attempt.kind())) {
            case FULFILMENT -> fulfilled(dossier, attempt);
            case REFUND -> refund(dossier, attempt);
            case ACCEPTANCE -> new Accepted(order(dossier), attempt.createdAt(), wanted(dossier));
            default ->
                new Cancelled(order(dossier), ChannelRequests.reason(attempt), attempt.createdAt(), wanted(dossier));
        };
    }

    private static Refund refund(Dossier dossier, Attempt attempt) {
        var pieces = ChannelRequests.pieces(attempt);
        return new Refund(
                order(dossier),
                attempt.subject(),
                ChannelRequests.reason(attempt),
                decimal(dossier, ChannelRequests.amount(attempt)),
                attempt.createdAt(),
                dossier.lines().stream()
                        .filter(line -> pieces.containsKey(line.line()))
                        .map(line -> line(dossier, line, pieces.getOrDefault(line.line(), 0)))
                        .toList());
    }

    private static List<Line> wanted(Dossier dossier) {
        return dossier.lines().stream()
                .map(line -> line(dossier, line, line.wanted()))
                .toList();
    }

    private Fulfilled fulfilled(Dossier dossier, Attempt attempt) {
        var leaving = ChannelRequests.leaving(attempt, dossier);
        var fulfilment = leaving.fulfilment();
        var parcels =
                leaving.together().flatMap(each -> dossier.parcels(each.id())).toList();
        return new Fulfilled(
                order(dossier),
                fulfilment.id().toString(),
                fulfilment.no(),
                ALL_LEFT.contains(dossier.state()),
                parcels.isEmpty(),
                parcels.stream()
                        .map(parcel -> carrier(attempt, parcel))
                        .findFirst()
                        .orElse(null),
                parcels.stream().map(Parcel::sscc).toList(),
                publicUrl + "/track/" + dossier.order().token(),
                attempt.createdAt(),
                decimal(dossier, share(leaving)),
                dossier.lines().stream()
                        .map(line -> line(dossier, line, leaving.pieces(line)))
                        .filter(line -> line.quantity() > 0)
                        .toList(),
                inParcels(attempt, leaving, parcels));
    }

    /**
     * Of parcels that left before, with parts of a kit, what is in them was told then. What is no goods, as shipping, is on the first in
     * which something is.
     */
    private List<InParcel> inParcels(Attempt attempt, Leaving leaving, List<Parcel> parcels) {
        var dossier = leaving.dossier();
        var contents = parcels.stream()
                .map(each ->
                        each.fulfilment().equals(leaving.fulfilment().id()) ? each.lines() : List.<Parcel.Content>of())
                .toList();
        var shares = ParcelShares.of(
                contents, dossier.lines().stream().collect(Collectors.toMap(OrderLine::line, leaving::pieces)));
        int bearer = IntStream.range(0, shares.size())
                .filter(i -> shares.get(i).values().stream().anyMatch(pieces -> pieces > 0))
                .findFirst()
                .orElse(0);
        var goods = shares.stream().map(share -> goods(dossier, share)).toList();
        long others = goods.stream().mapToLong(Long::longValue).sum() - (goods.isEmpty() ? 0 : goods.get(bearer));
        var told = new ArrayList<InParcel>();
        for (int i = 0; i < parcels.size(); i++) {
            var share = shares.get(i);
            long amount = i == bearer ? share(leaving) - others : goods.get(i);
            var lines = dossier.lines().stream()
                    .map(line -> line(dossier, line, share.getOrDefault(line.line(), 0)))
                    .filter(line -> line.quantity() > 0)
                    .toList();
            var parcel = parcels.get(i);
            told.add(new InParcel(parcel.sscc(), carrier(attempt, parcel), decimal(dossier, amount), lines));
        }
        return told;
    }

    private static long goods(Dossier dossier, Map<Integer, Integer> share) {
        return dossier.lines().stream()
                .mapToLong(line -> Captures.value(line, share.getOrDefault(line.line(), 0)))
                .sum();
    }

    private String carrier(Attempt attempt, Parcel parcel) {
        return partner(attempt).back().carrier(parcel.carrier());
    }

    private static long share(Leaving leaving) {
        var dossier = leaving.dossier();
        long goods = Captures.goods(leaving);
        // The total is that of all that was bought: what was cancelled of it falls to no shipment.
        long all = dossier.lines().stream()
                .mapToLong(line -> Captures.value(line, line.quantity()))
                .sum();
        return leaving.isFirst() ? dossier.order().total().minor() - (all - goods) : goods;
    }

    private Partner partner(Attempt attempt) {
        return outbound.partner(ChannelRequests.channel(attempt));
    }

    private static OrderPart order(Dossier dossier) {
        var order = dossier.order();
        return new OrderPart(
                order.id().toString(),
                order.reference(),
                order.number(),
                order.total().currency().getCurrencyCode(),
                decimal(dossier, order.total().minor()),
                order.placedAt());
    }

    private static Line line(Dossier dossier, OrderLine line, int quantity) {
        return new Line(
                line.reference(),
                line.line(),
                line.sku().value(),
                quantity,
                line.quantity(),
                decimal(dossier, line.unitPrice()),
                decimal(dossier, line.discount()),
                decimal(dossier, line.tax()));
    }

    private static String decimal(Dossier dossier, long minor) {
        return new Money(minor, dossier.order().total().currency()).amount().toPlainString();
    }
}
