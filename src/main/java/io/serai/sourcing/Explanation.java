package io.serai.sourcing;

import io.serai.sourcing.Decision.Chosen;
import io.serai.sourcing.Decision.Mode;
import io.serai.sourcing.Decision.Other;
import io.serai.sourcing.Reason.Code;
import io.serai.sourcing.Split.Allocation;
import io.serai.sourcing.rules.RuleSet.Strategy;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A decision in sentences of the bundle {@code i18n/sourcing}. */
final class Explanation {
    /** Below this many kilometres a decimal tells something. */
    private static final double NEAR = 10;

    private final Decision decision;
    private final Locale locale;
    private final ResourceBundle bundle;

    Explanation(Decision decision, Locale locale) {
        this.decision = decision;
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                "i18n.sourcing", locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    List<String> sentences() {
        var sentences = new ArrayList<String>();
        if (decision.chosen().isEmpty()) {
            sentences.add(say("backorder", numbers(decision.waiting())));
        } else if (decision.mode() != Mode.SHIPPED) {
            var from = decision.chosen().get(0);
            sentences.add(say("at." + decision.mode(), from.name(), km(from.km())));
        } else {
            shipped(sentences);
        }
        if (decision.mode() == Mode.COLLECTED) {
            sentences.add(say("chosen.COLLECTED"));
        }
        decision.dropped().forEach(rule -> sentences.add(say("dropped", rule)));
        late(sentences);
        decision.others().forEach(other -> sentences.add(other(other)));
        if (!decision.exact()) {
            sentences.add(isPriced() ? say(inexactKey(), money(decision.saving())) : say("inexact"));
        }
        var destination = decision.destination();
        if (destination != null) {
            sentences.add(say("placed." + destination.precision()));
        }
        return sentences;
    }

    private void shipped(List<String> sentences) {
        var chosen = decision.chosen();
        if (chosen.size() == 1) {
            var only = chosen.get(0);
            sentences.add(say(wholeKey(), only.name(), km(only.km()), money(decision.cost())));
            return;
        }
        sentences.add(say("split" + priced(), chosen.size(), money(decision.cost())));
        for (Chosen part : chosen) {
            sentences.add(say("part", part.name(), km(part.km()), allocations(part)));
        }
    }

    /** The parcels that come after what was promised. */
    private void late(List<String> sentences) {
        for (var part : decision.chosen()) {
            if (part.late() > 0 && part.arrives() != null) {
                sentences.add(say("late", part.name(), part.late(), date(part.arrives())));
            }
        }
    }

    /** Several may have been cheaper than one where parcels count first, or where not all was tried. */
    private String wholeKey() {
        return "whole" + (isPriced() && !decision.exact() ? ".fewest" : priced());
    }

    private String inexactKey() {
        var senders = decision.chosen().stream()
                .flatMap(
                        part -> part.allocations().stream().map(Allocation::sku).distinct())
                .toList();
        return senders.size() > Set.copyOf(senders).size() ? "inexact.shared" : "inexact.cost";
    }

    private String priced() {
        if (!isPriced()) {
            return "";
        }
        return Strategy.FEWEST_PARCELS.key().equals(decision.strategy()) ? ".fewest" : ".cost";
    }

    private boolean isPriced() {
        var strategy = decision.strategy();
        return strategy != null && !strategy.equals("nearest");
    }

    private String money(long minor) {
        return Amounts.money(minor, decision.currency(), locale);
    }

    private String date(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(day);
    }

    /** Why one location was not chosen. */
    String other(Other other) {
        var km = other.km();
        var distance = km == null ? "" : km(km);
        var why = other.why();
        var more = why.more();
        return say(key(other), other.name(), distance, missing(why), why.rule(), more == null ? "" : money(more));
    }

    private String key(Other other) {
        var km = other.km();
        var key = "reason." + other.why().code();
        if (km == null) {
            return other.why().code() == Code.LACKS_STOCK ? key + ".here" : key;
        }
        return km < farthest() && bundle.containsKey(key + ".nearer") ? key + ".nearer" : key;
    }

    /** 0 on backorder, so that nothing is called nearer then. */
    private double farthest() {
        return decision.chosen().stream()
                .map(Chosen::km)
                .max(Comparator.naturalOrder())
                .orElse(0.0);
    }

    private static String missing(Reason why) {
        return why.missing().stream()
                .map(missing -> missing.quantity() + " × " + missing.sku())
                .collect(Collectors.joining(", "));
    }

    private static String allocations(Chosen part) {
        return part.allocations().stream()
                .map(allocation -> allocation.quantity() + " × " + allocation.sku())
                .collect(Collectors.joining(", "));
    }

    private static String numbers(List<Integer> lines) {
        return lines.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private String km(double km) {
        return String.format(locale, km < NEAR ? "%.1f" : "%,.0f", km);
    }

    private String say(String key, @Nullable Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }
}
