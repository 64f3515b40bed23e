package io.serai.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.journeys.CompletenessRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every channel takes what is an order and refuses the rest with the right reason; new channels are made by the commands alone; 10,000
 * messages of which 5 % are dropped, as many doubled and as many shuffled end with none missing and none double.
 */
@Proof("channels")
class ChannelsProofIT extends CompletenessRun {
    private static final String NAME = "channels";
    private static final int MESSAGES = Integer.getInteger("proof.messages", 10_000);
    private static final int PERCENT = 5;
    private static final double NANOS = 1e9;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void every_channel_takes_its_files_new_ones_are_quickly_made_and_nothing_is_missing_or_double() throws IOException {
        var figures = new LinkedHashMap<String, Object>();
        var files = ChannelFiles.count(folder);
        figures.putAll(files.figures());
        for (var format : new String[] {"csv", "json"}) {
            made(format, figures);
        }
        prove(MESSAGES, PERCENT, Long.getLong("proof.seed", 1))
                .forEach((name, value) -> figures.put("reconcile." + name, value));
        Figures.write(NAME, figures);

        assertThat(files.wrong()).isEmpty();
        assertThat(figures).containsEntry("reconcile.wrong.after", 0);
    }

    private void made(String format, Map<String, Object> figures) throws IOException {
        long began = System.nanoTime();
        NewChannels.make(format, folder);
        figures.put("new." + format + ".seconds", (System.nanoTime() - began) / NANOS);
    }
}
