package io.serai.hostile;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes where somebody drops a table. */
class CsvFuzzTest {
    static List<byte[]> samples() {
        return Samples.in(".csv");
    }

    @MethodSource("samples")
    @FuzzTest
    void any_bytes_are_read_or_refused(byte[] bytes) {
        Reading.of("catalog").reads(bytes);
        Reading.of("catalog").readsAgain(bytes);
    }
}
