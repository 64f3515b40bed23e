package io.serai.hostile;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes where a till sends its receipts in XML. */
class XmlFuzzTest {
    static List<byte[]> samples() {
        return Samples.in(".xml");
    }

    @MethodSource("samples")
    @FuzzTest
    void any_bytes_are_read_or_refused(byte[] bytes) {
        Reading.of("poslog").reads(bytes);
        Reading.of("poslog").readsAgain(bytes);
    }
}
