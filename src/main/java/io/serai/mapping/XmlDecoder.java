package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * XML 1.0 as a tree: the document is an object with its root element; an attribute is {@code @name}; an element that repeats is an
 * array; one without attributes and children is its text, otherwise its text is {@code #text}. Prefixes are dropped. A DOCTYPE is
 * refused, so that there are no entities but the five of XML.
 */
final class XmlDecoder implements Decoder {
    private static final Pattern ENCODING =
            Pattern.compile("^<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");
    private static final int PROLOG = 200;

    @Override
    public List<Element> decode(Source source, Partner partner) {
        var items = partner.items();
        if (items == null) {
            return List.of(new Whole(source, XmlTree.trees(source.text(), null).get(0)));
        }
        return split(source, items);
    }

    private static List<Element> split(Source source, String path) {
        var elements = new ArrayList<Element>();
        var places = new ItemPlaces(source, () -> XmlTree.spans(source.text(), path), XmlTree::find);
        for (var tree : XmlTree.trees(source.text(), path)) {
            elements.add(places.item(elements.size(), tree));
        }
        if (elements.isEmpty()) {
            throw new Unreadable("SER-0107", Map.of("items", path), Place.START);
        }
        return elements;
    }

    /** The charset that the XML declaration names; UTF-8 where there is none. */
    static Charset declared(byte[] bytes) {
        var prolog = new String(bytes, 0, Math.min(PROLOG, bytes.length), StandardCharsets.ISO_8859_1);
        var encoding = ENCODING.matcher(prolog);
        if (!encoding.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(encoding.group(1));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new Unreadable("SER-0102", Map.of("charset", encoding.group(1), "offset", "0"), Place.START);
        }
    }

    private record Whole(Source source, JsonNode tree) implements Element {
        @Override
        public @Nullable String document() {
            return null;
        }

        @Override
        public Place place(String pointer) {
            return source.place(XmlTree.find(source.text(), pointer));
        }
    }
}
