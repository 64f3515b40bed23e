package io.serai.console.web;

import io.serai.console.ExceptionFilter;
import io.serai.console.ExceptionQueries;
import io.serai.console.ReceiptQueries;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits for a person. */
@Controller
class ExceptionsController {
    private static final int PAGE_SIZE = 50;

    private final ExceptionQueries exceptions;
    private final ReceiptQueries receipts;

    ExceptionsController(ExceptionQueries exceptions, ReceiptQueries receipts) {
        this.exceptions = exceptions;
        this.receipts = receipts;
    }

    @GetMapping("/exceptions")
    String list(
            @RequestParam(defaultValue = "OPEN") String state,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        var filter = filter(state);
        model.addAttribute("filter", filter);
        model.addAttribute("exceptions", exceptions.list(filter, page, PAGE_SIZE));
        return "exceptions";
    }

    @GetMapping("/exceptions/{id}")
    String one(@PathVariable UUID id, Model model) {
        var exception = exceptions.find(id).orElseThrow(NotFoundException::new);
        model.addAttribute("exception", exception);
        var receipt = exception.receipt();
        model.addAttribute(
                "receipt", receipt == null ? null : receipts.find(receipt).orElse(null));
        return "exception";
    }

    private static ExceptionFilter filter(String state) {
        try {
            return new ExceptionFilter(state, null, null);
        } catch (IllegalArgumentException e) {
            return ExceptionFilter.OPEN;
        }
    }
}
