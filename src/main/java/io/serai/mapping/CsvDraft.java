package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Drafts a channel of CSV: its columns by their names, its separator, character set, decimal mark and dates by what is in them. */
final class CsvDraft {
    static final Pattern COMMA_IS_DECIMAL = Pattern.compile("-?\\d{1,3}([.]\\d{3})*,\\d{1,2}|-?\\d+,\\d{1,2}");
    private static final int MOST_ROWS = 200;
    /** Amounts that some tell of the order, and others of each line. */
    private static final Map<String, String> PER_LINE =
            Map.of("shipping", "line.shipping", "tax", "line.tax", "discount", "line.discount");

    private final String title;
    private final List<JsonNode> rows;
    private final Set<String> names;
    private final String separator;
    private final String charset;

    CsvDraft(String title, byte[] sample) {
        this.title = title;
        var found = CsvShape.charset(sample);
        var text = Characters.of(sample, found);
        this.charset = sample.length > 1 && Characters.isUtf16(sample) ? "UTF-16" : found.name();
        char mark = CsvShape.separator(text);
        this.separator = mark == '\t' ? "tab" : String.valueOf(mark);
        var channel = PartnerFile.ofSample(Partner.Format.CSV, "csv: {separator: auto, charset: auto}");
        this.rows = Draft.items(channel, sample).stream().limit(MOST_ROWS).toList();
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("the sample has no row below its header");
        }
        this.names = header(text, mark);
    }

    private static Set<String> header(String text, char mark) {
        var first = text.lines().findFirst().orElse("");
        var quoted = Pattern.quote(String.valueOf(mark));
        return List.of(first.split(quoted, -1)).stream()
                .map(name -> name.strip().replaceAll("^\"|\"$", ""))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Draft draft() {
        var columns = new LinkedHashMap<String, String>();
        // What is certain goes before what is guessed, wherever it stands.
        names.forEach(name -> place(columns, Synonyms.field(name).stream().toList(), leaf(name)));
        names.stream().filter(name -> !columns.containsValue(name)).forEach(name -> {
            var leaf = leaf(name);
            var guesses = Stream.concat(
                            Recognition.guessesOfOrder(leaf).stream(), Recognition.guessesOfLine(leaf).stream())
                    .filter(ColumnFields.known()::contains)
                    .toList();
            place(columns, guesses, leaf);
        });
        PER_LINE.forEach((field, ofLine) -> {
            var column = columns.get(field);
            if (column != null && !columns.containsKey(ofLine) && differs(columns.get("reference"), column)) {
                columns.remove(field);
                columns.put(ofLine, column);
            }
        });
        var unplaced =
                names.stream().filter(name -> !columns.containsValue(name)).toList();
        if (columns.containsKey("line.unitPrice")) {
            columns.remove("line.total");
        }
        var missing = ColumnFields.needed().stream()
                .filter(field -> !columns.containsKey(field))
                .toList();
        var decimal = decimal();
        var dates = dates(columns.get("placedAt"));
        var found = new ArrayList<>(List.of("separator " + separator, "charset " + charset, "decimal mark " + decimal));
        if (dates != null) {
            found.add("dates " + dates);
        }
        return new Draft(Map.of("channel.yaml", yaml(columns, missing, decimal, dates)), found, unplaced, missing);
    }

    private static void place(Map<String, String> columns, List<String> fields, Leaf leaf) {
        fields.stream()
                .filter(field -> !columns.containsKey(field) && Likely.fits(field, leaf.value()))
                .findFirst()
                .ifPresent(field -> columns.put(field, leaf.name()));
    }

    /** A column with the first value that says anything. */
    private Leaf leaf(String name) {
        var value = rows.stream()
                .map(row -> row.path(name))
                .filter(cell -> !cell.asText().isBlank())
                .findFirst()
                .orElse(MissingNode.getInstance());
        return new Leaf(name, name, List.of(), value);
    }

    /** Whether the rows of an order say different things, so that each is of its line. */
    private boolean differs(@Nullable String reference, String column) {
        var told = new HashMap<String, String>();
        return reference != null
                && rows.stream().anyMatch(row -> {
                    var value = row.path(column).asText();
                    var before = told.putIfAbsent(row.path(reference).asText(), value);
                    return before != null && !before.equals(value);
                });
    }

    private String yaml(Map<String, String> columns, List<String> missing, String decimal, @Nullable String dates) {
        var yaml = new StringBuilder("# Drafted from a sample. Every property is described in docs/channels.md.\n");
        yaml.append("title: ").append(quoted(title)).append("\nlane: orders\nformat: csv\n");
        if (!columns.containsKey("currency")) {
            yaml.append("currency: ARS # to be checked\n");
        }
        if (!columns.containsKey("shipTo.country")) {
            yaml.append("country: AR # to be checked\n");
        }
        yaml.append(
                "zone: America/Argentina/Buenos_Aires # to be checked\npayment:\n  trust: always # to be checked\ncsv:\n");
        yaml.append("  separator: ")
                .append(separator.equals("tab") ? "tab" : quoted(separator))
                .append('\n');
        yaml.append("  charset: ")
                .append(charset.equals("UTF-16") ? "UTF-8" : charset)
                .append('\n');
        yaml.append("  decimal: ").append(quoted(decimal)).append('\n');
        if (dates != null) {
            yaml.append("  dates: ").append(dates).append('\n');
        }
        yaml.append("columns:\n");
        missing.forEach(field -> yaml.append("  ").append(field).append(": TO-BE-NAMED # no column was recognised\n"));
        columns.forEach((field, name) -> yaml.append("  ")
                .append(field)
                .append(": ")
                .append(quoted(name))
                .append('\n'));
        return yaml.toString();
    }

    private String decimal() {
        return cells().anyMatch(cell -> COMMA_IS_DECIMAL.matcher(cell).matches()) ? "," : ".";
    }

    private Stream<String> cells() {
        return rows.stream().flatMap(JsonNode::valueStream).map(JsonNode::asText);
    }

    private @Nullable String dates(@Nullable String column) {
        var told = rows.stream()
                .map(row -> row.path(column == null ? "" : column).asText())
                .filter(text -> !text.isEmpty())
                .toList();
        return Likely.dates(told);
    }

    private static String quoted(String text) {
        return new TextNode(text).toString();
    }
}
