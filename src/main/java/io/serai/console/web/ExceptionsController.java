package io.serai.console.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.console.ExceptionFilter;
import io.serai.console.ExceptionQueries;
import io.serai.console.ExceptionView;
import io.serai.console.ReceiptQueries;
import io.serai.mapping.Partners;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits for a person: by its cause, one after the other, and each with the place that is wrong. */
@Controller
class ExceptionsController {
    private static final int PAGE_SIZE = 50;

    /** In characters. What is longer is corrected by the API: a form takes no more. */
    private static final int MOST_EDITED = 40_000;

    /** What problems quote that is in the document as it is. */
    private static final List<String> QUOTED = List.of("sku", "location", "value", "id", "reference");

    private static final int SHORTEST_QUOTE = 2;

    private final ExceptionQueries exceptions;
    private final ReceiptQueries receipts;
    private final ProblemWords words;
    private final Partners partners;

    ExceptionsController(ExceptionQueries exceptions, ReceiptQueries receipts, ProblemWords words, Partners partners) {
        this.partners = partners;
        this.exceptions = exceptions;
        this.receipts = receipts;
        this.words = words;
    }

    @GetMapping("/exceptions")
    String list(
            @RequestParam(defaultValue = "OPEN") String state,
            @RequestParam(defaultValue = "") String partner,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(required = false) @Nullable UUID before,
            Locale locale,
            Model model) {
        var filter = filter(state, partner, code);
        var found = exceptions.before(filter, before, PAGE_SIZE);
        var causes = exceptions.causes();
        var here = Links.to("/exceptions")
                .with("state", filter.state())
                .with("partner", filter.partner())
                .with("code", filter.code());
        model.addAttribute("filter", filter);
        model.addAttribute("causes", causes);
        model.addAttribute("exceptions", found.items());
        model.addAttribute("first", before == null ? null : here);
        model.addAttribute("next", found.next() == null ? null : here.with("before", found.next()));
        model.addAttribute(
                "titles",
                titles(
                        Stream.concat(
                                causes.stream().map(cause -> cause.code()),
                                found.items().stream().map(ExceptionView::code)),
                        locale));
        return "exceptions";
    }

    /** @param came what came of what was just done: TAKEN, REFUSED, CLOSED, REPLAYED, DISMISSED, CARD */
    @GetMapping("/exceptions/{id}")
    String one(@PathVariable UUID id, @RequestParam(defaultValue = "") String came, Locale locale, Model model) {
        var exception = exceptions.find(id).orElseThrow(NotFoundException::new);
        var document = exception.document();
        model.addAttribute("exception", exception);
        model.addAttribute("came", came.matches("[A-Z]{1,20}") ? came : "");
        model.addAttribute("heading", words.title(exception.code(), locale));
        model.addAttribute("problems", words.of(exception.problems(), locale));
        model.addAttribute(
                "lines",
                document == null
                        ? List.of()
                        : Excerpt.of(document, lines(exception.problems()), quoted(exception.problems())));
        model.addAttribute("editable", isRepairable(exception) && document != null && document.length() <= MOST_EDITED);
        model.addAttribute("repairable", isRepairable(exception));
        model.addAttribute(
                "workshop", partners.all().stream().anyMatch(each -> each.name().equals(exception.partner())));
        var receipt = exception.receipt();
        model.addAttribute(
                "receipt", receipt == null ? null : receipts.find(receipt).orElse(null));
        return "exception";
    }

    private static boolean isRepairable(ExceptionView exception) {
        return exception.state().equals("OPEN") && exception.receipt() != null;
    }

    private static Set<Integer> lines(JsonNode problems) {
        var lines = new HashSet<Integer>();
        problems.forEach(problem -> lines.add(problem.path("line").asInt()));
        return lines;
    }

    /** Where no line is known a step has refused the item for what it names. */
    private static Set<String> quoted(JsonNode problems) {
        var quoted = new HashSet<String>();
        problems.forEach(problem -> {
            if (problem.path("line").asInt() == 0) {
                QUOTED.stream()
                        .map(name -> problem.path("args").path(name).asText(""))
                        .filter(value -> value.length() >= SHORTEST_QUOTE)
                        .forEach(quoted::add);
            }
        });
        return quoted;
    }

    private Map<String, String> titles(Stream<String> codes, Locale locale) {
        return codes.distinct().collect(Collectors.toMap(code -> code, code -> words.title(code, locale)));
    }

    private static ExceptionFilter filter(String state, String partner, String code) {
        try {
            return new ExceptionFilter(state, partner.isEmpty() ? null : partner, code.isEmpty() ? null : code);
        } catch (IllegalArgumentException e) {
            return ExceptionFilter.OPEN;
        }
    }
}
