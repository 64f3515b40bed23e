package io.serai.console.web;

import io.serai.fulfilment.allocation.RuleBook;
import io.serai.fulfilment.allocation.RuleDesk;
import io.serai.fulfilment.allocation.Trials;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The rule set that counts, the one that is tried beside it, and how they compare. */
@Controller
class SourcingController {
    private static final int DIFFERENCES = 50;
    private static final String HERE = "redirect:/sourcing";

    private final RuleBook book;
    private final RuleDesk desk;
    private final Trials trials;
    private final ZoneId zone;

    SourcingController(RuleBook book, RuleDesk desk, Trials trials, @Value("${serai.zone:UTC}") ZoneId zone) {
        this.book = book;
        this.desk = desk;
        this.trials = trials;
        this.zone = zone;
    }

    @GetMapping("/sourcing")
    String page(Model model) {
        show(model, null, null);
        return "sourcing";
    }

    private void show(Model model, @Nullable String text, @Nullable String wrong) {
        model.addAttribute("live", book.live());
        model.addAttribute("candidate", book.candidate().orElse(null));
        var comparison = trials.comparison().orElse(null);
        model.addAttribute("comparison", comparison);
        model.addAttribute("bars", comparison == null ? null : Bars.of(comparison));
        model.addAttribute("differences", trials.differences(DIFFERENCES));
        model.addAttribute("text", text == null ? book.live().text() : text);
        model.addAttribute("wrong", wrong == null ? null : wrong.lines().toList());
    }

    /** {@code from} and {@code until}, which counts whole, are days in the installation's zone. */
    @PostMapping("/sourcing/candidate")
    String propose(
            @RequestParam(defaultValue = "") String rules,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @Nullable Principal person,
            Model model) {
        var last = day(until);
        var wrong = desk.propose(rules, start(day(from)), start(last == null ? null : last.plusDays(1)), name(person));
        if (wrong.isEmpty()) {
            return HERE;
        }
        show(model, rules, wrong.get());
        return "sourcing";
    }

    @PostMapping("/sourcing/promote")
    String promote(@Nullable Principal person) {
        desk.promote(name(person));
        return HERE;
    }

    @PostMapping("/sourcing/dismiss")
    String dismiss() {
        desk.dismiss();
        return HERE;
    }

    @PostMapping("/sourcing/rollback")
    String rollBack(@Nullable Principal person) {
        desk.rollBack(name(person));
        return HERE;
    }

    private @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }

    private static String name(@Nullable Principal person) {
        return person == null ? "" : person.getName();
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
