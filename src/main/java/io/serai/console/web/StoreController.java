package io.serai.console.web;

import io.serai.console.StoreQueries;
import io.serai.fulfilment.StoreDesk;
import io.serai.kernel.FulfilmentId;
import java.security.Principal;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The page of a store: what waits there to be accepted, prepared and collected, and since when. */
@Controller
class StoreController {
    private final StoreQueries stores;
    private final StoreDesk desk;
    private final Clock clock;

    StoreController(StoreQueries stores, StoreDesk desk, Clock clock) {
        this.stores = stores;
        this.desk = desk;
        this.clock = clock;
    }

    @GetMapping("/store")
    String all(Model model) {
        model.addAttribute("loads", stores.all());
        return "stores";
    }

    @GetMapping("/store/{location}")
    String one(
            @PathVariable String location,
            @RequestParam(required = false) StoreDesk.@Nullable Answer answer,
            @RequestParam(defaultValue = "") String number,
            Model model) {
        model.addAttribute("store", stores.find(location).orElseThrow(NotFoundException::new));
        model.addAttribute("answer", answer);
        model.addAttribute("number", number);
        model.addAttribute("now", clock.instant());
        return "store";
    }

    /** @param number of the order, so that the answer can name it */
    @PostMapping("/store/{location}/parts/{part}")
    String act(
            @PathVariable String location,
            @PathVariable FulfilmentId part,
            @RequestParam StoreDesk.Action action,
            @RequestParam(defaultValue = "") String number,
            @Nullable Principal person) {
        var answer = desk.act(location, part, action, person == null ? "" : person.getName());
        if (answer == StoreDesk.Answer.NO_SUCH_PART) {
            throw new NotFoundException();
        }
        return "redirect:"
                + UriComponentsBuilder.fromPath("/store/{location}")
                        .queryParam("answer", answer)
                        .queryParam("number", "{number}")
                        .fragment("answer")
                        .encode()
                        .buildAndExpand(location, number)
                        .toUriString();
    }
}
