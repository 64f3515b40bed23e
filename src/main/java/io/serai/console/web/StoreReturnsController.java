package io.serai.console.web;

import io.serai.console.ReturnQueries;
import io.serai.console.ReturnView;
import io.serai.contract.ReturnRequest;
import io.serai.contract.ReturnRequest.By;
import io.serai.contract.ReturnRequest.Way;
import io.serai.fulfilment.returns.ReturnAnswer;
import io.serai.fulfilment.returns.ReturnDesk;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.returns.ReturnLine.Received;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Somebody hands goods in at the counter of a store: asked for and received at once. What the customer gets is decided after that. */
@Controller
class StoreReturnsController {
    private final ReturnDesk desk;
    private final ReturnQueries returns;

    StoreReturnsController(ReturnDesk desk, ReturnQueries returns) {
        this.desk = desk;
        this.returns = returns;
    }

    /** As on the page of an order, and {@code condition-<line>}: sellable, damaged or quarantine, and {@code lot-<line>}. {@code key} is of the form: twice is once. */
    @PostMapping("/store/{location}/orders/{order}/returns")
    String handedIn(
            @PathVariable LocationId location,
            @PathVariable OrderId order,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String number,
            @RequestParam Map<String, String> form,
            @Nullable Principal person) {
        var lines = returns.lines(order);
        var asked = new ReturnRequest("", key, By.STORE, Way.STORE, location, ReturnForm.lines(lines, form));
        var answer = desk.handedIn(
                order, asked, came(lines, form), lots(lines, form), person == null ? "" : person.getName());
        return StoreController.back(location.value(), told(answer), number);
    }

    private static Map<Integer, Received> came(List<ReturnView.Open> lines, Map<String, String> form) {
        return lines.stream()
                .collect(Collectors.toMap(
                        ReturnView.Open::line,
                        each -> received(
                                ReturnForm.number(form, "pieces-" + each.line()),
                                form.getOrDefault("condition-" + each.line(), "sellable"))));
    }

    private static Map<Integer, String> lots(List<ReturnView.Open> lines, Map<String, String> form) {
        var lots = new HashMap<Integer, String>();
        lines.forEach(each -> ReturnForm.lot(form, "lot-" + each.line()).ifPresent(lot -> lots.put(each.line(), lot)));
        return lots;
    }

    private static Received received(int pieces, String condition) {
        return switch (condition) {
            case "damaged" -> new Received(0, pieces, 0);
            case "quarantine" -> new Received(0, 0, pieces);
            default -> new Received(pieces, 0, 0);
        };
    }

    private static String told(ReturnAnswer answer) {
        if (!(answer instanceof ReturnAnswer.Refused refused)) {
            return "TAKEN_BACK";
        }
        return switch (refused.why()) {
            case NO_SUCH_ORDER -> throw new NotFoundException();
            case NOTHING -> "NOTHING";
            case TOO_MANY -> "TOO_MANY";
            default -> "NOT_TAKEN";
        };
    }
}
