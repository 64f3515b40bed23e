package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import io.serai.log.Json;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mapping with shortcuts in it gives what it gave without them. */
class ShorterTest {
    private static final String VALUES =
            "[null, true, false, \"\", \"a\", \"b\", 0, 0.0, 1, 1.0, -2.5, 123456789012, [], [0], [[]], {}, {\"a\": null}, {\"a\": {\"b\": 1}}]";
    private static final JsonNode INPUT = Json.parse(
            "{\"all\": " + VALUES
                    + ", \"a\": {\"b\": {\"c\": \"x\"}}, \"list\": [{\"n\": 1}, {\"n\": 2}, {\"n\": null}], \"text\": \"t\", \"none\": null}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                ".a.b.c",
                ".a.\"b\"",
                ".a.b.c.d.e",
                ".none.x",
                ".text.x",
                ".list.n",
                ".absent",
                "let o = . $o.a.b.c",
                "def f(o) $o.a.b.c  f(.)",
                "def f(o) $o.a.b  f(.).c",
                "def first(o) $o[0]  first(.list).n",
                "[for (.all) if (.) \"yes\" else \"no\"]",
                "[for (.all) if (.) \"yes\"]",
                "[for (.all) not(.)]",
                "[for (.all) boolean(.)]",
                "[for (.all) [is-object(.), is-array(.), is-string(.)]]",
                "def is-object(x) \"mine\"  is-object({})",
                "[for (.all) let v = . if ($v) 1 else 0]",
                "let all = .all  {\"r\": [for ($all) [for ($all) .] if (.)]}",
                "let root = .  {\"r\": [for (.all) let one = . {\"o\": [for ($root.all) [$one == ., $one != ., $one and ., $one or .]]}]}",
                "[for (.all) . if (. and not(. == \"a\"))]",
                "[for (.all) fallback(., \"nothing\")]",
                "fallback(.absent, .none, .a.b.c, .text)",
                "[for (.all) {\"v\": ., \"same\": .}]",
                "{\"a\": .a, \"none\": .none, \"list\": [], \"object\": {}, \"text\": \"\", \"false\": false}",
                "{let x = .text \"a\": $x, \"b\": {\"c\": $x}}",
                "{\"a\": 1, \"b\": {\"c\": \"constant\"}}",
                "{\"a\" + .text: 1, \"b\": 2}",
                "{\"a\": 1, * : .}",
                "{\"a\": {\"b\": 2, * : .}, * - list : .}",
                "{for (.list) \"n\" + string(.n) : .n if (.n)}",
                "[for (.a) .]",
                "[for (.a) {\"k\": .key, \"v\": .value}]",
                "[for (.none) .]",
                "[for (.list) let twice = .n * 2 {\"n\": .n, \"twice\": $twice} if ($twice > 2)]",
                "if (.none) 1 else if (.text == \"t\") let x = 2 $x else 3",
                "if (.text) let x = .text $x + \"!\"",
                "def f(n) if ($n > 3) [] else [$n] + f($n + 1)  f(1)",
                "def even(n) if ($n == 0) true else odd($n - 1)  def odd(n) if ($n == 0) false else even($n - 1)  {\"r\": [even(10), odd(7), not(even(3))]}",
                "def not(x) \"mine\"  not(1)",
                "def boolean(x) [$x]  boolean(.text)",
                "contains(.text, \"t\") and is-string(.text)",
                "size(.list) > 2 or .absent",
                ".list | [for (.) .n]",
                "[.list[0].n, .list[-1], .list[0 : 1]]"
            })
    void it_gives_the_same(String mapping) {
        var theirs = compiled(mapping).apply(INPUT);

        assertThat(Shorter.in(compiled(mapping)).apply(INPUT)).isEqualTo(theirs);
        assertThat(BoundedScope.run(Shorter.in(SharedNames.in(compiled(mapping))), Map.of(), INPUT))
                .isEqualTo(theirs)
                .hasToString(theirs.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[for (.text) .]", "[for (1) .]", "if (.text) [for (.text) .]", "{\"a\": error(\"no\")}"})
    void it_fails_in_the_same_words(String mapping) {
        for (var expression : List.of(compiled(mapping), Shorter.in(compiled(mapping)))) {
            assertThatThrownBy(() -> expression.apply(INPUT)).isInstanceOf(JsltException.class);
        }
        var theirs = failure(compiled(mapping));
        var ours = failure(Shorter.in(compiled(mapping)));
        assertThat(ours).hasMessage(theirs.getMessage());
        assertThat(ours.getLine()).isEqualTo(theirs.getLine());
    }

    private static JsltException failure(Expression expression) {
        try {
            throw new AssertionError(expression.apply(INPUT));
        } catch (JsltException e) {
            return e;
        }
    }

    private static Expression compiled(String mapping) {
        return new Parser(new StringReader(mapping)).withSource("mapping").compile();
    }
}
