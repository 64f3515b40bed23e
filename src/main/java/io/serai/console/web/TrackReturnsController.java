package io.serai.console.web;

import io.serai.console.CustomerReturnQueries;
import io.serai.console.CustomerReturnView;
import io.serai.console.CustomerReturnView.Article;
import io.serai.console.CustomerReturnView.Size;
import io.serai.contract.ReturnRequest;
import io.serai.contract.ReturnRequest.By;
import io.serai.contract.ReturnRequest.Reason;
import io.serai.contract.ReturnRequest.Way;
import io.serai.fulfilment.returns.ReturnAnswer;
import io.serai.fulfilment.returns.ReturnDesk;
import io.serai.kernel.Ids;
import io.serai.kernel.LocationId;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The customer asks to give something back, behind the link of the order. A wish: what is refused changes nothing. */
@Controller
class TrackReturnsController {
    private static final Set<String> ANSWERS = Stream.concat(
                    Arrays.stream(ReturnAnswer.Why.values()).map(Enum::name), Stream.of("DONE", "BUSY"))
            .collect(Collectors.toUnmodifiableSet());
    private static final int LONGEST_KEY = 60;

    private final CustomerReturnQueries returns;
    private final ReturnDesk desk;

    TrackReturnsController(CustomerReturnQueries returns, ReturnDesk desk) {
        this.returns = returns;
        this.desk = desk;
    }

    @GetMapping("/track/{token}/return")
    String form(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String answer,
            Model model,
            HttpServletResponse response) {
        TrackController.keepToItself(response);
        var found = returns.find(token);
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "track-unknown";
        }
        model.addAttribute("order", found.get());
        model.addAttribute("token", token);
        model.addAttribute("answer", ANSWERS.contains(answer) ? answer : "");
        model.addAttribute("reasons", Reason.values());
        model.addAttribute("key", "C-" + Ids.next());
        return "track-return";
    }

    /** As on the page of an order; {@code exchange-<line>} is one of the other sizes, and {@code location} one of the shops. */
    @PostMapping("/track/{token}/return")
    String ask(
            @PathVariable String token,
            @RequestParam String key,
            @RequestParam Way way,
            @RequestParam(defaultValue = "") String location,
            @RequestParam Map<String, String> form,
            HttpServletResponse response) {
        TrackController.keepToItself(response);
        var found = returns.find(token);
        return found.isEmpty()
                ? back(token, ReturnAnswer.Why.NO_SUCH_ORDER.name())
                : back(token, ask(found.get(), key, way, way == Way.STORE ? location : "", form));
    }

    private String ask(CustomerReturnView order, String key, Way way, String location, Map<String, String> form) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            return ReturnAnswer.Why.NOTHING.name();
        }
        if (way == Way.STORE && (location.isBlank() || !order.isShop(new LocationId(location)))) {
            return ReturnAnswer.Why.NO_SUCH_LOCATION.name();
        }
        var lines =
                ReturnForm.lines(order.articles().stream().map(Article::line).toList(), known(order, form));
        var asked = new ReturnRequest(
                "", key, By.CUSTOMER, way, location.isBlank() ? null : new LocationId(location), lines);
        var answer = desk.request(order.order(), asked, "customer");
        return answer instanceof ReturnAnswer.Refused refused ? refused.why().name() : "DONE";
    }

    /** A customer exchanges an article for another size of it, and for nothing else. */
    private static Map<String, String> known(CustomerReturnView order, Map<String, String> form) {
        var known = new HashMap<>(form);
        for (var article : order.articles()) {
            var field = "exchange-" + article.line().line();
            var wanted = form.getOrDefault(field, "");
            if (article.sizes().stream()
                    .map(Size::sku)
                    .noneMatch(sku -> sku.value().equals(wanted))) {
                known.remove(field);
            }
        }
        return known;
    }

    private static String back(String token, String answer) {
        return "redirect:"
                + UriComponentsBuilder.fromPath("/track/{token}/return")
                        .queryParam("answer", answer)
                        .fragment("answer")
                        .encode()
                        .buildAndExpand(token)
                        .toUriString();
    }
}
