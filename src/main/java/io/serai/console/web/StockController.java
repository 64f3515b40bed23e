package io.serai.console.web;

import io.serai.console.LedgerQueries;
import io.serai.console.LotQueries;
import io.serai.console.OrderQueries;
import io.serai.console.StockQueries;
import io.serai.console.ToldQueries;
import io.serai.fulfilment.allocation.Promises;
import io.serai.fulfilment.stock.Publisher;
import io.serai.kernel.Sku;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is where, and what is behind each number. */
@Controller
class StockController {
    private static final int PRODUCTS = 25;
    private static final int LINES = 50;
    private static final int CHANNELS = 10;
    private static final int TOLD = 50;
    private static final int LOTS = 200;

    private final StockQueries stock;
    private final LotQueries lots;
    private final LedgerQueries ledger;
    private final OrderQueries orders;
    private final Promises promises;
    private final ToldQueries told;
    private final Publisher publisher;

    StockController(
            StockQueries stock,
            LotQueries lots,
            LedgerQueries ledger,
            OrderQueries orders,
            Promises promises,
            ToldQueries told,
            Publisher publisher) {
        this.stock = stock;
        this.lots = lots;
        this.ledger = ledger;
        this.orders = orders;
        this.promises = promises;
        this.told = told;
        this.publisher = publisher;
    }

    @GetMapping("/stock")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        var found = stock.products(q, after, PRODUCTS);
        model.addAttribute("q", q);
        model.addAttribute("products", found);
        model.addAttribute("first", after == null ? null : Links.to("/stock").with("q", q));
        model.addAttribute(
                "next",
                found.next() == null ? null : Links.to("/stock").with("q", q).with("after", found.next()));
        return "stock";
    }

    /** What each channel can promise of a SKU at each location, and why; one channel at a time where there are many. */
    @GetMapping("/stock/promises")
    String promises(@RequestParam String sku, @RequestParam(defaultValue = "") String channel, Model model) {
        var asked = new Sku(sku);
        if (!stock.isKnown(asked)) {
            throw new NotFoundException();
        }
        var channels = Stream.concat(orders.channels().stream(), told.channels().stream())
                .distinct()
                .sorted()
                .toList();
        var shown = channel.isBlank() ? channels.stream().limit(CHANNELS).toList() : List.of(channel);
        model.addAttribute("sku", sku);
        model.addAttribute("channel", channel);
        model.addAttribute("channels", channels);
        model.addAttribute(
                "promises",
                shown.stream()
                        .flatMap(each -> promises.of(each, List.of(asked), anywhere -> true).values().stream())
                        .toList());
        model.addAttribute("told", told.of(sku, channel, TOLD));
        return "stock-promises";
    }

    /** A channel is told everything anew; how far that is, the page says. */
    @PostMapping("/stock/promises/resend")
    String resend(@RequestParam String sku, @RequestParam String channel) {
        if (!publisher.resend(channel)) {
            throw new NotFoundException();
        }
        return "redirect:" + Links.to("/stock/promises").with("sku", sku).with("resent", channel) + "#told";
    }

    /** A SKU may have any character, so that it is no part of the path. */
    @GetMapping("/stock/place")
    String place(
            @RequestParam String sku,
            @RequestParam String location,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable UUID after,
            Model model) {
        model.addAttribute("level", stock.find(sku, location).orElseThrow(NotFoundException::new));
        model.addAttribute("lots", lots.list(sku, location, null, 0, LOTS));
        var moves = ledger.moves(sku, location, before, LINES);
        var reservations = ledger.reservations(sku, location, after, LINES);
        model.addAttribute("moves", moves);
        model.addAttribute("reservations", reservations);
        var here = Links.to("/stock/place").with("sku", sku).with("location", location);
        model.addAttribute("firstMoves", before == null ? null : here.with("after", after));
        model.addAttribute(
                "nextMoves",
                moves.next() == null ? null : here.with("after", after).with("before", moves.next()));
        model.addAttribute("firstReservations", after == null ? null : here.with("before", before));
        model.addAttribute(
                "nextReservations",
                reservations.next() == null ? null : here.with("before", before).with("after", reservations.next()));
        return "stock-place";
    }
}
