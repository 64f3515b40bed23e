package io.serai.console.web;

import io.serai.console.PartnerQueries;
import io.serai.console.PartnerView;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How it goes with each partner. */
@Controller
class PartnersController {
    private final PartnerQueries partners;
    private final ProblemWords words;

    PartnersController(PartnerQueries partners, ProblemWords words) {
        this.partners = partners;
        this.words = words;
    }

    @GetMapping("/partners")
    String list(Locale locale, Model model) {
        var all = partners.all();
        model.addAttribute("partners", all);
        model.addAttribute("titles", titles(all, locale));
        return "partners";
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
