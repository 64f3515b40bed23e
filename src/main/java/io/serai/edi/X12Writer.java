package io.serai.edi;

import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.schema.SchemaFactory;
import io.xlate.edi.stream.EDIOutputFactory;
import io.xlate.edi.stream.EDIStreamConstants.Delimiters;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamWriter;
import java.io.ByteArrayOutputStream;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes one interchange of version 004010 with one functional group: separators {@code * > ~}, a line for each segment, every
 * value cleaned by {@link X12Text}, every set checked by its schema while it is written. Trailing empty elements are left out.
 * A value that the schema does not allow is a fault of ours: {@link IllegalStateException}.
 */
public final class X12Writer {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HHmm");
    private static final String VERSION = "004010";
    private static final EDIOutputFactory FACTORY = factory();
    private static final io.xlate.edi.schema.Schema CONTROL = control();

    private final EdiSchemas schemas;
    private final X12Envelope envelope;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final EDIStreamWriter edi = FACTORY.createEDIStreamWriter(bytes);
    private int sets;
    private int segments;

    /**
     * @param functional GS01, such as SH
     * @param at the time of the interchange, in the zone that the partners agreed on
     */
    public X12Writer(EdiSchemas schemas, X12Envelope envelope, String functional, LocalDateTime at) {
        this.schemas = schemas;
        this.envelope = envelope;
        run(() -> {
            edi.setControlSchema(CONTROL);
            edi.startInterchange();
        });
        header(at);
        group(functional, at);
    }

    /** @throws IllegalStateException if there is no schema of this set */
    public X12Writer startSet(String code) {
        var schema = schemas.set(code).orElseThrow(() -> new IllegalStateException("no X12 schema of " + code));
        edi.setTransactionSchema(schema);
        sets++;
        segments = 0;
        return segment("ST", code, setControl());
    }

    /** @param elements by position; null or empty for none */
    public X12Writer segment(String tag, @Nullable String... elements) {
        segments++;
        write(tag, List.of(cleaned(elements)));
        return this;
    }

    /** A segment whose first element is a composite. */
    X12Writer compositeSegment(String tag, List<String> composite, @Nullable String... elements) {
        segments++;
        run(() -> {
            edi.writeStartSegment(tag).writeStartElement();
            for (var component : composite) {
                edi.writeComponent(component);
            }
            edi.endElement();
            writeElements(List.of(cleaned(elements)));
            edi.writeEndSegment();
        });
        return this;
    }

    public X12Writer endSet() {
        return segment("SE", Integer.toString(segments + 1), setControl());
    }

    /** Closes the interchange. */
    public byte[] toByteArray() {
        var group = Long.toString(envelope.groupControl());
        write("GE", List.of(Integer.toString(sets), group));
        write("IEA", List.of("1", nine(envelope.interchangeControl())));
        run(() -> {
            edi.endInterchange();
            edi.close();
        });
        return bytes.toByteArray();
    }

    private void header(LocalDateTime at) {
        write(
                "ISA",
                List.of(
                        "00",
                        padded("", 10),
                        "00",
                        padded("", 10),
                        envelope.sender().qualifier(),
                        padded(envelope.sender().id(), 15),
                        envelope.receiver().qualifier(),
                        padded(envelope.receiver().id(), 15),
                        SHORT_DAY.format(at),
                        MINUTE.format(at),
                        "U",
                        "00401",
                        nine(envelope.interchangeControl()),
                        "0",
                        envelope.usage().code(),
                        String.valueOf(X12Text.COMPONENT)));
    }

    private void group(String functional, LocalDateTime at) {
        write(
                "GS",
                List.of(
                        functional,
                        envelope.sender().id(),
                        envelope.receiver().id(),
                        DAY.format(at),
                        MINUTE.format(at),
                        Long.toString(envelope.groupControl()),
                        "X",
                        VERSION));
    }

    private void write(String tag, List<String> elements) {
        run(() -> {
            edi.writeStartSegment(tag);
            writeElements(elements);
            edi.writeEndSegment();
        });
    }

    private void writeElements(List<String> elements) throws EDIStreamException {
        for (var element : elements) {
            if (element.isEmpty()) {
                edi.writeEmptyElement();
            } else {
                edi.writeElement(element);
            }
        }
    }

    /** Without the empty elements at the end. */
    private static String[] cleaned(@Nullable String[] elements) {
        var size = elements.length;
        while (size > 0 && isEmpty(elements[size - 1])) {
            size--;
        }
        var cleaned = new String[size];
        for (var i = 0; i < size; i++) {
            var element = elements[i];
            cleaned[i] = element == null ? "" : X12Text.clean(element);
        }
        return cleaned;
    }

    private static boolean isEmpty(@Nullable String element) {
        return element == null || X12Text.clean(element).isEmpty();
    }

    private String setControl() {
        return String.format("%04d", sets);
    }

    private static String nine(long number) {
        return String.format("%09d", number);
    }

    private static String padded(String text, int length) {
        return text + " ".repeat(length - text.length());
    }

    private interface Step {
        void run() throws EDIStreamException;
    }

    private static void run(Step step) {
        try {
            step.run();
        } catch (EDIStreamException | RuntimeException e) {
            throw new IllegalStateException("this cannot be written as X12: " + e.getMessage(), e);
        }
    }

    private static EDIOutputFactory factory() {
        var factory = EDIOutputFactory.newFactory();
        factory.setProperty(EDIOutputFactory.PRETTY_PRINT, true);
        factory.setProperty(Delimiters.DATA_ELEMENT, X12Text.ELEMENT);
        factory.setProperty(Delimiters.SEGMENT, X12Text.TERMINATOR);
        factory.setProperty(Delimiters.COMPONENT_ELEMENT, X12Text.COMPONENT);
        return factory;
    }

    private static io.xlate.edi.schema.Schema control() {
        try {
            return SchemaFactory.newFactory().getControlSchema("X12", new String[] {"00401"});
        } catch (EDISchemaException e) {
            throw new IllegalStateException(e);
        }
    }
}
