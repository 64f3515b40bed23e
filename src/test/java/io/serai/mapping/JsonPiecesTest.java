package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A long JSON file is cut between the elements of the array at a pointer, and each piece is a document. */
class JsonPiecesTest {
    private static final int LONG = 1 << 20;
    private static final List<String> BETWEEN = List.of("", " ", "\n", "\r\n  ");
    private static final List<String> VALUES = List.of(
            "{\"id\": 1}",
            "{\"id\":\"],\\\"}\", \"lines\" : [ {\"a\":[1,2]}, [] ]}",
            "[1,\n[2,3],{}]",
            "\"ñ \\\\\"",
            "-1.50",
            "null",
            "{\"page\":{\"orders\":[1,2,3]}}");

    @Test
    void each_piece_is_a_document_with_the_array_at_the_same_place() {
        var text =
                "{\"more\": {\"orders\": [0]}, \"page\":{\"no\":1,\"orders\":[\n{\"id\":1},\n{\"id\":2},\n{\"id\":3}\n]},\"total\":3}\n";
        assertThat(cut("/page/orders", text, 2).stream().map(JsonPiecesTest::text))
                .containsExactly(
                        "{\"more\": {\"orders\": [0]}, \"page\":{\"no\":1,\"orders\":[\n{\"id\":1},\n{\"id\":2}]}}",
                        "{\"page\":{\"orders\":[\n{\"id\":3}\n]},\"total\":3}\n");
    }

    @Test
    void a_file_that_is_an_array_is_cut_into_arrays() {
        var pieces = cut("", "[{\"id\":1},{\"id\":2},[3,4]]", 1);
        assertThat(pieces.stream().map(JsonPiecesTest::text))
                .containsExactly("[{\"id\":1}]", "[{\"id\":2}]", "[[3,4]]");
    }

    @Test
    void a_name_may_be_written_with_escapes_in_the_file_and_has_them_where_it_needs_them() {
        var pieces = cut("/a\"b/\u00f1", "{\"a\\\"b\":{\"\\u00f1\":[1,2]}}", 1);
        assertThat(pieces.stream().map(JsonPiecesTest::text))
                .containsExactly("{\"a\\\"b\":{\"\\u00f1\":[1]}}", "{\"a\\\"b\":{\"ñ\":[2]}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/orders | {'orders':[1,2]}",
                "/orders | {'orders':{'orders':[1,2,3,4]},'x':[1,2,3,4]}",
                "/orders | [1,2,3,4]",
                "/orders | {'other':[1,2,3,4]}",
                "/orders | not json, at, all, [1,2,3,4]"
            })
    void what_is_short_or_has_no_such_array_is_one_piece_byte_for_byte(String pointer, String text) {
        var json = text.replace('\'', '"');
        assertThat(cut(pointer, json, 2))
                .singleElement()
                .satisfies(piece -> assertThat(text(piece)).isEqualTo(json));
    }

    @Test
    void an_element_that_does_not_end_is_handed_on_before_it_fills_the_memory() {
        var pieces = new ArrayList<Piece>();
        cut("", "[\"" + "x".repeat(100), new Piece.Limits(1, LONG, 40), pieces);
        assertThat(pieces)
                .hasSizeGreaterThan(1)
                .allSatisfy(piece -> assertThat(piece.bytes()).hasSizeLessThanOrEqualTo(41));
    }

    @Test
    void a_pointer_through_an_array_is_not_followed() {
        assertThat(JsonPieces.path("/pages/0/orders")).isEmpty();
        assertThat(JsonPieces.path("/pages/orders")).contains(List.of("pages", "orders"));
        assertThat(JsonPieces.path("")).contains(List.of());
    }

    @Property(tries = 500)
    void the_elements_of_all_pieces_are_those_of_the_file_and_stand_where_they_stood(@ForAll long seed) {
        var random = new Random(seed);
        var pointer = random.nextBoolean() ? "/page/orders" : random.nextBoolean() ? "/orders" : "";
        var array = new StringBuilder("[");
        int many = random.nextInt(12);
        for (int i = 0; i < many; i++) {
            array.append(any(BETWEEN, random)).append(any(VALUES, random)).append(any(BETWEEN, random));
            array.append(i + 1 < many ? "," : "");
        }
        array.append(any(BETWEEN, random)).append("]");
        var text = switch (pointer) {
            case "/page/orders" ->
                "{\"a\":[1,{\"orders\":[7]}],\n\"page\" : {\"x\":\"page\",\"orders\":" + array + ",\"z\":{}}}";
            case "/orders" -> "{ \"page\":{\"orders\":[1]}, \"orders\" :\n" + array + "\n}";
            default -> "\n" + array + "\n";
        };
        var whole = elements(pointer, text, 0);
        var pieces = cut(pointer, text, 1 + random.nextInt(4)).stream()
                .flatMap(piece -> elements(pointer, text(piece), piece.linesBefore()).stream())
                .toList();
        assertThat(pieces).isEqualTo(whole);
    }

    private static String any(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    /** As the decoder reads them, with their lines. */
    private static List<String> elements(String pointer, String text, long linesBefore) {
        var partner = Sample.partners("json", "items: \"" + pointer + "\"", ".")
                .find("sample")
                .orElseThrow();
        return new JsonDecoder()
                .decode(new Source(text), partner).stream()
                        .map(each -> (each.place("").line() + linesBefore) + " " + each.tree())
                        .toList();
    }

    private static List<Piece> cut(String pointer, String text, int items) {
        var pieces = new ArrayList<Piece>();
        cut(pointer, text, new Piece.Limits(items, LONG, LONG), pieces);
        return pieces;
    }

    private static void cut(String pointer, String text, Piece.Limits limits, List<Piece> pieces) {
        try {
            JsonPieces.cut(
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                    JsonPieces.path(pointer).orElseThrow(),
                    limits,
                    pieces::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Piece piece) {
        return new String(piece.bytes(), StandardCharsets.UTF_8);
    }
}
