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

/** Which channels are told of what: those that are connected, and whose folder says how. Nothing is asked for any other. */
@Component
class ToldChannels {
    private final Map<Message, SortedSet<String>> told = new EnumMap<>(Message.class);

    ToldChannels(Outbound outbound, Environment environment) {
        for (var message : Message.values()) {
            told.put(
                    message,
                    outbound.channels(message).stream()
                            .filter(channel -> isConnected(environment, channel))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    /** By the address of its API, or the folder that it is told in. */
    private static boolean isConnected(Environment environment, String channel) {
        var name = "serai.channels." + channel;
        return environment.containsProperty(name + ".url") || environment.containsProperty(name + ".answers");
    }

    /** By name. */
    SortedSet<String> of(Message message) {
        return Collections.unmodifiableSortedSet(told.getOrDefault(message, new TreeSet<>()));
    }
}
