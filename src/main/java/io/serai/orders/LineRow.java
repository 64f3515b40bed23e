package io.serai.orders;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.stream.Stream;

/** A row of {@code order_line}: a line as it was bought, or a part of one; {@code partOf} is the number of the kit's, or 0. */
record LineRow(OrderLine line, int partOf) {

    /** The line, and after it its parts: as many pieces as there are in all kits. */
    static Stream<LineRow> of(OrderLine line) {
        return Stream.concat(
                Stream.of(new LineRow(line, 0)),
                line.parts().stream().map(part -> new LineRow(part(line, part), line.line())));
    }

    private static OrderLine part(OrderLine kit, OrderLine.Part part) {
        return new OrderLine(
                kit.order(),
                part.line(),
                kit.reference(),
                part.sku(),
                null,
                Math.multiplyExact(part.each(), kit.quantity()),
                Math.multiplyExact(part.each(), kit.cancelled()),
                0,
                0,
                0,
                List.of());
    }

    /** The lines of one order as they were bought, each with its parts. */
    static List<OrderLine> bought(List<LineRow> rows) {
        var parts = rows.stream()
                .filter(row -> row.partOf() > 0)
                .collect(groupingBy(LineRow::partOf, mapping(LineRow::line, toList())));
        return rows.stream()
                .filter(row -> row.partOf() == 0)
                .map(LineRow::line)
                .map(line -> line.madeOf(parts.getOrDefault(line.line(), List.of()).stream()
                        .map(part -> new OrderLine.Part(part.line(), part.sku(), part.quantity() / line.quantity()))
                        .toList()))
                .toList();
    }
}
