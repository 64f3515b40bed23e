package io.serai.console.web;

import io.serai.console.SourcingQueries;
import io.serai.fulfilment.allocation.Trials;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Why an order is sent from where it is, what would have changed that, and what the candidate would have chosen. */
@Controller
class OrderSourcingController {
    private final Trials trials;
    private final SourcingQueries queries;

    OrderSourcingController(Trials trials, SourcingQueries queries) {
        this.trials = trials;
        this.queries = queries;
    }

    @GetMapping("/orders/{id}/sourcing")
    String why(@PathVariable OrderId id, @RequestParam(defaultValue = "") String whyNot, Locale locale, Model model) {
        var account = trials.account(id).orElseThrow(NotFoundException::new);
        model.addAttribute("id", id);
        model.addAttribute("decision", account.decision());
        model.addAttribute("sentences", account.explain(locale));
        model.addAttribute("same", trials.isSameAgain(id).orElse(null));
        model.addAttribute("earlier", queries.earlier(id, locale));
        model.addAttribute("locations", account.locations());
        model.addAttribute("asked", whyNot);
        if (!whyNot.isBlank()) {
            model.addAttribute(
                    "whyNot", account.whyNot(new LocationId(whyNot), locale).orElse(null));
        }
        trials.candidates(id).ifPresent(tried -> {
            model.addAttribute("tried", tried.decision());
            model.addAttribute("triedSentences", tried.explain(locale));
        });
        return "order-sourcing";
    }
}
