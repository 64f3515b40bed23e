package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Exact decimals in plain notation: what mappings compute money with, since JSLT's own numbers are floating point. */
final class Decimals {
    private static final int MAX_LENGTH = 40;
    static final int CENTS = 2;
    /** What a long holds for sure. */
    private static final int MOST_DIGITS = 18;

    /** What stands before the decimal mark, with nothing between the digits. */
    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d*(?:[eE][+-]?\\d+)?");
    /** In threes from the right; in front of them India has twos. */
    private static final Pattern GROUPS_BY_COMMA = groupsBy(",");

    private static final Pattern GROUPS_BY_POINT = groupsBy("[.]");

    private Decimals() {}

    private static Pattern groupsBy(String mark) {
        return Pattern.compile(
                "[+-]?\\d{1,3}(%1$s\\d{2,3})*%1$s\\d{3}|[+-]?\\d{1,3}([' \\u00A0\\u202F]\\d{3})+".formatted(mark));
    }

    /** @throws BadValue if it is neither a number nor a text that is one */
    static BigDecimal of(JsonNode node) {
        if (node instanceof Amount amount) {
            return amount.number();
        }
        return node.isNumber() ? node.decimalValue() : parse(node.asText(), node);
    }

    /**
     * As a number is written in another place: {@code 1.234,56} with the mark {@code ,}. A mark of groups stands where groups are: {@code
     * 10,50} with the mark {@code .} is no number, and not a thousand and fifty.
     *
     * @throws BadValue as above
     */
    static BigDecimal of(JsonNode node, String mark) {
        if (node.isNumber()) {
            return node.decimalValue();
        }
        var text = node.asText().strip();
        var whole = text.contains(mark) ? text.substring(0, text.indexOf(mark)) : text;
        boolean grouped = !PLAIN.matcher(whole).matches();
        if (grouped
                && !(mark.equals(",") ? GROUPS_BY_POINT : GROUPS_BY_COMMA)
                        .matcher(whole)
                        .matches()) {
            throw new BadValue("not-a-number", node);
        }
        var ungrouped = grouped ? whole.replaceAll("[.,' \u00A0\u202F]", "") : whole;
        return parse(ungrouped + text.substring(whole.length()).replace(mark, "."), node);
    }

    private static BigDecimal parse(String text, JsonNode node) {
        var usual = usual(text);
        if (usual != null) {
            return usual;
        }
        try {
            if (text.length() <= MAX_LENGTH) {
                var number = new BigDecimal(text.strip());
                if (Math.abs(number.scale()) <= Nodes.MAX_SCALE) {
                    return number;
                }
            }
        } catch (NumberFormatException e) {
            // Told below, as for a text that is too long.
        }
        throw new BadValue("not-a-number", node);
    }

    /** Of digits with a sign or without, and a point between them or none, as nearly all are written. Null: not so. */
    private static @Nullable BigDecimal usual(String text) {
        int from = !text.isEmpty() && text.charAt(0) == '-' ? 1 : 0;
        int length = text.length();
        if (length - from > MOST_DIGITS) {
            return null;
        }
        long number = 0;
        int point = length;
        for (int i = from; i < length; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                number = number * 10 + c - '0';
            } else if (c == '.' && point == length && i > from) {
                point = i;
            } else {
                return null;
            }
        }
        if (length == from || point == length - 1) {
            return null;
        }
        return BigDecimal.valueOf(from == 0 ? number : -number, Math.max(0, length - point - 1));
    }

    /** Plain notation; zeros beyond the second decimal say nothing and are left out. */
    static String plain(BigDecimal number) {
        return inPlainNotation(shown(number));
    }

    private static String inPlainNotation(BigDecimal number) {
        // With so few decimals it is the same, and Java has a short way for it.
        return number.scale() >= 0 && number.scale() <= CENTS ? number.toString() : number.toPlainString();
    }

    /** A result as the text that {@link #plain} is, which is not read again where it is reckoned with. */
    static TextNode text(BigDecimal number) {
        var shown = shown(number);
        var text = inPlainNotation(shown);
        return isKept(shown, text) ? new Total(text, shown) : new TextNode(text);
    }

    /** As {@link #text(BigDecimal)}, of a value that it was made of. */
    static JsonNode text(BigDecimal number, JsonNode origin) {
        var shown = shown(number);
        var text = inPlainNotation(shown);
        return isKept(shown, text) ? Traced.amount(text, shown, origin) : Traced.text(text, origin);
    }

    /** Whether the text would be read as this very number, and not refused as too long. */
    private static boolean isKept(BigDecimal number, String text) {
        return number.scale() >= 0 && text.length() <= MAX_LENGTH;
    }

    /** A text that is the number in plain notation, with as many decimals. */
    interface Amount {
        BigDecimal number();
    }

    /** Of several values. */
    private static final class Total extends TextNode implements Amount {
        private static final long serialVersionUID = 1L;
        private final transient BigDecimal number;

        Total(String text, BigDecimal number) {
            super(text);
            this.number = number;
        }

        @Override
        public BigDecimal number() {
            return number;
        }
    }

    private static BigDecimal shown(BigDecimal number) {
        var shown = number;
        if (number.scale() > CENTS) {
            var stripped = number.stripTrailingZeros();
            shown = stripped.scale() < CENTS ? stripped.setScale(CENTS) : stripped;
        }
        return shown;
    }

    /** Whether a text is the plain notation of an amount already, such as {@code 1234.50}: a quick look, of which true is certain. */
    static boolean isPlain(String text) {
        int point = text.length() - CENTS - 1;
        if (point < 1
                || text.length() > MAX_LENGTH
                || text.charAt(point) != '.'
                || (text.charAt(0) == '0' && point > 1)) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (i != point && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    /** The least price, with as many decimals as the total and no less than {@code decimals}, that times the quantity is not less than it. */
    static BigDecimal unitPrice(BigDecimal total, BigDecimal quantity, int decimals) {
        if (quantity.signum() == 0) {
            return total;
        }
        int scale = Math.max(decimals, total.stripTrailingZeros().scale());
        return total.divide(quantity, scale, RoundingMode.CEILING);
    }
}
