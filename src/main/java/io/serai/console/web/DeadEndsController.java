package io.serai.console.web;

import io.serai.fulfilment.orders.DeadEndDesk;
import io.serai.fulfilment.orders.DeadEndDesk.Answer;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person lets an order be sourced again from a place that has disappointed it. */
@Controller
class DeadEndsController {
    private final DeadEndDesk desk;

    DeadEndsController(DeadEndDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/orders/{id}/dead-ends/lift")
    String lift(@PathVariable OrderId id, @RequestParam LocationId location, @Nullable Principal person) {
        var answer = desk.lift(id, location, person == null ? "" : person.getName());
        if (answer == Answer.NO_SUCH_ORDER) {
            throw new NotFoundException();
        }
        return "redirect:/orders/" + id + "?lifted=" + answer + "#dead-ends";
    }
}
