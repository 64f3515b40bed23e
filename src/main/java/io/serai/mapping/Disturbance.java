package io.serai.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.mapping.Partner.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What may happen to a message on its way or at its sender: it is cut, garbled, has a field more, or tells of an earlier day. */
final class Disturbance {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(Nodes.INSTANCE)
            .build();
    private static final String UNKNOWN = "serai-kit-unknown";

    /** Formats in which a year is a year: in the others numbers and codes may look like one. */
    private static final Set<Format> TEXTS = EnumSet.of(Format.JSON, Format.XML, Format.CSV);

    /** A year and what follows it up to the day, where it is written so that it sorts. */
    private static final Pattern DAY = Pattern.compile("\\b20([0-9]{2})(?=-[01][0-9]-[0-3][0-9])");

    private static final Pattern SLASHED = Pattern.compile("(?<=\\b[0-3][0-9]/[01][0-9]/)20([0-9]{2})\\b");
    private static final Pattern COMPACT = Pattern.compile("\\b20([0-9]{2})(?=[01][0-9][0-3][0-9](T|\\b))");
    private static final Pattern EPOCH = Pattern.compile("\\b1([6-9])(?=[0-9]{11}\\b)");
    private static final Pattern START = Pattern.compile("<([A-Za-z][\\w:.-]*)((?:\\s[^<>]*)?)(?<!/)>");

    private Disturbance() {}

    /** A message that somebody has broken; {@code mustRefuse}: none of it can be relied on as a whole. */
    record Broken(String how, byte[] bytes, boolean mustRefuse) {}

    static List<Broken> broken(Partner partner, byte[] message) {
        var broken = new ArrayList<Broken>();
        boolean whole = partner.format() == Format.JSON || partner.format() == Format.XML;
        broken.add(new Broken("cut in the middle", Arrays.copyOf(message, message.length / 2), whole));
        broken.add(new Broken("bytes that are no text", garbled(message), whole));
        if (partner.format() == Format.JSON) {
            broken.addAll(withoutOne(message));
        }
        return broken;
    }

    private static byte[] garbled(byte[] message) {
        var bytes = message.clone();
        bytes[bytes.length / 2] = (byte) 0xC0;
        bytes[Math.min(bytes.length - 1, bytes.length / 2 + 1)] = (byte) 0xC0;
        return bytes;
    }

    /** Each field of the message in turn is not there. */
    private static List<Broken> withoutOne(byte[] message) {
        var broken = new ArrayList<Broken>();
        tree(message).ifPresent(tree -> {
            var holder = tree.isArray() ? tree.path(0) : tree;
            for (var field :
                    holder.properties().stream().map(each -> each.getKey()).toList()) {
                var copy = tree.deepCopy();
                ((ObjectNode) (copy.isArray() ? copy.path(0) : copy)).remove(field);
                broken.add(new Broken("without " + field, bytes(copy), false));
            }
        });
        return broken;
    }

    /** The same with a field, element or column more at every place that may have one; empty where the format has none. */
    static Optional<byte[]> withUnknown(Partner partner, byte[] message) {
        return switch (partner.format()) {
            case JSON ->
                tree(message).map(tree -> {
                    grow(tree);
                    return bytes(tree);
                });
            case XML -> Optional.of(replaced(message, START, "<$1$2 " + UNKNOWN + "=\"1\">"));
            case CSV -> partner.csv().header() ? Optional.of(withColumn(message, partner)) : Optional.empty();
            case X12, EDIFACT, IDOC -> Optional.empty();
        };
    }

    private static void grow(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.forEach(Disturbance::grow);
            // A map of a partner's own names has no fields that could be more.
            if (!object.isEmpty()) {
                object.putObject(UNKNOWN).put("value", 1);
            }
        } else {
            node.forEach(Disturbance::grow);
        }
    }

    /** One column more at the end of each line; a message with line breaks within cells is left alone. */
    private static byte[] withColumn(byte[] message, Partner partner) {
        var text = latin(message);
        if (text.contains("\"")) {
            return message;
        }
        var first = text.lines().findFirst().orElse("");
        var declared = partner.csv().separator();
        char separator = declared != null ? declared : first.contains(";") ? ';' : first.contains("\t") ? '\t' : ',';
        var lines = text.split("\n", -1);
        var more = new ArrayList<String>();
        for (int i = 0; i < lines.length; i++) {
            var line = lines[i].endsWith("\r") ? lines[i].substring(0, lines[i].length() - 1) : lines[i];
            more.add(line.isBlank() ? line : line + separator + (i == 0 ? UNKNOWN : "1"));
        }
        return more.stream().collect(Collectors.joining("\n")).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The same as it would have been one year before; empty if it has no time that is recognised. */
    static Optional<byte[]> earlier(Partner partner, byte[] message) {
        var text = latin(message);
        var before = EPOCH.matcher(text).replaceAll(found -> "1" + (Integer.parseInt(found.group(1)) - 1));
        for (var pattern : List.of(DAY, SLASHED, COMPACT)) {
            before = pattern.matcher(before).replaceAll(found -> {
                int year = Integer.parseInt(found.group(1)) - 1;
                return "20" + (year < 10 ? "0" : "") + year;
            });
        }
        return before.equals(text) || !TEXTS.contains(partner.format())
                ? Optional.empty()
                : Optional.of(before.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] replaced(byte[] message, Pattern pattern, String by) {
        return pattern.matcher(latin(message)).replaceAll(by).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Each byte as a character, so that nothing is lost whatever the message is written in. */
    private static String latin(byte[] message) {
        return new String(message, StandardCharsets.ISO_8859_1);
    }

    private static Optional<JsonNode> tree(byte[] message) {
        try {
            return Optional.ofNullable(JSON.readTree(message)).filter(JsonNode::isContainerNode);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(JsonNode tree) {
        try {
            return JSON.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
