package io.serai.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactsTest {
    @ParameterizedTest
    @ValueSource(strings = {"+54 351 555-0100", "+54 9 351 555 0100", "0351 15 555-0100", "(351) 5550100", "555.0100"})
    void a_phone_is_the_same_however_its_country_area_and_mobile_prefixes_are_written(String written) {
        assertThat(Contacts.phone(written)).contains("5550100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "555-010", "555 0100 ext", "REM-5550100", "٣٥١٥٥٥٠١٠٠"})
    void what_has_letters_or_too_few_digits_is_no_phone(String written) {
        assertThat(Contacts.phone(written)).isEmpty();
    }

    @Test
    void a_mail_is_the_same_in_capitals_and_small_letters() {
        assertThat(Contacts.mail("  Ana.Quiroga@Example.COM ")).contains("ana.quiroga@example.com");
        assertThat(Contacts.mail("@example")).isEmpty();
        assertThat(Contacts.mail("ana")).isEmpty();
        assertThat(Contacts.mail("a@" + "x".repeat(300))).isEmpty();
        assertThat(Contacts.mail(null)).isEmpty();
    }
}
