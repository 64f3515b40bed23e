package io.serai.console.web;

import io.serai.console.ExceptionQueries;
import io.serai.fulfilment.Repair;
import io.serai.fulfilment.Replays;
import java.security.Principal;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person corrects what is parked, tries it and replays it: one, or all of a cause. */
@Controller
class RepairController {
    private static final String CARD_NUMBER = "SER-0419";

    private final Repair repair;
    private final Replays replays;
    private final ExceptionQueries exceptions;
    private final ProblemWords words;

    RepairController(Repair repair, Replays replays, ExceptionQueries exceptions, ProblemWords words) {
        this.repair = repair;
        this.replays = replays;
        this.exceptions = exceptions;
        this.words = words;
    }

    /** Keeps the correction, if there is one, and says what a replay would come to. */
    @PostMapping("/exceptions/{id}/try")
    String tryOut(@PathVariable UUID id, @RequestParam(required = false) @Nullable String document) {
        var corrected = correct(id, document);
        return back(id, corrected == null ? repair.tryOut(id) : corrected, "TAKEN");
    }

    @PostMapping("/exceptions/{id}/replay")
    String replay(@PathVariable UUID id, @RequestParam(required = false) @Nullable String document) {
        var corrected = correct(id, document);
        return back(id, corrected == null ? repair.replay(id) : corrected, "REPLAYED");
    }

    @PostMapping("/exceptions/{id}/dismiss")
    String dismiss(@PathVariable UUID id, @Nullable Principal person) {
        return back(id, repair.dismiss(id, name(person)), "DISMISSED");
    }

    /** Null if it was kept and nothing is wrong with it by itself, or nothing was changed. A browser sends line ends of its own. */
    private Repair.@Nullable Answer correct(UUID id, @Nullable String document) {
        var before = exceptions.find(id).orElseThrow(NotFoundException::new).document();
        var now = document == null ? null : document.replace("\r\n", "\n");
        if (now == null
                || before == null
                || now.strip().equals(before.replace("\r\n", "\n").strip())) {
            return null;
        }
        var answer = repair.correct(id, now);
        return answer.open() && answer.problems().isEmpty() ? null : answer;
    }

    private static String back(UUID id, Repair.Answer answer, String good) {
        if (!answer.found()) {
            throw new NotFoundException();
        }
        return "redirect:/exceptions/" + id + "?came=" + came(answer, good) + "#came";
    }

    private static String came(Repair.Answer answer, String good) {
        if (!answer.open()) {
            return "CLOSED";
        }
        if (answer.problems().isEmpty()) {
            return good;
        }
        return answer.problems().stream().anyMatch(problem -> problem.code().equals(CARD_NUMBER)) ? "CARD" : "REFUSED";
    }

    @PostMapping("/exceptions/runs")
    String ask(
            @RequestParam Replays.Kind kind,
            @RequestParam String partner,
            @RequestParam String code,
            @Nullable Principal person) {
        return "redirect:/exceptions/runs/" + replays.ask(kind, partner, code, name(person));
    }

    /** {@code part=now} is the region that refreshes itself. */
    @GetMapping("/exceptions/runs/{id}")
    String run(
            @PathVariable UUID id, @RequestParam(required = false) @Nullable String part, Locale locale, Model model) {
        var run = exceptions.run(id).orElseThrow(NotFoundException::new);
        model.addAttribute("run", run);
        model.addAttribute("cause", words.title(run.code(), locale));
        return "now".equals(part) ? "exception-run :: now" : "exception-run";
    }

    private static String name(@Nullable Principal person) {
        return person == null ? "" : person.getName();
    }
}
