package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is taken for UTF-8 is what a strict decoder takes, but for NUL. */
class CharactersTest {

    @Property(tries = 5000)
    void bytes_are_utf8_if_a_strict_decoder_takes_them(@ForAll long seed) {
        var random = new Random(seed);
        var bytes = sound(random);
        for (int i = random.nextInt(3); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        assertThat(Characters.areUtf8(bytes)).isEqualTo(isTaken(bytes));
    }

    /** A lead byte and what follows decide; all of them, at any distance from the end. */
    @Test
    void each_beginning_of_a_character_is_told_as_a_strict_decoder_tells_it() {
        for (int first = 0; first < 256; first++) {
            for (int second = 0; second < 256; second++) {
                for (var behind :
                        new byte[][] {{}, {'a'}, {(byte) 0x80}, {(byte) 0xBF, (byte) 0x80}, {(byte) 0x80, 'a', 'a'}}) {
                    var bytes = ByteBuffer.allocate(2 + behind.length)
                            .put((byte) first)
                            .put((byte) second)
                            .put(behind)
                            .array();
                    assertThat(Characters.areUtf8(bytes))
                            .as("%x %x", first, second)
                            .isEqualTo(isTaken(bytes));
                }
            }
        }
    }

    private static byte[] sound(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            int limit = 1 << (3 + random.nextInt(18));
            text.appendCodePoint(random.nextInt(Math.min(limit, Character.MAX_CODE_POINT)));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isTaken(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString()
                            .indexOf('\0')
                    < 0;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
