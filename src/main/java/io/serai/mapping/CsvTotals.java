package io.serai.mapping;

import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a CSV says of itself in its last row, against what was read: a file that was cut off on its way, or joined wrongly, is found out. */
final class CsvTotals {
    private final CsvDialect.Trailer trailer;
    private final String decimal;
    private List<String> names = List.of();
    private @Nullable List<String> told;
    private @Nullable String lastOrder;
    private long rows;
    private long orders;
    private BigDecimal sum = BigDecimal.ZERO;

    private CsvTotals(CsvDialect.Trailer trailer, String decimal) {
        this.trailer = trailer;
        this.decimal = decimal;
    }

    /** Empty if the partner's files tell nothing of the kind. */
    static Optional<CsvTotals> of(CsvDialect csv) {
        return Optional.ofNullable(csv.trailer()).map(trailer -> new CsvTotals(trailer, csv.decimal()));
    }

    void header(List<String> columns) {
        names = columns;
    }

    /** Whether the row is the one that tells. */
    boolean tells(List<String> row) {
        boolean tells = !row.isEmpty() && row.get(0).equals(trailer.mark());
        if (tells) {
            told = row;
        }
        return tells;
    }

    /** @param order what the order of the row is called; null: it is one of its own */
    void count(List<String> row, @Nullable String order) {
        rows++;
        if (order == null || !order.equals(lastOrder)) {
            orders++;
        }
        lastOrder = order;
        if (trailer.sum() != null) {
            number(cell(row, trailer.sum())).ifPresent(amount -> sum = sum.add(amount));
        }
    }

    /** Where the file does not agree with itself; none: it does. */
    List<Problem> problems() {
        var row = told;
        if (row == null) {
            return List.of(problem("SER-0116", Map.of("mark", trailer.mark())));
        }
        var problems = new ArrayList<Problem>();
        compare(problems, row, trailer.rows(), BigDecimal.valueOf(rows));
        compare(problems, row, trailer.orders(), BigDecimal.valueOf(orders));
        compare(problems, row, trailer.sum(), sum);
        return problems;
    }

    private void compare(List<Problem> problems, List<String> row, @Nullable String column, BigDecimal found) {
        if (column == null) {
            return;
        }
        var says = cell(row, column);
        if (number(says).filter(amount -> amount.compareTo(found) == 0).isEmpty()) {
            var args = Map.of("column", column, "told", says, "found", found.toPlainString());
            problems.add(problem("SER-0115", args));
        }
    }

    private static Problem problem(String code, Map<String, String> args) {
        return new Problem(code, args, null, 0, 0, null);
    }

    private String cell(List<String> row, @Nullable String column) {
        int at = names.indexOf(Objects.requireNonNull(column));
        return at < 0 || at >= row.size() ? "" : row.get(at);
    }

    private Optional<BigDecimal> number(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Decimals.of(TextNode.valueOf(text), decimal));
        } catch (BadValue e) {
            return Optional.empty();
        }
    }
}
