package io.serai.mapping;

import org.jspecify.annotations.Nullable;

/**
 * A message as a partner sends it, and what is written beside it.
 *
 * @param file its name among the samples, {@code <case>.in.<format>}
 * @param in the message
 * @param out what is to become of it, as {@link Outcomes} tells it; null: nothing is written yet
 */
public record ChannelSample(
        String file, byte[] in, @Nullable String out) {
    static final String IN = ".in.";

    /** The name of what is written beside it. */
    public String outFile() {
        return file.substring(0, file.indexOf(IN)) + ".out.json";
    }

    @Override
    public String toString() {
        return file;
    }
}
