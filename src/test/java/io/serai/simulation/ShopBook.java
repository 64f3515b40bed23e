package io.serai.simulation;

import io.serai.fulfilment.calls.Call;
import io.serai.fulfilment.calls.Reply;
import io.serai.log.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the shop was told of its orders: it knows no idempotency key, so it can only be asked. */
final class ShopBook implements Outsider {
    private final Map<String, List<String>> fulfilments = new TreeMap<>();

    @Override
    public Reply answer(Call call) {
        var http = (Call.Http) call;
        var order = http.path().replaceAll(".*/orders/(.*)/fulfillments.json", "$1");
        var told = fulfilments.computeIfAbsent(order, none -> new ArrayList<>());
        if (http.method().equals("POST")) {
            told.add(Optional.ofNullable(http.body()).orElse(""));
            return new Reply(201, "{}");
        }
        var known = told.stream()
                .map(Json::parse)
                .map(each -> Map.of(
                        "tracking_number",
                        each.at("/fulfillment/tracking_info/number").asText()))
                .toList();
        return Outsider.ok(Json.write(Map.of("fulfillments", known)));
    }

    /** The fulfilments of an order, each as it was told. */
    List<String> of(String order) {
        return fulfilments.getOrDefault(order, List.of());
    }
}
