package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** What is fetched from partners that speak XML: read as their mappings will see it, and put together to one message. */
public final class XmlAnswers {
    private static final Pattern DECLARATION = Pattern.compile("^\\s*\\uFEFF?\\s*<\\?xml[^>]*\\?>");

    private XmlAnswers() {}

    /** @throws IllegalArgumentException if it is no XML that we read */
    public static JsonNode tree(String xml) {
        try {
            return new XmlTree(xml.strip(), null).read().get(0).tree();
        } catch (Unreadable e) {
            throw new IllegalArgumentException(String.valueOf(e.problem()), e);
        }
    }

    /** The answer within an element of this name. */
    public static String within(String name, String xml) {
        return "<" + name + ">" + DECLARATION.matcher(xml).replaceFirst("") + "</" + name + ">";
    }
}
