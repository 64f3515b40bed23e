package io.serai.console.web;

import io.serai.console.OpenRest;
import io.serai.console.OrderFilter;
import io.serai.console.OrderQueries;
import io.serai.console.OrderState;
import io.serai.console.ReturnQueries;
import io.serai.contract.ReturnRequest;
import io.serai.fulfilment.orders.Cancellations;
import io.serai.fulfilment.orders.DeadEndDesk;
import io.serai.fulfilment.orders.HoldDesk;
import io.serai.fulfilment.orders.Notes;
import io.serai.fulfilment.payment.RefundsAgain;
import io.serai.fulfilment.returns.SendingOn;
import io.serai.fulfilment.work.HoldKind;
import io.serai.kernel.Ids;
import io.serai.kernel.OrderId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of orders, and one order with all that belongs to it. */
@Controller
class OrdersController {
    private static final int PAGE_SIZE = 50;

    private final OrderQueries orders;
    private final ReturnQueries returns;
    private final SendingOn sendingOn;
    private final Cancellations cancellations;
    private final ZoneId zone;

    OrdersController(
            OrderQueries orders,
            ReturnQueries returns,
            SendingOn sendingOn,
            Cancellations cancellations,
            @Value("${serai.zone:UTC}") ZoneId zone) {
        this.orders = orders;
        this.returns = returns;
        this.sendingOn = sendingOn;
        this.cancellations = cancellations;
        this.zone = zone;
    }

    /** What cannot be understood in the filter does not narrow it. {@code from} is a day in the installation's zone. */
    @GetMapping("/orders")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(required = false) @Nullable UUID before,
            Model model) {
        var filter = filter(q, status, channel, day(from));
        var since = day(from) == null ? "" : from;
        var found = orders.before(filter, before, PAGE_SIZE);
        var here = Links.to("/orders")
                .with("q", filter.search())
                .with("status", filter.state())
                .with("channel", filter.channel())
                .with("from", since);
        frame(model, filter, since, filter.search());
        model.addAttribute("orders", found.items());
        model.addAttribute("first", before == null ? null : here);
        model.addAttribute("next", found.next() == null ? null : here.with("before", found.next()));
        return "orders";
    }

    /**
     * What is typed may be a customer's mail or phone, so that it comes in the body and never stands in an address. A single order is
     * shown at once.
     */
    @PostMapping("/orders/search")
    String search(@RequestParam(defaultValue = "") String q, Model model) {
        if (q.isBlank()) {
            return "redirect:/orders";
        }
        var found = orders.search(q);
        if (found.items().size() == 1) {
            return "redirect:/orders/" + found.items().get(0).id();
        }
        frame(model, OrderFilter.ALL, "", q);
        model.addAttribute("orders", found.items());
        model.addAttribute("found", found);
        return "orders";
    }

    /** Where a reader comes who asks for the answer of a search again. */
    @GetMapping("/orders/search")
    String searchAgain() {
        return "redirect:/orders";
    }

    private void frame(Model model, OrderFilter filter, String from, @Nullable String typed) {
        model.addAttribute("filter", filter);
        model.addAttribute("from", from);
        model.addAttribute("typed", typed);
        model.addAttribute("states", OrderState.values());
        model.addAttribute("channels", orders.channels());
    }

    @GetMapping("/orders/{id}")
    String one(
            @PathVariable OrderId id,
            @RequestParam(required = false) Notes.@Nullable Answer note,
            @RequestParam(required = false) HoldDesk.@Nullable Answer hold,
            @RequestParam(required = false) Cancellations.@Nullable Outcome rest,
            @RequestParam(required = false) RefundsAgain.@Nullable Answer refund,
            @RequestParam(required = false) DeadEndDesk.@Nullable Answer lifted,
            @RequestParam(defaultValue = "") String returned,
            Locale locale,
            Model model) {
        var order = orders.find(id).orElseThrow(NotFoundException::new);
        model.addAttribute("order", order);
        model.addAttribute("note", note);
        model.addAttribute("noteLength", Notes.MAX_TEXT);
        model.addAttribute("hold", hold);
        model.addAttribute("holdKinds", HoldKind.forPeople());
        model.addAttribute("lifted", lifted);
        model.addAttribute("rest", rest);
        model.addAttribute("refund", refund);
        model.addAttribute(
                "refundRefused", order.payments().stream().anyMatch(payment -> payment.refundRefused() != null));
        model.addAttribute("openRest", OpenRest.of(order, cancellations.openRest(id)));
        model.addAttribute("restReasons", CancelRestController.REASONS);
        returns(id, returned, model);
        model.addAttribute("timeline", orders.timeline(id, locale));
        model.addAttribute("decision", DecisionWords.of(order.decision(), locale));
        model.addAttribute("explained", orders.isExplained(id));
        return "order";
    }

    /** What came back and what still can; the form has the key of the return that it asks for. */
    private void returns(OrderId id, String returned, Model model) {
        model.addAttribute("returns", returns.of(id));
        model.addAttribute("onward", sendingOn.proposals(id));
        model.addAttribute("open", returns.open(id));
        model.addAttribute("returned", returned.matches("[A-Z_]{1,20}") ? returned : "");
        model.addAttribute("reasons", ReturnRequest.Reason.values());
        model.addAttribute("places", returns.places());
        model.addAttribute("returnKey", "R-" + Ids.next());
    }

    private OrderFilter filter(String q, String status, String channel, @Nullable LocalDate from) {
        var after = from == null ? null : from.atStartOfDay(zone).toInstant();
        try {
            return new OrderFilter(status, channel, null, after, q);
        } catch (IllegalArgumentException e) {
            return OrderFilter.ALL;
        }
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
