package io.serai.console.web;

import io.serai.fulfilment.orders.Cancellations;
import io.serai.fulfilment.orders.Cancellations.Outcome;
import io.serai.kernel.OrderId;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person cancels what of an order has not left, when a part of it has. */
@Controller
class CancelRestController {
    /** Why; a code that the timeline shows in words. */
    static final List<String> REASONS = List.of("customer", "out-of-stock", "other");

    private final Cancellations cancellations;

    CancelRestController(Cancellations cancellations) {
        this.cancellations = cancellations;
    }

    @PostMapping("/orders/{id}/cancel-rest")
    String cancelRest(@PathVariable OrderId id, @RequestParam String reason, @Nullable Principal person) {
        if (!REASONS.contains(reason)) {
            throw new NotFoundException();
        }
        var answer = cancellations.cancelRest(id, person == null ? "" : person.getName(), reason);
        if (answer.outcome() == Outcome.UNKNOWN) {
            throw new NotFoundException();
        }
        return "redirect:/orders/" + id + "?rest=" + answer.outcome() + "#rest";
    }
}
