package io.serai.fulfilment.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.fulfilment.stock.StockCalls.Last;
import io.serai.inventory.Buffer;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class StockCallsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Duration TOOK = Duration.ofSeconds(20);

    @Example
    void numbers_are_as_old_as_the_last_answer_was_long_in_coming() {
        assertThat(last("DONE").age(NOW.minus(Duration.ofHours(3)), NOW))
                .as("it was quiet for three hours, and the channel has heard all there was")
                .isEqualTo(TOOK);
    }

    @Example
    void while_a_channel_refuses_they_are_as_old_as_what_it_heard_last() {
        assertThat(last("REFUSED").age(NOW.minus(Duration.ofHours(3)), NOW)).isEqualTo(Duration.ofHours(3));
        assertThat(last("REFUSED").age(null, NOW)).as("it has never heard any").isEqualTo(TOOK);
    }

    @Property
    void the_longer_a_channel_refuses_the_more_is_kept_off_it(
            @ForAll @IntRange(max = 100_000) int seconds, @ForAll @IntRange(min = 1, max = 500) int perHour) {
        int before = Buffer.pieces(perHour, last("REFUSED").age(NOW.minusSeconds(seconds), NOW));
        int later = Buffer.pieces(perHour, last("REFUSED").age(NOW.minusSeconds(seconds + 600L), NOW));

        assertThat(later).isGreaterThanOrEqualTo(before);
    }

    private static Last last(String state) {
        return new Last(state, TOOK, NOW.minusSeconds(1), "{}");
    }
}
