package io.serai.console.web;

import io.serai.drafts.WaysIn;
import io.serai.workshop.Bench;
import io.serai.workshop.Draft;
import io.serai.workshop.Founding;
import io.serai.workshop.Founding.Plan;
import io.serai.workshop.Trial;
import java.security.Principal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A new channel, step by step: who it is and its way in, its mapping drafted from one message, a test, and live without a restart. */
@Controller
class WizardController {
    private final Founding founding;
    private final ProblemTold told = new ProblemTold();

    WizardController(Founding founding) {
        this.founding = founding;
    }

    @GetMapping("/workshop/new")
    String begin(Model model) {
        return first(model, new Plan("", "", "json", WaysIn.FILE, Map.of(), ""), "");
    }

    @PostMapping("/workshop/new/draft")
    String draft(@RequestParam Map<String, String> form, Locale locale, Model model) {
        var plan = plan(form);
        var wrong = founding.wrong(plan);
        if (!wrong.isEmpty()) {
            return first(model, plan, wrong);
        }
        try {
            var drafted = founding.draft(plan);
            model.addAttribute("drafted", drafted);
            return second(model, plan, drafted.draft(), locale);
        } catch (IllegalArgumentException e) {
            return first(model, plan, "unreadable");
        }
    }

    @PostMapping("/workshop/new/try")
    String attempt(@RequestParam Map<String, String> form, Locale locale, Model model) {
        return second(model, plan(form), draft(form), locale);
    }

    @PostMapping("/workshop/new/live")
    String live(@RequestParam Map<String, String> form, @Nullable Principal person, Locale locale, Model model) {
        var plan = plan(form);
        var wrong = founding.wrong(plan);
        if (!wrong.isEmpty()) {
            return first(model, plan, wrong);
        }
        var answer = founding.live(plan, draft(form), person == null ? "" : person.getName());
        if (answer instanceof Bench.Answer.Saved) {
            model.addAttribute("plan", plan);
            return "wizard-live";
        }
        model.addAttribute("refused", answer);
        model.addAttribute("refusal", answer.getClass().getSimpleName());
        return second(model, plan, draft(form), locale);
    }

    private static String first(Model model, Plan plan, String wrong) {
        model.addAttribute("plan", plan);
        model.addAttribute("wrong", wrong);
        model.addAttribute("ways", WaysIn.values());
        model.addAttribute("api", WaysIn.apiFields());
        model.addAttribute(
                "asked",
                Stream.of(WaysIn.values())
                        .filter(way -> way == WaysIn.QUEUE || way.isOfApi())
                        .toList());
        return "wizard";
    }

    private String second(Model model, Plan plan, Draft draft, Locale locale) {
        var trial = founding.attempt(plan, draft);
        model.addAttribute("plan", plan);
        model.addAttribute("draft", draft);
        model.addAttribute("trial", trial);
        model.addAttribute("problems", told.of(trial.problems(), locale));
        model.addAttribute("wrongLine", ProblemTold.line(trial.wrong()));
        model.addAttribute("wrongIn", ProblemTold.field(trial.wrong()));
        model.addAttribute("takes", takes(trial));
        return "wizard-mapping";
    }

    /** Whether it may go live as it is. */
    private static boolean takes(Trial trial) {
        return trial.wrong() == null
                && trial.limit() == null
                && trial.problems().isEmpty();
    }

    private static Plan plan(Map<String, String> form) {
        var given = new HashMap<String, String>();
        for (var field : WaysIn.allFields()) {
            given.put(field, form.getOrDefault(field, "").strip());
        }
        return new Plan(
                form.getOrDefault("name", "").strip(),
                form.getOrDefault("title", ""),
                form.getOrDefault("format", ""),
                way(form.getOrDefault("way", "")),
                given,
                form.getOrDefault("sample", ""));
    }

    private static WaysIn way(String name) {
        try {
            return WaysIn.valueOf(name);
        } catch (IllegalArgumentException e) {
            return WaysIn.FILE;
        }
    }

    private static Draft draft(Map<String, String> form) {
        return new Draft(form.getOrDefault("settings", ""), form.getOrDefault("mapping", ""));
    }
}
