package io.serai.console.web;

import io.serai.console.OrderQueries;
import io.serai.console.PageOf;
import io.serai.console.PrivacyQueries;
import io.serai.kernel.OrderId;
import io.serai.privacy.PrivacyDesk;
import io.serai.privacy.Wish;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * A customer is forgotten, or told what is known of them. Who it is stands in the body of requests and in no address; nothing is done
 * before a person has seen which orders it is about.
 */
@Controller
class PrivacyController {
    private static final int PAGE_SIZE = 50;
    private static final String REQUESTS = "redirect:/privacy";

    private final PrivacyDesk desk;
    private final PrivacyQueries requests;
    private final OrderQueries orders;

    PrivacyController(PrivacyDesk desk, PrivacyQueries requests, OrderQueries orders) {
        this.desk = desk;
        this.requests = requests;
        this.orders = orders;
    }

    @GetMapping("/privacy")
    String list(@RequestParam(required = false) @Nullable UUID before, Model model) {
        var found = requests.before(before, PAGE_SIZE);
        model.addAttribute("requests", found.items());
        model.addAttribute("first", before == null ? null : Links.to("/privacy"));
        model.addAttribute(
                "next", found.next() == null ? null : Links.to("/privacy").with("before", found.next()));
        return "privacy";
    }

    /** Which orders it would be about. */
    @PostMapping("/privacy/find")
    String find(
            @RequestParam(defaultValue = "") String q,
            @RequestParam Wish.Kind kind,
            @Nullable Principal person,
            Model model) {
        var wish = wish(kind, q, person);
        if (wish.isEmpty()) {
            return REQUESTS;
        }
        var ids = desk.preview(wish.get());
        model.addAttribute("typed", q);
        model.addAttribute("kind", kind);
        model.addAttribute("count", ids.size());
        model.addAttribute(
                "orders",
                orders.of(ids.stream().limit(PageOf.MAX_SIZE).map(OrderId::new).toList()));
        return "privacy-confirm";
    }

    /** Where a reader comes who asks for the answer of a search again. */
    @GetMapping("/privacy/find")
    String findAgain() {
        return REQUESTS;
    }

    @PostMapping("/privacy/requests")
    String ask(@RequestParam(defaultValue = "") String q, @RequestParam Wish.Kind kind, @Nullable Principal person) {
        return wish(kind, q, person)
                .map(desk::ask)
                .map(id -> REQUESTS + "/requests/" + id)
                .orElse(REQUESTS);
    }

    /** A person asks for one customer; only a channel asks for all of its own. */
    private static Optional<Wish> wish(Wish.Kind kind, String typed, @Nullable Principal person) {
        return kind == Wish.Kind.SHOP ? Optional.empty() : PrivacyDesk.typed(kind, typed, name(person));
    }

    /** {@code part=now} is the region that refreshes itself. */
    @GetMapping("/privacy/requests/{id}")
    String one(@PathVariable UUID id, @RequestParam(required = false) @Nullable String part, Model model) {
        model.addAttribute("request", requests.find(id).orElseThrow(NotFoundException::new));
        return "now".equals(part) ? "privacy-request :: now" : "privacy-request";
    }

    @PostMapping("/privacy/requests/{id}/decide")
    String decide(@PathVariable UUID id, @RequestParam boolean yes, @Nullable Principal person) {
        if (desk.decide(id, yes, name(person)) == PrivacyDesk.Answer.NO_SUCH_REQUEST) {
            throw new NotFoundException();
        }
        return REQUESTS + "/requests/" + id;
    }

    /** By POST, so that the audit trail has who took it. */
    @PostMapping("/privacy/requests/{id}/report")
    ResponseEntity<byte[]> report(@PathVariable UUID id) {
        var report = desk.report(id).orElseThrow(NotFoundException::new);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"customer-" + id + ".json\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(report.getBytes(StandardCharsets.UTF_8));
    }

    private static String name(@Nullable Principal person) {
        return person == null ? "" : person.getName();
    }
}
