package io.serai.fulfilment.work;

import io.serai.kernel.FulfilmentId;
import io.serai.orders.OrderLine;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What leaves with a fulfilment order, in lines as they were bought. The parts of a kit may leave from several places: it counts with the
 * last of them, so that each kit counts once.
 *
 * @param before those of the order that had left before; they matter to kits only
 */
public record Leaving(Dossier dossier, Fulfilment fulfilment, Set<FulfilmentId> before) {

    /** It leaves now. */
    public static Leaving now(Dossier dossier, Fulfilment fulfilment) {
        return after(
                dossier,
                fulfilment,
                dossier.fulfilments().stream()
                        .filter(each -> each.state().isGone())
                        .map(Fulfilment::id)
                        .toList());
    }

    public static Leaving after(Dossier dossier, Fulfilment fulfilment, Collection<FulfilmentId> gone) {
        var before = dossier.hasKits()
                ? gone.stream().filter(id -> !id.equals(fulfilment.id())).toList()
                : List.<FulfilmentId>of();
        return new Leaving(dossier, fulfilment, Set.copyOf(before));
    }

    /** Pieces of a line as it was bought. */
    public int pieces(OrderLine line) {
        return line.isKit()
                ? line.whole(number -> covered(number) + fulfilment.covers(number)) - whole(line)
                : fulfilment.covers(line.line());
    }

    /** Only parts of kits that others will complete. */
    public boolean bringsNothing() {
        return dossier.lines().stream().allMatch(line -> pieces(line) == 0);
    }

    /** Whether it is the first of its order that brings something. */
    public boolean isFirst() {
        return dossier.hasKits()
                ? gone().allMatch(each -> dossier.lines().stream()
                                .allMatch(line -> line.isKit() || each.covers(line.line()) == 0))
                        && dossier.lines().stream().filter(OrderLine::isKit).allMatch(line -> whole(line) == 0)
                : dossier.fulfilments().stream()
                        .filter(each -> each.state().counts())
                        .allMatch(each -> each.no() >= fulfilment.no());
    }

    /** It, and those that left before with parts of the kits that it completes. */
    public Stream<Fulfilment> together() {
        var completed = dossier.lines().stream()
                .filter(line -> line.isKit() && pieces(line) > 0)
                .flatMap(line -> line.parts().stream())
                .toList();
        return Stream.concat(
                Stream.of(fulfilment),
                gone().filter(each -> completed.stream().anyMatch(part -> each.covers(part.line()) > 0)));
    }

    private int whole(OrderLine kit) {
        return kit.whole(this::covered);
    }

    private int covered(int number) {
        return gone().mapToInt(each -> each.covers(number)).sum();
    }

    private Stream<Fulfilment> gone() {
        return dossier.fulfilments().stream().filter(each -> before.contains(each.id()));
    }
}
