package io.serai.fulfilment.stock;

import io.serai.contract.ExpectedStock;
import io.serai.contract.Kit;
import io.serai.contract.StockPolicy;
import io.serai.contract.StockPolicy.Refill;
import io.serai.fulfilment.stock.Fences.Wanted;
import io.serai.fulfilment.work.Entry;
import io.serai.fulfilment.work.Group;
import io.serai.fulfilment.work.Parking;
import io.serai.inventory.ExpectedReceipts;
import io.serai.inventory.Fence;
import io.serai.inventory.Kits;
import io.serai.inventory.StockPlace;
import io.serai.inventory.StockRule;
import io.serai.inventory.StockRules;
import io.serai.kernel.Sku;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What will come, what is kept back and set aside, and what is sold as one and lies there as several. */
@Component
class StockPlans {
    private final KnownStock known;
    private final ExpectedReceipts expected;
    private final StockRules rules;
    private final Kits kits;
    private final Fences fences;

    StockPlans(KnownStock known, ExpectedReceipts expected, StockRules rules, Kits kits, Fences fences) {
        this.known = known;
        this.expected = expected;
        this.rules = rules;
        this.kits = kits;
        this.fences = fences;
    }

    void post(Group group) {
        var named = named(group);
        if (named.isEmpty() && group.waiting(StockPolicy.class).isEmpty()) {
            return;
        }
        var skus = known.skus(named);
        expect(group, skus);
        rule(group, skus);
        bundle(group, skus);
        group.work().touch(named);
    }

    private static Set<Sku> named(Group group) {
        var named = new HashSet<Sku>();
        for (var entry : group.entries()) {
            entry.waitsAs(ExpectedStock.class).ifPresent(line -> named.add(line.sku()));
            entry.waitsAs(StockPolicy.class).map(StockPolicy::sku).ifPresent(named::add);
            entry.waitsAs(Kit.class).ifPresent(kit -> {
                named.add(kit.sku());
                kit.parts().forEach(part -> named.add(part.sku()));
            });
        }
        return named;
    }

    private void expect(Group group, Set<Sku> skus) {
        var entries = group.waiting(ExpectedStock.class).stream()
                .filter(entry -> {
                    var line = entry.waitsAs(ExpectedStock.class).orElseThrow();
                    return !known.parks(group, entry, skus, line.sku(), line.location());
                })
                .toList();
        expected.save(
                StockIntake.last(entries, ExpectedStock.class, line -> List.of(line.reference(), place(line))).stream()
                        .map(line -> new ExpectedReceipts.Line(
                                line.reference(), place(line), line.quantity(), 0, line.due()))
                        .toList());
        entries.forEach(entry -> entry.updated(null));
    }

    /** In the order of what they are of, as two messages may say it of the same in another. */
    private void rule(Group group, Set<Sku> skus) {
        var saved = new ArrayList<StockRule>();
        for (var entry : group.waiting(StockPolicy.class)) {
            var policy = entry.waitsAs(StockPolicy.class).orElseThrow();
            if (known.parks(group, entry, skus, policy.sku(), policy.location())) {
                continue;
            }
            if (policy.safety() != null || policy.ahead() != null) {
                saved.add(new StockRule(
                        policy.channel(), policy.location(), policy.sku(), policy.safety(), policy.ahead()));
            }
            if (policy.fence() == null) {
                entry.updated(null);
            }
        }
        saved.stream()
                .sorted(Comparator.comparing(rule -> rule.sku() + " " + rule.location() + " " + rule.channel()))
                .forEach(rule -> rules.save(List.of(rule)));
    }

    /** Before all else: what the group may set aside is there to be locked. */
    void open(Group group) {
        fences.open(
                group.work(),
                group.waiting(StockPolicy.class).stream()
                        .flatMap(entry -> wanted(entry).stream())
                        .map(Wanted::fence)
                        .toList());
    }

    /** Once the facts are posted: orders whose stock these break are locked before what is set aside, and what they bring fills fences. */
    void fence(Group group) {
        var entries = group.waiting(StockPolicy.class);
        var wanted = entries.stream().flatMap(entry -> wanted(entry).stream()).toList();
        if (!wanted.isEmpty()) {
            fences.set(group.work(), wanted);
        }
        if (group.toAllocate().isEmpty()) {
            // Who still looks for stock may have to wait for a fence of somebody who waits for these.
            fences.fill(group.work());
        }
        entries.forEach(entry -> entry.updated(null));
    }

    private static Optional<Wanted> wanted(Entry entry) {
        var policy = entry.waitsAs(StockPolicy.class).orElseThrow();
        return policy.fence() == null || policy.channel() == null || policy.location() == null || policy.sku() == null
                ? Optional.empty()
                : Optional.of(new Wanted(
                        new Fence(policy.channel(), new StockPlace(policy.location(), policy.sku())),
                        policy.fence(),
                        policy.refill() == Refill.ALWAYS));
    }

    private void bundle(Group group, Set<Sku> skus) {
        var entries = group.waiting(Kit.class).stream()
                .sorted(Comparator.comparing(
                        entry -> entry.waitsAs(Kit.class).orElseThrow().sku()))
                .toList();
        for (var entry : entries) {
            var kit = entry.waitsAs(Kit.class).orElseThrow();
            var unknown = kit.parts().stream()
                    .map(Kit.Part::sku)
                    .filter(part -> !skus.contains(part))
                    .findFirst();
            if (!known.parks(group, entry, skus, unknown.orElse(kit.sku()), null) && !isNested(group, entry, kit)) {
                kits.save(kit);
                entry.updated(null);
            }
        }
    }

    /** Parks a kit that has a kit as a part, or is a part of one. */
    private boolean isNested(Group group, Entry entry, Kit kit) {
        var parts = kit.parts().stream().map(Kit.Part::sku).collect(Collectors.toSet());
        var within = new TreeSet<>(kits.of(parts).keySet());
        if (parts.contains(kit.sku()) || (!parts.isEmpty() && kits.isPart(kit.sku()))) {
            within.add(kit.sku());
        }
        within.stream()
                .findFirst()
                .ifPresent(part -> Parking.park(
                        group.work(), entry, "SER-0427", Map.of("kit", kit.sku().value(), "part", part.value())));
        return !within.isEmpty();
    }

    private static StockPlace place(ExpectedStock line) {
        return new StockPlace(line.location(), line.sku());
    }
}
