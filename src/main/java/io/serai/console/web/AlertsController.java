package io.serai.console.web;

import io.serai.console.AlertFilter;
import io.serai.console.AlertQueries;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The deadlines that have passed: those that are open, and below them those that healed. */
@Controller
class AlertsController {
    private static final int PAGE_SIZE = 50;

    private final AlertQueries alerts;

    AlertsController(AlertQueries alerts) {
        this.alerts = alerts;
    }

    /** Each list goes on by itself, from the alert that was its last before. */
    @GetMapping("/alerts")
    String list(
            @RequestParam(required = false) @Nullable UUID open,
            @RequestParam(required = false) @Nullable UUID closed,
            Model model) {
        model.addAttribute("open", alerts.before(AlertFilter.OPEN, open, PAGE_SIZE));
        model.addAttribute("closed", alerts.before(AlertFilter.CLOSED, closed, PAGE_SIZE));
        model.addAttribute("openFrom", open);
        model.addAttribute("closedFrom", closed);
        return "alerts";
    }
}
