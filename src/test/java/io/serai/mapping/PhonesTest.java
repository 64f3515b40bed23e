package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A phone number is written as it is dialled from anywhere, if it can be told what was meant. */
class PhonesTest {
    @ParameterizedTest
    @CsvSource({
        "(0351) 15-555-0124, AR, +5493515550124",
        "0351 4555012, AR, +543514555012",
        "+54 9 11 5555-0188, , +5491155550188",
        "(11) 98765-4321, BR, +5511987654321",
        "512 555 0188, US, +15125550188",
        "0034 912 345 678, ES, +34912345678",
        "020 7946 0018, GB, +442079460018"
    })
    void it_is_of_the_country_of_its_address(String written, String country, String number) {
        assertThat(new Phones().e164(written, country)).hasValue(number);
    }

    @ParameterizedTest
    @CsvSource({
        "+5493515550124, AR",
        "llamar a la tarde, AR",
        "555, AR",
        "4555012, ",
        "011 4555-0124 int. 12, AR",
        "'', AR",
        "11111111111111111111111111111111111111111, AR"
    })
    void it_stays_as_it_was_written_if_it_is_so_already_or_nobody_can_tell(String written, String country) {
        assertThat(new Phones().e164(written, country)).isEmpty();
    }
}
