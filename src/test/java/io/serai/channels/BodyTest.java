package io.serai.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BodyTest {
    @Test
    void a_message_is_cut_into_chunks_of_a_megabyte_and_joined_again() throws Exception {
        var bytes = new byte[2 * Body.CHUNK + 1];
        new Random(1).nextBytes(bytes);

        var body = Body.read(new ByteArrayInputStream(bytes), Long.MAX_VALUE);

        assertThat(body.chunks()).extracting(chunk -> chunk.length).containsExactly(Body.CHUNK, Body.CHUNK, 1);
        assertThat(body.size()).isEqualTo(bytes.length);
        assertThat(Body.join(body.chunks())).isEqualTo(bytes);
    }

    @Test
    void an_empty_message_is_one_empty_chunk() throws Exception {
        var body = Body.read(InputStream.nullInputStream(), 0);

        assertThat(body.chunks())
                .singleElement()
                .extracting(chunk -> chunk.length)
                .isEqualTo(0);
    }

    @Test
    void a_sender_who_never_stops_is_cut_off_at_the_limit() {
        var endless = new InputStream() {
            private long given;

            @Override
            public int read() {
                given++;
                return 'x';
            }

            @Override
            public int read(byte[] into, int from, int length) {
                given += length;
                return length;
            }
        };

        assertThatThrownBy(() -> Body.read(endless, 3L << 20)).isInstanceOf(TooLargeException.class);
        assertThat(endless.given).isLessThanOrEqualTo(5L << 20);
    }

    @Test
    void a_stream_that_gives_little_at_a_time_is_read_to_its_end() throws IOException {
        var bytes = new byte[Body.CHUNK + 10];
        var trickle = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, 1000));
            }
        };

        assertThat(Body.read(trickle, bytes.length).size()).isEqualTo(bytes.length);
    }
}
