package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.mapping.Partner.Format;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Flat IDocs become trees, and every value is found again. */
class IdocDecoderTest {
    private static final String CONTROL = "EDI_DC40  1000000000000000042750 3012  ORDERS05\n";

    @Test
    void a_segment_is_known_by_its_type_in_whatever_version_and_stands_below_its_own() {
        var tree = decode(CONTROL
                        + segment("E2EDP01006", "10    001")
                        + segment("E2EDP19", "002ABC")
                        + segment("E1EDP01", "20")
                        + segment("E2EDP19001", "003841"))
                .get(0)
                .tree();
        assertThat(tree.at("/control/IDOCTYP").asText()).isEqualTo("ORDERS05");
        assertThat(tree.at("/E1EDP01/0/ACTION").asText()).isEqualTo("001");
        assertThat(tree.at("/E1EDP01/0/E1EDP19/0/IDTNR").asText()).isEqualTo("ABC");
        assertThat(tree.at("/E1EDP01/1/E1EDP19/0/QUALF").asText()).isEqualTo("003");
    }

    @Test
    void a_segment_without_a_layout_is_kept_by_its_name() {
        var tree = decode(CONTROL + segment("ZZOWN", "whatever")).get(0).tree();
        assertThat(tree.at("/unexpected/0/tag").asText()).isEqualTo("ZZOWN");
    }

    @Test
    void each_control_record_begins_an_item_and_a_value_is_found_by_line_and_column() {
        var elements = decode(CONTROL + segment("E2EDP01", "10") + "\r\n" + CONTROL + segment("E2EDP01", "20    003"));
        assertThat(elements).hasSize(2);
        assertThat(elements.get(1).place("/E1EDP01/0/ACTION")).isEqualTo(new Place(5, 70));
        assertThat(elements.get(1).place("/E1EDP01/0/NETWR")).isEqualTo(new Place(5, 1));
        assertThat(elements.get(1).document()).startsWith("EDI_DC40").endsWith("003");
    }

    @Test
    void what_does_not_begin_with_a_control_record_is_refused_at_its_place() {
        assertThatThrownBy(() -> decode("\n\nHEA  ORDERS\n")).isInstanceOfSatisfying(Unreadable.class, e -> {
            assertThat(e.problem().code()).isEqualTo("SER-0113");
            assertThat(e.problem().line()).isEqualTo(3);
        });
    }

    @Test
    void what_is_written_is_read_as_it_was_and_what_has_no_place_is_told() {
        var nodes = Nodes.INSTANCE;
        var segments = nodes.arrayNode();
        segments.addObject()
                .putObject("EDI_DC40")
                .put("TABNAM", "EDI_DC40")
                .put("MANDT", "750")
                .put("MESTYP", "ORDRSP");
        segments.addObject().putObject("E2EDP01007").put("POSEX", "00010").put("MENEE", "PCE");
        segments.addObject().putObject("E2EDP20").put("WMENG", "12.000").putNull("EDATU");
        var text = IdocText.of(segments);

        var tree = decode(text).get(0).tree();
        assertThat(tree.at("/control/MESTYP").asText()).isEqualTo("ORDRSP");
        assertThat(tree.at("/E1EDP01/0/E1EDP20/0/WMENG").asText()).isEqualTo("12.000");
        assertThat(text.lines().toList().get(2)).startsWith("E2EDP20").contains("00000200000103");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).doesNotEndWith(" "));
        assertThatThrownBy(() -> IdocText.of(nodes.arrayNode()
                        .add(nodes.objectNode()
                                .set("E2EDP20", nodes.objectNode().put("NO", "1")))))
                .hasMessageContaining("has no field NO");
        assertThatThrownBy(() -> IdocText.of(nodes.arrayNode()
                        .add(nodes.objectNode()
                                .set("E2EDP20", nodes.objectNode().put("EDATU", "2026-03-02")))))
                .hasMessageContaining("room for 8");
    }

    private static String segment(String name, String data) {
        return String.format("%-63s%s%n", String.format("%-30s100%016d000001000000", name, 42) + "02", data);
    }

    private static List<Element> decode(String text) {
        return new IdocDecoder()
                .decode(
                        new Source(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8),
                        PartnerFile.ofSample(Format.IDOC));
    }
}
