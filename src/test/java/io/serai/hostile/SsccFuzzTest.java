package io.serai.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.serai.shipping.Sscc;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text where the number of a parcel should be. */
class SsccFuzzTest {

    static List<byte[]> samples() {
        return List.of("077900010000000016", "377900010000000012", "07790001000000001").stream()
                .map(text -> text.getBytes(StandardCharsets.US_ASCII))
                .toList();
    }

    @MethodSource("samples")
    @FuzzTest
    void a_text_is_an_sscc_if_it_is_18_digits_whose_weighed_sum_is_a_multiple_of_ten(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(isTaken(text)).as(text).isEqualTo(isSscc(text));
    }

    private static boolean isTaken(String text) {
        try {
            return Sscc.of(text).value().equals(text);
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    /** Told in another way than the code's own. */
    private static boolean isSscc(String text) {
        if (!text.matches("[0-9]{18}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += (text.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return sum % 10 == 0;
    }
}
