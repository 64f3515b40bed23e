package io.serai.drafts;

import io.serai.mapping.Draft;
import java.util.List;
import java.util.Map;

/**
 * One way in of a new channel as somebody says it, checked so that no parameter of a template says more than it should. Fields are named
 * as a person is asked for them.
 */
public interface WayDraft {
    /** The name of the field that is missing or cannot be so; empty: nothing is wrong. */
    default String wrong() {
        return "";
    }

    /**
     * Its routes.
     *
     * @param format of its messages, as its settings name it
     */
    List<WayIn> routes(String channel, String format);

    /** What the settings of the channel say of it. */
    default String settings(String channel, String format) {
        return "";
    }

    /**
     * Of a sample the message as it will be kept.
     *
     * @throws IllegalArgumentException if there is none in it; the message is the name of the field that leads nowhere
     */
    default byte[] message(byte[] sample) {
        return sample;
    }

    /** Messages beside the sample that the mapping has to know as well, each with a name. */
    default Map<String, byte[]> samples() {
        return Map.of();
    }

    /**
     * Settings and mapping.
     *
     * @param messages at least one; of JSON and XML each may show what the others leave out, of others the first is looked at
     * @throws IllegalArgumentException if one cannot be read as what it is said to be
     */
    default Draft draft(String title, String format, List<byte[]> messages) {
        return switch (format) {
            case "csv" -> Draft.csv(title, messages.get(0));
            case "x12", "edifact" -> Draft.edi(title, format, messages.get(0));
            default -> Draft.tree(title, format, messages);
        };
    }
}
