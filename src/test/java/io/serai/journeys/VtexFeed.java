package io.serai.journeys;

import io.serai.demo.web.Answer;
import io.serai.demo.web.Call;
import io.serai.log.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** VTEX's feed of orders: gives what nobody has taken yet, each time under another handle, and forgets what is committed by its last one. */
final class VtexFeed {
    static final String PATH = "/api/orders/feed";

    private final Map<String, String> handles = new LinkedHashMap<>();
    private final List<String> given = new ArrayList<>();
    private final AtomicInteger faults = new AtomicInteger();
    private int handle;

    /** There is news of an order. */
    synchronized void has(String order) {
        handles.put(order, "");
    }

    /** So many commits are not heard. */
    void losesCommits(int times) {
        faults.set(times);
    }

    synchronized boolean isEmpty() {
        return handles.isEmpty();
    }

    /** How often it has told of an order. */
    synchronized long told(String order) {
        return given.stream().filter(order::equals).count();
    }

    synchronized @Nullable Answer handle(Call call) {
        if (call.is("GET", PATH)) {
            return Answer.json(
                    200,
                    List.copyOf(handles.keySet()).stream()
                            .limit(10)
                            .map(this::event)
                            .toList());
        }
        if (!call.is("POST", PATH)) {
            return null;
        }
        if (faults.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return Answer.of(500);
        }
        call.json().path("handles").forEach(taken -> handles.values().removeIf(taken.asText()::equals));
        return Answer.json(200, Json.tree(List.of()));
    }

    private Map<String, String> event(String order) {
        var name = "handle-" + ++handle;
        handles.put(order, name);
        given.add(order);
        return Map.of(
                "eventId", "ED" + handle,
                "handle", name,
                "domain", "Fulfillment",
                "state", "ready-for-handling",
                "lastState", "window-to-cancel",
                "orderId", order,
                "lastChange", "2026-03-02T14:33:10Z",
                "currentChange", "2026-03-02T14:33:10Z");
    }
}
