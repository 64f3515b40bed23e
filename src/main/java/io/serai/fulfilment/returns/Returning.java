package io.serai.fulfilment.returns;

import io.serai.contract.ReturnRequest;
import io.serai.contract.ReturnRequest.Way;
import io.serai.contract.SalesOrder.Mode;
import io.serai.fulfilment.returns.ReturnAnswer.Done;
import io.serai.fulfilment.returns.ReturnAnswer.Why;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Fulfilment;
import io.serai.fulfilment.work.FulfilmentState;
import io.serai.fulfilment.work.Work;
import io.serai.inventory.Catalogue;
import io.serai.kernel.Ids;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.log.Counters;
import io.serai.log.EventType;
import io.serai.orders.OrderLine;
import io.serai.orders.OrderState;
import io.serai.returns.CustomerReturn;
import io.serai.returns.CustomerReturn.Origin;
import io.serai.returns.OpenPieces;
import io.serai.returns.ReturnLine;
import io.serai.returns.ReturnState;
import io.serai.returns.Returns;
import io.serai.shipping.Sscc;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Somebody wants to give something back: whether that can be, and where it comes to. */
@Component
class Returning {
    static final Set<FulfilmentState> LEFT =
            EnumSet.of(FulfilmentState.SHIPPED, FulfilmentState.DELIVERED, FulfilmentState.COLLECTED);

    private final Returns returns;
    private final Catalogue catalogue;
    private final Counters counters;
    private final WhereTo whereTo;
    private final String companyPrefix;
    private final Duration window;

    Returning(
            Returns returns,
            Catalogue catalogue,
            Counters counters,
            WhereTo whereTo,
            @Value("${serai.shipping.company-prefix}") String companyPrefix,
            @Value("${serai.returns.window:30d}") Duration window) {
        this.returns = returns;
        this.catalogue = catalogue;
        this.counters = counters;
        this.whereTo = whereTo;
        this.companyPrefix = companyPrefix;
        this.window = window;
    }

    /** Which pieces of the order may still be given back. */
    static OpenPieces open(Dossier dossier, List<CustomerReturn> known) {
        return new OpenPieces(
                dossier.lines().stream()
                        .map(line ->
                                new OpenPieces.Line(line.line(), line.reference(), line.sku(), left(dossier, line)))
                        .toList(),
                known);
    }

    /** Pieces of a line that are, or were, with the customer or on the way. */
    private static int left(Dossier dossier, OrderLine line) {
        if (dossier.order().mode() == Mode.HANDOVER) {
            return dossier.state() == OrderState.COMPLETED ? line.wanted() : 0;
        }
        return line.whole(number -> dossier.fulfilments().stream()
                .filter(each -> LEFT.contains(each.state()))
                .flatMap(each -> each.line(number).stream())
                .mapToInt(Fulfilment.Line::picked)
                .sum());
    }

    ReturnAnswer request(Work work, Dossier dossier, ReturnRequest asked, Origin origin, Cause cause) {
        var known = returns.of(dossier.id());
        var open = open(dossier, known);
        var before = known.stream()
                .filter(each -> each.origin() != Origin.TILL && each.key().equals(asked.key()))
                .toList();
        if (!before.isEmpty()) {
            return again(before, asked, open);
        }
        var lines = new ArrayList<ReturnLine>();
        var refusal = lines(open, asked, lines);
        if (refusal.isPresent()) {
            return ReturnAnswer.no(refusal.get());
        }
        var way = way(dossier, asked);
        var parts = whereTo.parts(dossier, asked.location(), way, lines);
        if (parts.isEmpty()
                || !parts.keySet().stream()
                        .allMatch(place -> catalogue.location(place).isPresent())) {
            return ReturnAnswer.no(Why.NO_SUCH_LOCATION);
        }
        var wishes = new ArrayList<CustomerReturn>();
        parts.forEach((place, some) -> {
            var wish = wish(work, dossier, asked, wishes.size() + 1, origin, way, place, some);
            wishes.add(wish);
            returns.insert(wish, work.now());
            work.event(dossier, EventType.RETURN_REQUESTED, facts(wish, origin), cause);
            if (isWelcome(work, dossier, origin)) {
                expect(work, dossier, wish, place, Cause.HUB);
            }
        });
        return new Done(wishes.get(0).id(), false);
    }

    /** The same key with the same lines is the same wish, in however many parts it is expected; a key stands for one wish only. */
    private static ReturnAnswer again(List<CustomerReturn> before, ReturnRequest asked, OpenPieces open) {
        var left = new ArrayList<>(asked.lines());
        for (var part : before) {
            for (var line : part.lines()) {
                var like =
                        left.stream().filter(each -> isLike(line, each, open)).findFirst();
                if (like.isEmpty()) {
                    return ReturnAnswer.no(Why.OTHER_REQUEST);
                }
                left.remove(like.get());
            }
        }
        return left.isEmpty() ? new Done(before.get(0).id(), true) : ReturnAnswer.no(Why.OTHER_REQUEST);
    }

    private static boolean isLike(ReturnLine line, ReturnRequest.Line asked, OpenPieces open) {
        var meant = open.find(asked.id(), asked.sku()).map(OpenPieces.Line::line);
        return meant.equals(Optional.ofNullable(line.line()))
                && line.quantity() == asked.quantity()
                && line.reason() == asked.reason()
                && Objects.equals(line.exchange(), asked.exchange());
    }

    /** Finds the lines that are meant, and counts their pieces; why that cannot be. */
    private Optional<Why> lines(OpenPieces open, ReturnRequest asked, List<ReturnLine> lines) {
        var wanted = new HashMap<Integer, Integer>();
        for (var each : asked.lines()) {
            var line = open.find(each.id(), each.sku());
            if (line.isEmpty()) {
                return Optional.of(Why.NO_SUCH_LINE);
            }
            if (each.quantity() < 1) {
                return Optional.of(Why.NOTHING);
            }
            int number = line.get().line();
            if (wanted.merge(number, each.quantity(), Math::addExact) > open.left(number)) {
                return Optional.of(Why.TOO_MANY);
            }
            if (!isKnown(each.exchange())) {
                return Optional.of(Why.NO_SUCH_ARTICLE);
            }
            lines.add(ReturnLine.asked(
                    lines.size() + 1, number, line.get().sku(), each.quantity(), each.reason(), each.exchange()));
        }
        return lines.isEmpty() ? Optional.of(Why.NOTHING) : Optional.empty();
    }

    private boolean isKnown(@Nullable Sku sku) {
        return sku == null || catalogue.products(List.of(sku)).containsKey(sku);
    }

    private static Way way(Dossier dossier, ReturnRequest asked) {
        var usual = dossier.order().mode() == Mode.SHIP ? Way.LABEL : Way.STORE;
        return Optional.ofNullable(asked.way()).orElse(usual);
    }

    private static CustomerReturn wish(
            Work work,
            Dossier dossier,
            ReturnRequest asked,
            int part,
            Origin origin,
            Way way,
            LocationId location,
            List<ReturnLine> lines) {
        var order = dossier.order();
        return new CustomerReturn(
                Ids.next(),
                order.channel(),
                asked.key(),
                part,
                order.id(),
                origin,
                way,
                location,
                ReturnState.REQUESTED,
                order.total().currency().getCurrencyCode(),
                0,
                null,
                null,
                lines,
                work.now());
    }

    /** Whom we asked ourselves, or who asks in time, may send the goods at once; about another a person decides. */
    private boolean isWelcome(Work work, Dossier dossier, Origin origin) {
        return origin == Origin.PERSON
                || origin == Origin.STORE
                || dossier.order().placedAt().plus(window).isAfter(work.now());
    }

    /** The goods may come; with a label for the parcel, where they come in one. */
    ReturnAnswer expect(Work work, Dossier dossier, CustomerReturn wish, LocationId location, Cause cause) {
        if (!wish.state().canBecome(ReturnState.EXPECTED)) {
            return notNow(wish, wish.state() == ReturnState.EXPECTED);
        }
        if (catalogue.location(location).isEmpty()) {
            return ReturnAnswer.no(Why.NO_SUCH_LOCATION);
        }
        var label = wish.way() == Way.LABEL
                ? Sscc.next(companyPrefix, counters.next("sscc:" + companyPrefix))
                        .toString()
                : null;
        var expected = wish.expected(location, label);
        returns.save(expected, work.now());
        work.event(dossier, EventType.RETURN_EXPECTED, facts(expected, null), cause);
        return new Done(wish.id(), false);
    }

    static ReturnAnswer notNow(CustomerReturn of, boolean done) {
        return done ? new Done(of.id(), true) : ReturnAnswer.no(Why.NOT_NOW);
    }

    private static Map<String, Object> facts(CustomerReturn of, @Nullable Origin origin) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("return", of.key());
        facts.put("pieces", of.lines().stream().mapToInt(ReturnLine::quantity).sum());
        facts.put("location", of.location());
        if (origin != null) {
            facts.put("by", origin.name());
            facts.put(
                    "reasons",
                    of.lines().stream()
                            .map(line -> line.reason().name())
                            .distinct()
                            .toList());
        }
        if (of.label() != null) {
            facts.put("label", of.label());
        }
        return facts;
    }
}
