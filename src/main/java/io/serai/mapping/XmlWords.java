package io.serai.mapping;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The text of XML without its markup, as people read it: what a tag in the middle of a text, a comment, CDATA or a processing instruction
 * divides is in one piece. Elements that stand beside each other with nothing but white space between them are apart. It need not be sound.
 */
final class XmlWords {
    private static final String CDATA = "<![CDATA[";
    private static final String CDATA_END = "]]>";

    /** Where in the words a piece of them begins, where that is in the XML, and how many tags are before it. */
    private record Piece(int at, int from, int tags) {}

    private final String xml;
    private final StringBuilder words = new StringBuilder();
    private final List<Piece> pieces = new ArrayList<>();
    private int tags;
    private int behindTag;

    private XmlWords(String xml) {
        this.xml = xml;
    }

    static XmlWords of(String xml) {
        var words = new XmlWords(xml);
        words.read();
        return words;
    }

    /** Whether there may be a card number in the words of a text of ASCII or UTF-8. */
    static boolean mayHaveCard(byte[] xml) {
        return mayBeDivided(xml) && CardNumbers.has(of(latin(xml)).words.toString());
    }

    /** Without the card numbers that tags divide: ids are not written so. The same bytes if there are none. */
    static byte[] withoutTaggedCards(byte[] xml) {
        if (!mayBeDivided(xml)) {
            return xml;
        }
        var text = latin(xml);
        var words = of(text);
        var masked = words.masked(words::isTagged, true);
        return masked.equals(text) ? xml : masked.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Without the first card number, or without any. */
    String withoutCard(boolean all) {
        return masked(number -> true, all);
    }

    /** Whether markup stands between digits somewhere, other than between two elements: nearly every message ends here. */
    static boolean mayBeDivided(byte[] xml) {
        for (int i = 1; i < xml.length; i++) {
            boolean behindText = xml[i] == '<' && endsInDigit(xml, i);
            boolean behindCdata = xml[i] == '>' && isCdataEnd(xml, i) && endsInDigit(xml, i - 2);
            if ((behindText && goesOn(xml, i, false)) || (behindCdata && goesOn(xml, i + 1, false))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCdataEnd(byte[] xml, int at) {
        return at > 2 && xml[at - 1] == ']' && xml[at - 2] == ']';
    }

    /** Whether a digit is before it, or was before what may stand between two of them: the blanks of an indent are behind a line break. */
    private static boolean endsInDigit(byte[] xml, int end) {
        int last = end - 1;
        while (last >= 0 && (xml[last] == ' ' || xml[last] == '-')) {
            last--;
        }
        return last >= 0 && isDigit(xml[last]);
    }

    /**
     * Whether a number may go on from here, with nothing between but markup that is in the middle of a text. Of markup that is rare there
     * nothing more is asked, nor of a tag with attributes.
     */
    private static boolean goesOn(byte[] xml, int from, boolean behindTag) {
        int at = from;
        while (is(' ', xml, at)) {
            at++;
        }
        if (!is('<', xml, at)) {
            return is('-', xml, at) || (at < xml.length && isDigit(xml[at]));
        }
        if (is('!', xml, at + 1) || is('?', xml, at + 1)) {
            return true;
        }
        return !behindTag && goesOnBehindTag(xml, at + 1);
    }

    private static boolean goesOnBehindTag(byte[] xml, int from) {
        for (int at = from; at < xml.length; at++) {
            switch (xml[at]) {
                case '>' -> {
                    return goesOn(xml, at + 1, true);
                }
                case '<', '"', '\'' -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    private static boolean is(char c, byte[] xml, int at) {
        return at < xml.length && xml[at] == c;
    }

    /** Digits and markup are the same in it, and it gives back any bytes. */
    private static String latin(byte[] xml) {
        return new String(xml, StandardCharsets.ISO_8859_1);
    }

    private void read() {
        int at = 0;
        while (at < xml.length()) {
            int markup = XmlTags.find(xml, "<", at);
            take(at, markup);
            at = markup == xml.length() ? markup : behind(markup);
        }
    }

    private int behind(int markup) {
        boolean isTag = !xml.startsWith("<!", markup) && !xml.startsWith("<?", markup);
        int end = isTag ? XmlTags.endOfTag(xml, markup) : XmlTags.behind(xml, markup);
        if (xml.startsWith(CDATA, markup)) {
            take(markup + CDATA.length(), Math.max(markup + CDATA.length(), end - CDATA_END.length()));
        } else if (isTag) {
            if (words.substring(behindTag).isBlank()) {
                words.append('\n');
            }
            behindTag = words.length();
            tags++;
        }
        return end;
    }

    private void take(int from, int to) {
        if (from < to) {
            pieces.add(new Piece(words.length(), from, tags));
            words.append(xml, from, to);
        }
    }

    private boolean isTagged(Span number) {
        return piece(number.from()).tags() != piece(number.to() - 1).tags();
    }

    private String masked(Predicate<Span> which, boolean all) {
        var text = words.toString();
        var masked = new StringBuilder(xml);
        var number = CardNumbers.next(text, 0);
        while (number != null) {
            boolean hides = which.test(number);
            if (hides) {
                hide(masked, number, text.substring(number.from(), number.to()));
            }
            number = hides && !all ? null : CardNumbers.next(text, number.to());
        }
        return masked.toString();
    }

    private void hide(StringBuilder masked, Span number, String shown) {
        var hidden = CardNumbers.masked(shown, 0, false);
        for (int i = 0; i < hidden.length(); i++) {
            if (hidden.charAt(i) != shown.charAt(i)) {
                masked.setCharAt(place(number.from() + i), hidden.charAt(i));
            }
        }
    }

    private int place(int at) {
        var piece = piece(at);
        return piece.from() + at - piece.at();
    }

    /** The last that begins there or before. */
    private Piece piece(int at) {
        int low = 0;
        int high = pieces.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (pieces.get(middle).at() <= at) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return pieces.get(low);
    }
}
