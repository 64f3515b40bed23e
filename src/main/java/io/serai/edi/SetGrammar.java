package io.serai.edi;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.xlate.edi.schema.EDIComplexType;
import io.xlate.edi.schema.EDILoopType;
import io.xlate.edi.schema.EDIReference;
import io.xlate.edi.schema.EDIType;
import io.xlate.edi.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The order of the segments of a set, made of the library's schema for {@link SureReader}. Only such schemas have one in which it is
 * plain where a segment stands: no nesting by ids (HL), no loop with its first segment in it once more.
 */
final class SetGrammar {
    /** The segments and loops of a loop, in their order. */
    record Loop(String code, Part[] parts) {}

    /**
     * A segment of a loop, or a loop within it.
     *
     * @param tag of the segment, or of the loop's first
     * @param elements of the segment; null: left to the library
     * @param loop null if it is a segment
     */
    record Part(
            byte[] tag,
            String name,
            int min,
            int max,
            ElementShape @Nullable [] elements,
            @Nullable Loop loop) {
        boolean is(byte[] bytes, int from, int to) {
            if (to - from != tag.length) {
                return false;
            }
            for (int i = 0; i < tag.length; i++) {
                if (bytes[from + i] != tag[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A schema that has no such grammar. */
    private static final class Unsure extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private SetGrammar() {}

    /** Empty if sets of this schema are all left to the library. */
    static Optional<Loop> of(Schema schema) {
        try {
            return Optional.of(loop(schema.getStandard()));
        } catch (Unsure e) {
            return Optional.empty();
        }
    }

    private static Loop loop(EDIComplexType type) throws Unsure {
        if (type instanceof EDILoopType nested && nested.getLevelIdPosition() != null) {
            throw new Unsure();
        }
        var parts = new ArrayList<Part>();
        var tags = new HashSet<String>();
        for (var reference : type.getReferences()) {
            var part = part(reference);
            // What begins the loop would be the loop once more. Any other is the first that there is a place for, as
            // for the library.
            if (!tags.add(part.name()) && part.name().equals(parts.get(0).name())) {
                throw new Unsure();
            }
            parts.add(part);
        }
        return new Loop(type.getCode(), parts.toArray(Part[]::new));
    }

    private static Part part(EDIReference reference) throws Unsure {
        if (reference.hasVersions() || !(reference.getReferencedType() instanceof EDIComplexType type)) {
            throw new Unsure();
        }
        int min = reference.getMinOccurs();
        int max = reference.getMaxOccurs();
        if (type.isType(EDIType.Type.SEGMENT)) {
            return new Part(type.getId().getBytes(US_ASCII), type.getId(), min, max, ElementShape.all(type), null);
        }
        var loop = loop(type);
        var first = loop.parts()[0];
        if (!type.isType(EDIType.Type.LOOP) || first.loop() != null || first.max() != 1) {
            throw new Unsure();
        }
        return new Part(first.tag(), first.name(), min, max, null, loop);
    }
}
