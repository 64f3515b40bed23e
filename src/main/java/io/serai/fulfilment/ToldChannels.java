package io.serai.fulfilment;

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
 * Which channels are told of what: those that are connected, and whose folder says how. Nothing is asked for any other. Stock is told
 * where {@code serai.channels.<name>.stock} says so: it overwrites what the shop believes.
 */
@Component
class ToldChannels {
    private final Map<Message, SortedSet<String>> told = new EnumMap<>(Message.class);

    ToldChannels(Outbound outbound, Environment environment) {
        for (var message : Message.values()) {
            told.put(
                    message,
                    outbound.channels(message).stream()
                            .filter(channel -> isConnected(environment, "serai.channels." + channel, message))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    private static boolean isConnected(Environment environment, String channel, Message message) {
        return environment.containsProperty(channel + ".url")
                && (message != Message.STOCK || environment.getProperty(channel + ".stock", Boolean.class, false));
    }

    /** By name. */
    SortedSet<String> of(Message message) {
        return Collections.unmodifiableSortedSet(told.getOrDefault(message, new TreeSet<>()));
    }
}
