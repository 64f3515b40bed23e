package io.serai.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever was made to take long or much is refused soon, each alone and without a hub. */
class BombsTest {
    private static final Duration SOON = Duration.ofMinutes(1);

    @TestFactory
    Stream<DynamicTest> json_that_means_harm_is_refused_soon() {
        return each("shopify", Bombs.json());
    }

    @TestFactory
    Stream<DynamicTest> the_hubs_own_api_refuses_the_same_soon() {
        return each("stock-api", Bombs.json());
    }

    @TestFactory
    Stream<DynamicTest> xml_that_means_harm_is_refused_soon() {
        return each("poslog", Bombs.xml("http://127.0.0.1:1/"));
    }

    private static Stream<DynamicTest> each(String partner, Map<String, Bombs.Bomb> bombs) {
        var reading = Reading.of(partner);
        return bombs.entrySet().stream()
                .map(bomb -> DynamicTest.dynamicTest(bomb.getKey(), () -> {
                    long start = System.nanoTime();
                    reading.reads(bomb.getValue().bytes());
                    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
                }));
    }
}
