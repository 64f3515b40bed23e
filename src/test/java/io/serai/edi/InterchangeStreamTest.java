package io.serai.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A long file of EDI is divided between its interchanges, as who reads it whole sees them. */
class InterchangeStreamTest {
    private static final int LONG = 1 << 20;
    private static final X12Reader X12 = new X12Reader(EdiSchemas.standard());
    private static final EdifactReader EDIFACT = new EdifactReader(EdiSchemas.standard(), EdifactReader.Repeats.TAKEN);

    @Test
    void each_interchange_of_x12_is_given_alone_though_their_separators_differ() throws IOException {
        var one = x12(1, '*', "~", "\n", 2);
        var two = x12(2, '|', "\n", "", 1);
        var three = x12(3, '*', "'", "", 3);

        assertThat(divided(true, "\uFEFF" + one + two + "\r\n" + three))
                .containsExactly("\uFEFF" + one, two + "\r\n", three);
    }

    @Test
    void
            an_interchange_without_its_trailer_ends_where_the_next_begins_and_one_whose_last_terminator_was_lost_with_its_line()
                    throws IOException {
        var open = x12(1, '*', "~", "\n", 1).replaceAll("IEA.*\n", "");
        var lost = x12(2, '*', "~", "\n", 1).replace("IEA*1*000000002~", "IEA*1*000000002");

        assertThat(divided(true, open + lost + x12(3, '*', "~", "\n", 1))).hasSize(3);
    }

    @Test
    void a_text_that_looks_like_a_header_divides_nothing() throws IOException {
        var tricky = x12(1, '*', "~", "\n", 1).replace("PO-1", "ISA*PO-1 ISA*");
        assertThat(divided(true, tricky + tricky)).containsExactly(tricky, tricky);
        var released = edifact("", 1, "BGM+220+?'UNB+9'");
        assertThat(divided(false, released + released)).containsExactly(released, released);
    }

    @Test
    void each_interchange_of_edifact_is_given_alone_with_its_una() throws IOException {
        var one = edifact("UNA:+.? '\n", 1, "BGM+220+1'\n");
        var two = edifact("", 2, "BGM+220+2'");

        assertThat(divided(false, one + two + one)).containsExactly(one, two, one);
    }

    @Test
    void what_cannot_be_relied_on_is_given_as_it_is() throws IOException {
        for (var text : List.of("ISA*broken", "ISA*" + "x".repeat(3_000), "UNB", "nothing of the kind", "  \n")) {
            assertThat(String.join("", divided(true, text))).isEqualTo(text);
            assertThat(String.join("", divided(false, text))).isEqualTo(text);
        }
        assertThat(divided(true, "")).isEmpty();
    }

    @Test
    void an_interchange_that_is_too_long_is_given_in_parts_that_have_a_limit() throws IOException {
        var stream = InterchangeStream.x12(in(x12(1, '*', "~", "\n", 400)), 5_000);
        int parts = 0;
        for (var part = stream.next(); part != null; part = stream.next()) {
            assertThat(part).hasSizeLessThanOrEqualTo(5_001);
            parts++;
        }
        assertThat(parts).isGreaterThan(2);
    }

    @Property(tries = 200)
    void all_parts_together_are_the_file_and_have_the_interchanges_that_it_has(@ForAll long seed) throws IOException {
        var random = new Random(seed);
        boolean x12 = random.nextBoolean();
        var text = new StringBuilder();
        for (int no = 1 + random.nextInt(6); no > 0; no--) {
            text.append(
                    x12
                            ? x12(
                                    no,
                                    any("*|+^", random),
                                    String.valueOf(any("~'!\n", random)),
                                    random.nextBoolean() ? "\r\n" : "",
                                    1 + random.nextInt(30))
                            : edifact(
                                    random.nextBoolean() ? "UNA:+.? '" : "",
                                    no,
                                    "BGM+220+" + no + "'\r\n".repeat(random.nextInt(2))));
            text.append(random.nextInt(4) == 0 ? "\n\n" : "");
        }
        var parts = divided(x12, text.toString());

        assertThat(String.join("", parts)).isEqualTo(text.toString());
        assertThat(parts.stream().flatMap(part -> controls(x12, part).stream()).toList())
                .isEqualTo(controls(x12, text.toString()))
                .hasSameSizeAs(parts);
    }

    private static List<String> controls(boolean x12, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return x12
                ? X12.read(bytes).interchanges().stream()
                        .map(X12Interchange::control)
                        .toList()
                : EDIFACT.read(bytes).interchanges().stream()
                        .map(EdifactInterchange::control)
                        .toList();
    }

    private static char any(String of, Random random) {
        return of.charAt(random.nextInt(of.length()));
    }

    private static String x12(int control, char element, String terminator, String end, int sets) {
        var text = new StringBuilder(
                "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260302*1405*U*00401*%09d*0*P*>~%n"
                                .formatted(control)
                        + "GS*PO*SENDER*RECEIVER*20260302*1405*1*X*004010~%n".formatted());
        for (int set = 1; set <= sets; set++) {
            text.append("ST*850*%04d~%nBEG*00*SA*PO-1**20260302~%nSE*3*%04d~%n".formatted(set, set));
        }
        text.append("GE*%d*1~%nIEA*1*%09d~%n".formatted(sets, control));
        return text.toString()
                .replace("~" + System.lineSeparator(), terminator + end)
                .replace('*', element);
    }

    private static String edifact(String una, int control, String body) {
        return una + "UNB+UNOC:3+SENDER+RECEIVER+260302:1405+" + control + "'UNH+1+ORDERS:D:96A:UN'" + body
                + "UNT+3+1'UNZ+1+" + control + "'";
    }

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A stream that gives a few bytes at a time finds the same. */
    private static List<String> divided(boolean x12, String text) throws IOException {
        var parts = new ArrayList<String>();
        var stream = x12 ? InterchangeStream.x12(slowly(text), LONG) : InterchangeStream.edifact(slowly(text), LONG);
        for (var part = stream.next(); part != null; part = stream.next()) {
            parts.add(new String(part, StandardCharsets.UTF_8));
        }
        return parts;
    }

    private static InputStream slowly(String text) {
        var whole = in(text);
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return whole.read();
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return whole.read(into, from, Math.min(length, 7));
            }
        };
    }
}
