package io.serai.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small size of {@code -Dproof=channels}, without a hub. */
class ChannelFilesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void every_channel_takes_what_is_an_order_and_refuses_the_rest_with_the_right_reason() throws IOException {
        var found = ChannelFiles.count(folder);

        System.out.println("channels " + found.figures());
        assertThat(found.wrong()).isEmpty();
        assertThat(found.figures()).containsKeys("shopify.taken", "till-csv.refused");
        assertThat((Integer) found.figures().get("shopify.taken")).isPositive();
        assertThat((Integer) found.figures().get("till-csv.refused")).isPositive();
    }

    @Test
    void a_new_channel_of_csv_and_one_of_json_are_made_by_the_commands_alone() throws IOException {
        NewChannels.make("csv", folder);
        NewChannels.make("json", folder);
    }
}
