package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringWriter;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The document that a tree is: {@code @name} is an attribute, {@code #text} the text beside them, an array an element that repeats. */
final class XmlText {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newInstance();

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;

    private XmlText() throws XMLStreamException {
        writer = FACTORY.createXMLStreamWriter(text);
    }

    /** @throws IllegalArgumentException if it is not an object with the root alone, or has a name that is none */
    static String of(JsonNode tree) {
        if (!tree.isObject() || tree.size() != 1) {
            throw new IllegalArgumentException("a document has one root, and not " + tree);
        }
        try {
            var document = new XmlText();
            document.writer.writeStartDocument("UTF-8", "1.0");
            document.children(tree);
            document.writer.writeEndDocument();
            document.writer.flush();
            return document.text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("this is no document: " + tree, e);
        }
    }

    private void children(JsonNode node) throws XMLStreamException {
        for (var entry : node.properties()) {
            if (entry.getKey().startsWith("@") || entry.getKey().equals("#text")) {
                continue;
            }
            if (entry.getValue().isArray()) {
                for (var each : entry.getValue()) {
                    element(entry.getKey(), each);
                }
            } else {
                element(entry.getKey(), entry.getValue());
            }
        }
    }

    private void element(String name, JsonNode value) throws XMLStreamException {
        if (value.isNull()) {
            return;
        }
        writer.writeStartElement(name);
        if (value.isObject()) {
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                if (entry.getKey().startsWith("@")) {
                    writer.writeAttribute(
                            entry.getKey().substring(1), entry.getValue().asText());
                }
            }
            writer.writeCharacters(value.path("#text").asText());
            children(value);
        } else {
            writer.writeCharacters(value.asText());
        }
        writer.writeEndElement();
    }
}
