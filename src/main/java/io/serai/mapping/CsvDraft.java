package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
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
    private static final Map<Pattern, String> DATES = dates();
    private static final int MOST_ROWS = 200;

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

    private static Map<Pattern, String> dates() {
        var dates = new LinkedHashMap<Pattern, String>();
        dates.put(Pattern.compile("\\d{2}/\\d{2}/\\d{4} \\d{2}:\\d{2}:\\d{2}"), "dd/MM/yyyy HH:mm:ss");
        dates.put(Pattern.compile("\\d{2}/\\d{2}/\\d{4} \\d{2}:\\d{2}"), "dd/MM/yyyy HH:mm");
        dates.put(Pattern.compile("\\d{2}/\\d{2}/\\d{4}"), "dd/MM/yyyy");
        dates.put(Pattern.compile("\\d{1,2}/\\d{1,2}/\\d{4}"), "d/M/yyyy");
        dates.put(Pattern.compile("\\d{2}[.]\\d{2}[.]\\d{4}"), "dd.MM.yyyy");
        dates.put(Pattern.compile("\\d{2}-\\d{2}-\\d{4}"), "dd-MM-yyyy");
        dates.put(Pattern.compile("\\d{8}"), "yyyyMMdd");
        return dates;
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
        var unplaced = new ArrayList<String>();
        for (var name : names) {
            var field = Synonyms.field(name).orElse(null);
            if (field == null || columns.putIfAbsent(field, name) != null) {
                unplaced.add(name);
            }
        }
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
        for (var each : DATES.entrySet()) {
            if (!told.isEmpty()
                    && told.stream()
                            .allMatch(text -> each.getKey().matcher(text).matches())) {
                boolean monthFirst = each.getValue().startsWith("dd/MM")
                        && told.stream().anyMatch(text -> Integer.parseInt(text.substring(3, 5)) > 12);
                return monthFirst ? each.getValue().replace("dd/MM", "MM/dd") : each.getValue();
            }
        }
        return null;
    }

    private static String quoted(String text) {
        return new TextNode(text).toString();
    }
}
