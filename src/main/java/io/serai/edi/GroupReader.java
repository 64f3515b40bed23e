package io.serai.edi;

import com.fasterxml.jackson.databind.JsonNode;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sets of a group by their schema. The library gets them in an envelope made for it, so that no flaw of the real one can
 * stand in the way: all sets of a kind at once, and if that fails, each by itself.
 */
final class GroupReader {
    private static final EDIInputFactory FACTORY = EDIInputFactory.newFactory();
    private static final String REPEATING = "00402";

    private final X12Schemas schemas;
    private final X12Source source;
    private final RawInterchange interchange;
    private final JsonNode interchangeNode;
    private final JsonNode groupNode;
    private final byte[] head;
    private final byte[] tail;

    GroupReader(
            X12Schemas schemas,
            X12Source source,
            RawInterchange interchange,
            JsonNode interchangeNode,
            JsonNode groupNode) {
        this.schemas = schemas;
        this.source = source;
        this.interchange = interchange;
        this.interchangeNode = interchangeNode;
        this.groupNode = groupNode;
        this.head = head(interchange.header());
        this.tail = delimited("GE*1*1~IEA*1*000000001~", interchange.header());
    }

    List<X12Set> read(List<RawSet> sets) {
        var read = new ArrayList<X12Set>(sets.size());
        for (var from = 0; from < sets.size(); ) {
            var to = endOfRun(sets, from);
            read.addAll(readRun(sets.subList(from, to)));
            from = to;
        }
        return read;
    }

    /** Sets of one kind that are whole stand together. */
    private static int endOfRun(List<RawSet> sets, int from) {
        var to = from + 1;
        while (to < sets.size()
                && sets.get(to).closed()
                && sets.get(from).closed()
                && sets.get(to).code().equals(sets.get(from).code())) {
            to++;
        }
        return to;
    }

    /** The library reads those of which there is a doubt. */
    private List<X12Set> readRun(List<RawSet> run) {
        var sure = sure(run);
        var doubtful = IntStream.range(0, run.size())
                .filter(i -> sure.get(i) == null)
                .mapToObj(run::get)
                .toList();
        var read = doubtful.isEmpty() ? List.<X12Set>of() : readByLibrary(doubtful);
        var rest = read.iterator();
        return sure.stream().map(set -> set == null ? rest.next() : finish(set)).toList();
    }

    private List<@Nullable SetBuilder> sure(List<RawSet> run) {
        var grammar = schemas.grammar(run.get(0).code());
        var reader = new SureReader(source, interchange, repetition(interchange.header()));
        var sure = new ArrayList<@Nullable SetBuilder>(run.size());
        for (var raw : run) {
            sure.add(grammar.map(loop -> reader.read(raw, loop, interchangeNode, groupNode))
                    .orElse(null));
        }
        return sure;
    }

    private List<X12Set> readByLibrary(List<RawSet> run) {
        var schema = schemas.set(run.get(0).code()).orElse(null);
        var builders = feed(run, schema);
        if (builders != null) {
            return builders.stream().map(this::finish).toList();
        }
        return run.stream().map(raw -> readAlone(raw, schema)).toList();
    }

    private X12Set readAlone(RawSet raw, @Nullable Schema schema) {
        var reader = reader(List.of(raw), schema);
        try {
            reader.read(interchangeNode, groupNode);
        } catch (EDIStreamException | RuntimeException e) {
            reader.unreadable(interchangeNode, groupNode);
        }
        return finish(reader.builders().get(0));
    }

    private @Nullable List<SetBuilder> feed(List<RawSet> run, @Nullable Schema schema) {
        var reader = reader(run, schema);
        try {
            reader.read(interchangeNode, groupNode);
            return reader.builders().size() == run.size() ? reader.builders() : null;
        } catch (EDIStreamException | RuntimeException e) {
            return null;
        }
    }

    private SetReader reader(List<RawSet> run, @Nullable Schema schema) {
        try {
            var edi = FACTORY.createEDIStreamReader(
                    new ByteArrayInputStream(bytes(run)), source.charset.name(), schemas.control());
            return new SetReader(edi, schema, run, interchange.segments());
        } catch (EDIStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] bytes(List<RawSet> run) {
        var bytes = new ByteArrayOutputStream(1024);
        try {
            bytes.write(head);
            for (var set : run) {
                for (var i = set.first(); i <= set.last(); i++) {
                    interchange.segments().copy(i, bytes);
                }
                if (!set.closed()) {
                    bytes.write(delimited("SE*0*0000~", interchange.header()));
                }
            }
            bytes.write(tail);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private X12Set finish(SetBuilder set) {
        var places = new Places(set.tree(), set.raw, set.segments(), interchange.segments());
        return new X12Set(set.raw.code(), set.raw.control(), set.tree(), set.problems, places::place);
    }

    /** ISA11 is the repetition separator from version 00402 on, where it is not the old U. */
    private static boolean repeats(IsaHeader header) {
        var eleventh = header.element(11);
        return header.element(12).compareTo(REPEATING) >= 0
                && eleventh.length() == 1
                && !Character.isLetterOrDigit(eleventh.charAt(0));
    }

    /** Where there is none, that of components stands in for it. */
    private static byte repetition(IsaHeader header) {
        return repeats(header)
                ? (byte) header.element(11).charAt(0)
                : header.delimiters().component();
    }

    private static byte[] head(IsaHeader header) {
        var head = "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *000101*0000*"
                + (repeats(header) ? header.element(11) + "*00402" : "U*00401")
                + "*000000001*0*P*:~GS*XX*SENDER*RECEIVER*20000101*0000*1*X*004010~";
        return delimited(head, header);
    }

    private static byte[] delimited(String text, IsaHeader header) {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        var delimiters = header.delimiters();
        for (var i = 0; i < bytes.length; i++) {
            if (bytes[i] == '*') {
                bytes[i] = delimiters.element();
            } else if (bytes[i] == '~') {
                bytes[i] = delimiters.terminator();
            } else if (bytes[i] == ':') {
                bytes[i] = delimiters.component();
            }
        }
        return bytes;
    }
}
