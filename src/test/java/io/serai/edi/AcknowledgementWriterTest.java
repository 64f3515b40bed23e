package io.serai.edi;

import static io.serai.edi.Samples.STATUS;
import static io.serai.edi.Samples.golden;
import static io.serai.edi.Samples.only;
import static io.serai.edi.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class AcknowledgementWriterTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T21:45:00Z"), ZoneId.of("UTC"));
    private static final AcknowledgementWriter WRITER =
            new AcknowledgementWriter(Samples.SCHEMAS, CLOCK, ZoneId.of("America/Argentina/Buenos_Aires"));

    @Test
    void an_interchange_without_a_flaw_is_accepted() {
        assertThat(answer(STATUS)).isEqualTo(golden("997-accepted.x12"));
    }

    @Test
    void each_flaw_is_told_with_its_segment_and_element() {
        var flawed = STATUS.replace("AT7*D1*NS***20260301*", "ZZZ*1~\nAT7*D1*NS***20261301*")
                .replace("SE*7*", "SE*8*")
                .replace("MAN*GM*00077900010000000026", "MAN*GM");

        assertThat(answer(flawed)).isEqualTo(golden("997-flawed.x12"));
    }

    @Test
    void each_group_gets_its_own_answer() {
        var group = STATUS.substring(STATUS.indexOf("GS*"), STATUS.indexOf("IEA*"));
        var two = STATUS.replace("IEA*1*", group.replace("*42*X", "*43*X").replace("GE*2*42", "GE*2*43") + "IEA*2*");
        var answers =
                read(answer(two)).sets().map(FunctionalAcknowledgement::of).toList();

        assertThat(answers).extracting(FunctionalAcknowledgement::group).containsExactly(42L, 43L);
        assertThat(answers).allMatch(FunctionalAcknowledgement::accepted);
    }

    @Test
    void a_set_that_is_not_taken_makes_the_group_partly_accepted() {
        var answer = read(answer(STATUS.replace("ST*214*0002", "ST*990*0002")))
                .sets()
                .findFirst()
                .orElseThrow();
        var read = FunctionalAcknowledgement.of(answer);

        assertThat(answer.tree().at("/AK9/01").asText()).isEqualTo("P");
        assertThat(read.accepted()).isFalse();
        assertThat(read.sets())
                .containsExactly(
                        new FunctionalAcknowledgement.SetResult("214", "0001", true, List.of()),
                        new FunctionalAcknowledgement.SetResult("990", "0002", false, List.of("1")));
    }

    @Test
    void an_answer_is_never_answered() {
        assertThat(WRITER.write(only(read(answer(STATUS))), 1, 1)).isEmpty();
    }

    @Test
    void what_is_no_acknowledgement_is_not_read_as_one() {
        var set = read(STATUS).sets().findFirst().orElseThrow();

        assertThatThrownBy(() -> FunctionalAcknowledgement.of(set)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String answer(String received) {
        var answer = WRITER.write(only(read(received)), 7, 1_000_000_001L).orElseThrow();
        var text = new String(answer, StandardCharsets.US_ASCII);
        assertThat(read(text).allProblems()).isEmpty();
        return text;
    }
}
