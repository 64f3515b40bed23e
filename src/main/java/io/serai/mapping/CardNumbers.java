package io.serai.mapping;

import io.serai.contract.Address;
import io.serai.contract.SalesOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Payment card numbers (ISO/IEC 7812) where people write: notes, names, address lines. A number is one if its prefix is a card
 * scheme's, its length is that scheme's and its check digit (Luhn) is right. Ids, GTINs and phones are not looked at.
 */
public final class CardNumbers {
    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;
    private static final int SHOWN_FIRST = 6;
    private static final int SHOWN_LAST = 4;
    /** Digits of a number that tell whose it is. */
    private static final int PREFIX = 6;
    /** With which the numbers of all schemes begin: what begins otherwise need not be added up. */
    private static final char FIRST_DIGIT = '2';

    private static final char LAST_DIGIT = '6';

    private static final List<Scheme> SCHEMES = List.of(
            new Scheme("Visa", 400_000, 499_999, Set.of(13, 16, 19)),
            new Scheme("Mastercard", 510_000, 559_999, Set.of(16)),
            new Scheme("Mastercard", 222_100, 272_099, Set.of(16)),
            new Scheme("American Express", 340_000, 349_999, Set.of(15)),
            new Scheme("American Express", 370_000, 379_999, Set.of(15)),
            new Scheme("Diners", 300_000, 305_999, Set.of(14)),
            new Scheme("Diners", 360_000, 369_999, Set.of(14)),
            new Scheme("Diners", 380_000, 399_999, Set.of(14)),
            new Scheme("JCB", 350_000, 359_999, Set.of(16)),
            new Scheme("Discover", 601_100, 601_199, Set.of(16)),
            new Scheme("Discover", 644_000, 659_999, Set.of(16)),
            new Scheme("Cabal", 604_200, 604_299, Set.of(16)),
            new Scheme("Naranja", 589_562, 589_562, Set.of(16)));

    /** Numbers of so many digits that begin so. */
    private record Scheme(String name, int from, int to, Set<Integer> lengths) {
        boolean has(int prefix, int digits) {
            return prefix >= from && prefix <= to && lengths.contains(digits);
        }
    }

    /** Bytes of ASCII as characters, so that a quick look makes none. */
    private record Run(byte[] bytes, int from, int length) implements CharSequence {
        @Override
        public char charAt(int index) {
            return (char) bytes[from + index];
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Run(bytes, from + start, end - start);
        }

        @Override
        public String toString() {
            return new String(bytes, from, length, StandardCharsets.US_ASCII);
        }
    }

    private CardNumbers() {}

    /** Tells the pointer of each free text of an order that has a card number in it. */
    static void in(SalesOrder order, Consumer<String> found) {
        look(order.note(), "", "/note", found);
        if (order.customer() != null) {
            look(order.customer().name(), "/customer", "/name", found);
            look(order.customer().company(), "/customer", "/company", found);
        }
        in(order.shipTo(), "/shipTo", found);
        in(order.billTo(), "/billTo", found);
        for (int i = 0; i < order.lines().size(); i++) {
            var title = order.lines().get(i).title();
            if (title != null && has(title)) {
                found.accept("/lines/" + i + "/title");
            }
            var note = order.lines().get(i).note();
            if (note != null && has(note)) {
                found.accept("/lines/" + i + "/note");
            }
        }
    }

    private static void in(@Nullable Address address, String pointer, Consumer<String> found) {
        if (address == null) {
            return;
        }
        look(address.name(), pointer, "/name", found);
        look(address.company(), pointer, "/company", found);
        look(address.city(), pointer, "/city", found);
        for (int i = 0; i < address.street().size(); i++) {
            if (has(address.street().get(i))) {
                found.accept(pointer + "/street/" + i);
            }
        }
    }

    /** The pointer comes in parts: it is put together only where it is needed. */
    private static void look(@Nullable String text, String holder, String name, Consumer<String> found) {
        if (text != null && has(text)) {
            found.accept(holder + name);
        }
    }

    /** Whether there may be one in a text of ASCII or UTF-8: a quick look, of which false is certain. */
    static boolean mayBeIn(byte[] text) {
        // A run that is long enough has a character at each multiple of the shortest length.
        for (int probe = SHORTEST - 1; probe < text.length; probe += SHORTEST) {
            if (inRun(text[probe])) {
                int from = probe;
                while (from > 0 && inRun(text[from - 1])) {
                    from--;
                }
                int to = probe + 1;
                while (to < text.length && inRun(text[to])) {
                    to++;
                }
                if (to - from >= SHORTEST && has(new Run(text, from, to - from))) {
                    return true;
                }
                probe = Math.max(probe, to - 1);
            }
        }
        return false;
    }

    /** Digits, and what may stand between two of them. */
    private static boolean inRun(byte c) {
        return (c >= '0' && c <= '9') || c == ' ' || c == '-';
    }

    /** Whether there is a card number in a text. */
    public static boolean has(CharSequence text) {
        int most = text.length() - SHORTEST;
        int from = 0;
        while (from <= most) {
            if (!isDigit(text.charAt(from))) {
                from++;
            } else if (end(text, from) > 0) {
                return true;
            } else {
                from = behindDigits(text, from);
            }
        }
        return false;
    }

    /** The text without the first number from an offset on, or without any: all but its first six and last four digits are X. */
    static String masked(String text, int offset, boolean all) {
        var masked = new StringBuilder(text);
        var number = next(text, offset);
        while (number != null) {
            hide(masked, number.from(), number.to());
            number = all ? next(text, number.to()) : null;
        }
        return masked.toString();
    }

    /** The first number from an offset on; null if there is none. */
    static @Nullable Span next(CharSequence text, int offset) {
        for (int from = digit(text, offset); from < text.length(); from = digit(text, behindDigits(text, from))) {
            int end = end(text, from);
            if (end > 0) {
                return new Span(from, end);
            }
        }
        return null;
    }

    /**
     * Where the card number ends that begins with a group of digits; 0 if none does. A number may stand beside others: any groups that
     * follow each other, with one blank or hyphen between them, may be it.
     */
    private static int end(CharSequence text, int from) {
        if (text.charAt(from) < FIRST_DIGIT || text.charAt(from) > LAST_DIGIT) {
            return 0;
        }
        int at = from;
        int digits = 0;
        int prefix = 0;
        // The check sum doubles every second digit from the right; which these are is known at the end.
        int even = 0;
        int odd = 0;
        while (true) {
            for (; at < text.length() && isDigit(text.charAt(at)); at++) {
                if (digits == LONGEST) {
                    return 0;
                }
                int digit = text.charAt(at) - '0';
                prefix = digits < PREFIX ? prefix * 10 + digit : prefix;
                even += digits % 2 == 0 ? digit : doubled(digit);
                odd += digits % 2 == 0 ? doubled(digit) : digit;
                digits++;
            }
            if (digits >= SHORTEST && (digits % 2 == 0 ? odd : even) % 10 == 0 && isCard(prefix, digits)) {
                return at;
            }
            if (at + 1 >= text.length() || !isSeparator(text.charAt(at)) || !isDigit(text.charAt(at + 1))) {
                return 0;
            }
            at++;
        }
    }

    private static boolean isCard(int prefix, int digits) {
        for (var scheme : SCHEMES) {
            if (scheme.has(prefix, digits)) {
                return true;
            }
        }
        return false;
    }

    /** The digits of twice a digit, added. */
    private static int doubled(int digit) {
        return digit > 4 ? digit * 2 - 9 : digit * 2;
    }

    /** Where the next digit is; the end of the text if there is none. */
    private static int digit(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && !isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int behindDigits(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSeparator(char c) {
        return c == ' ' || c == '-';
    }

    private static void hide(StringBuilder masked, int start, int end) {
        int seen = 0;
        int digits = (int) masked.subSequence(start, end)
                .chars()
                .filter(c -> isDigit((char) c))
                .count();
        for (int i = start; i < end; i++) {
            if (isDigit(masked.charAt(i))) {
                seen++;
                if (seen > SHOWN_FIRST && seen <= digits - SHOWN_LAST) {
                    masked.setCharAt(i, 'X');
                }
            }
        }
    }
}
