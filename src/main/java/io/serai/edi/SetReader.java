package io.serai.edi;

import com.fasterxml.jackson.databind.JsonNode;
import io.xlate.edi.schema.EDISimpleType;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the library's events into trees and problems, one builder for each set. */
final class SetReader {
    /** Of one set: what follows them tells nothing new, and a 997 must stay small. */
    static final int MOST_PROBLEMS = 100;

    private final EDIStreamReader edi;
    private final @Nullable Schema schema;
    private final List<RawSet> run;
    private final Segments segments;
    private final List<SetBuilder> builders = new ArrayList<>();

    SetReader(EDIStreamReader edi, @Nullable Schema schema, List<RawSet> run, Segments segments) {
        this.edi = edi;
        this.schema = schema;
        this.run = run;
        this.segments = segments;
    }

    List<SetBuilder> builders() {
        return builders;
    }

    void read(JsonNode interchange, JsonNode group) throws EDIStreamException {
        SetBuilder set = null;
        while (edi.hasNext()) {
            var event = edi.next();
            switch (event) {
                case START_TRANSACTION -> set = start(interchange, group);
                case END_TRANSACTION -> set = null;
                default -> {
                    if (set != null) {
                        take(set);
                    }
                }
            }
        }
    }

    private SetBuilder start(JsonNode interchange, JsonNode group) {
        var set = new SetBuilder(run.get(builders.size()), schema != null, interchange, group);
        builders.add(set);
        if (schema != null) {
            edi.setTransactionSchema(schema);
        } else {
            boolean x12 = segments.is(set.raw.first(), "ST");
            add(
                    set,
                    x12 ? EdiFault.SET_NOT_SUPPORTED : EdiFault.MESSAGE_NOT_SUPPORTED,
                    1,
                    segments.tag(set.raw.first()),
                    1,
                    0,
                    null,
                    set.raw.code(),
                    "");
        }
        return set;
    }

    /** The set that the library broke off at keeps what was read of it. */
    void unreadable(JsonNode interchange, JsonNode group) {
        if (builders.isEmpty()) {
            builders.add(new SetBuilder(run.get(0), schema != null, interchange, group));
        }
        var set = builders.get(0);
        var position = Math.max(1, set.position());
        set.problems.add(problem(set, EdiFault.SET_UNREADABLE, position, tag(set, position), 0, 0, null, "", ""));
    }

    private void take(SetBuilder set) {
        switch (edi.getEventType()) {
            case START_LOOP -> set.startLoop(edi.getReferenceCode());
            case END_LOOP -> set.endLoop();
            case START_SEGMENT -> startSegment(set, edi.getText());
            case ELEMENT_DATA -> element(set);
            case SEGMENT_ERROR -> segmentError(set);
            case ELEMENT_DATA_ERROR, ELEMENT_OCCURRENCE_ERROR -> elementError(set);
            default -> {}
        }
    }

    private void startSegment(SetBuilder set, String tag) {
        if (isEnvelope(tag)) {
            set.skipSegment();
            return;
        }
        var reference = schema == null ? null : edi.getSchemaTypeReference();
        set.startSegment(tag, reference != null, reference != null && reference.getMaxOccurs() > 1);
    }

    private void element(SetBuilder set) {
        var location = edi.getLocation();
        if (!isEnvelope(location.getSegmentTag())) {
            set.element(
                    location.getElementPosition(),
                    location.getElementOccurrence(),
                    location.getComponentPosition(),
                    edi.getText());
        }
    }

    /** Told before the segment begins. */
    private void segmentError(SetBuilder set) {
        var code = edi.getReferenceCode();
        var name = code == null || code.isEmpty() ? edi.getText() : code;
        add(set, Faults.of(edi.getErrorType()), set.position() + 1, name, 0, 0, null, name, "");
    }

    private void elementError(SetBuilder set) {
        var location = edi.getLocation();
        if (isEnvelope(location.getSegmentTag())) {
            return;
        }
        add(
                set,
                Faults.of(edi.getErrorType()),
                set.position(),
                location.getSegmentTag(),
                Math.max(0, location.getElementPosition()),
                Math.max(0, location.getComponentPosition()),
                number(edi.getReferenceCode()),
                edi.hasText() && edi.getText() != null ? edi.getText() : "",
                length());
    }

    /** How long the element may be; empty where the schema does not say. */
    private String length() {
        var reference = edi.getSchemaTypeReference();
        return reference != null && reference.getReferencedType() instanceof EDISimpleType type
                ? type.getMinLength() + "–" + type.getMaxLength()
                : "";
    }

    private void add(
            SetBuilder set,
            EdiFault fault,
            int position,
            String tag,
            int element,
            int component,
            @Nullable Integer reference,
            String value,
            String expected) {
        if (set.problems.size() < MOST_PROBLEMS) {
            set.problems.add(problem(set, fault, position, tag, element, component, reference, value, expected));
        }
    }

    private EdiProblem problem(
            SetBuilder set,
            EdiFault fault,
            int position,
            String tag,
            int element,
            int component,
            @Nullable Integer reference,
            String value,
            String expected) {
        var index = Math.min(set.raw.first() + position - 1, set.raw.last());
        var place = segments.place(index, element);
        return new EdiProblem(fault, place, tag, position, element, component, reference, value, expected);
    }

    private String tag(SetBuilder set, int position) {
        return segments.tag(Math.min(set.raw.first() + position - 1, set.raw.last()));
    }

    private static boolean isEnvelope(String tag) {
        return tag.equals("ST") || tag.equals("SE") || tag.equals("UNH") || tag.equals("UNT");
    }

    /** Of the dictionary; null for what has none there, as a composite. */
    private static @Nullable Integer number(@Nullable String reference) {
        return reference != null && reference.matches("\\d{1,4}") ? Integer.valueOf(reference) : null;
    }
}
