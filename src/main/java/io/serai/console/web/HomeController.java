package io.serai.console.web;

import io.serai.console.OrderFilter;
import io.serai.console.OrderQueries;
import io.serai.console.StateCounts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page: how many orders are where, now. */
@Controller
class HomeController {
    private static final int LATEST = 8;

    private final StateCounts counts;
    private final OrderQueries orders;

    HomeController(StateCounts counts, OrderQueries orders) {
        this.counts = counts;
        this.orders = orders;
    }

    /** {@code part=now} is the region that refreshes itself. */
    @GetMapping("/")
    String home(@RequestParam(required = false) @Nullable String part, Model model) {
        model.addAttribute("counts", counts.now());
        model.addAttribute("latest", orders.latest(OrderFilter.ALL, LATEST));
        return "now".equals(part) ? "home :: now" : "home";
    }
}
