package io.serai.edi;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes an ORDRSP on an ORDERS, in its directory: each item as it was called, what is delivered of it and what waits for stock. */
final class OrderResponseWriter {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyyMMddHHmm", Locale.ROOT);
    private static final String DELIVERED = "113";
    private static final String BACKORDERED = "83";
    private static final String ORDERED = "21";
    /** Data element 1153: the number of the message that this one replaces. */
    private static final String EARLIER_MESSAGE = "ACW";

    /** All of a line of an order that is none here. */
    private static final OrderAnswer.Line NOT_COMING = new OrderAnswer.Line("", 1, 0, 0);

    private OrderResponseWriter() {}

    static byte[] write(EdifactInterchange received, EdiSet order, OrderAnswer answer, long control) {
        var tree = order.tree();
        var version = tree.path("group");
        var writer = EdifactWriter.to(received, control, answer.at())
                .start(
                        "ORDRSP",
                        version.path("version").asText(),
                        version.path("release").asText(),
                        version.path("agency").asText(),
                        version.path("association").asText())
                .segment("BGM", "231", number(answer, control), status(answer))
                .segment("DTM", List.of("137", MINUTE.format(answer.at()), "203"))
                .segment("RFF", List.of("ON", answer.reference()));
        if (answer.replaces() > 0) {
            writer.segment("RFF", List.of(EARLIER_MESSAGE, number(answer, answer.replaces())));
        }
        tree.path("NADLoop").forEach(loop -> copy(writer, "NAD", loop.path("NAD"), 2));
        var lines = answer.lines().stream().collect(Collectors.toMap(OrderAnswer.Line::id, Function.identity()));
        int items = 0;
        int written = 0;
        for (var item : tree.path("LINLoop")) {
            items++;
            var id = item.path("LIN").path("01");
            var line = lines.get(id.isMissingNode() ? Integer.toString(items) : id.asText());
            if (line != null || answer.isRejected()) {
                writeItem(writer, item, items, line == null ? NOT_COMING : line);
                written++;
            }
        }
        return writer.segment("UNS", "S")
                .segment("CNT", List.of("2", Integer.toString(written)))
                .end()
                .toByteArray();
    }

    /** Each answer has a number of its own. */
    private static String number(OrderAnswer answer, long control) {
        return answer.reference() + "-" + control;
    }

    /** Data element 1225: accepted without amendment, with changes, not accepted. */
    private static String status(OrderAnswer answer) {
        return answer.isWhole() ? "29" : answer.isRejected() ? "27" : "4";
    }

    private static void writeItem(EdifactWriter writer, JsonNode item, int no, OrderAnswer.Line line) {
        var lin = item.path("LIN");
        var action = line.accepted() == line.ordered() ? "5" : line.rejected() == line.ordered() ? "7" : "3";
        writer.segment("LIN", lin.path("01").asText(Integer.toString(no)), action, components(lin.path("03")));
        item.path("PIA").forEach(pia -> copy(writer, "PIA", pia, 6));
        OrderShare.of(quantity(item), line.ordered()).ifPresent(share -> {
            write(writer, ORDERED, line.ordered(), share);
            write(writer, DELIVERED, line.accepted(), share);
            if (line.backordered() > 0) {
                write(writer, BACKORDERED, line.backordered(), share);
            }
        });
    }

    private static void write(EdifactWriter writer, String kind, int pieces, OrderShare share) {
        writer.segment("QTY", List.of(kind, share.quantity(pieces), share.unit(pieces, "PCE")));
    }

    private static JsonNode quantity(JsonNode item) {
        for (var qty : item.path("QTY")) {
            if (List.of(ORDERED, "1", "47").contains(qty.path("01").path("01").asText())) {
                return qty.path("01");
            }
        }
        return item.path("QTY").path(0).path("01");
    }

    private static void copy(EdifactWriter writer, String tag, JsonNode segment, int elements) {
        var copied = new ArrayList<@Nullable Object>();
        for (int i = 1; i <= elements; i++) {
            var element = segment.path("0" + i);
            copied.add(element.isObject() ? components(element) : element.isTextual() ? element.asText() : null);
        }
        writer.segment(tag, copied.toArray());
    }

    private static List<String> components(JsonNode composite) {
        var components = new ArrayList<String>();
        for (int i = 1; i <= 5; i++) {
            components.add(composite.path("0" + i).asText());
        }
        return components;
    }
}
