package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What is fetched from partners that speak XML: read as their mappings will see it, and put together to one document. */
public final class XmlAnswers {
    private XmlAnswers() {}

    /** @throws IllegalArgumentException if it is no XML that we read */
    public static JsonNode tree(String xml) {
        try {
            return XmlTree.trees(xml.strip(), null).get(0);
        } catch (Unreadable e) {
            throw new IllegalArgumentException(String.valueOf(e.problem()), e);
        }
    }

    /** The document of answers by their names: {@code <message><name>…</name>…</message>}. */
    public static String message(JsonNode answers) {
        return XmlText.of(JsonNodeFactory.instance.objectNode().set("message", answers));
    }
}
