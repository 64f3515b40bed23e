package io.serai.fulfilment.telling;

import io.serai.mapping.Outbound;
import io.serai.mapping.Outbound.Message;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Which channels are told of what: those that are connected, and whose folder says how. Nothing is asked for any other. A channel that
 * was founded while the hub runs is told from then on.
 */
@Component
class ToldChannels {
    /** What was found in the files of this edition. */
    private record Known(long edition, Map<Message, SortedSet<String>> told) {}

    private final Outbound outbound;
    private final Environment environment;
    private volatile Known known;

    ToldChannels(Outbound outbound, Environment environment) {
        this.outbound = outbound;
        this.environment = environment;
        this.known = look(outbound.edition());
    }

    private Known look(long edition) {
        var told = new EnumMap<Message, SortedSet<String>>(Message.class);
        for (var message : Message.values()) {
            told.put(
                    message,
                    outbound.channels(message).stream()
                            .filter(this::isConnected)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        return new Known(edition, told);
    }

    /** By the address of its API, the folder that it is told in, or its queue. */
    private boolean isConnected(String channel) {
        var name = "serai.channels." + channel;
        return environment.containsProperty(name + ".url")
                || environment.containsProperty(name + ".answers")
                || outbound.queue(channel).isPresent();
    }

    /** By name. */
    SortedSet<String> of(Message message) {
        long edition = outbound.edition();
        var now = known;
        if (now.edition() != edition) {
            now = look(edition);
            known = now;
        }
        return Collections.unmodifiableSortedSet(now.told().getOrDefault(message, new TreeSet<>()));
    }
}
