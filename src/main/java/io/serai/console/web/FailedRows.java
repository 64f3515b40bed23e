package io.serai.console.web;

import io.serai.mapping.CsvShape;
import io.serai.mapping.Partner;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The items of a file that were refused as CSV, with code and reason behind each: of CSV its own header and cells, each row of an order
 * that has several; of anything else the element as one cell. For people, who open it in a spreadsheet: a cell that would be taken for a formula has
 * a quote in front, unless it is a number.
 */
final class FailedRows {
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9][0-9.,]*");
    private static final String TRIGGERS = "=+-@\t\r";
    private static final String ADDED = "serai_code%1$sserai_reason\n";

    private final Writer out;
    private final boolean rows;
    private final boolean header;
    private @Nullable Character separator;
    private boolean headed;

    FailedRows(Writer out, Partner partner) {
        this.out = out;
        this.rows = partner.format() == Partner.Format.CSV;
        this.header = rows && partner.csv().header();
        this.separator = rows ? partner.csv().separator() : Character.valueOf(',');
    }

    /** @param document the item with its header; empty if it could not be read */
    void write(String document, List<ProblemWords.Told> problems) throws IOException {
        var told = told(problems, separator(document));
        if (!rows) {
            head("serai_item", ',');
            out.write(document.isEmpty() ? "" : quoted(document));
            out.write(told);
            return;
        }
        var parts = rows(document);
        if (header && !parts.isEmpty()) {
            head(safe(bare(parts.get(0)), separator(document)), separator(document));
        }
        for (var each : parts.subList(Math.min(header ? 1 : 0, parts.size()), parts.size())) {
            out.write(safe(bare(each), separator(document)) + told);
        }
        if (parts.isEmpty()) {
            out.write(told);
        }
    }

    private void head(String columns, char mark) throws IOException {
        if (!headed) {
            out.write(columns + mark + ADDED.formatted(mark));
            headed = true;
        }
    }

    /** Where the settings leave it to the file, what its first row has most of. */
    private char separator(String document) {
        var known = separator;
        if (known == null) {
            known = CsvShape.separator(document);
            separator = document.isEmpty() ? null : known;
        }
        return known;
    }

    private static String told(List<ProblemWords.Told> problems, char separator) {
        var codes = problems.stream().map(ProblemWords.Told::code).collect(Collectors.joining(" "));
        var reasons = problems.stream()
                .map(told -> (told.title() + ". " + told.detail() + " " + told.where()).strip())
                .collect(Collectors.joining("; "));
        return separator + codes + separator + quoted(reasons.replaceAll("\\s+", " ")) + "\n";
    }

    private static String bare(String row) {
        return row.replaceAll("[\r\n]+$", "");
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    /** With their line breaks; a line break within quotes is none. Blank ones are left out. */
    private static List<String> rows(String document) {
        var rows = new ArrayList<String>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < document.length(); i++) {
            char c = document.charAt(i);
            quoted ^= c == '"';
            if ((c == '\n' && !quoted) || i == document.length() - 1) {
                rows.add(document.substring(from, i + 1));
                from = i + 1;
            }
        }
        rows.removeIf(String::isBlank);
        return rows;
    }

    /** Each cell that would be a formula with a quote in front. */
    private static String safe(String row, char separator) {
        var safe = new StringBuilder();
        int from = 0;
        boolean quoted = false;
        for (int i = 0; i <= row.length(); i++) {
            if (i == row.length() || (row.charAt(i) == separator && !quoted)) {
                safe.append(cell(row.substring(from, i)));
                if (i < row.length()) {
                    safe.append(separator);
                }
                from = i + 1;
            } else {
                quoted ^= row.charAt(i) == '"';
            }
        }
        return safe.toString();
    }

    private static String cell(String cell) {
        int at = cell.startsWith("\"") ? 1 : 0;
        boolean triggers = cell.length() > at && TRIGGERS.indexOf(cell.charAt(at)) >= 0;
        return triggers && !NUMBER.matcher(cell.replace("\"", "")).matches()
                ? cell.substring(0, at) + "'" + cell.substring(at)
                : cell;
    }
}
