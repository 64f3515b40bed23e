package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract test of all partners: what their samples become. */
class PartnerSamplesTest {
    private static final Path MAPPINGS = Path.of("mappings");
    private static final Path WRONG = Path.of("src/test/resources/wrong-mappings");

    static Stream<Golden> samples() {
        return Golden.below(MAPPINGS).stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void each_sample_becomes_what_is_written_beside_it(Golden sample) throws IOException {
        sample.check();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void an_order_is_read_as_jackson_would_read_it(Golden sample) throws IOException {
        var contracts = new Contracts(new Partners(MAPPINGS).resources());
        for (var item : sample.items()) {
            if (item.result() instanceof Result.Taken taken) {
                var kind = taken.json().get("kind").asText();
                assertThat(taken.contract()).isEqualTo(contracts.bind(kind, taken.json()));
            }
        }
    }

    @Test
    void every_partner_whose_format_is_decoded_has_samples() {
        var sampled = samples().map(Golden::partner).distinct().toList();
        assertThat(new Partners(MAPPINGS).all())
                .filteredOn(partner -> partner.format() != Partner.Format.X12)
                .extracting(Partner::name)
                .isNotEmpty()
                .allMatch(sampled::contains);
    }

    @Test
    void the_same_check_catches_a_mapping_that_loses_a_discount() {
        List<Golden> wrong = Golden.below(WRONG);
        assertThat(wrong).hasSize(1);
        assertThatThrownBy(() -> wrong.get(0).check())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("SER-0412");
    }
}
