package io.serai.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever a file holds, reading it ends with sets or problems, never with an exception. */
class HostileInterchangePropertiesTest {

    @Property(tries = 500)
    void broken_bytes_never_break_the_reader(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int changes) {
        var bytes = Samples.STATUS.getBytes(StandardCharsets.US_ASCII);
        var random = new Random(seed);
        for (var i = 0; i < changes; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        check(bytes);
    }

    @Property(tries = 300)
    void any_bytes_behind_a_good_header_end_somehow(@ForAll byte[] rest) {
        var header = Samples.STATUS.substring(0, 106).getBytes(StandardCharsets.US_ASCII);
        var bytes = new byte[header.length + rest.length];
        System.arraycopy(header, 0, bytes, 0, header.length);
        System.arraycopy(rest, 0, bytes, header.length, rest.length);
        check(bytes);
    }

    @Property(tries = 300)
    void any_bytes_end_somehow(@ForAll byte[] bytes) {
        check(bytes);
    }

    private static void check(byte[] bytes) {
        var document = Samples.READER.read(bytes);
        assertThat(document.interchanges().size() + document.problems().size()).isPositive();
        document.allProblems().forEach(problem -> assertThat(problem.toString()).isNotEmpty());
    }
}
