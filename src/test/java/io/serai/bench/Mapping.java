package io.serai.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.mapping.Normaliser;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
import io.serai.mapping.Result;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * Orders decoded with places, mapped and validated, beside Jackson reading the same bytes into a tree and writing it. JSON is
 * compact, as channels send it. Of XML, which Jackson does not read here, the bare side is the JDK's StAX parser with all texts.
 */
final class Mapping implements Kernel {
    private static final ObjectMapper JACKSON = new ObjectMapper();
    private static final XMLInputFactory STAX = XMLInputFactory.newDefaultFactory();
    private static final Path CHANNELS = Path.of("mappings/channels");

    private final String name;
    private final byte[] bytes;
    private final Partner partner;
    private final Normaliser normaliser;

    private Mapping(String channel, String sample) throws IOException {
        var partners = new Partners(null);
        this.partner = partners.find(channel).orElseThrow();
        this.normaliser = new Normaliser(partners);
        this.bytes = bytes(CHANNELS.resolve(channel).resolve("samples").resolve(sample));
        this.name = channel + " " + sample.substring(0, sample.indexOf('.')) + " " + bytes.length + " B";
    }

    /** The figure: a Shopify order of two lines, 2.7 kB. */
    static Kernel headline() throws IOException {
        return new Mapping("shopify", "sent-home.in.json");
    }

    /** An order of every channel that sends JSON or XML, the headline first. */
    static List<Kernel> all() throws IOException {
        return List.of(
                headline(),
                new Mapping("shopify", "abroad.in.json"),
                new Mapping("amazon", "unshipped.in.json"),
                new Mapping("ebay", "sent-home.in.json"),
                new Mapping("magento", "sent-home.in.json"),
                new Mapping("mercadolibre", "sent-home.in.json"),
                new Mapping("shopware", "paid-with-a-promotion.in.json"),
                new Mapping("square", "sale.in.json"),
                new Mapping("tiendanube", "sent-home.in.json"),
                new Mapping("vtex", "sent-home.in.json"),
                new Mapping("walmart", "sent-home.in.json"),
                new Mapping("woocommerce", "sent-home.in.json"),
                new Mapping("poslog", "sent-home.in.xml"),
                new Mapping("poslog", "sale.in.xml"),
                new Mapping("prestashop", "composed.in.xml"),
                new Mapping("ubl", "peppol-with-charges-and-tax.in.xml"));
    }

    private static byte[] bytes(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        return file.toString().endsWith(".json") ? JACKSON.writeValueAsBytes(JACKSON.readTree(bytes)) : bytes;
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
        return bytes[0] == '<' ? this::stax : this::jackson;
    }

    private int normalise() {
        for (var item : normaliser.normalise(partner, bytes)) {
            if (!(item.result() instanceof Result.Taken)) {
                throw new IllegalStateException("not taken: " + item);
            }
        }
        return 1;
    }

    private int jackson() throws IOException {
        return JACKSON.writeValueAsBytes(JACKSON.readTree(bytes)).length == bytes.length ? 1 : fail();
    }

    private int stax() throws XMLStreamException {
        var reader = STAX.createXMLStreamReader(new ByteArrayInputStream(bytes));
        int length = 0;
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.CHARACTERS) {
                length += reader.getText().length();
            }
        }
        return length > 0 ? 1 : fail();
    }

    private static int fail() {
        throw new IllegalStateException("the bare side has read something else");
    }
}
