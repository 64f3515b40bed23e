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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
        var known = partner.csv().separator();
        var rows = rows(source.text(), known == null ? CsvShape.separator(source.text()) : known);
        if (rows.isEmpty()) {
            return List.of();
        }
        if (!partner.csv().header()) {
            var names = IntStream.rangeClosed(1, rows.get(0).size())
                    .mapToObj(Integer::toString)
                    .toList();
            return grouped(partner, items(partner, elements(source, names, rows, 0)));
        }
        var names = rows.get(0).stream().map(cell -> cell.value().strip()).toList();
        requireDistinct(source, names, rows.get(0));
        return grouped(partner, items(partner, elements(source, names, rows, 1)));
    }

    /** Where columns are mapped, the rows that have the same reference are one element, in the order of their first rows. */
    private static List<Element> grouped(Partner partner, List<Row> rows) {
        var key = partner.columns().get(Columns.KEY);
        if (key == null) {
            return List.copyOf(rows);
        }
        var groups = new LinkedHashMap<String, List<Row>>();
        for (var row : rows) {
            // A row without a reference is told as one, and not mixed up with others that have none.
            var name = key.names().stream()
                    .map(row::cell)
                    .filter(cell -> !cell.isEmpty())
                    .findFirst()
                    .orElseGet(() -> "\0" + row.span.from());
            groups.computeIfAbsent(name, none -> new ArrayList<>()).add(row);
        }
        return groups.values().stream().<Element>map(Rows::new).toList();
    }

    /** A row that tells what the file has is none of its items. */
    private static List<Row> items(Partner partner, List<Row> rows) {
        var trailer = partner.csv().trailer();
        return trailer == null
                ? rows
                : rows.stream()
                        .filter(row -> !row.cells.get(0).value().strip().equals(trailer.mark()))
                        .toList();
    }

    private static List<Row> elements(Source source, List<String> names, List<List<Cell>> rows, int first) {
        var elements = new ArrayList<Row>();
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

    /**
     * Of a row that stands alone; none of a blank one.
     *
     * @throws Unreadable if it is no CSV
     */
    static List<String> cells(String row, char separator) {
        var rows = rows(row, separator);
        return rows.isEmpty()
                ? List.of()
                : rows.get(0).stream().map(cell -> cell.value().strip()).toList();
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

        /** Nothing if there is no such column, or no such cell in this row. */
        String cell(String name) {
            int column = names.indexOf(name);
            return column < 0 || column >= cells.size()
                    ? ""
                    : cells.get(column).value().strip();
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

    /** Several rows that are one: {@code {"rows": […]}}. */
    private record Rows(List<Row> rows) implements Element {
        private static final String PATH = "/rows/";

        @Override
        public JsonNode tree() {
            var tree = Nodes.INSTANCE.objectNode();
            var all = tree.putArray("rows");
            rows.forEach(row -> all.add(row.tree()));
            return tree;
        }

        @Override
        public String document() {
            var first = rows.get(0);
            var head = first.header == null ? "" : first.source.text(first.header);
            return rows.stream().map(row -> row.source.text(row.span)).collect(Collectors.joining("", head, ""));
        }

        @Override
        public Place place(String pointer) {
            if (!pointer.startsWith(PATH)) {
                return rows.get(0).place("");
            }
            var rest = pointer.substring(PATH.length());
            int slash = rest.indexOf('/');
            int row = Integer.parseInt(slash < 0 ? rest : rest.substring(0, slash));
            return rows.get(row).place(slash < 0 ? "" : rest.substring(slash));
        }
    }
}
