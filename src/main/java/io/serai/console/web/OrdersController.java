package io.serai.console.web;

import io.serai.console.OrderFilter;
import io.serai.console.OrderQueries;
import io.serai.console.OrderState;
import io.serai.kernel.OrderId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of orders, and one order with all that belongs to it. */
@Controller
class OrdersController {
    private static final int PAGE_SIZE = 50;

    private final OrderQueries orders;
    private final ZoneId zone;

    OrdersController(OrderQueries orders, @Value("${serai.zone:UTC}") ZoneId zone) {
        this.orders = orders;
        this.zone = zone;
    }

    /** What cannot be understood in the filter does not narrow it. {@code from} is a day in the installation's zone. */
    @GetMapping("/orders")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        var filter = filter(q, status, channel, day(from));
        model.addAttribute("filter", filter);
        model.addAttribute("from", day(from) == null ? "" : from);
        model.addAttribute("states", OrderState.values());
        model.addAttribute("channels", orders.channels());
        model.addAttribute("orders", orders.list(filter, page, PAGE_SIZE));
        return "orders";
    }

    @GetMapping("/orders/{id}")
    String one(@PathVariable OrderId id, Locale locale, Model model) {
        var order = orders.find(id).orElseThrow(NotFoundException::new);
        model.addAttribute("order", order);
        model.addAttribute("timeline", orders.timeline(id, locale));
        model.addAttribute("decision", DecisionWords.of(order.decision(), locale));
        return "order";
    }

    private OrderFilter filter(String q, String status, String channel, @Nullable LocalDate from) {
        var after = from == null ? null : from.atStartOfDay(zone).toInstant();
        try {
            return new OrderFilter(status, channel, null, after, q);
        } catch (IllegalArgumentException e) {
            return OrderFilter.ALL;
        }
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
