package io.serai.fulfilment.returns;

import io.serai.fulfilment.returns.ReturnAnswer.Done;
import io.serai.fulfilment.returns.ReturnAnswer.Why;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Work;
import io.serai.inventory.Account;
import io.serai.inventory.Catalogue;
import io.serai.inventory.LotRule;
import io.serai.inventory.Lots;
import io.serai.inventory.StockChange;
import io.serai.inventory.StockPlace;
import io.serai.kernel.LocationId;
import io.serai.log.EventType;
import io.serai.orders.Goods;
import io.serai.returns.CustomerReturn;
import io.serai.returns.ReturnLine;
import io.serai.returns.ReturnLine.Received;
import io.serai.returns.ReturnState;
import io.serai.returns.Returns;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What somebody gives back has come, and lies where its condition says; or it is not taken. */
@Component
class TakingBack {
    private final Returns returns;
    private final Catalogue catalogue;
    private final Lots lots;

    TakingBack(Returns returns, Catalogue catalogue, Lots lots) {
        this.returns = returns;
        this.catalogue = catalogue;
        this.lots = lots;
    }

    /** They are there: every piece is put where its condition says. {@code named} has lots or serial numbers by the line's number. */
    ReturnAnswer receive(
            Work work,
            Dossier dossier,
            CustomerReturn expected,
            LocationId location,
            Map<Integer, Received> came,
            Map<Integer, String> named,
            Cause cause) {
        if (!expected.state().canBecome(ReturnState.RECEIVED)) {
            return Returning.notNow(expected, expected.hasCome(came));
        }
        var refusal = refusal(expected, location, came).or(() -> notOne(expected, came, named));
        if (refusal.isPresent()) {
            return ReturnAnswer.no(refusal.get());
        }
        var received = expected.received(location, came);
        returns.save(received, work.now());
        for (var line : received.lines()) {
            var pieces = line.received();
            var back = new Back(work, dossier, received, line, named.get(line.no()));
            back.put(Account.SELLABLE, pieces.sellable());
            back.put(Account.DAMAGED, pieces.damaged());
            back.put(Account.QUARANTINE, pieces.quarantine());
        }
        work.event(dossier, EventType.RETURN_RECEIVED, counted(received), cause);
        return new Done(received.id(), false);
    }

    private Optional<Why> refusal(CustomerReturn expected, LocationId location, Map<Integer, Received> came) {
        if (catalogue.location(location).isEmpty()) {
            return Optional.of(Why.NO_SUCH_LOCATION);
        }
        var announced = new HashMap<Integer, Integer>();
        expected.lines().forEach(line -> announced.put(line.no(), line.quantity()));
        if (!announced.keySet().containsAll(came.keySet())) {
            return Optional.of(Why.NO_SUCH_LINE);
        }
        if (came.entrySet().stream()
                .anyMatch(each -> each.getValue().pieces() > announced.getOrDefault(each.getKey(), 0))) {
            return Optional.of(Why.TOO_MANY);
        }
        return came.values().stream().allMatch(each -> each.pieces() == 0)
                ? Optional.of(Why.NOTHING)
                : Optional.empty();
    }

    /** A serial number is one piece. */
    private Optional<Why> notOne(CustomerReturn expected, Map<Integer, Received> came, Map<Integer, String> named) {
        var several = expected.lines().stream()
                .filter(line -> named.containsKey(line.no()))
                .filter(line -> came.getOrDefault(line.no(), Received.NOTHING).pieces() > 1)
                .map(ReturnLine::sku)
                .toList();
        return lots.rules(several).values().stream().anyMatch(LotRule::isSerial)
                ? Optional.of(Why.TOO_MANY)
                : Optional.empty();
    }

    /** A line that comes back, with what its pieces are called where it says so. */
    private record Back(
            Work work,
            Dossier dossier,
            CustomerReturn of,
            ReturnLine line,
            @Nullable String lot) {
        void put(Account condition, int pieces) {
            var order = of.order();
            if (pieces > 0 && order != null) {
                goods(dossier, line, pieces).forEach(goods -> {
                    var place = new StockPlace(of.location(), goods.sku());
                    work.stock(StockChange.back(place, condition, goods.quantity(), order, of.key())
                            .ofLot(goods.sku().equals(line.sku()) ? lot : null));
                });
            }
        }
    }

    /** What lies on shelves of a line: of a kit its parts. */
    static Stream<Goods> goods(Dossier dossier, ReturnLine line, int pieces) {
        return dossier.lines().stream()
                .filter(bought -> Objects.equals(bought.line(), line.line()))
                .findFirst()
                .map(bought -> bought.goods(pieces))
                .orElseGet(() -> Stream.of(new Goods(0, line.sku(), pieces)));
    }

    /** The customer keeps the goods, or gets nothing for them. */
    ReturnAnswer refuse(Work work, Dossier dossier, CustomerReturn wish, Cause cause) {
        if (!wish.state().canBecome(ReturnState.REFUSED)) {
            return Returning.notNow(wish, wish.state() == ReturnState.REFUSED);
        }
        returns.save(wish.refused(), work.now());
        work.event(dossier, EventType.RETURN_REFUSED, Map.of("return", wish.key()), cause);
        return new Done(wish.id(), false);
    }

    private static Map<String, Object> counted(CustomerReturn of) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("return", of.key());
        facts.put("location", of.location());
        count(facts, of, "sellable", Received::sellable);
        count(facts, of, "damaged", Received::damaged);
        count(facts, of, "quarantine", Received::quarantine);
        return facts;
    }

    private static void count(
            Map<String, Object> facts, CustomerReturn of, String name, ToIntFunction<Received> pieces) {
        int sum = of.lines().stream().map(ReturnLine::received).mapToInt(pieces).sum();
        if (sum > 0) {
            facts.put(name, sum);
        }
    }
}
