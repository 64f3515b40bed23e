package io.serai.mapping;

import io.serai.contract.Address;
import io.serai.contract.SalesOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Pattern;
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
    /** Groups of digits with one blank or hyphen between them; possessive, so that a long one needs no stack. */
    private static final Pattern RUN = Pattern.compile("\\d++(?:[ -]\\d++)*+");

    private static final Pattern SCHEME = Pattern.compile(
            // Visa, Mastercard (two ranges), American Express, Diners, JCB, Discover, Cabal, Naranja
            "4(\\d{12}|\\d{15}|\\d{18})|5[1-5]\\d{14}|2(22[1-9]|2[3-9]\\d|[3-6]\\d\\d|7[01]\\d|720)\\d{12}|3[47]\\d{13}"
                    + "|3(0[0-5]|[689]\\d)\\d{11}|35\\d{14}|6(011|5\\d\\d|4[4-9]\\d)\\d{12}|6042\\d{12}|589562\\d{10}");

    private CardNumbers() {}

    /** Tells the pointer of each free text of an order that has a card number in it. */
    static void in(SalesOrder order, Consumer<String> found) {
        look(order.note(), "/note", found);
        if (order.customer() != null) {
            look(order.customer().name(), "/customer/name", found);
            look(order.customer().company(), "/customer/company", found);
        }
        in(order.shipTo(), "/shipTo", found);
        in(order.billTo(), "/billTo", found);
        for (int i = 0; i < order.lines().size(); i++) {
            look(order.lines().get(i).title(), "/lines/" + i + "/title", found);
        }
    }

    private static void in(@Nullable Address address, String pointer, Consumer<String> found) {
        if (address == null) {
            return;
        }
        look(address.name(), pointer + "/name", found);
        look(address.company(), pointer + "/company", found);
        look(address.city(), pointer + "/city", found);
        for (int i = 0; i < address.street().size(); i++) {
            look(address.street().get(i), pointer + "/street/" + i, found);
        }
    }

    private static void look(@Nullable String text, String pointer, Consumer<String> found) {
        if (text != null && has(text)) {
            found.accept(pointer);
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
                if (to - from >= SHORTEST && mayBe(new String(text, from, to - from, StandardCharsets.US_ASCII))) {
                    return true;
                }
                probe = Math.max(probe, to - 1);
            }
        }
        return false;
    }

    /** Most long runs are ids; one without separators is a card number as a whole or not at all. */
    private static boolean mayBe(String run) {
        boolean separated = run.indexOf(' ') >= 0 || run.indexOf('-') >= 0;
        return separated ? has(run) : isCard(run);
    }

    private static boolean inRun(byte c) {
        return (c >= '0' && c <= '9') || c == ' ' || c == '-';
    }

    /** Whether there is a card number in a text. */
    public static boolean has(String text) {
        return text.length() >= SHORTEST
                && digits(text) >= SHORTEST
                && RUN.matcher(text)
                        .results()
                        .anyMatch(run -> inGroups(run.group().split("[ -]")));
    }

    /** A number may stand beside others: any groups that follow each other may be it. */
    private static boolean inGroups(String[] groups) {
        for (int from = 0; from < groups.length; from++) {
            var digits = "";
            for (int to = from; to < groups.length && digits.length() + groups[to].length() <= LONGEST; to++) {
                digits += groups[to];
                if (digits.length() >= SHORTEST && isCard(digits)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The text without the first number from an offset on, or without any: all but its first six and last four digits are X. */
    static String masked(String text, int from, boolean all) {
        var masked = new StringBuilder(text);
        var runs = RUN.matcher(text);
        for (int at = from; at <= text.length() && runs.find(at); at = runs.end() + 1) {
            if (mask(masked, text, runs.start(), runs.end()) && !all) {
                break;
            }
        }
        return masked.toString();
    }

    private static boolean mask(StringBuilder masked, String text, int from, int to) {
        for (int start = from; start < to; start = next(text, start, to)) {
            for (int end = next(text, start, to); ; end = next(text, end, to)) {
                var digits = text.substring(start, end).replaceAll("\\D", "");
                if (digits.length() >= SHORTEST && digits.length() <= LONGEST && isCard(digits)) {
                    hide(masked, start, end, digits.length());
                    return true;
                }
                if (end >= to || digits.length() > LONGEST) {
                    break;
                }
            }
        }
        return false;
    }

    /** Where the next group of digits begins, or the run ends. */
    private static int next(String text, int at, int to) {
        int end = at;
        while (end < to && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end < to ? end + 1 : to;
    }

    private static void hide(StringBuilder masked, int start, int end, int digits) {
        int seen = 0;
        for (int i = start; i < end; i++) {
            if (Character.isDigit(masked.charAt(i))) {
                seen++;
                if (seen > SHOWN_FIRST && seen <= digits - SHOWN_LAST) {
                    masked.setCharAt(i, 'X');
                }
            }
        }
    }

    private static int digits(String text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            count += c >= '0' && c <= '9' ? 1 : 0;
        }
        return count;
    }

    private static boolean isCard(String digits) {
        return luhn(digits) && SCHEME.matcher(digits).matches();
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}
