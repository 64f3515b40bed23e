package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A long XML file is cut between the elements at a path, and each piece is a document. */
class XmlPiecesTest {
    private static final int LONG = 1 << 20;
    private static final String PATH = "/Log/Day/Sale";
    private static final List<String> BETWEEN = List.of(
            "",
            "\n",
            " <!-- <Sale>no</Sale> ' -->",
            "<Note at='x>y' to=\"/Sale>\"/>",
            "<![CDATA[<Sale>]]>",
            "<?keep <Sale> ?>",
            "\n  <Other><Sale>deeper</Sale></Other>");

    @Test
    void each_piece_is_a_document_with_the_elements_around() {
        var text = "<?xml version=\"1.0\"?>\n<p:Log xmlns:p=\"u\">\n<Day d='1'>\n<Sale>1</Sale>\n<Sale>2</Sale>\n</Day>"
                + "<Day d='2'><Sale>3</Sale></Day>\n</p:Log>\n";
        assertThat(cut(text, 1).stream().map(XmlPiecesTest::text))
                .containsExactly(
                        "<?xml version=\"1.0\"?>\n<p:Log xmlns:p=\"u\">\n<Day d='1'>\n<Sale>1</Sale>\n</Day></p:Log>",
                        "<?xml version=\"1.0\"?><p:Log xmlns:p=\"u\"><Day d='1'><Sale>2</Sale>\n</Day><Day d='2'></Day></p:Log>",
                        "<?xml version=\"1.0\"?><p:Log xmlns:p=\"u\"><Day d='2'><Sale>3</Sale></Day>\n</p:Log>\n");
    }

    @Test
    void a_short_file_is_one_piece_byte_for_byte() {
        var text = "<Log><Day><Sale a=\"1\"/><Sale/></Day></Log>\n";
        assertThat(cut(text, 2))
                .singleElement()
                .satisfies(piece -> assertThat(text(piece)).isEqualTo(text));
    }

    @Test
    void what_is_not_well_formed_or_has_a_doctype_is_cut_no_further() {
        assertThat(cut("<Log><Day><Sale>1</Sale><Sale>2</Wrong><Sale>3</Sale><Sale>4</Sale></Day></Log>", 1))
                .hasSize(2);
        var doctype = "<!DOCTYPE Log [<!ENTITY a 'b'>]><Log><Day><Sale>1</Sale><Sale>2</Sale></Day></Log>";
        assertThat(cut(doctype, 1))
                .singleElement()
                .satisfies(piece -> assertThat(text(piece)).isEqualTo(doctype));
    }

    @Test
    void what_a_batch_says_of_itself_is_held_against_what_is_in_it_wherever_it_says_so() {
        var settings = """
                items: /Batch/Order
                totals: {items: /Batch/Head/@count, sum: /Batch/Tail/Total, of: /Batch/Order/Total}
                """;
        var batch = "<b:Batch xmlns:b='u'><Head count=\"%s\"/><Order><Total>10.50</Total></Order>"
                + "<Order><Line><Total>7</Total></Line><Total> 2.25 </Total></Order><Tail><Total>%s</Total></Tail></b:Batch>";
        assertThat(problems(settings, batch.formatted("2", "12.75"))).isEmpty();
        assertThat(problems(settings, batch.formatted("3", "12.750")))
                .containsExactly("SER-0115 /Batch/Head/@count 3 2");
        assertThat(problems(settings, batch.formatted("2", ""))).containsExactly("SER-0115 /Batch/Tail/Total  12.75");
        assertThat(problems(settings, batch.formatted("3", "1").replace("</b:Batch>", "")))
                .as("what was cut off the decoder tells of")
                .isEmpty();
    }

    /** Of a file that is read in pieces of one item. */
    private static List<String> problems(String settings, String text) {
        try {
            var partner = PartnerFile.ofSample(Partner.Format.XML, settings);
            var stream = new BufferedInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            return Pieces.of(partner, stream)
                    .orElseThrow()
                    .cut(stream, new Piece.Limits(1, LONG, LONG), piece -> {})
                    .stream()
                    .map(problem -> problem.code() + " " + problem.args().get("column") + " "
                            + problem.args().get("told") + " " + problem.args().get("found"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void an_element_that_does_not_end_is_handed_on_before_it_fills_the_memory() {
        var pieces = new ArrayList<Piece>();
        cut("<Log><Day><Sale>" + "x".repeat(100), new Piece.Limits(1, LONG, 40), pieces);
        assertThat(pieces)
                .hasSizeGreaterThan(1)
                .allSatisfy(piece -> assertThat(piece.bytes()).hasSizeLessThanOrEqualTo(41));
    }

    @Property(tries = 500)
    void the_elements_of_all_pieces_are_those_of_the_file_and_stand_where_they_stood(@ForAll long seed) {
        var random = new Random(seed);
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Log>");
        for (int day = 1 + random.nextInt(3); day > 0; day--) {
            text.append(between(random)).append("<Day\n no=\"").append(day).append("\">");
            for (int sale = random.nextInt(8); sale > 0; sale--) {
                text.append(between(random)).append("<Sale no='").append(sale).append("'>");
                text.append(between(random)).append("ñ</Sale>");
            }
            text.append(between(random)).append("</Day>");
        }
        text.append("</Log>");
        if (!text.toString().contains("<Sale no")) {
            return;
        }
        var whole = elements(text.toString(), 0);
        var pieces = cut(text.toString(), 1 + random.nextInt(4)).stream()
                .flatMap(piece -> elements(text(piece), piece.linesBefore()).stream())
                .toList();
        assertThat(pieces).isEqualTo(whole);
    }

    private static String between(Random random) {
        return BETWEEN.get(random.nextInt(BETWEEN.size()));
    }

    /** As the decoder reads them, with their lines. */
    private static List<String> elements(String text, long linesBefore) {
        var source = new Source(text);
        var trees = XmlTree.trees(text, PATH);
        var spans = XmlTree.spans(text, PATH);
        return IntStream.range(0, trees.size())
                .mapToObj(i -> (source.place(spans.get(i).from()).line() + linesBefore) + " " + trees.get(i))
                .toList();
    }

    private static List<Piece> cut(String text, int items) {
        var pieces = new ArrayList<Piece>();
        cut(text, new Piece.Limits(items, LONG, LONG), pieces);
        return pieces;
    }

    private static void cut(String text, Piece.Limits limits, List<Piece> pieces) {
        try {
            new XmlPieces(PATH, null, limits, pieces::add)
                    .cut(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Piece piece) {
        return new String(piece.bytes(), StandardCharsets.UTF_8);
    }
}
