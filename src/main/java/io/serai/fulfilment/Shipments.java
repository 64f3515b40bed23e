package io.serai.fulfilment;

import io.serai.kernel.FulfilmentId;
import io.serai.log.Attempt;
import io.serai.log.EventType;
import io.serai.log.Json;
import io.serai.orders.Order;
import io.serai.shipping.Parcel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What a channel is told of a fulfilment order that has left. */
@Component
class Shipments {
    /** Pieces of a line, by the channel's own id of the line. */
    record Line(String reference, int quantity) {}

    record Shipment(Order order, int no, String carrier, List<String> numbers, List<Line> lines, String link) {}

    private final Books books;
    private final TransactionTemplate transaction;
    private final String publicUrl;

    Shipments(Books books, TransactionTemplate transaction, @Value("${serai.public-url}") String publicUrl) {
        this.books = books;
        this.transaction = transaction;
        this.publicUrl = publicUrl;
    }

    static Attempt.Request request(String channel, Dossier dossier, FulfilmentId fulfilment) {
        return new Attempt.Request(
                "channel:" + channel,
                "FULFILMENT",
                fulfilment.toString(),
                dossier.id(),
                Json.write(Map.of("fulfilment", fulfilment)));
    }

    Shipment of(Attempt attempt) {
        return transaction.execute(status -> read(attempt));
    }

    private Shipment read(Attempt attempt) {
        var dossier = Optional.ofNullable(attempt.order())
                .map(order -> books.open(Set.of(order)).get(order))
                .orElseThrow(() -> new NothingToCallException("no-order"));
        var fulfilment = dossier.fulfilment(FulfilmentId.of(attempt.subject())).orElseThrow();
        var parcels = dossier.parcels(fulfilment.id()).toList();
        var lines = dossier.lines().stream()
                .map(line -> new Line(line.reference(), fulfilment.covers(line.line())))
                .filter(line -> line.quantity() > 0)
                .toList();
        return new Shipment(
                dossier.order(),
                fulfilment.no(),
                parcels.stream().map(Parcel::carrier).findFirst().orElse("pickup"),
                parcels.isEmpty()
                        ? List.of(fulfilment.id().toString())
                        : parcels.stream().map(Parcel::sscc).toList(),
                lines,
                publicUrl + "/track/" + dossier.order().token());
    }

    /** The channel knows, or does not want to. */
    void told(Group group, Attempt attempt, Verdict verdict) {
        if (verdict instanceof Verdict.Refused) {
            group.work().park(Parking.ofCall(attempt, "SER-0510"));
            return;
        }
        Optional.ofNullable(attempt.order()).ifPresent(order -> {
            group.addAll(books.open(Set.of(order)));
            group.work()
                    .event(
                            group.dossier(order),
                            EventType.CHANNEL_TOLD,
                            Map.of("channel", attempt.door(), "fulfilment", attempt.subject()),
                            Cause.HUB);
        });
    }
}
