package io.serai.console.web;

import io.serai.fulfilment.orders.HoldDesk;
import io.serai.fulfilment.work.HoldKind;
import io.serai.kernel.OrderId;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person holds an order, and releases it. */
@Controller
class HoldsController {
    private final HoldDesk desk;

    HoldsController(HoldDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/orders/{id}/holds")
    String place(
            @PathVariable OrderId id,
            @RequestParam HoldKind kind,
            @RequestParam(defaultValue = "") String note,
            @Nullable Principal person) {
        return back(id, desk.place(id, kind, note, name(person)));
    }

    @PostMapping("/orders/{id}/holds/{kind}/release")
    String release(@PathVariable OrderId id, @PathVariable HoldKind kind, @Nullable Principal person) {
        return back(id, desk.release(id, kind, name(person)));
    }

    @PostMapping("/orders/{id}/holds/CHANGE/grant")
    String grant(@PathVariable OrderId id, @Nullable Principal person) {
        return back(id, desk.grant(id, name(person)));
    }

    private static String name(@Nullable Principal person) {
        return person == null ? "" : person.getName();
    }

    private static String back(OrderId id, HoldDesk.Answer answer) {
        if (answer == HoldDesk.Answer.NO_SUCH_ORDER) {
            throw new NotFoundException();
        }
        return "redirect:/orders/" + id + "?hold=" + answer + "#holds";
    }
}
