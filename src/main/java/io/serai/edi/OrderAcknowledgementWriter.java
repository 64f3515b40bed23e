package io.serai.edi;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes an 855 on an 850: each item as it was ordered, and what becomes of it (ACK) in the buyer's own unit, or in pieces where that does not
 * divide.
 */
final class OrderAcknowledgementWriter {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    private static final int ELEMENTS_OF_AN_ITEM = 25;
    private static final String PIECES = "EA";
    /** Data element 353. */
    private static final String ORIGINAL = "00";

    private static final String REPLACES = "05";
    /** All of a line that the order here does not have: the order is none, or the line was left out of it. */
    private static final OrderAnswer.Line NOT_COMING = new OrderAnswer.Line("", 1, 0, 0);

    private final EdiSchemas schemas;
    private final X12Envelope envelope;

    OrderAcknowledgementWriter(EdiSchemas schemas, X12Envelope envelope) {
        this.schemas = schemas;
        this.envelope = envelope;
    }

    byte[] write(JsonNode order, OrderAnswer answer) {
        try {
            return write(order, answer, ELEMENTS_OF_AN_ITEM);
        } catch (IllegalStateException e) {
            // Nobody has checked the items of an order that was refused: what cannot be said again is left out.
            return write(order, answer, 0);
        }
    }

    /** @param elements how many of an item's are said again */
    private byte[] write(JsonNode order, OrderAnswer answer, int elements) {
        var writer = new X12Writer(schemas, envelope, "PR", answer.at());
        var begin = order.path("BEG");
        writer.startSet("855")
                .segment(
                        "BAK",
                        answer.replaces() > 0 ? REPLACES : ORIGINAL,
                        status(answer),
                        text(begin, "03"),
                        text(begin, "05"),
                        text(begin, "04"),
                        null,
                        null,
                        null,
                        DAY.format(answer.at()));
        var lines = answer.lines().stream().collect(Collectors.toMap(OrderAnswer.Line::id, Function.identity()));
        int items = 0;
        for (var item : order.path("PO1Loop")) {
            writeItem(writer, item.path("PO1"), ++items, elements, lines);
        }
        return writer.segment("CTT", Integer.toString(items)).endSet().toByteArray();
    }

    /** Data element 587: with details, unchanged, changed or rejected. */
    private static String status(OrderAnswer answer) {
        return answer.isWhole() ? "AD" : answer.isRejected() ? "RD" : "AC";
    }

    private static void writeItem(
            X12Writer writer, JsonNode item, int no, int elements, Map<String, OrderAnswer.Line> lines) {
        var said = new ArrayList<@Nullable String>();
        for (int i = 1; i <= elements; i++) {
            said.add(text(item, (i < 10 ? "0" : "") + i));
        }
        if (said.isEmpty()) {
            writer.segment("PO1", Integer.toString(no)).segment("ACK", "IR");
            return;
        }
        writer.segment("PO1", said.toArray(String[]::new));
        var id = text(item, "01");
        var line = lines.getOrDefault(id == null ? Integer.toString(no) : id, NOT_COMING);
        acknowledge(writer, "IA", line.accepted(), line, item);
        acknowledge(writer, "IB", line.backordered(), line, item);
        acknowledge(writer, "IR", line.rejected(), line, item);
    }

    private static void acknowledge(X12Writer writer, String status, int pieces, OrderAnswer.Line line, JsonNode item) {
        if (pieces == 0) {
            return;
        }
        var unit = text(item, "03");
        var share = OrderShare.parse(item.path("02").asText())
                .map(ordered -> new OrderShare(ordered, unit == null ? PIECES : unit, line.ordered()))
                .orElse(null);
        if (share == null) {
            writer.segment("ACK", status);
            return;
        }
        writer.segment("ACK", status, share.quantity(pieces), share.unit(pieces, PIECES));
    }

    private static @Nullable String text(JsonNode segment, String element) {
        var value = segment.path(element);
        return value.isTextual() ? value.textValue() : null;
    }
}
