package io.serai.fulfilment.orders;

import io.serai.contract.SalesOrder;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Rest;
import io.serai.orders.OrderLine;
import io.serai.orders.OrderState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What a channel says of pieces that were cancelled here: nothing, as it does not know of it; or that they are cancelled, by fewer pieces of
 * their line or by leaving it out. Neither is a wish. That they are wanted again after it said so is one.
 */
final class Confirmations {
    private Confirmations() {}

    /**
     * The same, with the lines where they are here. Of an order that nobody has begun on each line keeps the number that it has, in whatever order
     * the channel tells them: one that it leaves out is not wanted any more and for nothing, and new ones come after.
     */
    static SalesOrder placed(Dossier dossier, SalesOrder told) {
        return dossier.pickingHasBegun() ? completed(dossier, told) : completed(dossier, told, line -> true);
    }

    /**
     * The same, with the lines that it leaves out because nothing of them is wanted here: cancelled and for nothing, so that the sums are
     * those that were told, and each line has the number that it had, wherever the channel tells it.
     */
    static SalesOrder completed(Dossier dossier, SalesOrder told) {
        return completed(dossier, told, line -> wanted(dossier, line) == 0);
    }

    /** The same of what a person may grant, with the lines that it leaves out and of which nothing has left: none of them are wanted. */
    static SalesOrder granted(Dossier dossier, SalesOrder told) {
        return completed(dossier, told, line -> Rest.begun(dossier, line) == 0);
    }

    /** Known lines are where they are here, and new ones after them; as it was told if one is left out that may not be. */
    private static SalesOrder completed(Dossier dossier, SalesOrder told, Predicate<OrderLine> mayBeLeftOut) {
        var rest = new LinkedHashMap<String, SalesOrder.Line>();
        told.lines().forEach(line -> rest.put(line.id(), line));
        var completed = new ArrayList<SalesOrder.Line>();
        for (var line : dossier.lines()) {
            var same = rest.remove(line.reference());
            if (same != null) {
                completed.add(same);
            } else if (mayBeLeftOut.test(line)) {
                completed.add(forNothing(dossier.document().lines().get(line.line() - 1)));
            } else {
                return told;
            }
        }
        completed.addAll(rest.values());
        return completed.equals(told.lines()) ? told : told.withLines(completed);
    }

    private static SalesOrder.Line forNothing(SalesOrder.Line line) {
        return new SalesOrder.Line(
                line.id(),
                line.sku(),
                line.title(),
                line.quantity(),
                line.quantity(),
                line.unitPrice(),
                line.unitPrice().multiply(BigDecimal.valueOf(line.quantity())),
                null,
                line.note());
    }

    /** Whether each line has as many pieces as here, or not fewer and no more than the channel said before. */
    static boolean isSameGoods(Dossier dossier, List<OrderLine> told) {
        var lines = dossier.lines();
        return lines.size() == told.size()
                && IntStream.range(0, lines.size()).allMatch(i -> isSame(dossier, lines.get(i), told.get(i)));
    }

    private static boolean isSame(Dossier dossier, OrderLine line, OrderLine told) {
        return isSameArticle(line, told)
                && told.wanted() >= wanted(dossier, line)
                && told.wanted() <= Math.max(line.wanted(), saidBefore(dossier, line));
    }

    /** The told lines, without what was cancelled here and is still among them, whatever else is told. */
    static List<OrderLine> lines(Dossier dossier, List<OrderLine> told) {
        return told.stream()
                .map(anew -> dossier.lines().stream()
                        .filter(line -> isSameArticle(line, anew) && anew.wanted() <= saidBefore(dossier, line))
                        .findFirst()
                        .map(line -> anew.without(Math.max(0, anew.wanted() - line.wanted())))
                        .orElse(anew))
                .toList();
    }

    private static boolean isSameArticle(OrderLine line, OrderLine told) {
        return line.reference().equals(told.reference()) && line.sku().equals(told.sku());
    }

    /** What was cancelled here and the channel says now, too; for people. */
    static List<String> confirmed(Dossier dossier, List<OrderLine> told) {
        return dossier.lines().stream()
                .map(line -> {
                    int pieces = saidBefore(dossier, line)
                            - told.get(line.line() - 1).wanted();
                    return pieces > 0 ? pieces + " × " + line.sku() : "";
                })
                .filter(words -> !words.isEmpty())
                .toList();
    }

    private static int saidBefore(Dossier dossier, OrderLine line) {
        return dossier.document().lines().get(line.line() - 1).wanted();
    }

    /** Of an order that was cancelled nothing is. */
    private static int wanted(Dossier dossier, OrderLine line) {
        return dossier.state() == OrderState.CANCELLED ? 0 : line.wanted();
    }
}
