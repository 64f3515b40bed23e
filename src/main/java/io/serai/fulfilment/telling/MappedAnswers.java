package io.serai.fulfilment.telling;

import io.serai.contract.SalesOrder;
import io.serai.edi.EdiAnswers;
import io.serai.edi.OrderAnswer;
import io.serai.log.Json;
import io.serai.mapping.Item;
import io.serai.mapping.Normaliser;
import io.serai.mapping.Outbound;
import io.serai.mapping.Partner;
import io.serai.mapping.Result;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Orders are answered with what the mapping {@code response.out.jslt} in the partner's folder makes of them, whatever their format. */
final class MappedAnswers implements EdiAnswers {
    /** A line of the decision as the mapping sees it; all in pieces. */
    record Line(String id, int ordered, int accepted, int backordered, int rejected) {
        private static Line of(OrderAnswer.Line line) {
            return new Line(line.id(), line.ordered(), line.accepted(), line.backordered(), line.rejected());
        }
    }

    private final Partner partner;
    private final Outbound outbound;
    private final Normaliser normaliser;

    MappedAnswers(Partner partner, Outbound outbound, Normaliser normaliser) {
        this.partner = partner;
        this.outbound = outbound;
        this.normaliser = normaliser;
    }

    /** Syntax is not answered. */
    @Override
    public List<Integer> wanting(byte[] received) {
        return List.of();
    }

    @Override
    public Optional<byte[]> syntax(byte[] received, int interchange, long control, LocalDateTime at) {
        return Optional.empty();
    }

    @Override
    public Optional<String> order(byte[] received, int item) {
        return normaliser.normalise(partner, received).stream()
                .filter(each -> each.no() == item)
                .findFirst()
                .flatMap(each -> reference(each.result()));
    }

    /** What the mapping of orders refuses has no reference yet; whether it is an order, the mapping of the answer has to know. */
    private static Optional<String> reference(Result result) {
        if (result instanceof Result.Taken taken) {
            return taken.contract() instanceof SalesOrder order ? Optional.of(order.reference()) : Optional.empty();
        }
        return result instanceof Result.Refused ? Optional.of("") : Optional.empty();
    }

    @Override
    public Optional<byte[]> decision(byte[] received, OrderAnswer answer, long control) {
        Predicate<Item> meant = answer.item() == 0
                ? item -> reference(item.result())
                        .filter(answer.reference()::equals)
                        .isPresent()
                : item -> item.no() == answer.item();
        return normaliser
                .tree(partner, received, meant)
                .flatMap(tree -> outbound.response(partner.name(), Json.tree(message(answer, control)), tree))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> message(OrderAnswer answer, long control) {
        var message = new LinkedHashMap<String, Object>();
        message.put("reference", answer.reference());
        message.put("control", Long.toString(control));
        message.put("at", answer.at().withNano(0).toString());
        message.put("status", answer.isRejected() ? "rejected" : answer.isWhole() ? "accepted" : "changed");
        message.put("lines", answer.lines().stream().map(Line::of).toList());
        if (answer.replaces() > 0) {
            message.put("replaces", Long.toString(answer.replaces()));
        }
        return message;
    }

    @Override
    public String syntaxName() {
        return "syntax";
    }

    @Override
    public String decisionName() {
        return "response";
    }
}
