package io.serai.mapping;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * A regular expression over digits as a table of states: each digit is looked at once. It knows what patterns of phone numbers are made of:
 * digits, classes, groups, alternatives, {@code ?} and <code>{n,m}</code>.
 */
final class DigitPattern {
    private static final int DIGITS = 10;
    private static final int ALL = (1 << DIGITS) - 1;
    private static final int DEAD = 0;
    private static final int START = 1;
    /** Beyond it an expression is left alone. */
    private static final int MOST_STATES = 20_000;

    private final int[] next;
    private final BitSet accepting;

    private DigitPattern(int[] next, BitSet accepting) {
        this.next = next;
        this.accepting = accepting;
    }

    /** Empty if there is something in the expression that is not known here. */
    static Optional<DigitPattern> of(String expression) {
        try {
            return Optional.of(new Reader(expression).read());
        } catch (Unknown e) {
            return Optional.empty();
        }
    }

    /** Whether all digits from an offset on match. */
    boolean matches(String digits, int from) {
        int state = START;
        for (int at = from; at < digits.length() && state != DEAD; at++) {
            state = next[state * DIGITS + digits.charAt(at) - '0'];
        }
        return accepting.get(state);
    }

    /** Whether one digit or more from an offset on match, whatever follows. */
    boolean begins(String digits, int from) {
        int state = START;
        for (int at = from; at < digits.length() && state != DEAD; at++) {
            state = next[state * DIGITS + digits.charAt(at) - '0'];
            if (accepting.get(state)) {
                return true;
            }
        }
        return false;
    }

    /** What is not known. */
    private static final class Unknown extends Exception {
        private static final long serialVersionUID = 1L;

        Unknown() {
            super("not known", null, false, false);
        }
    }

    /** A part of an expression, which is put in front of the state that follows it. */
    private interface Part {
        int before(Steps steps, int next) throws Unknown;
    }

    /** Reads an expression. */
    private static final class Reader {
        private final String text;
        private int at;

        Reader(String expression) {
            this.text = expression;
        }

        DigitPattern read() throws Unknown {
            var whole = alternatives();
            if (at < text.length()) {
                throw new Unknown();
            }
            var steps = new Steps();
            int end = steps.add(0, List.of());
            return steps.table(whole.before(steps, end), end);
        }

        private boolean is(char c) {
            return at < text.length() && text.charAt(at) == c;
        }

        private void skip(char c) throws Unknown {
            if (!is(c)) {
                throw new Unknown();
            }
            at++;
        }

        private Part alternatives() throws Unknown {
            var all = new ArrayList<Part>();
            all.add(sequence());
            while (is('|')) {
                at++;
                all.add(sequence());
            }
            return (steps, next) -> {
                var starts = new ArrayList<Integer>();
                for (var each : all) {
                    starts.add(each.before(steps, next));
                }
                return steps.add(0, starts);
            };
        }

        private Part sequence() throws Unknown {
            var all = new ArrayList<Part>();
            while (at < text.length() && !is('|') && !is(')')) {
                all.add(repeated(single()));
            }
            return (steps, next) -> {
                int start = next;
                for (int i = all.size() - 1; i >= 0; i--) {
                    start = all.get(i).before(steps, start);
                }
                return start;
            };
        }

        private Part repeated(Part part) throws Unknown {
            if (is('?')) {
                at++;
                return times(part, 0, 1);
            }
            if (!is('{')) {
                return part;
            }
            at++;
            int least = number();
            int most = least;
            if (is(',')) {
                at++;
                most = number();
            }
            skip('}');
            return times(part, least, most);
        }

        private Part times(Part part, int least, int most) throws Unknown {
            // A sign behind it would make it reluctant or possessive.
            if (is('?') || is('+') || is('*') || most < least) {
                throw new Unknown();
            }
            return (steps, next) -> {
                int start = next;
                for (int i = least; i < most; i++) {
                    start = steps.add(0, List.of(part.before(steps, start), next));
                }
                for (int i = 0; i < least; i++) {
                    start = part.before(steps, start);
                }
                return start;
            };
        }

        private int number() throws Unknown {
            int from = at;
            while (at < text.length() && Character.isDigit(text.charAt(at))) {
                at++;
            }
            if (at == from || at - from > 2) {
                throw new Unknown();
            }
            return Integer.parseInt(text.substring(from, at));
        }

        private Part single() throws Unknown {
            if (is('(')) {
                at++;
                if (is('?')) {
                    at++;
                    skip(':');
                }
                var inside = alternatives();
                skip(')');
                return inside;
            }
            int digits = digits();
            return (steps, next) -> steps.add(digits, List.of(next));
        }

        /** A digit, any digit, or a class of them; a bit for each. */
        private int digits() throws Unknown {
            if (is('\\')) {
                at++;
                skip('d');
                return ALL;
            }
            if (!is('[')) {
                return 1 << digit();
            }
            at++;
            int digits = 0;
            while (!is(']')) {
                int from = digit();
                int to = from;
                if (is('-')) {
                    at++;
                    to = digit();
                }
                for (int i = from; i <= to; i++) {
                    digits |= 1 << i;
                }
            }
            at++;
            return digits;
        }

        private int digit() throws Unknown {
            char c = at < text.length() ? text.charAt(at) : ' ';
            if (c < '0' || c > '9') {
                throw new Unknown();
            }
            at++;
            return c - '0';
        }
    }

    /** The steps of which several may be possible at a time: one over some digits, or without any. */
    private static final class Steps {
        private final List<Integer> digits = new ArrayList<>();
        private final List<List<Integer>> targets = new ArrayList<>();

        int add(int mask, List<Integer> to) throws Unknown {
            if (digits.size() > MOST_STATES) {
                throw new Unknown();
            }
            digits.add(mask);
            targets.add(to);
            return digits.size() - 1;
        }

        /** A state for each set of steps that can be possible together. */
        DigitPattern table(int start, int end) throws Unknown {
            var states = new HashMap<BitSet, Integer>();
            var sets = new ArrayList<BitSet>();
            var nothing = new BitSet();
            states.put(nothing, DEAD);
            sets.add(nothing);
            var first = reach(List.of(start));
            states.put(first, START);
            sets.add(first);
            var rows = new ArrayList<int[]>();
            for (int state = 0; state < sets.size(); state++) {
                var row = new int[DIGITS];
                for (int digit = 0; digit < DIGITS; digit++) {
                    var set = after(sets.get(state), digit);
                    row[digit] = states.computeIfAbsent(set, found -> {
                        sets.add(found);
                        return sets.size() - 1;
                    });
                }
                rows.add(row);
                if (sets.size() > MOST_STATES) {
                    throw new Unknown();
                }
            }
            return pattern(rows, sets, end);
        }

        private static DigitPattern pattern(List<int[]> rows, List<BitSet> sets, int end) {
            var next = new int[rows.size() * DIGITS];
            var accepting = new BitSet();
            for (int state = 0; state < rows.size(); state++) {
                System.arraycopy(rows.get(state), 0, next, state * DIGITS, DIGITS);
                accepting.set(state, sets.get(state).get(end));
            }
            return new DigitPattern(next, accepting);
        }

        private BitSet after(BitSet set, int digit) {
            var to = new ArrayList<Integer>();
            set.stream()
                    .filter(step -> (digits.get(step) & (1 << digit)) != 0)
                    .forEach(step -> to.addAll(targets.get(step)));
            return reach(to);
        }

        /** With all that can be reached over no digit. */
        private BitSet reach(List<Integer> from) {
            var reached = new BitSet();
            var open = new ArrayDeque<>(from);
            while (!open.isEmpty()) {
                int step = open.pop();
                if (!reached.get(step)) {
                    reached.set(step);
                    if (digits.get(step) == 0) {
                        open.addAll(targets.get(step));
                    }
                }
            }
            return reached;
        }
    }
}
