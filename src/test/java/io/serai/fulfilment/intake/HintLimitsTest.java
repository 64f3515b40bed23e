package io.serai.fulfilment.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many hints come in where nobody signs. */
class HintLimitsTest {
    private static final int MOST = 10;
    private static final String SHOP = "mercadolibre";

    private final HintLimits limits = new HintLimits(MOST);

    @Test
    void one_address_uses_up_no_more_than_half_of_what_a_partners_door_takes() {
        assertThat(taken("1.1.1.1", MOST)).isEqualTo(MOST / 2);
        assertThat(limits.pause(SHOP, "1.1.1.1")).isPositive();

        assertThat(limits.pause(SHOP, "2.2.2.2")).isZero();
        assertThat(taken("2.2.2.2", MOST)).isEqualTo(MOST / 2);
    }

    @Test
    void all_addresses_together_hand_in_so_many_however_many_they_are() {
        long taken = IntStream.range(0, 1_000)
                .filter(n -> limits.take(SHOP, "10.0." + n / 250 + "." + n % 250, 1))
                .count();

        assertThat(taken).isEqualTo(MOST);
        assertThat(limits.pause(SHOP, "3.3.3.3")).isPositive();
    }

    @Test
    void the_door_of_another_partner_is_another() {
        taken("1.1.1.1", MOST);

        assertThat(limits.pause("feria", "1.1.1.1")).isZero();
        assertThat(limits.take("feria", "1.1.1.1", 1)).isTrue();
    }

    @Test
    void a_message_that_tells_of_several_orders_counts_as_several() {
        assertThat(limits.take(SHOP, "1.1.1.1", MOST / 2)).isTrue();
        assertThat(limits.take(SHOP, "1.1.1.1", 1)).isFalse();

        assertThat(limits.take(SHOP, "2.2.2.2", 1_000))
                .as("more than there ever are")
                .isFalse();
        assertThat(limits.take(SHOP, "2.2.2.2", MOST / 2))
                .as("of which none is used up")
                .isTrue();
        assertThat(limits.take(SHOP, "3.3.3.3", 1)).isFalse();
    }

    private long taken(String address, int hints) {
        return IntStream.range(0, hints)
                .filter(n -> limits.take(SHOP, address, 1))
                .count();
    }
}
