package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.contract.SalesOrder;
import io.serai.mapping.Breach.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is asked of every channel, held against its samples and against what is made of them by breaking or changing them. The same for
 * all: what a new channel has to keep is here, and nowhere else.
 */
public final class ChannelKit {
    private static final int SHORTEST_SECRET = 4;

    /** Larger ones are times. */
    private static final long LARGEST_COUNTER = 100_000_000L;

    private static final List<String> PERSONAL = List.of("name", "email", "phone", "street", "taxId", "company");

    private final Partner partner;
    private final Normaliser normaliser;
    private final List<Breach> breaches = new ArrayList<>();

    private ChannelKit(Partner partner, Normaliser normaliser) {
        this.partner = partner;
        this.normaliser = normaliser;
    }

    /**
     * Where the channel does not keep to the rules; empty: it does.
     *
     * @throws SetupException if its settings or its mapping are wrong
     */
    public static List<Breach> check(Partner partner, Normaliser normaliser, List<ChannelSample> samples) {
        var kit = new ChannelKit(partner, normaliser);
        if (samples.isEmpty()) {
            kit.breach(Rule.HAS_SAMPLES, "", "there is no sample");
        }
        samples.forEach(kit::check);
        return List.copyOf(kit.breaches);
    }

    private void check(ChannelSample sample) {
        var items = normaliser.normalise(partner, sample.in());
        golden(sample, items);
        if (items.stream().noneMatch(item -> item.result() instanceof Result.Taken)) {
            return;
        }
        sums(sample, items);
        again(sample, items);
        unknown(sample, items);
        older(sample, items);
        broken(sample, personal(items));
    }

    private void golden(ChannelSample sample, List<Item> items) {
        if (sample.out() == null) {
            breach(Rule.GOLDEN, sample.file(), "nothing is written beside it");
        } else if (!Outcomes.same(sample.out(), items)) {
            breach(Rule.GOLDEN, sample.file(), "it becomes something else than is written beside it");
        }
    }

    private void sums(ChannelSample sample, List<Item> items) {
        for (var item : items) {
            if (item.result() instanceof Result.Taken taken
                    && taken.contract() instanceof SalesOrder order
                    && Sum.difference(order).signum() != 0) {
                breach(Rule.ADDS_UP, sample.file(), "item " + item.no() + " does not add up to its total");
            }
        }
    }

    /** A second delivery is known by what it says, so it has to say the same. */
    private void again(ChannelSample sample, List<Item> items) {
        var second = normaliser.normalise(partner, sample.in());
        if (!Outcomes.of(second).equals(Outcomes.of(items))) {
            breach(Rule.SAME_AGAIN, sample.file(), "the same bytes become something else the second time");
        }
    }

    /** What a partner adds tomorrow must not stop today's orders; who speaks our contract hears of what is not in it. */
    private void unknown(ChannelSample sample, List<Item> items) {
        if (normaliser.isTheContract(partner)) {
            return;
        }
        Disturbance.withUnknown(partner, sample.in()).ifPresent(more -> {
            var found = normaliser.normalise(partner, more);
            if (!Outcomes.of(found).equals(Outcomes.of(items)) && !sameContracts(found, items)) {
                breach(Rule.TOLERATES_UNKNOWN, sample.file(), "a field that is not known changes what it becomes");
            }
        });
    }

    /** Places of problems move with what stands before them; contracts do not. */
    private static boolean sameContracts(List<Item> some, List<Item> others) {
        return contracts(some).equals(contracts(others));
    }

    private static List<JsonNode> contracts(List<Item> items) {
        return items.stream()
                .flatMap(item -> item.result() instanceof Result.Taken taken ? Stream.of(taken.json()) : Stream.empty())
                .toList();
    }

    /** The newest revision wins, so an earlier state of the same order has to have a lesser one, unless it counts and tells no time. */
    private void older(ChannelSample sample, List<Item> items) {
        var before = Disturbance.earlier(partner, sample.in());
        if (before.isEmpty()) {
            return;
        }
        var found = normaliser.normalise(partner, before.get());
        for (int i = 0; i < Math.min(found.size(), items.size()); i++) {
            var now = revision(items.get(i));
            var then = revision(found.get(i));
            // What tells no time at all is newer than whatever came before.
            boolean isTime = now.isPresent() && now.get() > LARGEST_COUNTER && now.get() < Long.MAX_VALUE;
            if (isTime && then.isPresent() && then.get() >= now.get()) {
                breach(
                        Rule.OLDER_IS_LESS,
                        sample.file(),
                        "item " + (i + 1) + " of a year before has the revision " + then.get() + ", not less than "
                                + now.get());
            }
        }
    }

    private static Optional<Long> revision(Item item) {
        return item.result() instanceof Result.Taken taken
                ? Optional.ofNullable(taken.json().get("revision")).map(JsonNode::asLong)
                : Optional.empty();
    }

    /** A broken message is refused with a code and a place, and tells nothing of the customer in its words. */
    private void broken(ChannelSample sample, Set<String> personal) {
        for (var message : Disturbance.broken(partner, sample.in())) {
            for (var item : normaliser.normalise(partner, message.bytes())) {
                if (item.result() instanceof Result.Refused refused) {
                    refused.problems().forEach(problem -> told(sample, message, problem, personal));
                }
            }
            if (message.mustRefuse()
                    && normaliser.normalise(partner, message.bytes()).stream()
                            .noneMatch(item -> item.result() instanceof Result.Refused)) {
                breach(Rule.REFUSES_BROKEN, sample.file(), message.how() + ": nothing is refused");
            }
        }
    }

    private void told(ChannelSample sample, Disturbance.Broken message, Problem problem, Set<String> personal) {
        if (problem.line() == 0 && problem.pointer() == null && problem.mapping() == null) {
            breach(Rule.NAMES_THE_PLACE, sample.file(), message.how() + ": " + problem.code() + " has no place");
        }
        var text = problem.text(Locale.ROOT);
        personal.stream()
                .filter(text::contains)
                .findFirst()
                .ifPresent(value -> breach(
                        Rule.KEEPS_PRIVATE,
                        sample.file(),
                        message.how() + ": " + problem.code() + " tells what the customer is called, or where"));
    }

    private static Set<String> personal(List<Item> items) {
        var found = new TreeSet<String>();
        contracts(items).forEach(contract -> {
            for (var holder : List.of("customer", "shipTo", "billTo")) {
                for (var field : PERSONAL) {
                    var value = contract.path(holder).path(field);
                    (value.isArray() ? value.valueStream() : Stream.of(value))
                            .filter(each -> each.isTextual() && each.textValue().length() >= SHORTEST_SECRET)
                            .forEach(each -> found.add(each.textValue()));
                }
            }
        });
        return found;
    }

    private void breach(Rule rule, String sample, String why) {
        var breach = new Breach(rule, sample, why);
        if (!breaches.contains(breach)) {
            breaches.add(breach);
        }
    }
}
