package io.serai.edi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;

/**
 * Reads X12: bytes to interchanges, groups and sets. It never throws on what is in the bytes: what is wrong is in the
 * {@link EdiProblem}s, each with its place and cure. Takes a byte order mark, EBCDIC (code page 37), any separators, also when they
 * change between the interchanges of a file, headers that lost their padding and wrapped lines. Safe for use by many threads.
 */
public final class X12Reader {
    private final EdiSchemas schemas;
    private final Repeats repeats;

    /** What becomes of a set or group whose control number was there before in the same group or interchange. */
    public enum Repeats {
        /** It is read: what it tells are facts. */
        TAKEN,
        /** It is rejected: it may be an order that was sent twice. */
        REJECTED
    }

    public X12Reader(EdiSchemas schemas) {
        this(schemas, Repeats.TAKEN);
    }

    public X12Reader(EdiSchemas schemas, Repeats repeats) {
        this.schemas = schemas;
        this.repeats = repeats;
    }

    public X12Document read(byte[] bytes) {
        var source = new EdiSource(bytes);
        var scanner = new X12Scanner(source, repeats).scan();
        var interchanges = new ArrayList<X12Interchange>();
        for (var raw : scanner.interchanges()) {
            interchanges.add(interchange(source, raw));
        }
        return new X12Document(interchanges, scanner.problems());
    }

    private X12Interchange interchange(EdiSource source, RawInterchange raw) {
        var header = raw.header();
        var node = describe(header);
        var groups = raw.groups().stream()
                .map(group -> group(source, raw, group, node))
                .toList();
        return new X12Interchange(
                header.sender(),
                header.receiver(),
                header.element(13),
                isTest(header),
                groups,
                raw.notes(),
                raw.problems());
    }

    private X12Group group(EdiSource source, RawInterchange raw, RawGroup group, ObjectNode interchange) {
        var gs = new String[9];
        for (var i = 1; i < gs.length; i++) {
            gs[i] = group.header() < 0 ? "" : raw.segments().element(group.header(), i);
        }
        var node = JsonNodeFactory.instance.objectNode();
        node.put("functional", gs[1]);
        node.put("sender", gs[2]);
        node.put("receiver", gs[3]);
        node.put("date", gs[4]);
        node.put("time", gs[5]);
        node.put("control", gs[6]);
        node.put("version", gs[8]);
        var sets = new GroupReader(schemas, source, raw.header(), raw.segments(), interchange, node).read(group.sets());
        return new X12Group(gs[1], gs[2], gs[3], gs[6], gs[8], group.claimed(), sets, group.problems());
    }

    private static ObjectNode describe(IsaHeader header) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("sender", header.element(6));
        node.put("senderQualifier", header.element(5));
        node.put("receiver", header.element(8));
        node.put("receiverQualifier", header.element(7));
        node.put("control", header.element(13));
        node.put("date", header.element(9));
        node.put("time", header.element(10));
        node.put("test", isTest(header));
        return node;
    }

    private static boolean isTest(IsaHeader header) {
        return header.element(15).equals("T");
    }
}
