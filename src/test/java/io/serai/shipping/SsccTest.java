package io.serai.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class SsccTest {
    private static final String PREFIX = "7790001";
    private static final long LAST = 9_999_999_999L;

    @Example
    void the_number_of_another_company_is_read() {
        assertThat(Sscc.of("106141411234567897").value()).isEqualTo("106141411234567897");
    }

    @Example
    void the_first_parcel_of_a_prefix_has_a_known_number() {
        assertThat(Sscc.next(PREFIX, 1).value()).isEqualTo("077900010000000019");
    }

    @Property
    void what_was_given_out_is_read_again(@ForAll @LongRange(min = 0, max = LAST) long serial) {
        var given = Sscc.next(PREFIX, serial);

        assertThat(Sscc.of(given.value())).isEqualTo(given);
        assertThat(given.value().substring(1, 8)).isEqualTo(PREFIX);
    }

    @Property
    void two_serials_have_two_numbers(
            @ForAll @LongRange(min = 0, max = LAST) long one, @ForAll @LongRange(min = 0, max = LAST) long other) {
        assertThat(Sscc.next(PREFIX, one).equals(Sscc.next(PREFIX, other))).isEqualTo(one == other);
    }

    @Property
    void any_one_mistaken_digit_is_found(
            @ForAll @LongRange(min = 0, max = LAST) long serial,
            @ForAll @IntRange(max = 17) int position,
            @ForAll @IntRange(min = 1, max = 9) int change) {
        var digits = Sscc.next(PREFIX, serial).value().toCharArray();
        digits[position] = (char) ('0' + (digits[position] - '0' + change) % 10);

        assertThatThrownBy(() -> Sscc.of(new String(digits)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("check digit");
    }

    @Example
    void a_prefix_without_room_is_an_error_and_not_an_old_number() {
        assertThatThrownBy(() -> Sscc.next(PREFIX, LAST + 1)).hasMessageContaining("another prefix is needed");
        assertThatThrownBy(() -> Sscc.next(PREFIX, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sscc.next("779", 1)).hasMessageContaining("4 to 12 digits");
        assertThatThrownBy(() -> Sscc.next("779000A", 1)).hasMessageContaining("4 to 12 digits");
    }

    @Example
    void what_is_not_18_digits_is_none() {
        for (var text : new String[] {"", "1061414112345678", "10614141123456789X", "00106141411234567897"}) {
            assertThatThrownBy(() -> Sscc.of(text)).hasMessageContaining("18 digits");
        }
    }
}
