package io.serai.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WholeStreamTest {
    private static final byte[] TEN = "0123456789".getBytes(StandardCharsets.US_ASCII);
    private static final LookAgain.Look SAME = () -> {};
    private static final byte[] LONG = numbered(50_000);

    @Test
    void a_file_is_read_to_its_end_and_beyond_what_was_listed_if_it_has_grown() throws IOException {
        assertThat(of(10).readAllBytes()).isEqualTo(TEN);
        assertThat(of(4).readAllBytes()).isEqualTo(TEN);
        var one = of(10);
        assertThat(one.read()).isEqualTo('0');
        assertThat(one.skip(3)).isEqualTo(3);
        assertThat(one.readAllBytes()).hasSize(6);
        assertThat(one.read()).isEqualTo(-1);
        assertThat(new WholeStream(new ByteArrayInputStream(LONG), LONG.length, SAME).readAllBytes())
                .isEqualTo(LONG);
    }

    @Test
    void an_end_before_what_was_listed_is_none() {
        assertThatThrownBy(() -> of(11).readAllBytes()).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> of(1 << 20).readNBytes(11)).isInstanceOf(EOFException.class);
        var byByte = of(11);
        assertThatThrownBy(() -> {
                    while (byByte.read() >= 0) {
                        // On to the end.
                    }
                })
                .isInstanceOf(EOFException.class)
                .hasMessageContaining("1 bytes");
        assertThat(byByte.brokeOffAt()).hasValue(10);
    }

    @Test
    void what_was_read_last_before_the_connection_broke_is_handed_to_nobody() {
        int sound = LONG.length - WholeStream.HELD_BACK / 2;
        var invented = LONG.clone();
        Arrays.fill(invented, sound, invented.length, (byte) 'x');
        for (int size : new int[] {0, LONG.length, 2 * LONG.length}) {
            var stream =
                    new WholeStream(new SequenceInputStream(new ByteArrayInputStream(invented), broken()), size, SAME);
            var taken = new byte[LONG.length];
            int[] count = {0};
            assertThatThrownBy(() -> {
                        for (int read; (read = stream.read(taken, count[0], 100)) >= 0; count[0] += read) {
                            // On until it breaks.
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessage("the connection broke");
            assertThat(count[0]).isPositive().isLessThanOrEqualTo(sound);
            assertThat(Arrays.copyOf(taken, count[0])).isEqualTo(Arrays.copyOf(LONG, count[0]));
        }
    }

    @Test
    void an_answer_without_a_byte_is_an_end_and_before_what_was_listed_is_none() throws IOException {
        assertThat(new WholeStream(withNothingAt(10), 10, SAME).readAllBytes()).isEqualTo(TEN);
        assertThatThrownBy(() -> new WholeStream(withNothingAt(10), 20, SAME).readAllBytes())
                .isInstanceOf(EOFException.class);
    }

    @Test
    void of_a_short_file_that_was_written_over_while_it_was_read_nothing_is_handed_on() {
        var stream = new WholeStream(new ByteArrayInputStream(TEN), 10, () -> {
            throw new IOException("written over");
        });
        assertThatThrownBy(stream::read).hasMessage("written over");
        assertThat(stream.brokeOffAt()).isEmpty();
    }

    private static WholeStream of(long size) {
        return new WholeStream(new ByteArrayInputStream(TEN), size, SAME);
    }

    private static byte[] numbered(int lines) {
        var text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append(i).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static InputStream broken() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the connection broke");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                throw new IOException("the connection broke");
            }
        };
    }

    /** Ten bytes, then none in one answer, then ten more. */
    private static InputStream withNothingAt(int at) {
        return new InputStream() {
            private int count;

            @Override
            public int read() {
                throw new AssertionError("it reads many bytes at once");
            }

            @Override
            public int read(byte[] into, int from, int length) {
                if (count == at) {
                    count++;
                    return 0;
                }
                if (count > 2 * at) {
                    return -1;
                }
                into[from] = TEN[(count > at ? count - 1 : count) % TEN.length];
                count++;
                return 1;
            }
        };
    }
}
