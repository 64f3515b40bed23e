package io.serai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The figures of plain computing, alone: {@code mvn -Pbench verify -Dit.test=KernelsIT}. */
@Tag("bench")
class KernelsIT {
    private static final int PAIRS = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(6);
    private static final Duration EACH = Duration.ofSeconds(2);
    private static final double MAPPING_BAR = 0.5;
    private static final double EDI_BAR = 0.3;

    @Test
    void an_order_is_mapped_at_half_the_speed_of_jackson() throws Exception {
        assertThat(measured(Mapping.all()).share().median()).isGreaterThan(MAPPING_BAR);
    }

    @Test
    void sets_are_mapped_at_a_third_of_the_speed_of_the_bare_parser() throws Exception {
        assertThat(measured(Edi.all()).share().median()).isGreaterThan(EDI_BAR);
    }

    /** Prints all; the first is the headline. */
    private static Pairs measured(List<Kernel> kernels) throws Exception {
        var all = new ArrayList<Pairs>();
        for (var kernel : kernels) {
            var pairs = Pairs.of(kernel, PAIRS, WARM_UP, EACH);
            System.out.println(pairs);
            all.add(pairs);
        }
        return all.get(0);
    }

    /** As the tests, without them; names that an argument does not begin are left out. */
    public static void main(String[] args) throws Exception {
        var kernels = new ArrayList<>(Mapping.all());
        kernels.addAll(Edi.all());
        var wanted = args.length == 0 ? "" : args[0];
        measured(kernels.stream()
                .filter(kernel -> kernel.name().startsWith(wanted))
                .toList());
    }
}
