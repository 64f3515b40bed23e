package io.serai.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class WholeStreamTest {
    private static final byte[] TEN = "0123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    @Test
    void a_file_is_read_to_its_end_and_beyond_what_was_listed_if_it_has_grown() throws IOException {
        assertThat(of(10).readAllBytes()).isEqualTo(TEN);
        assertThat(of(4).readAllBytes()).isEqualTo(TEN);
        var one = of(10);
        assertThat(one.read()).isEqualTo('0');
        assertThat(one.skip(3)).isEqualTo(3);
        assertThat(one.readAllBytes()).hasSize(6);
        assertThat(one.read()).isEqualTo(-1);
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
    }

    private static WholeStream of(long size) {
        return new WholeStream(new ByteArrayInputStream(TEN), size);
    }
}
