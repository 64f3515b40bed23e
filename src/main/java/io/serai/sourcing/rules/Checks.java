package io.serai.sourcing.rules;

import io.serai.sourcing.rules.RuleSet.Carrier;
import io.serai.sourcing.rules.RuleSet.Strategy;
import io.serai.sourcing.rules.RulesYaml.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with a rule set although its shape is right. */
final class Checks {
    private final RuleSet rules;
    private final List<Problem> problems = new ArrayList<>();

    Checks(RuleSet rules) {
        this.rules = rules;
    }

    List<Problem> problems() {
        general();
        for (int i = 0; i < rules.locations().size(); i++) {
            var place = rules.locations().get(i);
            groups("/locations/" + i + "/group", List.of(place.group()));
            dates("/locations/" + i + "/closed", place.closed());
            var handles = place.handles();
            if (handles != null) {
                goods("/locations/" + i + "/handles", handles);
            }
        }
        names();
        for (int i = 0; i < rules.rules().size(); i++) {
            var rule = rules.rules().get(i);
            var at = "/rules/" + i;
            groups(at + "/only", rule.only());
            groups(at + "/never", rule.never());
            var when = rule.when();
            if (when != null) {
                goods(at + "/when/goods", when.goods());
            }
            if (rule.only().isEmpty() && rule.never().isEmpty() && !rule.openToday() && rule.withinKm() == null) {
                add(at, "the rule " + rule.name() + " forbids nothing", "say only, never, openToday or withinKm");
            }
        }
        returns();
        costs();
        return problems;
    }

    private void returns() {
        for (int i = 0; i < rules.returns().size(); i++) {
            var back = rules.returns().get(i);
            var at = "/returns/" + i;
            groups(at + "/to", back.to());
            var when = back.when();
            if (when != null) {
                goods(at + "/when/goods", when.goods());
            }
            if (back.to().isEmpty() && !back.nearest()) {
                add(at, "it changes nothing", "say to, or nearest: true");
            }
        }
    }

    private void dates(String at, @Nullable List<String> days) {
        for (var day : days == null ? List.<String>of() : days) {
            try {
                LocalDate.parse(day);
            } catch (DateTimeException e) {
                add(at, day + " is no day", "write it as 2026-12-25");
            }
        }
    }

    private void general() {
        try {
            if (Currency.getInstance(rules.currency()).getDefaultFractionDigits() < 0) {
                add("/currency", rules.currency() + " has no minor unit", "use a currency that one can pay in");
            }
        } catch (IllegalArgumentException e) {
            add("/currency", rules.currency() + " is no currency", "use a code of ISO 4217, such as ARS");
        }
        var zone = rules.zone();
        if (zone != null) {
            try {
                ZoneId.of(zone);
            } catch (DateTimeException e) {
                add("/zone", zone + " is no time zone", "use a name such as America/Argentina/Buenos_Aires");
            }
        }
    }

    private void names() {
        var names = new HashSet<String>();
        var soft = new HashSet<Integer>();
        for (int i = 0; i < rules.rules().size(); i++) {
            var rule = rules.rules().get(i);
            if (!names.add(rule.name())) {
                add("/rules/" + i + "/name", "two rules are called " + rule.name(), "give one another name");
            }
            if (rule.soft() != null && !soft.add(rule.soft())) {
                add(
                        "/rules/" + i + "/soft",
                        "two rules are dropped at " + rule.soft(),
                        "number them one after the other");
            }
        }
    }

    private void groups(String at, Collection<String> names) {
        for (var name : names) {
            if (!rules.groups().containsKey(name)) {
                add(
                        at,
                        "there is no group " + name,
                        "name it under groups, or use one of "
                                + sorted(rules.groups().keySet()));
            }
        }
    }

    private void goods(String at, Collection<String> names) {
        for (var name : names) {
            if (!rules.goods().containsKey(name)) {
                add(
                        at,
                        "there are no goods " + name,
                        "name them under goods, or use one of "
                                + sorted(rules.goods().keySet()));
            }
        }
    }

    private void costs() {
        var cost = rules.cost();
        var carriers = cost.carrier();
        int before = 0;
        for (int i = 0; i < carriers.size(); i++) {
            tariff("/cost/carrier/" + i, carriers.get(i));
            var km = carriers.get(i).upToKm();
            boolean everywhere = km == null && carriers.get(i).countries().isEmpty();
            if (everywhere != (i == carriers.size() - 1)) {
                add(
                        "/cost/carrier/" + i,
                        everywhere ? "the zones after it are never reached" : "a farther place has no zone",
                        "let only the last zone have neither upToKm nor countries");
            }
            if (km != null && carriers.get(i).countries().isEmpty()) {
                if (km <= before) {
                    add(
                            "/cost/carrier/" + i + "/upToKm",
                            km + " km come after " + before + " km",
                            "let the zones grow");
                }
                before = km;
            }
        }
        var risk = cost.stockOut();
        if (risk != null) {
            groups("/cost/stockOut/groups", risk.groups());
        }
        if (rules.strategy() == Strategy.CLEAR_SLOW_STOCK && cost.slow() == null) {
            add("/strategy", "clear-slow-stock needs to know what slow is", "say cost.slow: { piece: …, days: … }");
        }
        var slow = cost.slow();
        if (slow != null && slow.many() == null && slow.days() == null) {
            add("/cost/slow", "neither days nor many says what is enough", "say days: how long what lies there lasts");
        }
    }

    private void tariff(String at, Carrier carrier) {
        try {
            carrier.tariff();
        } catch (IllegalArgumentException e) {
            add(at + "/rates", String.valueOf(e.getMessage()), "let prices rise, and never faster than parcels add up");
        }
    }

    private static List<String> sorted(Collection<String> names) {
        return names.stream().sorted().toList();
    }

    private void add(String pointer, String what, String cure) {
        problems.add(new Problem(pointer, what, cure));
    }
}
