package io.serai.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as what is signed, and as the signature. */
class SignaturesFuzzTest {

    static List<byte[]> samples() {
        return List.of(
                        "\0t=1767225600,v1=,v1=00{\"id\":1}",
                        "\7v1,AAAA v1,BBBB{\"id\":1}",
                        "\3=====",
                        "\5t=9223372036854775807,v1=")
                .stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @MethodSource("samples")
    @FuzzTest
    void only_what_was_signed_is_signed(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        int cut = Math.min(bytes.length, 1 + (bytes[0] & 0x3F));
        var header = new String(bytes, 1, cut - 1, StandardCharsets.UTF_8);
        var body = Arrays.copyOfRange(bytes, cut, bytes.length);
        for (var scheme : Scheme.values()) {
            var good = scheme.sign(body);
            assertThat(scheme.isSigned(body, good)).as(scheme.name()).isTrue();
            if (!header.contains(code(good))) {
                assertThat(scheme.isSigned(body, header))
                        .as("%s: %s", scheme, header)
                        .isFalse();
            }
            int at = (bytes[0] & 0xFF) % good.length();
            assertThat(scheme.isSigned(body, flipped(good, at)))
                    .as("%s: another character at %s", scheme, at)
                    .isFalse();
        }
    }

    /** The part of a signature that nobody makes without the secret. */
    private static String code(String signature) {
        return signature.substring(signature.indexOf("v1") < 0 ? 0 : signature.indexOf("v1") + 3);
    }

    private static String flipped(String text, int at) {
        return text.substring(0, at) + (char) (text.charAt(at) ^ 1) + text.substring(at + 1);
    }
}
