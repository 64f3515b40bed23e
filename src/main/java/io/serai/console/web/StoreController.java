package io.serai.console.web;

import io.serai.console.CounterQueries;
import io.serai.console.StoreQueries;
import io.serai.contract.PickAnswer;
import io.serai.contract.ReturnRequest.Reason;
import io.serai.fulfilment.collect.Bringing;
import io.serai.fulfilment.collect.StoreDesk;
import io.serai.kernel.FulfilmentId;
import io.serai.kernel.Ids;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import java.security.Principal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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
    private static final Set<String> ANSWERS = Set.of(
            "DONE",
            "TOO_LATE",
            "NOT_THERE",
            "HELD",
            "OTHER_LOTS",
            "NOT_SO_MANY",
            "TAKEN_BACK",
            "NOTHING",
            "TOO_MANY",
            "NOT_TAKEN");
    private static final Pattern FOUND = Pattern.compile("found-(\\d{1,6})");
    private static final Pattern PIECES = Pattern.compile("\\d{1,6}");
    private static final int NOT_UNDERSTOOD = -1;
    private static final Pattern LOTS = Pattern.compile("lots-(\\d{1,6})-(\\d{1,6})");

    private final StoreQueries stores;
    private final StoreDesk desk;
    private final Bringing bringing;
    private final CounterQueries counter;
    private final Clock clock;

    StoreController(StoreQueries stores, StoreDesk desk, Bringing bringing, CounterQueries counter, Clock clock) {
        this.stores = stores;
        this.desk = desk;
        this.bringing = bringing;
        this.counter = counter;
        this.clock = clock;
    }

    @GetMapping("/store")
    String all(Model model) {
        model.addAttribute("loads", stores.all());
        return "stores";
    }

    /** @param q the number of the only order that is meant */
    @GetMapping("/store/{location}")
    String one(
            @PathVariable String location,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String number,
            Model model) {
        model.addAttribute("store", stores.find(location, q.strip()).orElseThrow(NotFoundException::new));
        model.addAttribute("answer", ANSWERS.contains(answer) ? answer : "");
        model.addAttribute("number", number);
        model.addAttribute("q", q.strip());
        model.addAttribute("now", clock.instant());
        model.addAttribute("returnable", counter.of(q.strip()));
        model.addAttribute("reasons", Reason.values());
        model.addAttribute("key", "S-" + Ids.next());
        return "store";
    }

    /**
     * @param number of the order, so that the answer can name it; how much was found of a line is {@code found-<line>}, and the lots of a line
     *     of so many pieces are {@code lots-<line>-<pieces>}
     */
    @PostMapping("/store/{location}/parts/{part}")
    String act(
            @PathVariable String location,
            @PathVariable FulfilmentId part,
            @RequestParam StoreDesk.Action action,
            @RequestParam(defaultValue = "") String number,
            @RequestParam Map<String, String> form,
            @Nullable Principal person) {
        var found = found(form);
        var answer = desk.act(location, part, action, found, lots(form, found), person == null ? "" : person.getName());
        if (answer == StoreDesk.Answer.NO_SUCH_PART) {
            throw new NotFoundException();
        }
        return back(location, answer.name(), number);
    }

    /** A field that is empty or not understood is no answer, least of all that everything is there: the desk refuses it. */
    private static Map<Integer, Integer> found(Map<String, String> form) {
        var found = new HashMap<Integer, Integer>();
        form.forEach((field, typed) -> {
            var line = FOUND.matcher(field);
            if (line.matches()) {
                var pieces = typed.strip();
                found.put(
                        Integer.parseInt(line.group(1)),
                        PIECES.matcher(pieces).matches() ? Integer.parseInt(pieces) : NOT_UNDERSTOOD);
            }
        });
        return found;
    }

    private static Map<Integer, List<PickAnswer.Lot>> lots(Map<String, String> form, Map<Integer, Integer> found) {
        var lots = new HashMap<Integer, List<PickAnswer.Lot>>();
        for (var field : form.keySet()) {
            var line = LOTS.matcher(field);
            if (line.matches()) {
                int no = Integer.parseInt(line.group(1));
                int pieces = found.getOrDefault(no, Integer.parseInt(line.group(2)));
                LotsTyped.read(form, field, pieces).filter(some -> pieces > 0).ifPresent(some -> lots.put(no, some));
            }
        }
        return lots;
    }

    /** What the order lacks is brought here from another place. */
    @PostMapping("/store/{location}/orders/{order}/bring")
    String bring(
            @PathVariable String location,
            @PathVariable OrderId order,
            @RequestParam LocationId source,
            @RequestParam(defaultValue = "") String number,
            @Nullable Principal person) {
        var answer = bringing.bring(order, source, person == null ? "" : person.getName());
        return back(location, told(answer), number);
    }

    /** What was on its way for the order is here. */
    @PostMapping("/store/{location}/orders/{order}/arrived")
    String arrived(
            @PathVariable LocationId location,
            @PathVariable OrderId order,
            @RequestParam(defaultValue = "") String number,
            @Nullable Principal person) {
        var answer = bringing.arrived(order, location, person == null ? "" : person.getName());
        return back(location.value(), told(answer), number);
    }

    private static String told(Bringing.Answer answer) {
        return switch (answer) {
            case DONE -> "DONE";
            case NO_SUCH_ORDER -> throw new NotFoundException();
            case NOTHING_TO_DO -> "TOO_LATE";
            case NOT_THERE -> "NOT_THERE";
        };
    }

    static String back(String location, String answer, String number) {
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
