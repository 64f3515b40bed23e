package io.serai.hostile;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes where a carrier sends an interchange. */
class X12FuzzTest {
    static List<byte[]> samples() {
        return Samples.in(".x12");
    }

    @MethodSource("samples")
    @FuzzTest
    void any_bytes_are_read_or_refused(byte[] bytes) {
        Reading.of("andes").reads(bytes);
        Reading.of("andes").readsAgain(bytes);
    }
}
