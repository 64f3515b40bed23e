package io.serai.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * One pass over an XML text that builds the trees of the elements at a path. Where things stand is followed on request only: nobody asks
 * unless something is wrong.
 */
final class XmlTree {
    static final int MAX_DEPTH = 100;
    private static final String TOO_DEEP = "SER-0104";
    private static final String WORDS = "Message: ";
    private static final XMLInputFactory FACTORY = factory();
    /** Names come again in each document of a format; so many and no more, whatever is sent. */
    private static final Map<String, String> NAMES = new ConcurrentHashMap<>();

    private static final int MOST_NAMES = 10_000;
    private static final int LONGEST_NAME = 100;

    private final String text;
    private final @Nullable String path;
    private final List<JsonNode> trees = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();
    private final IdentityHashMap<JsonNode, Integer> starts = new IdentityHashMap<>();
    private final @Nullable XmlTags tags;

    private XmlTree(String text, @Nullable String path, @Nullable XmlTags tags) {
        this.text = text;
        this.path = path;
        this.tags = tags;
    }

    /**
     * The trees of the elements at a path.
     *
     * @param path such as {@code /POSLog/Transaction}; null for the root
     * @throws Unreadable if it is not well-formed, has a DOCTYPE, or is nested too deeply
     */
    static List<JsonNode> trees(String text, @Nullable String path) {
        try {
            return new XmlTree(text, path, null).read().trees;
        } catch (Unreadable e) {
            if (!e.problem().code().equals(TOO_DEEP)) {
                throw e;
            }
            // Again, to tell where: the parser does not know it of what we refuse.
            return new XmlTree(text, path, new XmlTags(text)).read().trees;
        }
    }

    /** Where the elements at a path are, in a text that can be read. */
    static List<Span> spans(String text, @Nullable String path) {
        return new XmlTree(text, path, new XmlTags(text)).read().spans;
    }

    /** Where in a sound document the part at a pointer begins, or else what holds it. */
    static int find(String text, String pointer) {
        return new XmlTree(text, null, new XmlTags(text)).read().start(pointer);
    }

    private XmlTree read() {
        try {
            var reader = FACTORY.createXMLStreamReader(new StringReader(text));
            while (reader.hasNext()) {
                if (next(reader) == XMLStreamConstants.START_ELEMENT) {
                    visit(reader, "/" + local(reader.getLocalName()), 1);
                }
            }
            return this;
        } catch (XMLStreamException e) {
            throw unreadable(e);
        }
    }

    private int start(String pointer) {
        var tree = trees.get(0);
        for (var at = JsonPointer.compile(pointer); at != null; at = at.head()) {
            var start = starts.get(tree.at(at));
            if (start != null) {
                return start;
            }
        }
        return spans.get(0).from();
    }

    private void visit(XMLStreamReader reader, String here, int depth) throws XMLStreamException {
        var wanted = path;
        if (wanted == null || wanted.equals(here)) {
            take(reader, depth);
            return;
        }
        for (int event = next(reader); event != XMLStreamConstants.END_ELEMENT; event = next(reader)) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                visit(reader, here + "/" + local(reader.getLocalName()), depth(depth + 1));
            }
        }
    }

    private void take(XMLStreamReader reader, int depth) throws XMLStreamException {
        int from = from();
        var root = Nodes.INSTANCE.objectNode();
        root.set(local(reader.getLocalName()), element(reader, depth));
        trees.add(root);
        if (tags != null) {
            spans.add(new Span(from, tags.to()));
        }
    }

    /** The element that the reader is at the start of; leaves it at its end. */
    private JsonNode element(XMLStreamReader reader, int depth) throws XMLStreamException {
        int from = from();
        var content = Nodes.INSTANCE.objectNode();
        attributes(reader, content, from);
        var words = new StringBuilder();
        for (int event = next(reader); event != XMLStreamConstants.END_ELEMENT; event = next(reader)) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                var name = local(reader.getLocalName());
                add(content, name, element(reader, depth(depth + 1)));
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                // In front of all words nothing but blanks is left out in the end.
                if (!words.isEmpty() || !reader.isWhiteSpace()) {
                    words.append(reader.getText());
                }
            }
        }
        return at(from, finish(content, words.toString().strip()));
    }

    private static JsonNode finish(ObjectNode content, String words) {
        if (content.isEmpty()) {
            return Nodes.INSTANCE.textNode(words);
        }
        if (!words.isEmpty()) {
            content.set("#text", Nodes.INSTANCE.textNode(words));
        }
        return content;
    }

    private void attributes(XMLStreamReader reader, ObjectNode content, int from) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            var name = reader.getAttributeName(i);
            if (!name.getPrefix().equals("xmlns") && !name.getLocalPart().startsWith("xmlns")) {
                var value = Nodes.INSTANCE.textNode(reader.getAttributeValue(i));
                content.set("@" + local(name.getLocalPart()), at(from, value));
            }
        }
    }

    private static void add(ObjectNode parent, String name, JsonNode child) {
        var other = parent.get(name);
        if (other == null) {
            parent.set(name, child);
        } else if (other instanceof ArrayNode siblings) {
            siblings.add(child);
        } else {
            parent.set(name, Nodes.INSTANCE.arrayNode().add(other).add(child));
        }
    }

    private JsonNode at(int from, JsonNode node) {
        if (tags != null) {
            starts.put(node, from);
        }
        return node;
    }

    private int depth(int depth) {
        if (depth > MAX_DEPTH) {
            throw new Unreadable(TOO_DEEP, Map.of("limit", "depth " + MAX_DEPTH), new Source(text).place(from()));
        }
        return depth;
    }

    private int next(XMLStreamReader reader) throws XMLStreamException {
        int event = reader.next();
        if (tags != null && event == XMLStreamConstants.START_ELEMENT) {
            tags.start();
        } else if (tags != null && event == XMLStreamConstants.END_ELEMENT) {
            tags.end();
        }
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new Unreadable("SER-0103", Map.of(), new Source(text).place(Math.max(0, text.indexOf("<!DOCTYPE"))));
        }
        return event;
    }

    private int from() {
        return tags == null ? 0 : tags.from();
    }

    /** Without its prefix; and the very object that a mapping asks for, as {@link SharedNames} has it. */
    private static String local(String name) {
        var known = NAMES.get(name);
        if (known != null) {
            return known;
        }
        var local = name.substring(name.indexOf(':') + 1).intern();
        if (NAMES.size() < MOST_NAMES && name.length() <= LONGEST_NAME) {
            NAMES.put(name, local);
        }
        return local;
    }

    private static Unreadable unreadable(XMLStreamException e) {
        var at = e.getLocation();
        // The parser has lost count where its column is negative.
        var place = at == null
                ? Place.UNKNOWN
                : new Place(Math.max(0, at.getLineNumber()), Math.max(0, at.getColumnNumber()));
        var message = String.valueOf(e.getMessage());
        int words = message.indexOf(WORDS);
        var detail = words < 0 ? message : message.substring(words + WORDS.length());
        return new Unreadable("SER-0101", Map.of("detail", detail), place);
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // Prefixes are dropped by hand, so that an element that was cut out of its document can be read without its
        // declarations.
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        return factory;
    }
}
