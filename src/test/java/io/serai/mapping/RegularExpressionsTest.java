package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import io.serai.log.Json;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The functions that stand in the place of JSLT's own give what these give. */
class RegularExpressionsTest {
    private static final JsonNode INPUT = Json.parse(
            "{\"text\":\"a-b--c\",\"no\":12.50,\"yes\":true,\"list\":[1,\"x\"],\"empty\":\"\",\"none\":null}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "test(.text, \"b\")",
                "test(.text, \"^b\")",
                "test(.none, \"b\")",
                "test(.absent, \"b\")",
                "test(.no, \"^12[.]\")",
                "test(.yes, \"true\")",
                "test(.list, \"x\")",
                "test(.empty, \"^$\")",
                "test(.text, \"(^|-)(b|c)$\")",
                "test(.text, \"^[a-c]-[^-]--?\")",
                "test(\"2025-11-22T11:55:02-0300\", \"(Z|[+-][0-9]{2}:?[0-9]{2})$\")",
                "test(\"2025-11-22T11:55:02\", \"(Z|[+-][0-9]{2}:?[0-9]{2})$\")",
                "split(.text, \"-\")",
                "split(.text, \"-+\")",
                "split(.text, \"\")",
                "split(.empty, \"-\")",
                "split(\"a--\", \"-\")",
                "split(.no, \"[.]\")",
                "split(.none, \"-\")",
                "replace(.text, \"-+\", \"$1\\\\\")",
                "replace(.text, \"x\", \"y\")",
                "replace(.text, \"^a\", \"\")",
                "replace(.text, \"^.\", \"\")",
                "replace(.no, \"5\", \"6\")",
                "replace(.no, \"x\", \"6\")",
                "replace(.none, \"5\", \"6\")",
                "replace(.empty, \"5\", \"6\")",
                "capture(.text, \"(?<first>.)-(?<second>.)\")",
                "capture(.text, \"(?<first>z)\")",
                "capture(.text, \"(?<one>a)|(?<other>z)\")",
                "capture(.none, \"(?<first>z)\")",
            })
    void what_they_give_is_the_same(String expression) {
        var theirs = new Parser(new StringReader(expression)).compile().apply(INPUT);
        var ours = ours(expression);

        assertThat(ours).isEqualTo(theirs);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "test(.text, .none)",
                "split(.text, .none)",
                "replace(.text, \"x*\", \"y\")",
                "test(.text, \"(\" + .none)"
            })
    void what_they_refuse_is_the_same(String expression) {
        assertThatThrownBy(
                        () -> new Parser(new StringReader(expression)).compile().apply(INPUT))
                .isInstanceOf(JsltException.class);
        assertThatThrownBy(() -> ours(expression)).isInstanceOf(JsltException.class);
    }

    private static JsonNode ours(String expression) {
        return new Parser(new StringReader(expression))
                .withFunctions(List.copyOf(Functions.of(null)))
                .compile()
                .apply(INPUT);
    }
}
