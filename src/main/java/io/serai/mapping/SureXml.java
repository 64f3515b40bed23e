package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * XML as nearly all of it is written, read without a parser in between: from bytes to the trees that {@link XmlTree} makes. It knows elements
 * and attributes whose names are ASCII, texts with the five entities of XML, CDATA and comments. It gives up at the first doubt, and finds
 * no faults: what is wrong, and whether anything is, {@link XmlTree} tells.
 */
final class SureXml {
    private static final Names ELEMENTS = new Names("");
    private static final Names ATTRIBUTES = new Names("@");
    private static final Pattern DECLARATION = Pattern.compile("<\\?xml version=([\"'])1\\.0\\1"
            + "( encoding=([\"'])[Uu][Tt][Ff]-8\\3)?( standalone=([\"'])(yes|no)\\5)? ?\\?>");
    private static final Pattern PATH = Pattern.compile("(/[^/@#]+)+");
    private static final int LONGEST_DECLARATION = 100;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_ATTRIBUTES = 16;
    private static final int FIRST_SIZE = 64;
    private static final String TEXT = "#text";
    private static final String XMLNS = "xmlns";
    private static final String CDATA = "<![CDATA[";
    private static final String CDATA_END = "]]>";

    private final byte[] xml;
    private int at;
    /** The parts of the elements that are open, those of the innermost last. */
    private String[] names = new String[FIRST_SIZE];

    private JsonNode[] values = new JsonNode[FIRST_SIZE];
    private int top;
    /** Of the name that was read last: where it begins, and behind which colon. */
    private int nameFrom;

    private int localFrom;
    private int localHash;

    private SureXml(byte[] xml) {
        this.xml = xml;
    }

    /** Something that is left to the parser. */
    private static final class Doubt extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Doubt() {
            super("left to the parser", null, false, false);
        }
    }

    /**
     * The trees of the elements at a path; null: ask {@link XmlTree}.
     *
     * @param xml that is UTF-8 without NUL
     * @param path such as {@code /POSLog/Transaction}; null for the root
     */
    static @Nullable List<JsonNode> trees(byte[] xml, @Nullable String path) {
        if (path != null && !PATH.matcher(path).matches()) {
            return null;
        }
        try {
            var tree = new SureXml(xml).document();
            return path == null ? List.of(tree) : at(tree, path);
        } catch (Doubt e) {
            return null;
        }
    }

    private static List<JsonNode> at(JsonNode tree, String path) {
        var found = List.of(tree);
        var name = "";
        for (var step : path.substring(1).split("/", -1)) {
            var below = new ArrayList<JsonNode>();
            for (var each : found) {
                var child = each.get(step);
                if (child instanceof ArrayNode several) {
                    several.forEach(below::add);
                } else if (child != null) {
                    below.add(child);
                }
            }
            found = below;
            name = step.intern();
        }
        var trees = new ArrayList<JsonNode>(found.size());
        for (var each : found) {
            trees.add(Nodes.INSTANCE.objectNode().set(name, each));
        }
        return trees;
    }

    private JsonNode document() {
        if (is("<?", at)) {
            declaration();
        }
        beside();
        if (at == xml.length) {
            throw new Doubt();
        }
        at++;
        name();
        var name = ELEMENTS.of(xml, localFrom, at, localHash);
        push(name, element(1));
        beside();
        if (at < xml.length) {
            throw new Doubt();
        }
        return tree(0);
    }

    private void declaration() {
        int end = find("?>", at) + 2;
        if (end > LONGEST_DECLARATION
                || !DECLARATION
                        .matcher(new String(xml, 0, end, StandardCharsets.ISO_8859_1))
                        .matches()) {
            throw new Doubt();
        }
        at = end;
    }

    /** Blanks and comments beside the root, up to a tag or the end. */
    private void beside() {
        blanks();
        while (at < xml.length) {
            if (xml[at] != '<') {
                throw new Doubt();
            }
            if (!is("<!", at)) {
                return;
            }
            comment();
            blanks();
        }
    }

    /** The element whose name was just read. Goes behind its end. */
    private JsonNode element(int depth) {
        if (depth >= XmlTree.MAX_DEPTH) {
            throw new Doubt();
        }
        int rawFrom = nameFrom;
        int rawTo = at;
        int base = top;
        boolean isEmpty = attributes();
        var words = isEmpty ? "" : content(base, depth);
        if (!isEmpty) {
            end(rawFrom, rawTo);
        }
        if (top == base) {
            return Nodes.INSTANCE.textNode(words);
        }
        if (!words.isEmpty()) {
            push(TEXT, Nodes.INSTANCE.textNode(words));
        }
        return tree(base);
    }

    private ObjectNode tree(int base) {
        var fields = Fields.of(names, values, base, top);
        if (fields == null) {
            throw new Doubt();
        }
        top = base;
        return new ObjectNode(Nodes.INSTANCE, fields);
    }

    /** Those of a start tag, behind which it goes; whether the tag is the whole element. */
    private boolean attributes() {
        int many = 0;
        int first = at;
        while (true) {
            int before = at;
            blanks();
            int c = here();
            if (c == '>') {
                at++;
                return false;
            }
            if (c == '/') {
                at++;
                take('>');
                return true;
            }
            if (at == before || ++many > MOST_ATTRIBUTES) {
                throw new Doubt();
            }
            attribute(first);
        }
    }

    private void attribute(int first) {
        name();
        int from = nameFrom;
        int to = at;
        boolean isDeclaration = is(XMLNS, from);
        var name = isDeclaration ? "" : ATTRIBUTES.of(xml, localFrom, to, localHash);
        blanks();
        take('=');
        blanks();
        int quote = here();
        if (quote != '"' && quote != '\'') {
            throw new Doubt();
        }
        at++;
        var value = attributeValue(quote);
        if (!isDeclaration) {
            // What is there twice is found when the tree is made.
            push(name, Nodes.INSTANCE.textNode(value));
        } else if (isTwice(from, to, first)) {
            throw new Doubt();
        }
    }

    /** Whether a declaration may be in the tag already, between a blank and what is no more of its name. */
    private boolean isTwice(int from, int to, int first) {
        for (int i = first + 1; i + to - from < from; i++) {
            boolean canBe = xml[i] == 'x' && xml[i - 1] <= ' ' && xml[i + to - from] != ':';
            if (canBe && Arrays.equals(xml, i, i + to - from, xml, from, to)) {
                return true;
            }
        }
        return false;
    }

    private String attributeValue(int quote) {
        int from = at;
        int seen = 0;
        boolean entities = false;
        int i = at;
        for (; i < xml.length && xml[i] != quote; i++) {
            int c = xml[i];
            if (c == '<' || (c >= 0 && c < ' ')) {
                throw new Doubt();
            }
            if (c < 0) {
                sound(i);
            }
            entities |= c == '&';
            seen |= c;
        }
        if (i == xml.length) {
            throw new Doubt();
        }
        at = i + 1;
        var text = string(from, i, seen);
        return entities ? withoutEntities(text) : text;
    }

    /** What is between the tags of an element, up to the tag of its end. Its words are told without the blanks around them. */
    private String content(int base, int depth) {
        int from = top;
        var words = "";
        StringBuilder more = null;
        while (true) {
            var piece = is(CDATA, at) ? cdata() : characters(!words.isEmpty());
            if (more != null) {
                more.append(piece);
            } else if (words.isEmpty()) {
                words = piece;
            } else if (!piece.isEmpty()) {
                more = new StringBuilder(words).append(piece);
            }
            int mark = mark();
            if (mark == '/') {
                return (more == null ? words : more.toString()).strip();
            }
            if (mark == '!') {
                if (!is(CDATA, at)) {
                    comment();
                }
            } else if (mark != 0) {
                at++;
                name();
                var name = ELEMENTS.of(xml, localFrom, at, localHash);
                add(base, from, name, element(depth + 1));
            }
        }
    }

    /** By which markup is told apart; 0 where there is none, as behind CDATA. */
    private int mark() {
        if (here() != '<') {
            return 0;
        }
        if (at + 1 == xml.length) {
            throw new Doubt();
        }
        return xml[at + 1];
    }

    @SuppressWarnings("ReferenceEquality") // names are the very same object
    private void add(int base, int from, String name, JsonNode child) {
        if (top - base > Fields.MOST) {
            throw new Doubt();
        }
        for (int i = from; i < top; i++) {
            if (names[i] == name) {
                if (values[i] instanceof ArrayNode siblings) {
                    siblings.add(child);
                } else {
                    values[i] = Nodes.INSTANCE.arrayNode().add(values[i]).add(child);
                }
                return;
            }
        }
        push(name, child);
    }

    /** Up to the next tag. Where they are nothing but blanks, they count between words only. */
    private String characters(boolean behindWords) {
        int from = at;
        int seen = 0;
        boolean blank = true;
        boolean special = false;
        int i = at;
        for (; i < xml.length && xml[i] != '<'; i++) {
            int c = xml[i];
            if (c > ' ' || c < 0) {
                blank = false;
                special |= c == '&' || c == '>';
                if (c < 0) {
                    sound(i);
                }
                seen |= c;
            } else if (c < ' ' && c != '\n' && c != '\t') {
                if (c != '\r') {
                    throw new Doubt();
                }
                special = true;
            }
        }
        if (i == xml.length) {
            throw new Doubt();
        }
        at = i;
        if (blank && (i == from || !behindWords)) {
            return "";
        }
        var text = string(from, i, seen);
        if (!special) {
            return text;
        }
        if (text.contains(CDATA_END)) {
            throw new Doubt();
        }
        return withoutEntities(lines(text));
    }

    private String cdata() {
        int from = at + CDATA.length();
        int to = find(CDATA_END, from);
        int seen = checked(from, to);
        at = to + CDATA_END.length();
        return lines(string(from, to, seen));
    }

    private void comment() {
        if (!is("<!--", at)) {
            throw new Doubt();
        }
        int from = at + "<!--".length();
        int to = find("--", from);
        checked(from, to);
        at = to + 2;
        take('>');
    }

    /** Whether there are only characters of XML between two places; what is less than 0 is not of ASCII alone. */
    private int checked(int from, int to) {
        int seen = 0;
        for (int i = from; i < to; i++) {
            int c = xml[i];
            if (c < 0) {
                sound(i);
            } else if (c < ' ' && c != '\n' && c != '\t' && c != '\r') {
                throw new Doubt();
            }
            seen |= c;
        }
        return seen;
    }

    /** The characters U+FFFE and U+FFFF are none. */
    private void sound(int i) {
        if (xml[i] == (byte) 0xEF && xml[i + 1] == (byte) 0xBF && (xml[i + 2] & 0xFF) >= 0xBE) {
            throw new Doubt();
        }
    }

    private String string(int from, int to, int seen) {
        // What is ASCII alone is the same in both, and a mere copy in the one.
        return new String(xml, from, to - from, seen < 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }

    /** Each line ends with LF, as XML reads it. */
    private static String lines(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static String withoutEntities(String text) {
        int entity = text.indexOf('&');
        if (entity < 0) {
            return text;
        }
        var plain = new StringBuilder();
        int from = 0;
        while (entity >= 0) {
            int end = text.indexOf(';', entity);
            if (end < 0) {
                throw new Doubt();
            }
            plain.append(text, from, entity).append(entity(text.substring(entity + 1, end)));
            from = end + 1;
            entity = text.indexOf('&', from);
        }
        return plain.append(text, from, text.length()).toString();
    }

    private static char entity(String name) {
        return switch (name) {
            case "amp" -> '&';
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> throw new Doubt();
        };
    }

    /** The tag of the end of an element, whose name stands between two places. */
    private void end(int rawFrom, int rawTo) {
        int from = at + 2;
        int to = from + rawTo - rawFrom;
        if (to >= xml.length || !Arrays.equals(xml, from, to, xml, rawFrom, rawTo)) {
            throw new Doubt();
        }
        at = to;
        blanks();
        take('>');
    }

    /** A name of ASCII with one colon at most, and something on both sides of it. */
    private void name() {
        int from = at;
        int local = from;
        int hash = 0;
        int i = from;
        for (; i < xml.length; i++) {
            int c = xml[i];
            boolean begins = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            if (c == ':' && local == from && i > from) {
                local = i + 1;
                hash = 0;
            } else if (begins || (i > local && ((c >= '0' && c <= '9') || c == '-' || c == '.'))) {
                hash = 31 * hash + c;
            } else {
                break;
            }
        }
        // Behind a name there is a blank, or a mark that no name has in it.
        int next = i < xml.length ? xml[i] : 0;
        boolean ends = next == ' '
                || next == '>'
                || next == '/'
                || next == '='
                || next == '\n'
                || next == '\r'
                || next == '\t';
        if (i == local || i - from > LONGEST_NAME || !ends) {
            throw new Doubt();
        }
        nameFrom = from;
        localFrom = local;
        localHash = hash;
        at = i;
    }

    private void push(String name, JsonNode value) {
        if (top == values.length) {
            names = Arrays.copyOf(names, 2 * top);
            values = Arrays.copyOf(values, 2 * top);
        }
        names[top] = name;
        values[top++] = value;
    }

    private int here() {
        return at < xml.length ? xml[at] : 0;
    }

    private void take(char mark) {
        if (here() != mark) {
            throw new Doubt();
        }
        at++;
    }

    private void blanks() {
        while (at < xml.length && (xml[at] == ' ' || xml[at] == '\n' || xml[at] == '\r' || xml[at] == '\t')) {
            at++;
        }
    }

    private boolean is(String mark, int from) {
        if (from + mark.length() > xml.length) {
            return false;
        }
        for (int i = 0; i < mark.length(); i++) {
            if (xml[from + i] != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int find(String mark, int from) {
        for (int i = from; i + mark.length() <= xml.length; i++) {
            if (xml[i] == mark.charAt(0) && is(mark, i)) {
                return i;
            }
        }
        throw new Doubt();
    }
}
