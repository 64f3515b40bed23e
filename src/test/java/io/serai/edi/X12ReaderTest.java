package io.serai.edi;

import static io.serai.edi.Samples.READER;
import static io.serai.edi.Samples.STATUS;
import static io.serai.edi.Samples.only;
import static io.serai.edi.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class X12ReaderTest {

    @Test
    void a_good_interchange_is_read_without_a_problem() {
        var document = read(STATUS);

        assertThat(document.allProblems()).isEmpty();
        assertThat(document.whole()).isTrue();
        assertThat(only(document).sender()).isEqualTo(new X12Party("ZZ", "ANDES"));
        assertThat(only(document).control()).isEqualTo("000000042");
        assertThat(only(document).test()).isTrue();
        assertThat(document.sets()).extracting(EdiSet::control).containsExactly("0001", "0002");
    }

    @Test
    void a_set_becomes_a_tree_of_its_loops() {
        var tree = read(STATUS).sets().findFirst().orElseThrow().tree();

        assertThat(tree.at("/interchange/sender").asText()).isEqualTo("ANDES");
        assertThat(tree.at("/group/functional").asText()).isEqualTo("QM");
        assertThat(tree.at("/set/code").asText()).isEqualTo("214");
        assertThat(tree.at("/B10/02").asText()).isEqualTo("1001");
        assertThat(tree.at("/LXLoop/0/AT7Loop/0/AT7/01").asText()).isEqualTo("D1");
        assertThat(tree.at("/LXLoop/0/AT7Loop/0/MS1/01").asText()).isEqualTo("CORDOBA");
        assertThat(tree.at("/LXLoop/0/MAN/0/02").asText()).isEqualTo("00077900010000000019");
        assertThat(tree.at("/LXLoop/0/AT7Loop/0/AT7/03").isMissingNode()).isTrue();
    }

    @Test
    void every_value_knows_its_place() {
        var set = read(STATUS).sets().findFirst().orElseThrow();

        assertThat(set.place(JsonPointer.compile("/LXLoop/0/AT7Loop/0/AT7/06")))
                .isEqualTo(new EdiPlace(STATUS.indexOf("1215"), 6, 22, 6));
        assertThat(set.place(JsonPointer.compile("/LXLoop/0/MAN")).line()).isEqualTo(8);
        assertThat(set.place(JsonPointer.compile("/LXLoop/0/AT7Loop/0/AT7/99/x"))
                        .line())
                .isEqualTo(6);
        assertThat(set.place(JsonPointer.compile("/nothing/here")).line()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n", "\u0015", "}\n", "'", "'\r\n", "\u001c"})
    void any_terminator_will_do(String terminator) {
        var document = read(STATUS.replace("~\n", terminator));

        assertThat(document.allProblems()).isEmpty();
        assertThat(document.sets()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"|", "\t", "\u001d", "+"})
    void any_separator_will_do(String separator) {
        assertThat(read(STATUS.replace("*", separator)).allProblems()).isEmpty();
    }

    @Test
    void separators_may_change_from_one_interchange_to_the_next() {
        var document = read(STATUS + STATUS.replace("*", "|").replace("~", "'") + STATUS);

        assertThat(document.allProblems()).isEmpty();
        assertThat(document.interchanges()).hasSize(3);
        assertThat(document.sets()).hasSize(6);
    }

    @Test
    void a_byte_order_mark_is_skipped_and_places_count_it() {
        var document = read("\ufeff" + STATUS);

        assertThat(document.allProblems()).isEmpty();
        assertThat(document.sets()
                        .findFirst()
                        .orElseThrow()
                        .place(JsonPointer.compile("/B10"))
                        .offset())
                .isEqualTo(STATUS.indexOf("B10") + 3);
    }

    @Test
    void ebcdic_is_read_as_it_is() {
        var document = READER.read(STATUS.replace("\n", "").getBytes(Charset.forName("IBM037")));

        assertThat(document.allProblems()).isEmpty();
        assertThat(document.sets()).hasSize(2);
    }

    @Test
    void accents_are_read_in_utf_8_and_in_latin_1() {
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
            var set = READER.read(STATUS.replace("CORDOBA", "CÓRDOBA").getBytes(charset))
                    .sets()
                    .findFirst()
                    .orElseThrow();

            assertThat(set.tree().at("/LXLoop/0/AT7Loop/0/MS1/01").asText()).isEqualTo("CÓRDOBA");
            assertThat(set.status()).isNotEqualTo(EdiStatus.REJECTED);
        }
    }

    @Test
    void an_isa_without_its_padding_is_read_and_noted() {
        var document = read(STATUS.replace("ANDES          *ZZ", "ANDES*ZZ"));

        assertThat(document.allProblems()).extracting(EdiProblem::fault).containsExactly(EdiFault.HEADER_REPAIRED);
        assertThat(document.whole()).isTrue();
    }

    @Test
    void lines_wrapped_at_eighty_columns_are_joined() {
        var wrapped = STATUS.replace("\n", "").replaceAll("(.{80})", "$1\r\n");

        assertThat(read(wrapped).sets()).hasSize(2).allMatch(set -> set.status() == EdiStatus.ACCEPTED);
    }

    @Test
    void nothing_is_read_from_what_is_no_x12_and_the_cure_is_told() {
        for (var text : List.of("", " \r\n", "{\"a\": 1}", "ST*214*0001~SE*2*0001~", "ISA", "ISA*00*", "UNB+UNOA:1")) {
            var document = read(text);

            assertThat(document.interchanges()).as(text).isEmpty();
            assertThat(document.problems()).as(text).hasSize(1);
            assertThat(document.whole()).isFalse();
            assertThat(document.problems().get(0).text(Locale.ENGLISH)).contains("sk the partner");
            assertThat(document.problems().get(0).text(Locale.forLanguageTag("es-AR")))
                    .contains("ida al socio");
        }
    }

    @Test
    void utf_16_is_refused() {
        assertThat(READER.read(STATUS.getBytes(StandardCharsets.UTF_16)).problems())
                .extracting(EdiProblem::fault)
                .containsExactly(EdiFault.ENCODING);
    }

    @Test
    void a_broken_header_costs_only_its_own_interchange() {
        var document = read(STATUS.replace("*00401*", "*****") + STATUS);

        assertThat(document.problems()).extracting(EdiProblem::fault).containsExactly(EdiFault.HEADER_DAMAGED);
        assertThat(document.sets()).hasSize(2);
    }

    @Test
    void a_file_cut_off_anywhere_ends_as_a_problem_and_what_was_whole_is_kept() {
        for (var length = 1; length < STATUS.stripTrailing().length() - 1; length++) {
            var document = read(STATUS.substring(0, length));

            assertThat(document.allProblems()).as("cut at " + length).isNotEmpty();
            if (length > STATUS.indexOf("ST*214*0002")) {
                assertThat(document.sets().findFirst().orElseThrow().status()).isEqualTo(EdiStatus.ACCEPTED);
            }
        }
    }

    @Test
    void missing_trailers_are_told_and_reject_what_may_be_incomplete() {
        assertThat(faults(STATUS.replace("SE*7*0001~\n", ""))).containsExactly(EdiFault.SET_NOT_CLOSED);
        assertThat(faults(STATUS.replace("GE*2*42~\n", ""))).containsExactly(EdiFault.GROUP_NOT_CLOSED);
        assertThat(faults(STATUS.replace("IEA*1*000000042~\n", ""))).containsExactly(EdiFault.INTERCHANGE_NOT_CLOSED);
        var sets = read(STATUS.replace("SE*7*0001~\n", "")).sets().toList();
        assertThat(sets).extracting(EdiSet::status).containsExactly(EdiStatus.REJECTED, EdiStatus.ACCEPTED);
        assertThat(sets.get(0).tree().at("/LXLoop/0/MAN/0/01").asText()).isEqualTo("GM");
    }

    @Test
    void wrong_counts_and_control_numbers_are_told() {
        assertThat(faults(STATUS.replace("SE*7*", "SE*8*"))).containsExactly(EdiFault.SET_COUNT);
        assertThat(faults(STATUS.replace("SE*7*0001", "SE*7*0009"))).containsExactly(EdiFault.SET_CONTROL);
        assertThat(faults(STATUS.replace("GE*2*", "GE*3*"))).containsExactly(EdiFault.GROUP_COUNT);
        assertThat(faults(STATUS.replace("GE*2*42", "GE*2*43"))).containsExactly(EdiFault.GROUP_CONTROL);
        assertThat(faults(STATUS.replace("IEA*1*", "IEA*2*"))).containsExactly(EdiFault.INTERCHANGE_COUNT);
        assertThat(faults(STATUS.replace("IEA*1*000000042", "IEA*1*7"))).containsExactly(EdiFault.INTERCHANGE_CONTROL);
    }

    @Test
    void what_was_expected_is_told_beside_what_was_found() {
        assertThat(texts(STATUS.replace("SE*7*", "SE*8*")))
                .singleElement()
                .asString()
                .startsWith("SE01 says \"8\" segments, but from ST to SE there are 7.");
        assertThat(texts(STATUS.replace("SE*7*0001", "SE*7*0009")))
                .singleElement()
                .asString()
                .startsWith("SE02 says control number \"0009\", but that of the ST is \"0001\".");
        assertThat(texts(STATUS.replace("GE*2*", "GE*3*")))
                .singleElement()
                .asString()
                .contains("but there are 2.");
        assertThat(texts(STATUS.replace("MS1*CORDOBA", "MS1*" + "X".repeat(40))))
                .singleElement()
                .asString()
                .startsWith("MS101 is too long")
                .contains("its length may be 2–30");
    }

    private static List<String> texts(String text) {
        return read(text)
                .allProblems()
                .map(problem -> problem.text(Locale.ENGLISH))
                .toList();
    }

    @Test
    void a_segment_that_we_do_not_know_is_kept_and_noted() {
        var set = read(STATUS.replace("MS1*CORDOBA", "ZZZ*HOLA*2~\nMS1*CORDOBA").replace("SE*7", "SE*8"))
                .sets()
                .findFirst()
                .orElseThrow();

        assertThat(set.status()).isEqualTo(EdiStatus.ACCEPTED_WITH_ERRORS);
        assertThat(set.tree().at("/unexpected/0/01").asText()).isEqualTo("HOLA");
        assertThat(set.tree().at("/LXLoop/0/AT7Loop/0/MS1/01").asText()).isEqualTo("CORDOBA");
        var problem = set.problems().get(0);
        assertThat(problem.fault()).isEqualTo(EdiFault.SEGMENT_UNKNOWN);
        assertThat(problem.position()).isEqualTo(5);
        assertThat(problem.place().line()).isEqualTo(7);
    }

    @Test
    void a_missing_element_rejects_its_set_and_names_it() {
        var set = read(STATUS.replace("MAN*GM*00077900010000000019", "MAN*GM"))
                .sets()
                .findFirst()
                .orElseThrow();

        assertThat(set.status()).isEqualTo(EdiStatus.REJECTED);
        assertThat(set.problems()).extracting(EdiProblem::name).containsExactly("MAN02");
        assertThat(set.problems().get(0).reference()).isEqualTo(87);
    }

    @Test
    void a_wrong_date_names_its_element_its_place_and_its_value() {
        var set = read(STATUS.replace("*20260301*1215", "*20261301*1215"))
                .sets()
                .findFirst()
                .orElseThrow();
        var problem = set.problems().get(0);

        assertThat(problem.fault()).isEqualTo(EdiFault.ELEMENT_DATE);
        assertThat(problem.name()).isEqualTo("AT705");
        assertThat(problem.value()).isEqualTo("20261301");
        assertThat(problem.place().column()).isEqualTo(13);
        assertThat(problem.toString()).contains("AT705 is no date", "SER-0646", "line 6");
    }

    @Test
    void a_set_without_a_schema_is_flat_and_not_supported() {
        var set = read(STATUS.replace("ST*214*0001", "ST*990*0001"))
                .sets()
                .findFirst()
                .orElseThrow();

        assertThat(set.problems()).extracting(EdiProblem::fault).containsExactly(EdiFault.SET_NOT_SUPPORTED);
        assertThat(set.tree().at("/segments/0/tag").asText()).isEqualTo("B10");
        assertThat(set.tree().at("/segments/0/01").asText()).isEqualTo("4711");
    }

    @Test
    void a_chain_of_levels_without_end_does_not_nest_without_end() {
        var levels = 5_000;
        var text = new StringBuilder(STATUS.substring(0, STATUS.indexOf("ST*214*0001")));
        text.append("ST*856*0001~\nBSN*00*1*20260301*1200~\n");
        for (var i = 1; i <= levels; i++) {
            text.append("HL*").append(i).append('*').append(i == 1 ? "" : i - 1).append("*S~\n");
        }
        text.append("SE*").append(levels + 3).append("*0001~\nGE*1*42~\nIEA*1*000000042~\n");
        var document = read(text.toString());

        assertThat(document.sets()).hasSize(1);
        assertThat(document.sets().findFirst().orElseThrow().tree().toString()).contains("\"" + levels + "\"");
    }

    @Test
    void an_interchange_note_is_handed_on() {
        var document = read(STATUS.replaceFirst("GS\\*", "TA1*000000007*260301*1200*R*018~\nGS*"));

        assertThat(only(document).notes()).containsExactly(new X12InterchangeNote("000000007", "R", "018"));
        assertThat(document.allProblems()).isEmpty();
    }

    private static List<EdiFault> faults(String text) {
        return read(text).allProblems().map(EdiProblem::fault).toList();
    }
}
