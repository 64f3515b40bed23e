package io.serai.mapping;

import io.serai.mapping.Partner.Format;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The decoder of each format, and how bytes become the characters that they read. */
final class Decoders {
    private final Map<Format, Decoder> decoders = new EnumMap<>(Format.class);

    Decoders() {
        decoders.put(Format.JSON, new JsonDecoder());
        decoders.put(Format.XML, new XmlDecoder());
        decoders.put(Format.CSV, new CsvDecoder());
        decoders.put(Format.X12, new X12Decoder());
        decoders.put(Format.EDIFACT, new EdifactDecoder());
        decoders.put(Format.IDOC, new IdocDecoder());
    }

    /** @throws Unreadable if the document cannot be decoded */
    List<Element> decode(Partner partner, byte[] bytes) {
        return decoder(partner).decode(new Source(bytes, charset(partner, bytes)), partner);
    }

    /** @throws Unreadable if the document cannot be decoded */
    List<Element> decode(Partner partner, String text) {
        return decoder(partner).decode(new Source(text), partner);
    }

    private Decoder decoder(Partner partner) {
        var decoder = decoders.get(partner.format());
        if (decoder == null) {
            throw SetupException.at(
                    Resources.ROOT + partner.file(),
                    0,
                    "there is no decoder for the format " + partner.format(),
                    "use json, xml, csv, x12, edifact or idoc",
                    null);
        }
        return decoder;
    }

    /** That which the settings name, or which is found in the message; a byte order mark wins over it. */
    static Charset charset(Partner partner, byte[] bytes) {
        return switch (partner.format()) {
            case CSV ->
                partner.csv().charset() == null
                        ? CsvShape.charset(bytes)
                        : partner.csv().charset();
            case XML -> XmlDecoder.declared(bytes);
            case IDOC -> CsvShape.charset(bytes);
            default -> StandardCharsets.UTF_8;
        };
    }
}
