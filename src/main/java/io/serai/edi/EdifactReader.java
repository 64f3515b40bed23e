package io.serai.edi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads EDIFACT: bytes to interchanges and messages. It never throws on what is in the bytes: what is wrong is in the
 * {@link EdiProblem}s, each with its place and cure. Takes files without UNA, without UNB, with other separators in each interchange,
 * with line breaks anywhere, with a byte order mark, of any directory. Safe for use by many threads.
 *
 * <p>The character set is that which UNB names; what calls itself UNOA, UNOB or UNOC is UTF-8 if it can be, otherwise ISO 8859-1.
 */
public final class EdifactReader {
    private static final int LOOKED_AT = 200;
    private static final Pattern NAMED = Pattern.compile("UNB.UNO([A-Z])");
    private static final Map<String, String> PARTS_OF_8859 = Map.of(
            "D", "ISO-8859-2",
            "E", "ISO-8859-5",
            "F", "ISO-8859-7",
            "G", "ISO-8859-3",
            "H", "ISO-8859-4",
            "I", "ISO-8859-6",
            "J", "ISO-8859-8",
            "K", "ISO-8859-9");

    private final EdiSchemas schemas;
    private final Repeats repeats;

    /** What becomes of a message whose reference was there before in its interchange. */
    public enum Repeats {
        TAKEN,
        REJECTED
    }

    public EdifactReader(EdiSchemas schemas, Repeats repeats) {
        this.schemas = schemas;
        this.repeats = repeats;
    }

    public EdifactDocument read(byte[] bytes) {
        var source = new EdiSource(bytes, named(bytes));
        var scanner = new EdifactScanner(source, repeats).scan();
        var interchanges = new ArrayList<EdifactInterchange>();
        for (var raw : scanner.interchanges()) {
            interchanges.add(interchange(source, raw));
        }
        return new EdifactDocument(interchanges, scanner.problems());
    }

    private static @Nullable Charset named(byte[] bytes) {
        var start = new String(bytes, 0, Math.min(LOOKED_AT, bytes.length), StandardCharsets.ISO_8859_1);
        var found = NAMED.matcher(start);
        return found.find() && PARTS_OF_8859.containsKey(found.group(1))
                ? Charset.forName(PARTS_OF_8859.get(found.group(1)))
                : null;
    }

    private EdifactInterchange interchange(EdiSource source, RawEdifact raw) {
        var header = header(raw);
        var messages = new ArrayList<EdiSet>();
        for (var message : raw.messages()) {
            var reader = new GroupReader(schemas, source, raw.syntax(), raw.segments(), header, version(raw, message));
            messages.addAll(reader.read(List.of(message)));
        }
        return new EdifactInterchange(
                new EdifactParty(
                        header.path("sender").asText(),
                        header.path("senderQualifier").asText()),
                new EdifactParty(
                        header.path("receiver").asText(),
                        header.path("receiverQualifier").asText()),
                header.path("syntax").asText(),
                header.path("control").asText(),
                header.path("test").asBoolean(),
                messages,
                raw.problems());
    }

    private static ObjectNode header(RawEdifact raw) {
        var node = JsonNodeFactory.instance.objectNode();
        int unb = raw.header();
        if (unb >= 0) {
            var segments = raw.segments();
            node.put("syntax", segments.component(unb, 1, 1));
            node.put("sender", segments.component(unb, 2, 1));
            node.put("senderQualifier", segments.component(unb, 2, 2));
            node.put("receiver", segments.component(unb, 3, 1));
            node.put("receiverQualifier", segments.component(unb, 3, 2));
            node.put("date", segments.component(unb, 4, 1));
            node.put("time", segments.component(unb, 4, 2));
            node.put("control", segments.element(unb, 5));
            node.put("test", segments.element(unb, 11).equals("1"));
        }
        return node;
    }

    private static ObjectNode version(RawEdifact raw, RawSet message) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("version", raw.segments().component(message.first(), 2, 2));
        node.put("release", raw.segments().component(message.first(), 2, 3));
        node.put("agency", raw.segments().component(message.first(), 2, 4));
        node.put("association", raw.segments().component(message.first(), 2, 5));
        return node;
    }
}
