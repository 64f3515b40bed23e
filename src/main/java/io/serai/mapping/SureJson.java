package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * JSON as nearly all of it is written, read without a parser in between: from bytes to the tree that Jackson would make with the settings
 * of {@link JsonDecoder}. It gives up at the first doubt, and finds no faults: what is wrong, and whether anything is, Jackson tells.
 */
final class SureJson {
    private static final Names NAMES = new Names("");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 1 << 20;
    /** What a long holds for sure. */
    private static final int MOST_DIGITS = 18;

    private static final int FIRST_SIZE = 64;
    private static final int SPACE = ' ';

    private final byte[] json;
    private int at;
    /** The values of the arrays and objects that are open, those of the innermost last; and the names of those that have any. */
    private JsonNode[] values = new JsonNode[FIRST_SIZE];

    private String[] names = new String[FIRST_SIZE];
    private int top;

    private SureJson(byte[] json) {
        this.json = json;
    }

    /** Something that is left to Jackson. */
    private static final class Doubt extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Doubt() {
            super("left to Jackson", null, false, false);
        }
    }

    /**
     * The tree of a document; null: ask Jackson.
     *
     * @param json that is UTF-8 without NUL
     */
    static @Nullable JsonNode tree(byte[] json) {
        try {
            return new SureJson(json).document();
        } catch (Doubt e) {
            return null;
        }
    }

    private JsonNode document() {
        int first = nextMark();
        if (first != '{' && first != '[') {
            throw new Doubt();
        }
        var tree = value(1);
        if (nextMark() != 0) {
            throw new Doubt();
        }
        return tree;
    }

    /** Behind blanks; 0 at the end. */
    private int nextMark() {
        int i = at;
        while (i < json.length) {
            int c = json[i];
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                at = i;
                return c;
            }
            i++;
        }
        at = i;
        return 0;
    }

    private int here() {
        return at < json.length ? json[at] : 0;
    }

    private JsonNode value(int depth) {
        return switch (nextMark()) {
            case '"' -> Nodes.INSTANCE.textNode(text());
            case '{' -> object(depth);
            case '[' -> array(depth);
            case 't' -> {
                skip("true");
                yield Nodes.INSTANCE.booleanNode(true);
            }
            case 'f' -> {
                skip("false");
                yield Nodes.INSTANCE.booleanNode(false);
            }
            case 'n' -> {
                skip("null");
                yield Nodes.INSTANCE.nullNode();
            }
            default -> number();
        };
    }

    private void skip(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (here() != word.charAt(i)) {
                throw new Doubt();
            }
            at++;
        }
    }

    private ObjectNode object(int depth) {
        int base = opened(depth);
        if (nextMark() == '}') {
            at++;
        } else {
            do {
                var name = name();
                if (nextMark() != ':') {
                    throw new Doubt();
                }
                at++;
                var value = value(depth + 1);
                push(value);
                names[top - 1] = name;
            } while (goesOn('}'));
        }
        var fields = Fields.of(names, values, base, top);
        if (fields == null) {
            throw new Doubt();
        }
        top = base;
        return new ObjectNode(Nodes.INSTANCE, fields);
    }

    private ArrayNode array(int depth) {
        int base = opened(depth);
        if (nextMark() == ']') {
            at++;
        } else {
            do {
                push(value(depth + 1));
            } while (goesOn(']'));
        }
        var elements = new ArrayList<JsonNode>(top - base);
        for (int i = base; i < top; i++) {
            elements.add(values[i]);
        }
        top = base;
        return new ArrayNode(Nodes.INSTANCE, elements);
    }

    private int opened(int depth) {
        if (depth >= JsonDecoder.MAX_DEPTH) {
            throw new Doubt();
        }
        at++;
        return top;
    }

    private boolean goesOn(char end) {
        int mark = nextMark();
        at++;
        if (mark != ',' && mark != end) {
            throw new Doubt();
        }
        return mark == ',';
    }

    private void push(JsonNode value) {
        if (top == values.length) {
            values = Arrays.copyOf(values, 2 * top);
            names = Arrays.copyOf(names, 2 * top);
        }
        values[top++] = value;
    }

    private String name() {
        if (nextMark() != '"') {
            throw new Doubt();
        }
        var bytes = json;
        int from = at + 1;
        int hash = 0;
        int i = from;
        for (; i < bytes.length && bytes[i] != '"'; i++) {
            int c = bytes[i];
            if (c == '\\' || (c >= 0 && c < SPACE)) {
                throw new Doubt();
            }
            hash = 31 * hash + c;
        }
        if (i == bytes.length || i - from > LONGEST_NAME) {
            throw new Doubt();
        }
        at = i + 1;
        return NAMES.of(bytes, from, i, hash);
    }

    private String text() {
        var bytes = json;
        int from = at + 1;
        int seen = 0;
        int i = from;
        for (; i < bytes.length && bytes[i] != '"'; i++) {
            int c = bytes[i];
            if (c == '\\') {
                return escaped(from, i);
            }
            if (c >= 0 && c < SPACE) {
                throw new Doubt();
            }
            seen |= c;
        }
        if (i == bytes.length || i - from > LONGEST_TEXT) {
            throw new Doubt();
        }
        at = i + 1;
        // What is ASCII alone is the same in both, and a mere copy in the one.
        return new String(bytes, from, i - from, seen < 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }

    /** With escapes, of which the first is known. */
    private String escaped(int begin, int first) {
        var text = new StringBuilder();
        int from = begin;
        int i = first;
        while (i < json.length && json[i] != '"') {
            int c = json[i];
            if (c == '\\') {
                text.append(new String(json, from, i - from, StandardCharsets.UTF_8));
                at = i + 1;
                text.append(escape());
                from = at;
                i = at;
            } else if (c >= 0 && c < SPACE) {
                throw new Doubt();
            } else {
                i++;
            }
        }
        if (i >= json.length || i - begin > LONGEST_TEXT) {
            throw new Doubt();
        }
        at = i + 1;
        return text.append(new String(json, from, i - from, StandardCharsets.UTF_8))
                .toString();
    }

    private char escape() {
        int c = here();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> (char) c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unit();
            default -> throw new Doubt();
        };
    }

    private char unit() {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int digit = hex(here());
            if (digit < 0) {
                throw new Doubt();
            }
            unit = unit * 16 + digit;
            at++;
        }
        return (char) unit;
    }

    private static int hex(int c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int small = c | 0x20;
        return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
    }

    private JsonNode number() {
        boolean negative = here() == '-';
        if (negative) {
            at++;
        }
        int first = at;
        boolean zero = here() == '0';
        long number = digits(0);
        int whole = at - first;
        int decimals = 0;
        boolean pointed = here() == '.';
        if (pointed) {
            at++;
            int point = at;
            number = digits(number);
            decimals = at - point;
        }
        boolean sure = whole > 0
                && !(zero && whole > 1)
                && pointed == (decimals > 0)
                && whole + decimals <= MOST_DIGITS
                && !(negative && number == 0);
        // Whatever follows has to be a mark; so an exponent is left to Jackson, too.
        if (!sure) {
            throw new Doubt();
        }
        long signed = negative ? -number : number;
        if (pointed) {
            return Nodes.INSTANCE.numberNode(BigDecimal.valueOf(signed, decimals));
        }
        return (int) signed == signed ? Nodes.INSTANCE.numberNode((int) signed) : Nodes.INSTANCE.numberNode(signed);
    }

    /** Digits from here on behind those of a number. */
    private long digits(long before) {
        var bytes = json;
        long number = before;
        int i = at;
        for (; i < bytes.length && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            number = number * 10 + bytes[i] - '0';
        }
        at = i;
        return number;
    }
}
