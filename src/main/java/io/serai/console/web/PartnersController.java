package io.serai.console.web;

import io.serai.completeness.Completeness;
import io.serai.console.PartnerQueries;
import io.serai.console.PartnerView;
import io.serai.console.ReconcileQueries;
import io.serai.console.RouteErrors;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** How it goes with each partner, and whether all that a channel has is here. */
@Controller
class PartnersController {
    private static final int RUNS = 20;

    private final PartnerQueries partners;
    private final RouteErrors routeErrors;
    private final ReconcileQueries runs;
    private final Completeness completeness;
    private final ProblemWords words;

    PartnersController(
            PartnerQueries partners,
            RouteErrors routeErrors,
            ReconcileQueries runs,
            Completeness completeness,
            ProblemWords words) {
        this.partners = partners;
        this.routeErrors = routeErrors;
        this.runs = runs;
        this.completeness = completeness;
        this.words = words;
    }

    @GetMapping("/partners")
    String list(Locale locale, Model model) {
        var all = partners.all();
        model.addAttribute("partners", all);
        model.addAttribute("broken", partners.broken());
        model.addAttribute("routeErrors", routeErrors.all());
        model.addAttribute("runs", runs.newest());
        model.addAttribute("titles", titles(all, locale));
        return "partners";
    }

    @GetMapping("/partners/{name}")
    String one(@PathVariable String name, Locale locale, Model model) {
        var partner = known(name);
        var all = runs.of(name, RUNS);
        model.addAttribute("partner", partner);
        model.addAttribute("titles", titles(List.of(partner), locale));
        model.addAttribute("runs", all);
        model.addAttribute(
                "last",
                all.stream()
                        .filter(run -> run.state().equals("DONE"))
                        .findFirst()
                        .orElse(null));
        model.addAttribute("compares", completeness.compares(name) || !all.isEmpty());
        return "partner";
    }

    /** Somebody wants it compared now. */
    @PostMapping("/partners/{name}/reconcile")
    String reconcile(@PathVariable String name, @Nullable Principal person) {
        known(name);
        boolean asked = completeness.ask(name, person == null ? "" : person.getName());
        return "redirect:/partners/{name}?reconcile=" + (asked ? "ASKED" : "ALREADY") + "#completeness";
    }

    private PartnerView known(String name) {
        return partners.all().stream()
                .filter(partner -> partner.name().equals(name))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    private Map<String, String> titles(List<PartnerView> partners, Locale locale) {
        return partners.stream()
                .map(PartnerView::lastParked)
                .filter(Objects::nonNull)
                .map(PartnerView.Parked::code)
                .distinct()
                .collect(Collectors.toMap(code -> code, code -> words.title(code, locale)));
    }
}
