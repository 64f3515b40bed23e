package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.JsltException;
import io.serai.mapping.RunawayException.Why;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * JSLT's own functions of regular expressions, in whose place these are used: they mean the same, and come to an end with every
 * expression. Java's try every way in which a text may match, of which there may be more than anybody can wait for.
 */
final class RegularExpressions {
    private static final int MOST_COMPILED = 1_000;
    private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");
    private static final Map<String, Compiled> COMPILED = new ConcurrentHashMap<>();

    private RegularExpressions() {}

    /** @param ends whether it is soon done with every short text: nothing in it repeats, and it leaves few choices */
    private record Compiled(Pattern pattern, boolean ends) {
        private static final int MOST_CHOICES = 18;
        private static final int SHORT = 200;
        /** One of some characters, once or so many times; not looked for behind escapes. */
        private static final Pattern CLASS = Pattern.compile("\\[\\^?[^\\[\\]^]+](\\{\\d})?");

        static Compiled of(String regex) {
            var rest = regex.indexOf('\\') < 0 ? CLASS.matcher(regex).replaceAll("") : regex;
            boolean repeats = rest.chars().anyMatch(c -> c == '*' || c == '+' || c == '{' || c == '[');
            long choices = rest.chars().filter(c -> c == '|' || c == '?').count();
            return new Compiled(Pattern.compile(regex), !repeats && choices <= MOST_CHOICES);
        }

        CharSequence bounded(String text) {
            return ends && text.length() <= SHORT ? text : new Bounded(text);
        }
    }

    /** Whether a part of a text matches; nothing does not. */
    static JsonNode test(JsonNode[] arguments) {
        return BooleanNode.valueOf(
                !arguments[0].isNull() && matcher("test", arguments).find());
    }

    /** What the named groups of the first match are. */
    static JsonNode capture(JsonNode[] arguments) {
        if (arguments[0].isNull()) {
            return NullNode.instance;
        }
        var groups = Nodes.INSTANCE.objectNode();
        var found = matcher("capture", arguments);
        if (found.find()) {
            GROUP.matcher(found.pattern().pattern()).results().forEach(group -> {
                var name = group.group(1);
                groups.put(name, found.group(name));
            });
        }
        return groups;
    }

    static JsonNode split(JsonNode[] arguments) {
        if (arguments[0].isNull()) {
            return NullNode.instance;
        }
        var parts = Nodes.INSTANCE.arrayNode();
        var compiled = compiled("split", arguments);
        for (var part : compiled.pattern().split(compiled.bounded(text(arguments[0])))) {
            parts.add(part);
        }
        return parts;
    }

    /** With another text in the place of each match, as it is: what is captured has no name in it. */
    static JsonNode replace(JsonNode[] arguments) {
        if (arguments[0].isNull()) {
            return NullNode.instance;
        }
        var found = matcher("replace", arguments);
        var text = text(arguments[0]);
        var replaced = new StringBuilder();
        int from = 0;
        while (found.find(from)) {
            if (found.start() == found.end()) {
                throw new JsltException(
                        "Regexp " + found.pattern() + " in replace() matched empty string in '" + text + "'");
            }
            replaced.append(text, from, found.start()).append(text(arguments[2]));
            from = found.end();
        }
        return from == 0 && arguments[0].isTextual()
                ? arguments[0]
                : new TextNode(replaced.append(text, from, text.length()).toString());
    }

    private static Matcher matcher(String function, JsonNode[] arguments) {
        var compiled = compiled(function, arguments);
        return compiled.pattern().matcher(compiled.bounded(text(arguments[0])));
    }

    private static Compiled compiled(String function, JsonNode[] arguments) {
        if (arguments[1].isNull()) {
            throw new JsltException(function + "() needs a regular expression");
        }
        var regex = text(arguments[1]);
        var compiled = COMPILED.get(regex);
        return compiled == null ? compile(regex) : compiled;
    }

    private static Compiled compile(String regex) {
        if (COMPILED.size() > MOST_COMPILED) {
            COMPILED.clear();
        }
        try {
            return COMPILED.computeIfAbsent(regex, Compiled::of);
        } catch (PatternSyntaxException e) {
            throw new JsltException("Syntax error in regular expression '" + regex + "': " + e.getDescription());
        }
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : node.toString();
    }

    /** A text that is read for so long and no longer. */
    private static final class Bounded implements CharSequence {
        private static final long LONGEST = Duration.ofSeconds(5).toNanos();
        private static final int STEPS = 1 << 14;

        private final String text;
        private int left = STEPS;
        private long began;

        Bounded(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (--left == 0) {
                look();
            }
            return text.charAt(index);
        }

        private void look() {
            left = STEPS;
            long now = System.nanoTime();
            began = began == 0 ? now : began;
            if (now - began > LONGEST) {
                throw new RunawayException(Why.LONG);
            }
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
