package io.serai.edi;

import com.fasterxml.jackson.databind.JsonNode;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    private final EdiSchemas schemas;
    private final EdiSource source;
    private final Syntax syntax;
    private final Segments segments;
    private final JsonNode interchangeNode;
    private final JsonNode groupNode;

    GroupReader(
            EdiSchemas schemas,
            EdiSource source,
            Syntax syntax,
            Segments segments,
            JsonNode interchangeNode,
            JsonNode groupNode) {
        this.schemas = schemas;
        this.source = source;
        this.syntax = syntax;
        this.segments = segments;
        this.interchangeNode = interchangeNode;
        this.groupNode = groupNode;
    }

    List<EdiSet> read(List<RawSet> sets) {
        var read = new ArrayList<EdiSet>(sets.size());
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
    private List<EdiSet> readRun(List<RawSet> run) {
        var sure = sure(run);
        var doubtful = IntStream.range(0, run.size())
                .filter(i -> sure.get(i) == null)
                .mapToObj(run::get)
                .toList();
        var read = doubtful.isEmpty() ? List.<EdiSet>of() : readByLibrary(doubtful);
        var rest = read.iterator();
        return sure.stream().map(set -> set == null ? rest.next() : finish(set)).toList();
    }

    private List<@Nullable SetBuilder> sure(List<RawSet> run) {
        var grammar = syntax.grammar(schemas, run.get(0).code());
        var reader = new SureReader(source, segments, syntax);
        var sure = new ArrayList<@Nullable SetBuilder>(run.size());
        for (var raw : run) {
            sure.add(grammar.map(loop -> reader.read(raw, loop, interchangeNode, groupNode))
                    .orElse(null));
        }
        return sure;
    }

    private List<EdiSet> readByLibrary(List<RawSet> run) {
        var schema = syntax.schema(schemas, run.get(0).code()).orElse(null);
        var builders = feed(run, schema);
        if (builders != null) {
            return builders.stream().map(this::finish).toList();
        }
        return run.stream().map(raw -> readAlone(raw, schema)).toList();
    }

    private EdiSet readAlone(RawSet raw, @Nullable Schema schema) {
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
                    new ByteArrayInputStream(bytes(run)), source.charset.name(), syntax.control(schemas));
            return new SetReader(edi, schema, run, segments);
        } catch (EDIStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] bytes(List<RawSet> run) {
        var bytes = new ByteArrayOutputStream(1024);
        try {
            bytes.write(syntax.head());
            for (var set : run) {
                for (var i = set.first(); i <= set.last(); i++) {
                    segments.copy(i, bytes);
                }
                if (!set.closed()) {
                    bytes.write(syntax.trailer());
                }
            }
            bytes.write(syntax.tail());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private EdiSet finish(SetBuilder set) {
        var places = new Places(set.tree(), set.raw, set.segments(), segments);
        return new EdiSet(set.raw.code(), set.raw.control(), set.tree(), set.problems, places::place);
    }
}
