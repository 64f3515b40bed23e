package io.serai.completeness;

import io.serai.channels.Known;
import io.serai.channels.Known.Fate;
import io.serai.channels.Known.Ours;
import io.serai.completeness.Finding.Kind;
import io.serai.contract.Cancellation;
import io.serai.contract.Contract;
import io.serai.contract.Hint;
import io.serai.contract.SalesOrder;
import io.serai.contract.SalesOrder.Payment.Status;
import io.serai.kernel.Money;
import io.serai.mapping.Normaliser;
import io.serai.mapping.Partner;
import io.serai.mapping.Result;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a channel lists with what is here, page by page. Each message is read as the hub itself would read it, so that both sides
 * are told in the same words. For one run, and one thread.
 */
public final class Comparison {
    private static final String CANCELLED = "CANCELLED";
    private static final String AWAITING_PAYMENT = "AWAITING_PAYMENT";

    /** What is taken in again for an order in one of these could change nothing of it. */
    private static final Set<String> LEFT = Set.of("SHIPPED", "DELIVERED", "COLLECTED", "COMPLETED");

    /** What was placed just now may be on its way to us before the channel's list has it. */
    private static final Duration SETTLES = Duration.ofMinutes(10);

    /** Looked for among what the channel did not list; more orders than that in one window are compared the one way only. */
    private static final int MOST_OURS = 200_000;

    /** One contract of the channel's, and the entry that it came from. */
    private record Theirs(Told told, Contract contract, String reference) {

        /** For people, and to tell two apart. */
        String facts() {
            return contract instanceof SalesOrder order
                    ? "revision " + order.revision() + ", " + total(order)
                    : contract instanceof Cancellation gone ? "revision " + gone.revision() + ", " + CANCELLED : "";
        }
    }

    /** What is kept of each to the end of the run: no message, which may be long. */
    record Seen(String id, String facts) {}

    private final Run run;
    private final Partner partner;
    private final Set<String> places;
    private final Normaliser normaliser;
    private final Known known;
    private final Tally tally = new Tally();
    private final Map<String, Seen> seen = new HashMap<>();
    private final Set<String> references = new HashSet<>();

    /** @param listed the channel's names of the places whose orders alone it lists; empty: it lists all */
    Comparison(Run run, Partner partner, Set<String> listed, Normaliser normaliser, Known known) {
        this.run = run;
        this.partner = partner;
        this.places = listed.stream()
                .map(name -> partner.locationAliases().getOrDefault(name, name))
                .collect(Collectors.toUnmodifiableSet());
        this.normaliser = normaliser;
        this.known = known;
    }

    public Tally tally() {
        return tally;
    }

    /** @return the entries whose message is to be taken in again */
    public List<Told> page(List<Told> entries) {
        var fates = known.deliveries(
                partner.name(), entries.stream().flatMap(Comparison::names).toList());
        var read = new ArrayList<Theirs>();
        var missing = new ArrayList<Told>();
        for (var told : entries) {
            tally.listed();
            read(told, fates, read, missing);
        }
        var ours = known.orders(
                partner.name(), read.stream().map(Theirs::reference).toList());
        for (var theirs : read) {
            compare(theirs, fates, ours.get(theirs.reference())).ifPresent(missing::add);
        }
        return missing.stream().distinct().toList();
    }

    /** Those that it lists, and did not give when they were asked for. */
    public void notGiven(Collection<String> listed) {
        var ours = known.orders(partner.name(), listed);
        for (var reference : listed) {
            references.add(reference);
            tally.listed();
            var kind = ours.containsKey(reference) ? Kind.BEHIND : Kind.MISSING;
            tally.add(new Finding(kind, reference, null, null, false, "not-given"));
        }
    }

    /** Whether the channel has told of it in this run, by its list or because it was asked for. */
    public boolean isTold(String reference) {
        return references.contains(reference);
    }

    private static Stream<String> names(Told told) {
        return told.message() == null
                ? Stream.of(told.delivery())
                : Stream.of(told.delivery(), told.again().delivery());
    }

    /** After the last page: what is here and was not listed, though it is of a place that is. */
    public void end() {
        known.placed(partner.name(), places, run.since(), run.startedAt().minus(SETTLES), MOST_OURS).stream()
                .filter(reference -> !references.contains(reference))
                .forEach(reference -> tally.add(new Finding(Kind.UNLISTED, reference, null, null, false)));
    }

    private void read(Told told, Map<String, Fate> fates, List<Theirs> read, List<Told> missing) {
        var fate = fates.get(told.delivery());
        if (told.message() == null) {
            keptBefore(told, fate);
            return;
        }
        for (var item : normaliser.normalise(partner, told.message())) {
            if (item.result() instanceof Result.Taken taken) {
                theirs(told, taken.contract()).ifPresentOrElse(read::add, tally::same);
            } else if (item.result() instanceof Result.Ignored) {
                tally.same();
            } else if (unreadable(told, fate)) {
                missing.add(told);
            }
        }
    }

    private static Optional<Theirs> theirs(Told told, Contract contract) {
        return reference(contract).map(name -> new Theirs(told, contract, name));
    }

    private static Optional<String> reference(Contract contract) {
        if (contract instanceof SalesOrder order) {
            return Optional.of(order.reference());
        }
        if (contract instanceof Hint hint) {
            return Optional.of(hint.reference());
        }
        return contract instanceof Cancellation gone ? Optional.of(gone.reference()) : Optional.empty();
    }

    /** Every message that was kept ends with an outcome, so that there is nothing to fetch again. */
    private void keptBefore(Told told, @Nullable Fate fate) {
        var reference = fate == null ? null : fate.reference();
        if (reference != null) {
            references.add(reference);
        }
        if (fate != null && fate.parked()) {
            tally.add(new Finding(Kind.PARKED, told.id(), null, null, false));
        } else {
            tally.same();
        }
    }

    /** What is refused belongs before a person; whether it is to be taken in for that. */
    private boolean unreadable(Told told, @Nullable Fate fate) {
        if (fate != null) {
            keptBefore(told, fate);
            return false;
        }
        tally.add(new Finding(Kind.MISSING, told.id(), null, null, true));
        return true;
    }

    /** What of it is to be taken in again. */
    private Optional<Told> compare(Theirs theirs, Map<String, Fate> fates, @Nullable Ours ours) {
        references.add(theirs.reference());
        var now = new Seen(theirs.told().id(), theirs.facts());
        var other = seen.putIfAbsent(theirs.reference(), now);
        if (other != null && !other.id().equals(now.id())) {
            // The sales of a cart are one order, and say the same.
            if (other.facts().equals(now.facts())) {
                tally.same();
            } else {
                tally.add(new Finding(Kind.DOUBLED, theirs.reference(), now.facts(), other.facts(), false));
            }
            return Optional.empty();
        }
        var difference = difference(theirs, ours);
        if (difference.isEmpty()) {
            tally.same();
            return Optional.empty();
        }
        return found(difference.get(), theirs, fates, ours);
    }

    private static Optional<Kind> difference(Theirs theirs, @Nullable Ours ours) {
        if (theirs.contract() instanceof Hint) {
            // No more is told than that it is there.
            return ours == null ? Optional.of(Kind.MISSING) : Optional.empty();
        }
        return theirs.contract() instanceof SalesOrder order ? difference(order, ours) : difference(ours);
    }

    private static Optional<Kind> difference(SalesOrder order, @Nullable Ours ours) {
        if (ours == null) {
            return Optional.of(Kind.MISSING);
        }
        if (ours.revision() != order.revision()) {
            return ours.revision() < order.revision() ? Optional.of(Kind.BEHIND) : Optional.empty();
        }
        boolean same = total(order).equals(total(ours))
                && pieces(order) == ours.pieces()
                && !ours.state().equals(CANCELLED)
                && !(ours.state().equals(AWAITING_PAYMENT) && isPaid(order));
        return same ? Optional.empty() : Optional.of(Kind.DIFFERENT);
    }

    private static long pieces(SalesOrder order) {
        return order.lines().stream().mapToLong(SalesOrder.Line::wanted).sum();
    }

    private static boolean isPaid(SalesOrder order) {
        return order.payments().stream()
                        .filter(each -> each.status() == Status.AUTHORISED || each.status() == Status.CAPTURED)
                        .map(SalesOrder.Payment::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .compareTo(order.total())
                >= 0;
    }

    /** What was cancelled there; if it never came, nothing is missing. */
    private static Optional<Kind> difference(@Nullable Ours ours) {
        return ours == null || ours.state().equals(CANCELLED) ? Optional.empty() : Optional.of(Kind.BEHIND);
    }

    /** The same delivery again would be the same message: what came before is read again under another name, once. */
    private Optional<Told> found(Kind kind, Theirs theirs, Map<String, Fate> fates, @Nullable Ours ours) {
        var fate = Optional.ofNullable(fates.get(theirs.told().delivery()));
        var again = Optional.ofNullable(fates.get(theirs.told().again().delivery()));
        var both = Stream.of(fate, again).flatMap(Optional::stream).toList();
        if (both.stream().anyMatch(Fate::waiting)) {
            tally.same();
            return Optional.empty();
        }
        if (both.stream().anyMatch(Fate::parked)) {
            tally.add(finding(Kind.PARKED, theirs, ours, null, false));
            return Optional.empty();
        }
        var why = fate.isEmpty() && kind != Kind.DIFFERENT ? null : whyNot(again.isPresent(), ours);
        tally.add(finding(
                fate.isPresent() && kind == Kind.BEHIND ? Kind.DIFFERENT : kind, theirs, ours, why, why == null));
        return why != null
                ? Optional.empty()
                : Optional.of(fate.isPresent() ? theirs.told().again() : theirs.told());
    }

    /** Why reading it again would be in vain, or would undo what was done here; null if it would not. */
    private static @Nullable String whyNot(boolean tried, @Nullable Ours ours) {
        if (ours != null && ours.state().equals(CANCELLED)) {
            return "cancelled-here";
        }
        if (ours != null && LEFT.contains(ours.state())) {
            return "left";
        }
        return tried ? "tried" : null;
    }

    private static Finding finding(
            Kind kind, Theirs theirs, @Nullable Ours ours, @Nullable String why, boolean repaired) {
        var here = ours == null ? null : "revision " + ours.revision() + ", " + total(ours) + ", " + ours.state();
        return new Finding(kind, theirs.reference(), theirs.facts(), here, repaired, why);
    }

    private static String total(SalesOrder order) {
        return Money.of(order.total(), Money.currency(order.currency())).toString();
    }

    private static String total(Ours ours) {
        return new Money(ours.total(), Money.currency(ours.currency())).toString();
    }
}
