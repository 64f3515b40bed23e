package io.serai.fulfilment.telling;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.fulfilment.calls.NothingToCallException;
import io.serai.log.Attempt;
import io.serai.log.Json;
import io.serai.mapping.Outbound;
import io.serai.mapping.Outbound.Message;
import io.serai.mapping.Partner;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How much a channel may sell, as its mapping sees it: by the names that the channel has, as many at once as its API takes. */
@Component
public class ChannelLevels {
    /** So many requests, of as many SKUs as one takes, are one call: it ends within its lease. */
    private static final int REQUESTS = 10;

    private static final int MOST = 500;

    /** A SKU as the channel calls it, and how many pieces of it may be sold: at one of the channel's locations, or in all. */
    record Level(String sku, @Nullable String location, int available) {}

    /**
     * {@code key} is that of this message alone, whenever it is told; {@code at} is when its numbers were so. {@code locations}: those of the
     * channel's by which it is told; null where one number stands for all.
     */
    record Levels(String key, Instant at, @Nullable Set<String> locations, List<Level> levels) {}

    private final Outbound outbound;
    private final ToldChannels told;

    ChannelLevels(Outbound outbound, ToldChannels told) {
        this.outbound = outbound;
        this.told = told;
    }

    /** Of how many SKUs one call tells. */
    public int most(String channel) {
        return told.of(Message.STOCK).contains(channel)
                ? Math.min(
                        MOST,
                        Math.max(
                                1,
                                REQUESTS
                                        * outbound.partner(channel).back().skus()
                                        / Math.max(1, locations(channel).size())))
                : MOST;
    }

    /** The channel's own locations of which it is told one by one, and which of ours each stands for; none: one number stands for all. */
    public Map<String, List<String>> locations(String channel) {
        return told.of(Message.STOCK).contains(channel)
                ? outbound.partner(channel).back().locations()
                : Map.of();
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
                        .map(name -> new Level(
                                name,
                                item.hasNonNull("location")
                                        ? item.path("location").asText()
                                        : null,
                                item.path("quantity").asInt())))
                .toList();
        return batches(partner, attempt, levels);
    }

    private static List<JsonNode> batches(Partner partner, Attempt attempt, List<Level> levels) {
        var batches = new ArrayList<JsonNode>();
        var locations = partner.back().locations().isEmpty()
                ? null
                : new TreeSet<>(partner.back().locations().keySet());
        int size = partner.back().skus();
        for (int from = 0; from < levels.size(); from += size) {
            batches.add(Json.tree(new Levels(
                    attempt.id() + "-" + from / size,
                    attempt.createdAt().truncatedTo(ChronoUnit.MILLIS),
                    locations,
                    levels.subList(from, Math.min(levels.size(), from + size)))));
        }
        return batches;
    }
}
