package io.serai.console.web;

import io.serai.console.FileQueries.Failed;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rows of a file that were refused as CSV: its own header and cells, and behind them code and reason. For people, who open it in a
 * spreadsheet: a cell that would be taken for a formula has a quote in front, unless it is a number.
 */
final class FailedRows {
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9][0-9.,]*");
    private static final String TRIGGERS = "=+-@\t\r";

    private final Writer out;
    private final char separator;
    private boolean headed;

    FailedRows(Writer out, char separator) {
        this.out = out;
        this.separator = separator;
    }

    void write(Failed row, List<ProblemWords.Told> problems) throws IOException {
        var document = row.document() == null ? "" : row.document();
        int header = afterFirstRow(document);
        if (!headed && !document.isEmpty()) {
            out.write(safe(bare(document.substring(0, header))) + separator + "serai_code" + separator
                    + "serai_reason\n");
            headed = true;
        }
        var codes = problems.stream().map(ProblemWords.Told::code).collect(Collectors.joining(" "));
        var reasons = problems.stream()
                .map(told -> (told.title() + ". " + told.detail() + " " + told.where()).strip())
                .collect(Collectors.joining("; "));
        out.write(safe(bare(document.substring(header))) + separator + codes + separator + quoted(reasons) + "\n");
    }

    private static String bare(String row) {
        return row.replaceAll("[\r\n]+$", "");
    }

    private static String quoted(String text) {
        return "\"" + text.replaceAll("\\s+", " ").replace("\"", "\"\"") + "\"";
    }

    /** Where the first row ends, with its line break. */
    private static int afterFirstRow(String document) {
        boolean quoted = false;
        for (int i = 0; i < document.length(); i++) {
            char c = document.charAt(i);
            quoted ^= c == '"';
            if (c == '\n' && !quoted) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Each cell that would be a formula with a quote in front. */
    private String safe(String row) {
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
