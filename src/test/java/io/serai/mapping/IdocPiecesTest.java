package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A long flat file of SAP's is cut between its IDocs. */
class IdocPiecesTest {
    private static final int LONG = 1 << 20;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\n\n"})
    void pieces_have_whole_idocs_and_tell_how_many_lines_were_before_them(String end) throws IOException {
        var idocs = List.of(
                "EDI_DC40 1" + end + "E2EDK01 EDI_DC40" + end,
                "EDI_DC40 2" + end,
                "EDI_DC40 3" + end + "E2EDP01" + end);

        var pieces = cut(String.join("", idocs), new Piece.Limits(2, LONG, LONG));

        assertThat(pieces.stream().map(IdocPiecesTest::text))
                .containsExactly(idocs.get(0) + idocs.get(1), idocs.get(2));
        assertThat(pieces.get(1).linesBefore())
                .isEqualTo(3L * end.chars().filter(c -> c == '\n').count());
    }

    @Test
    void a_piece_that_is_long_ends_with_its_idoc_and_one_without_end_before_it_fills_the_memory() throws IOException {
        assertThat(cut("EDI_DC40\nA\nEDI_DC40\nB\n", new Piece.Limits(9, 10, LONG)))
                .hasSize(2);
        assertThat(cut("EDI_DC40\n" + "x".repeat(100), new Piece.Limits(9, LONG, 40)))
                .hasSizeGreaterThan(1)
                .allSatisfy(piece -> assertThat(piece.bytes()).hasSizeLessThanOrEqualTo(41));
    }

    @Test
    void what_is_no_idoc_is_one_piece_byte_for_byte() throws IOException {
        for (var text : List.of("", "HEADER\nEDI_DC\n EDI_DC40\n", "EDI_DC40\n")) {
            var pieces = cut(text, new Piece.Limits(1, LONG, LONG));
            assertThat(String.join("", pieces.stream().map(IdocPiecesTest::text).toList()))
                    .isEqualTo(text);
            assertThat(pieces).hasSizeLessThanOrEqualTo(1);
        }
    }

    private static List<Piece> cut(String text, Piece.Limits limits) throws IOException {
        var pieces = new ArrayList<Piece>();
        IdocPieces.cut(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), limits, pieces::add);
        return pieces;
    }

    private static String text(Piece piece) {
        return new String(piece.bytes(), StandardCharsets.UTF_8);
    }
}
