package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A phone number that is read without the library is the one that the library would have read. */
class DiallingPlanTest {
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final List<String> REGIONS =
            LIBRARY.getSupportedRegions().stream().sorted().toList();
    private static final PhoneNumberFormat[] FORMATS = PhoneNumberFormat.values();
    private static final PhoneNumberType[] TYPES = PhoneNumberType.values();

    @ParameterizedTest
    @CsvSource({
        "+54 351 555-0123, , +543515550123",
        "3415550144, AR, +543415550144",
        "0351 455-5012, AR, +543514555012",
        "512 555 0188, US, +15125550188",
        "(416) 555-1234, CA, +14165551234",
        "030 901820, DE, +4930901820",
        "020 7946 0018, GB, +442079460018",
        "06 1234 5678, IT, +390612345678",
        "912.345.678, ES, +34912345678"
    })
    void the_usual_is_read_without_the_library(String written, String country, String number) {
        assertThat(Phones.usual(written, country)).isEqualTo(number);
        assertThat(Phones.byLibrary(written, country)).hasValue(number);
    }

    @Test
    void what_is_in_doubt_is_left_to_the_library() {
        assertThat(List.of("0351 15 555 0124", "54 351 555 0123", "00 34 912 345 678", "555 0123", "351/555-0123"))
                .allMatch(written -> Phones.usual(written, "AR") == null);
        assertThat(Phones.usual("3415550144", null)).isNull();
        assertThat(Phones.usual("3415550144", "ar")).isNull();
        assertThat(Phones.usual("+999 123 4567", "AR")).isNull();
    }

    /** Numbers that there can be, with one digit more, less or changed, and any digits; each with the code of a country or without. */
    @Property(tries = 20_000)
    void each_is_the_one_of_the_library(@ForAll long seed) {
        var random = new Random(seed);
        var region = REGIONS.get(random.nextInt(REGIONS.size()));
        var text = changed(random.nextInt(8) == 0 ? digits(random) : number(region, random), random);
        var dialledIn = random.nextInt(8) == 0 ? REGIONS.get(random.nextInt(REGIONS.size())) : region;
        var usual = Phones.usual(text, dialledIn);
        if (usual != null) {
            assertThat(Phones.byLibrary(text, dialledIn))
                    .as("%s in %s", text, dialledIn)
                    .hasValue(usual);
        }
    }

    private static String number(String region, Random random) {
        var number = LIBRARY.getExampleNumberForType(region, TYPES[random.nextInt(TYPES.length)]);
        return LIBRARY.format(
                number == null ? LIBRARY.getExampleNumber(region) : number,
                FORMATS[random.nextInt(FORMATS.length - 1)]);
    }

    private static String digits(Random random) {
        var text = new StringBuilder(random.nextBoolean() ? "+" : "");
        for (int i = 4 + random.nextInt(11); i > 0; i--) {
            text.append(random.nextInt(10)).append(random.nextInt(5) == 0 ? " " : "");
        }
        return text.toString();
    }

    private static String changed(String number, Random random) {
        var text = new StringBuilder(number);
        for (int i = random.nextInt(5); i > 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, random.nextInt(10));
                case 1 -> text.deleteCharAt(at).append(random.nextInt(10));
                case 2 -> text.insert(0, "0");
                default -> text.setCharAt(at, "0123456789 -.()".charAt(random.nextInt(15)));
            }
        }
        return text.toString();
    }
}
