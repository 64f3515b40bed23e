package io.serai.demo.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void numbers_grow_even_while_the_clock_stands_still() {
        var numbers = new Numbers(Clock.fixed(Instant.ofEpochMilli(1000), ZoneOffset.UTC));
        assertThat(numbers.next()).isEqualTo(1000);
        assertThat(numbers.next()).isEqualTo(1001);
    }
}
