package io.serai.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.serai.mapping.Normaliser;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
import io.serai.mapping.Result;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * X12 214 sets, and orders in X12 and EDIFACT, parsed, mapped and validated, beside bare StAEDI reading the same bytes: all events with
 * their texts, no schema of the set. One operation is one set.
 */
final class Edi implements Kernel {
    private static final EDIInputFactory STAEDI = EDIInputFactory.newFactory();
    private static final int ELEMENTS_OF_A_SET = 25;
    private static final Path CHANNELS = Path.of("mappings/channels");

    private final String name;
    private final int sets;
    private final byte[] bytes;
    private final Partner partner;
    private final Normaliser normaliser;

    private Edi(String name, String partner, int sets, byte[] bytes) {
        var partners = new Partners(null);
        this.name = name + ", " + sets + " a file, " + bytes.length + " B";
        this.sets = sets;
        this.partner = partners.find(partner).orElseThrow();
        this.normaliser = new Normaliser(partners);
        this.bytes = bytes;
    }

    /** The figure: a hundred sets an interchange. */
    static Kernel headline() {
        return tracking(100);
    }

    /** Interchanges of many sets, of some and of one, the headline first; then orders. */
    static List<Kernel> all() throws IOException {
        return List.of(
                headline(),
                tracking(10),
                tracking(1),
                orders("850", "x12", "charges-and-tax.in.x12"),
                orders("ORDERS", "edifact", "charges-and-tax.in.edi"));
    }

    private static Edi tracking(int sets) {
        return new Edi("214", "andes", sets, interchange(sets).getBytes(US_ASCII));
    }

    /** A sample of one order. */
    private static Edi orders(String set, String channel, String sample) throws IOException {
        return new Edi(set, channel, 1, Files.readAllBytes(CHANNELS.resolve(channel + "/samples/" + sample)));
    }

    /** What a carrier sends of deliveries: one parcel each, with its place and who signed. */
    private static String interchange(int sets) {
        var text = new StringBuilder()
                .append("ISA*00*          *00*          *ZZ*ANDES          *ZZ*SERAI          ")
                .append("*260301*1830*U*00401*000000042*0*P*>~\nGS*QM*ANDES*SERAI*20260301*1830*42*X*004010~\n");
        for (int i = 1; i <= sets; i++) {
            text.append(String.format("ST*214*%04d~%nB10*%d*%d-1*ANDE~%nLX*1~%n", i, 4700 + i, 1000 + i))
                    .append("AT7*D1*NS***20260301*121530*LT~\nMS1*Cordoba*X*AR~\n")
                    .append(String.format("MAN*GM*0007790001000%07d~%n", i))
                    .append("K1*SIGNED BY*Ines Pena~\n")
                    .append(String.format("SE*8*%04d~%n", i));
        }
        return text.append("GE*")
                .append(sets)
                .append("*42~\nIEA*1*000000042~\n")
                .toString();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Work ours() {
        return this::normalise;
    }

    @Override
    public Work bare() {
        return this::staedi;
    }

    private int normalise() {
        var items = normaliser.normalise(partner, bytes);
        for (var item : items) {
            if (!(item.result() instanceof Result.Taken)) {
                throw new IllegalStateException("not taken: " + item);
            }
        }
        return items.size();
    }

    private int staedi() throws EDIStreamException {
        var reader = STAEDI.createEDIStreamReader(new ByteArrayInputStream(bytes), ISO_8859_1.name());
        int texts = 0;
        while (reader.hasNext()) {
            var event = reader.next();
            if ((event == EDIStreamEvent.ELEMENT_DATA || event == EDIStreamEvent.START_SEGMENT)
                    && !reader.getText().isEmpty()) {
                texts++;
            }
        }
        if (texts < ELEMENTS_OF_A_SET * sets) {
            throw new IllegalStateException("the bare side has read " + texts + " texts only");
        }
        return sets;
    }
}
