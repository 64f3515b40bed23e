package io.serai.console.web;

import io.serai.console.ExceptionFilter;
import io.serai.console.ExceptionQueries;
import io.serai.console.ExceptionView;
import io.serai.console.PageOf;
import io.serai.console.ReceiptQueries;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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
    private final ProblemWords words;

    ExceptionsController(ExceptionQueries exceptions, ReceiptQueries receipts, ProblemWords words) {
        this.exceptions = exceptions;
        this.receipts = receipts;
        this.words = words;
    }

    @GetMapping("/exceptions")
    String list(
            @RequestParam(defaultValue = "OPEN") String state,
            @RequestParam(defaultValue = "0") int page,
            Locale locale,
            Model model) {
        var filter = filter(state);
        model.addAttribute("filter", filter);
        var found = exceptions.list(filter, page, PAGE_SIZE);
        model.addAttribute("exceptions", found);
        model.addAttribute("titles", titles(found, locale));
        return "exceptions";
    }

    @GetMapping("/exceptions/{id}")
    String one(@PathVariable UUID id, Locale locale, Model model) {
        var exception = exceptions.find(id).orElseThrow(NotFoundException::new);
        model.addAttribute("exception", exception);
        model.addAttribute("heading", words.title(exception.code(), locale));
        model.addAttribute("problems", words.of(exception.problems(), locale));
        var receipt = exception.receipt();
        model.addAttribute(
                "receipt", receipt == null ? null : receipts.find(receipt).orElse(null));
        return "exception";
    }

    private Map<String, String> titles(PageOf<ExceptionView> page, Locale locale) {
        return page.items().stream()
                .map(ExceptionView::code)
                .distinct()
                .collect(Collectors.toMap(code -> code, code -> words.title(code, locale)));
    }

    private static ExceptionFilter filter(String state) {
        try {
            return new ExceptionFilter(state, null, null);
        } catch (IllegalArgumentException e) {
            return ExceptionFilter.OPEN;
        }
    }
}
