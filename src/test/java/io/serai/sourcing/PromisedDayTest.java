package io.serai.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** By which day an order is promised: what its channel has told the customer, or else the rules. */
class PromisedDayTest {
    /** In Buenos Aires it is still the day before. */
    private static final Instant NIGHT = Instant.parse("2026-03-05T02:00:00Z");

    private static final Rules SEVEN_DAYS = Rules.named("cheapest");
    private static final Rules NOTHING = Rules.named("nearest");

    @Test
    void the_day_that_its_channel_names_counts_in_the_zone_of_the_rules() {
        assertThat(SEVEN_DAYS.promised(NIGHT, Instant.EPOCH)).isEqualTo(LocalDate.of(2026, 3, 4));
        assertThat(NOTHING.promised(NIGHT, Instant.EPOCH)).isEqualTo(LocalDate.of(2026, 3, 5));
    }

    @Test
    void otherwise_the_days_of_the_rules_count_from_when_it_was_placed() {
        assertThat(SEVEN_DAYS.promised(null, NIGHT)).isEqualTo(LocalDate.of(2026, 3, 11));
    }

    @Test
    void nobody_has_promised_anything_where_neither_does() {
        assertThat(NOTHING.promised(null, NIGHT)).isNull();
    }
}
