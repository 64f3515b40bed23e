package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract test of what channels are told: each conversation goes as it is written beside the mapping. */
class OutboundSamplesTest {
    private static final Path MAPPINGS = Path.of("mappings");
    private static final Outbound OUTBOUND = new Outbound(new Partners(MAPPINGS));

    static List<OutboundSample> samples() throws IOException {
        var all = new ArrayList<OutboundSample>();
        for (var partner : new Partners(MAPPINGS).all()) {
            all.addAll(OutboundSample.of(MAPPINGS, partner.name()));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void each_conversation_goes_as_it_is_written(OutboundSample sample) throws IOException {
        if ("write".equals(System.getProperty("serai.golden"))) {
            sample.write();
        }
        assertThat(sample.played()).isEqualTo(sample.written());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void no_conversation_ends_before_it_is_over(OutboundSample sample) throws IOException {
        var turns = new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(sample.played())
                .path("talk");
        var last = turns.get(turns.size() - 1);
        assertThat(last.at("/we/as").asText())
                .as("nothing comes after the last turn")
                .isEmpty();
        assertThat(last.has("they")).isFalse();
    }

    @Test
    void every_message_of_every_channel_has_a_sample() throws IOException {
        for (var message : Outbound.Message.values()) {
            for (var channel : OUTBOUND.channels(message)) {
                assertThat(OutboundSample.of(MAPPINGS, channel))
                        .as(channel + " " + message)
                        .anyMatch(sample -> sample.file()
                                .getFileName()
                                .toString()
                                .startsWith(message.file().replace(".out.jslt", "")));
            }
        }
    }
}
