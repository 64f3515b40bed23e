package io.serai.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** CSV (RFC 4180): each row an item, an object by the header's names; an empty cell is absent, a blank line is none. */
final class CsvDecoder implements Decoder {
    private static final CsvFactory FACTORY = CsvFactory.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    /** A cell and where it begins. */
    private record Cell(String value, int from) {}

    @Override
    public List<Element> decode(Source source, Partner partner) {
        var rows = rows(source.text(), partner.csv().separator());
        if (rows.isEmpty()) {
            return List.of();
        }
        if (!partner.csv().header()) {
            var names = IntStream.rangeClosed(1, rows.get(0).size())
                    .mapToObj(Integer::toString)
                    .toList();
            return elements(source, names, rows, 0);
        }
        var names = rows.get(0).stream().map(cell -> cell.value().strip()).toList();
        requireDistinct(source, names, rows.get(0));
        return elements(source, names, rows, 1);
    }

    private static List<Element> elements(Source source, List<String> names, List<List<Cell>> rows, int first) {
        var elements = new ArrayList<Element>();
        for (int i = first; i < rows.size(); i++) {
            int to =
                    i + 1 < rows.size() ? start(rows.get(i + 1)) : source.text().length();
            var header = first == 0 ? null : new Span(0, start(rows.get(1)));
            elements.add(new Row(source, header, new Span(start(rows.get(i)), to), names, rows.get(i)));
        }
        return elements;
    }

    private static int start(List<Cell> row) {
        return row.get(0).from();
    }

    private static void requireDistinct(Source source, List<String> names, List<Cell> header) {
        for (int i = 0; i < names.size(); i++) {
            if (names.indexOf(names.get(i)) < i) {
                throw new Unreadable(
                        "SER-0105",
                        Map.of("detail", names.get(i)),
                        source.place(header.get(i).from()));
            }
        }
    }

    private static List<List<Cell>> rows(String text, char separator) {
        var rows = new ArrayList<List<Cell>>();
        try (CsvParser parser = FACTORY.createParser(text)) {
            parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(separator));
            List<Cell> row = new ArrayList<>();
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    row.add(new Cell(parser.getText(), (int)
                            parser.currentTokenLocation().getCharOffset()));
                } else if (token == JsonToken.END_ARRAY && !row.isEmpty()) {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            }
            return rows;
        } catch (JsonProcessingException e) {
            throw new Unreadable("SER-0101", Map.of("detail", e.getOriginalMessage()), place(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Place place(JsonProcessingException e) {
        var at = e.getLocation();
        return at == null ? Place.UNKNOWN : new Place(at.getLineNr(), at.getColumnNr());
    }

    private record Row(Source source, @Nullable Span header, Span span, List<String> names, List<Cell> cells)
            implements Element {

        @Override
        public JsonNode tree() {
            if (cells.size() != names.size()) {
                throw new Unreadable(
                        "SER-0108",
                        Map.of("cells", Integer.toString(cells.size()), "columns", Integer.toString(names.size())),
                        source.place(span.from()));
            }
            var tree = Nodes.INSTANCE.objectNode();
            for (int i = 0; i < cells.size(); i++) {
                var value = cells.get(i).value().strip();
                if (!value.isEmpty()) {
                    tree.set(names.get(i), Nodes.INSTANCE.textNode(value));
                }
            }
            return tree;
        }

        @Override
        public String document() {
            return header == null ? source.text(span) : source.text(header) + source.text(span);
        }

        @Override
        public Place place(String pointer) {
            int column = names.indexOf(pointer.isEmpty() ? "" : pointer.substring(1));
            return source.place(column < 0 ? span.from() : cells.get(column).from());
        }
    }
}
