package io.serai.console.web;

import io.serai.fulfilment.orders.Notes;
import io.serai.kernel.OrderId;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person writes into an order's timeline. The text comes in the body and goes nowhere else. */
@Controller
class NotesController {
    private final Notes notes;

    NotesController(Notes notes) {
        this.notes = notes;
    }

    @PostMapping("/orders/{id}/notes")
    String add(@PathVariable OrderId id, @RequestParam(defaultValue = "") String text, @Nullable Principal person) {
        var answer = notes.add(id, person == null ? "" : person.getName(), text);
        return switch (answer) {
            case ADDED -> "redirect:/orders/" + id + "?note=ADDED#note";
            case NO_SUCH_ORDER -> throw new NotFoundException();
            case NO_TEXT, TOO_LONG, CARD_NUMBER -> "redirect:/orders/" + id + "?note=" + answer + "#note";
        };
    }
}
