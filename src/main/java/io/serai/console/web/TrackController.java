package io.serai.console.web;

import io.serai.console.CustomerReturnQueries;
import io.serai.console.CustomerReturnView;
import io.serai.console.Tracking;
import io.serai.console.TrackingQueries;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The customer's page, behind a link that nobody can guess: not to be indexed, cached or told to other sites. */
@Controller
class TrackController {
    /** One stop of the way; {@code done}, {@code now} or {@code next}. */
    public record Stop(String key, String when) {}

    private static final List<String> SHIPPED_WAY = List.of("received", "preparing", "shipped", "delivered");
    private static final List<String> PICKUP_WAY = List.of("received", "preparing", "ready", "collected");

    private final TrackingQueries tracking;
    private final CustomerReturnQueries returns;

    TrackController(TrackingQueries tracking, CustomerReturnQueries returns) {
        this.tracking = tracking;
        this.returns = returns;
    }

    @GetMapping("/track/{token}")
    String track(@PathVariable String token, Model model, HttpServletResponse response) {
        keepToItself(response);
        var found = tracking.find(token);
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "track-unknown";
        }
        model.addAttribute("tracking", found.get());
        model.addAttribute("stops", stops(found.get()));
        model.addAttribute("token", token);
        model.addAttribute(
                "returnable",
                returns.find(token).filter(CustomerReturnView::isAny).isPresent());
        return "track";
    }

    static void keepToItself(HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static List<Stop> stops(Tracking order) {
        var way = order.mode().equals("PICKUP") ? PICKUP_WAY : SHIPPED_WAY;
        int at = at(order.state());
        boolean ended = at == way.size() - 1;
        return way.stream()
                .map(key -> new Stop(key, when(way.indexOf(key), at, ended)))
                .toList();
    }

    private static String when(int stop, int at, boolean ended) {
        if (stop < at || ended) {
            return "done";
        }
        return stop == at ? "now" : "next";
    }

    private static int at(String state) {
        return switch (state) {
            case "ALLOCATED", "FULFILLING" -> 1;
            case "SHIPPED", "READY_FOR_PICKUP" -> 2;
            case "DELIVERED", "COLLECTED", "COMPLETED" -> 3;
            default -> 0;
        };
    }
}
