package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.JsltException;
import io.serai.edi.EdiSchemas;
import io.serai.edi.X12Envelope;
import io.serai.edi.X12Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Files that partners are given of the stock: the JSLT {@code stock.file.jslt} in the partner's folder makes of the message a folder, a
 * name and the content, as rows of CSV, as segments of an X12 set, or as text. A partner without the file is given none. Described in
 * {@code docs/stock.md}.
 */
public final class OutboundFiles {
    /** The name of the mapping. */
    public static final String STOCK = "stock.file.jslt";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");
    private static final Pattern FOLDER = Pattern.compile("([A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*)?");

    /** {@code folder} is below the partner's root; "" is the root. The same message is the same file, byte by byte. */
    public record File(String folder, String name, byte[] bytes) {}

    private final Partners partners;
    private final Mappings mappings;
    private final EdiSchemas schemas = EdiSchemas.standard();

    public OutboundFiles(Partners partners) {
        this.partners = partners;
        this.mappings = new Mappings(partners::resources);
    }

    /** Whether a partner has a mapping for it. */
    public boolean gives(String partner) {
        return partners.resources()
                .read(Partner.Kind.CHANNEL.folder() + "/" + partner + "/" + STOCK)
                .isPresent();
    }

    /**
     * The file of a message.
     *
     * @param at the time in the interchange, where it is X12
     * @throws SetupException if the mapping does not compile, fails, or makes something that is no file
     */
    public File stock(String partner, JsonNode message, X12Envelope envelope, LocalDateTime at) {
        var found = partners.find(partner)
                .orElseThrow(() -> new IllegalArgumentException("there is no partner " + partner));
        var mapping = mappings.of(found, STOCK);
        var input = Nodes.INSTANCE.objectNode();
        input.set("message", message);
        try {
            var made = mapping.apply(input);
            return new File(plain(made, "folder", FOLDER), plain(made, "name", NAME), content(made, envelope, at));
        } catch (JsltException e) {
            throw wrong(mapping, e.getLine(), e);
        } catch (RuntimeException e) {
            throw wrong(mapping, 0, e);
        }
    }

    /** What a mapping calls a file leads nowhere else. */
    private static String plain(JsonNode made, String property, Pattern allowed) {
        var value = made.path(property).asText();
        if (!allowed.matcher(value).matches()) {
            throw new IllegalArgumentException(property + " is not plain: '" + value + "'");
        }
        return value;
    }

    private byte[] content(JsonNode made, X12Envelope envelope, LocalDateTime at) {
        if (made.has("x12")) {
            return x12(made.get("x12"), envelope, at);
        }
        if (made.has("csv")) {
            return each(made.get("csv"))
                    .map(OutboundFiles::row)
                    .collect(Collectors.joining())
                    .getBytes(StandardCharsets.UTF_8);
        }
        if (made.path("text").isTextual()) {
            return made.get("text").asText().getBytes(StandardCharsets.UTF_8);
        }
        throw new IllegalArgumentException("it has none of x12, csv and text");
    }

    private byte[] x12(JsonNode set, X12Envelope envelope, LocalDateTime at) {
        var writer = new X12Writer(schemas, envelope, set.path("functional").asText(), at)
                .startSet(set.path("set").asText());
        each(set.path("segments"))
                .flatMap(segment -> segment.properties().stream())
                .forEach(segment -> writer.segment(segment.getKey(), elements(segment)));
        return writer.endSet().toByteArray();
    }

    private static @Nullable String[] elements(Map.Entry<String, JsonNode> segment) {
        return each(segment.getValue())
                .map(element -> element.isNull() ? null : element.asText())
                .toArray(String[]::new);
    }

    /** RFC 4180. Programs read it: nothing is put in front of a cell. */
    private static String row(JsonNode cells) {
        return each(cells).map(cell -> quoted(cell.asText(""))).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String quoted(String cell) {
        return cell.matches("[^,\"\\r\\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static SetupException wrong(Mapping mapping, int line, Exception e) {
        var said = Optional.ofNullable(e.getMessage()).orElseGet(e::toString);
        return SetupException.at(mapping.file(), Math.max(0, line), said, "correct the JSLT there", e);
    }
}
