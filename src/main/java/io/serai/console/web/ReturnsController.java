package io.serai.console.web;

import io.serai.console.ReturnQueries;
import io.serai.contract.ReturnRequest;
import io.serai.contract.ReturnRequest.Way;
import io.serai.fulfilment.returns.ReturnAnswer;
import io.serai.fulfilment.returns.ReturnDesk;
import io.serai.fulfilment.returns.SendingOn;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.returns.ReturnLine.Received;
import java.security.Principal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person asks for a return on the page of an order, receives it, and decides what the customer gets. */
@Controller
class ReturnsController {

    private final ReturnDesk desk;
    private final SendingOn sendingOn;
    private final ReturnQueries returns;

    ReturnsController(ReturnDesk desk, SendingOn sendingOn, ReturnQueries returns) {
        this.desk = desk;
        this.sendingOn = sendingOn;
        this.returns = returns;
    }

    /** Of each line: {@code pieces-<id>}, {@code reason-<id>} and {@code exchange-<id>}. {@code key} is of the form, so that twice is once. */
    @PostMapping("/orders/{id}/returns")
    String request(
            @PathVariable OrderId id,
            @RequestParam String key,
            @RequestParam Way way,
            @RequestParam String location,
            @RequestParam Map<String, String> form,
            @Nullable Principal person) {
        var lines = ReturnForm.lines(returns.lines(id), form);
        var asked = new ReturnRequest("", key, null, way, location.isBlank() ? null : new LocationId(location), lines);
        return back(id, desk.request(id, asked, name(person)));
    }

    @PostMapping("/returns/{id}/expect")
    String expect(@PathVariable UUID id, @Nullable Principal person) {
        return back(order(id), desk.expect(id, name(person)));
    }

    /** Of each line: {@code sellable-<no>}, {@code damaged-<no>} and {@code quarantine-<no>}; {@code lot-<no>} where it has lots. */
    @PostMapping("/returns/{id}/receive")
    String receive(
            @PathVariable UUID id,
            @RequestParam LocationId location,
            @RequestParam Map<String, String> form,
            @Nullable Principal person) {
        var order = order(id);
        var came = new HashMap<Integer, Received>();
        var lots = new HashMap<Integer, String>();
        returns.find(id)
                .ifPresent(view -> view.lines().forEach(line -> {
                    came.put(
                            line.no(),
                            new Received(
                                    ReturnForm.number(form, "sellable-" + line.no()),
                                    ReturnForm.number(form, "damaged-" + line.no()),
                                    ReturnForm.number(form, "quarantine-" + line.no())));
                    ReturnForm.lot(form, "lot-" + line.no()).ifPresent(lot -> lots.put(line.no(), lot));
                }));
        return back(order, desk.receive(id, location, came, lots, name(person)));
    }

    @PostMapping("/returns/{id}/settle")
    String settle(
            @PathVariable UUID id,
            @RequestParam(name = "refused", required = false) @Nullable List<Integer> refused,
            @Nullable Principal person) {
        return back(
                order(id), desk.settle(id, refused == null ? new HashSet<>() : new HashSet<>(refused), name(person)));
    }

    @PostMapping("/returns/{id}/refund")
    String refund(@PathVariable UUID id) {
        return back(order(id), desk.refundAgain(id));
    }

    @PostMapping("/returns/{id}/given-back")
    String givenBack(@PathVariable UUID id, @Nullable Principal person) {
        return back(order(id), desk.givenBackByChannel(id, name(person)));
    }

    /** Pieces that came back to where nobody buys them set out for where they are wanted. */
    @PostMapping("/returns/{id}/send-on")
    String sendOn(
            @PathVariable UUID id,
            @RequestParam Sku sku,
            @RequestParam LocationId towards,
            @Nullable Principal person) {
        return back(order(id), sendingOn.send(id, sku, towards, name(person)));
    }

    @PostMapping("/returns/{id}/refuse")
    String refuse(@PathVariable UUID id, @Nullable Principal person) {
        return back(order(id), desk.refuse(id, name(person)));
    }

    private OrderId order(UUID id) {
        return returns.orderOf(id).orElseThrow(NotFoundException::new);
    }

    private static String name(@Nullable Principal person) {
        return person == null ? "" : person.getName();
    }

    private static String back(OrderId id, ReturnAnswer answer) {
        var said =
                answer instanceof ReturnAnswer.Refused refused ? refused.why().name() : "DONE";
        if (said.equals(ReturnAnswer.Why.NO_SUCH_ORDER.name())) {
            throw new NotFoundException();
        }
        return "redirect:/orders/" + id + "?returned=" + said + "#returns";
    }
}
