package io.serai.fulfilment.telling;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.fulfilment.calls.NothingToCallException;
import io.serai.log.Attempt;
import io.serai.log.Json;
import io.serai.mapping.Outbound;
import io.serai.mapping.Outbound.Message;
import io.serai.mapping.Partner;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;

/** How much a channel may sell, as its mapping sees it: by the names that the channel has, as many at once as its API takes. */
@Component
public class ChannelLevels {
    /** So many requests, of as many SKUs as one takes, are one call: it ends within its lease. */
    private static final int REQUESTS = 10;

    private static final int MOST = 500;

    /** A SKU as the channel calls it, and how many pieces of it may be sold. */
    record Level(String sku, int available) {}

    record Levels(List<Level> levels) {}

    private final Outbound outbound;
    private final ToldChannels told;

    ChannelLevels(Outbound outbound, ToldChannels told) {
        this.outbound = outbound;
        this.told = told;
    }

    /** Of how many SKUs one call tells. */
    public int most(String channel) {
        return told.of(Message.STOCK).contains(channel)
                ? Math.min(MOST, REQUESTS * outbound.partner(channel).back().skus())
                : MOST;
    }

    /** @throws NothingToCallException if the channel has no way to be told */
    List<JsonNode> of(Attempt attempt) {
        var channel = ChannelRequests.channel(attempt);
        if (!told.of(Message.STOCK).contains(channel)) {
            throw new NothingToCallException("no-way-back");
        }
        var partner = outbound.partner(channel);
        var levels = StreamSupport.stream(attempt.data().path("items").spliterator(), false)
                .flatMap(item -> partner.namesOf(item.path("sku").asText()).stream()
                        .map(name -> new Level(name, item.path("quantity").asInt())))
                .toList();
        return batches(partner, levels);
    }

    private static List<JsonNode> batches(Partner partner, List<Level> levels) {
        var batches = new ArrayList<JsonNode>();
        int size = partner.back().skus();
        for (int from = 0; from < levels.size(); from += size) {
            batches.add(Json.tree(new Levels(levels.subList(from, Math.min(levels.size(), from + size)))));
        }
        return batches;
    }
}
