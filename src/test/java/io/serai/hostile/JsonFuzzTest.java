package io.serai.hostile;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes where a shop sends an order in JSON. */
class JsonFuzzTest {
    static List<byte[]> samples() {
        return Samples.in(".json");
    }

    @MethodSource("samples")
    @FuzzTest
    void any_bytes_are_read_or_refused(byte[] bytes) {
        Reading.of("shopify").reads(bytes);
        Reading.of("shopify").readsAgain(bytes);
    }
}
