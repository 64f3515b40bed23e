package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.mapping.Partner.Csv;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A long CSV is cut between rows, and nowhere else. */
class CsvPiecesTest {
    private static final Csv CSV = new Csv(';', StandardCharsets.UTF_8, true);
    private static final Partner PARTNER = new Partner(
            "pieces",
            Partner.Kind.CHANNEL,
            "Pieces",
            Lane.ORDERS,
            Partner.Format.CSV,
            null,
            "order.jslt",
            null,
            null,
            null,
            null,
            new Partner.Payment(Partner.Payment.Trust.ALWAYS, null, Partner.Payment.Capture.SHIPMENT),
            false,
            Map.of(),
            Map.of(),
            Map.of(),
            Partner.SkuIs.SKU,
            new Partner.Signature(Partner.Signature.Scheme.NONE, null, 202),
            null,
            0,
            CSV,
            new Partner.Back(Map.of(), 1),
            Map.of(),
            List.of());
    private static final int LONG = 1 << 20;
    private static final List<String> CELLS = List.of(
            "", "a", "\"a\"", "\"a;b\"", "\"a\nb\"", "\"a\"\"b\n\"", "5\" pipe", "\"\"", "ñandú", "\"\r\n\"", "x\"\"");

    private record Piece(long linesBefore, String text) {}

    @Test
    void each_piece_has_the_header_and_whole_rows() {
        assertThat(cut("h;i\n1;\"a\nb\"\n2;c\n3;d\n", 2))
                .containsExactly(new Piece(0, "h;i\n1;\"a\nb\"\n2;c\n"), new Piece(3, "h;i\n3;d\n"));
    }

    @Test
    void a_file_without_rows_is_one_piece_with_its_header() {
        assertThat(cut("h;i\n", 2)).isEmpty();
        assertThat(cut("h;i", 2)).containsExactly(new Piece(0, "h;i"));
    }

    @Test
    void a_quote_that_is_never_closed_ends_with_the_file() {
        assertThat(cut("h\n\"a\nb\nc\n", 1)).containsExactly(new Piece(0, "h\n\"a\nb\nc\n"));
    }

    @Test
    void a_row_that_does_not_end_is_handed_on_before_it_fills_the_memory() {
        assertThat(cut("h\n" + "x".repeat(100), 1, 40))
                .hasSizeGreaterThan(1)
                .allSatisfy(piece -> assertThat(piece.text()).hasSizeLessThanOrEqualTo(41));
    }

    @Property(tries = 500)
    void the_rows_of_all_pieces_are_the_rows_of_the_file_and_stand_where_they_stood(@ForAll long seed) {
        var random = new Random(seed);
        var text = new StringBuilder("no;one;two\n");
        for (int row = 1 + random.nextInt(40); row > 0; row--) {
            text.append(row)
                    .append(';')
                    .append(cell(random))
                    .append(';')
                    .append(cell(random))
                    .append(random.nextBoolean() ? "\n" : "\r\n");
        }
        var whole = rows(text.toString(), 0);
        var pieces = cut(text.toString(), 1 + random.nextInt(5)).stream()
                .flatMap(piece -> rows(piece.text(), piece.linesBefore()).stream())
                .toList();
        assertThat(pieces).isEqualTo(whole);
    }

    private static String cell(Random random) {
        return CELLS.get(random.nextInt(CELLS.size()));
    }

    /** As the decoder reads them, with their lines. */
    private static List<String> rows(String text, long linesBefore) {
        var rows = new ArrayList<String>();
        for (var element : new CsvDecoder().decode(new Source(text), PARTNER)) {
            rows.add((element.place("").line() + linesBefore) + " " + element.tree());
        }
        return rows;
    }

    private static List<Piece> cut(String text, int rows) {
        return cut(text, rows, LONG);
    }

    private static List<Piece> cut(String text, int rows, int longest) {
        var pieces = new ArrayList<Piece>();
        try {
            CsvPieces.cut(
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                    CSV,
                    rows,
                    LONG,
                    longest,
                    (no, linesBefore, piece) ->
                            pieces.add(new Piece(linesBefore, new String(piece, StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pieces;
    }
}
