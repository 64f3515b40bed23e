package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A long CSV is cut between rows, and nowhere else; where several rows are one order, between orders. */
class CsvPiecesTest {
    private static final CsvDialect CSV = new CsvDialect(';', StandardCharsets.UTF_8, true);
    private static final Column NO = new Column(List.of("id", "no"), null, Map.of());
    private static final Partner PARTNER = partner(CSV, Map.of());
    private static final Partner ORDERS = partner(CSV, Map.of(Columns.KEY, NO));
    private static final int LONG = 1 << 20;
    private static final List<String> CELLS = List.of(
            "", "a", "\"a\"", "\"a;b\"", "\"a\nb\"", "\"a\"\"b\n\"", "5\" pipe", "\"\"", "ñandú", "\"\r\n\"", "x\"\"");

    private record Text(long linesBefore, String text) {}

    @Test
    void each_piece_has_the_header_and_whole_rows() {
        assertThat(cut("h;i\n1;\"a\nb\"\n2;c\n3;d\n", 2))
                .containsExactly(new Text(0, "h;i\n1;\"a\nb\"\n2;c\n"), new Text(3, "h;i\n3;d\n"));
    }

    @Test
    void a_file_without_rows_is_one_piece_with_its_header() {
        assertThat(cut("h;i\n", 2)).isEmpty();
        assertThat(cut("h;i", 2)).containsExactly(new Text(0, "h;i"));
    }

    @Test
    void a_quote_that_is_never_closed_ends_with_the_file() {
        assertThat(cut("h\n\"a\nb\nc\n", 1)).containsExactly(new Text(0, "h\n\"a\nb\nc\n"));
    }

    @Test
    void a_row_that_does_not_end_is_handed_on_before_it_fills_the_memory() {
        assertThat(cut("h\n" + "x".repeat(100), 1, 40))
                .hasSizeGreaterThan(1)
                .allSatisfy(piece -> assertThat(piece.text()).hasSizeLessThanOrEqualTo(41));
    }

    @Test
    void rows_of_one_order_that_lie_together_stay_together() {
        assertThat(texts(ORDERS, "no;sku\n1;A\n1;B\n1;C\n2;A\n\n2;B\n3;A\n", 2, LONG))
                .containsExactly(
                        new Text(0, "no;sku\n1;A\n1;B\n1;C\n"),
                        new Text(3, "no;sku\n2;A\n\n2;B\n"),
                        new Text(6, "no;sku\n3;A\n"));
        assertThat(pieces(ORDERS, "\uFEFFno;sku\n1;A\n2;A\n3;A\n", 2, LONG))
                .extracting(Piece::keys)
                .extracting(keys -> String.join("+", new TreeSet<>(keys)))
                .as("a byte order mark does not hide the name of the first column")
                .containsExactly("1+2", "3");
    }

    @Test
    void a_row_that_names_no_order_is_one_of_its_own() {
        assertThat(texts(ORDERS, "no;sku\n;A\n;B\n;C\n", 1, LONG)).hasSize(3);
    }

    @Test
    void a_file_tells_what_is_in_it_and_what_does_not_agree_is_found() {
        var trailer = new CsvDialect.Trailer("TOTAL", "rows", "orders", "amount");
        var told =
                partner(new CsvDialect(';', StandardCharsets.UTF_8, true, ",", null, trailer), Map.of(Columns.KEY, NO));
        var head = "no;rows;orders;amount\n";
        var rows = "1;;;1.010,50\n1;;;0,50\n2;;;9\n";
        assertThat(problems(told, head + rows + "TOTAL;3;2;1.020,00\n")).isEmpty();
        assertThat(problems(told, head + rows + "TOTAL;4;2;1.020,01\n"))
                .extracting(problem -> problem.code() + " " + problem.args().get("column") + " "
                        + problem.args().get("found"))
                .containsExactly("SER-0115 rows 3", "SER-0115 amount 1020.00");
        assertThat(problems(told, head + rows)).extracting(Problem::code).containsExactly("SER-0116");
        assertThat(new CsvDecoder().decode(new Source(head + rows + "TOTAL;3;2;1.020,00\n"), told))
                .as("it is no item")
                .hasSize(2)
                .allSatisfy(order -> assertThat(order.document()).doesNotContain("TOTAL"));
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
        var whole = rows(PARTNER, text.toString(), 0);
        var pieces = cut(text.toString(), 1 + random.nextInt(5)).stream()
                .flatMap(piece -> rows(PARTNER, piece.text(), piece.linesBefore()).stream())
                .toList();
        assertThat(pieces).isEqualTo(whole);
    }

    @Property(tries = 500)
    void the_orders_of_all_pieces_are_the_orders_of_the_file_and_stand_where_they_stood(@ForAll long seed) {
        var random = new Random(seed);
        var text = new StringBuilder("no;one;two\n");
        for (int order = 1 + random.nextInt(12); order > 0; order--) {
            var key = random.nextInt(4) == 0 ? "\"o\n" + order + "\"" : "o" + order;
            for (int row = random.nextInt(5); row >= 0; row--) {
                text.append(key)
                        .append(';')
                        .append(cell(random))
                        .append(';')
                        .append(cell(random))
                        .append('\n');
            }
        }
        var whole = rows(ORDERS, text.toString(), 0);
        var pieces = texts(ORDERS, text.toString(), 1 + random.nextInt(5), LONG).stream()
                .flatMap(piece -> rows(ORDERS, piece.text(), piece.linesBefore()).stream())
                .toList();
        assertThat(pieces).isEqualTo(whole);
    }

    private static String cell(Random random) {
        return CELLS.get(random.nextInt(CELLS.size()));
    }

    /** As the decoder reads them, with their lines. */
    private static List<String> rows(Partner partner, String text, long linesBefore) {
        var rows = new ArrayList<String>();
        for (var element : new CsvDecoder().decode(new Source(text), partner)) {
            rows.add((element.place("").line() + linesBefore) + " " + element.tree());
        }
        return rows;
    }

    private static List<Text> cut(String text, int rows) {
        return cut(text, rows, LONG);
    }

    private static List<Text> cut(String text, int rows, int longest) {
        return texts(PARTNER, text, rows, longest);
    }

    private static List<Text> texts(Partner partner, String text, int rows, int longest) {
        return pieces(partner, text, rows, longest).stream()
                .map(piece -> new Text(piece.linesBefore(), new String(piece.bytes(), StandardCharsets.UTF_8)))
                .toList();
    }

    private static List<Piece> pieces(Partner partner, String text, int rows, int longest) {
        var pieces = new ArrayList<Piece>();
        cut(partner, text, new Piece.Limits(rows, LONG, longest), pieces::add);
        return pieces;
    }

    private static List<Problem> problems(Partner partner, String text) {
        return cut(partner, text, new Piece.Limits(1, LONG, LONG), piece -> {});
    }

    private static List<Problem> cut(Partner partner, String text, Piece.Limits limits, Piece.Taker taker) {
        try {
            return new CsvPieces(partner, ';', limits, taker)
                    .cut(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Partner partner(CsvDialect csv, Map<String, Column> columns) {
        return new Partner(
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
                Set.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Set.of(),
                Map.of(),
                Partner.SkuIs.SKU,
                new Partner.Signature(Partner.Signature.Scheme.NONE, null, 202),
                null,
                0,
                csv,
                null,
                new Partner.Back(Map.of(), 1, Set.of(), null, false, Map.of()),
                columns,
                List.of(),
                null);
    }
}
