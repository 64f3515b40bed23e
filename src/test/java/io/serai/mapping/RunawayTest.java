package io.serai.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mapping that does not come to an end refuses its item, and nothing else. */
@Timeout(60)
class RunawayTest {
    private static final String NUMBERS =
            IntStream.range(0, 20_000).mapToObj(Integer::toString).collect(Collectors.joining(",", "{\"all\":[", "]}"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "def f(x) f($x)  f(1)                                                    | functions call each other",
                "def f(x) {\"a\": f($x + 1)}  f(1)                                       | functions call each other",
                "def f(n) if ($n < 1) 1 else f($n - 1) + f($n - 1)  f(200)               | It was stopped",
                "def f(s) f($s + $s)  f(\"0123456789\")                                  | has memory for",
                "def f(s) f($s + $s)  f([1, 2, 3])                                       | has memory for",
                "test(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\", \"^(a+)+\\\\1$\")  | after five seconds",
            })
    void what_has_no_end_is_stopped_and_told_why(String mapping, String why) {
        var refused = refused(mapping, "{}");

        assertThat(refused.code()).isEqualTo("SER-0205");
        assertThat(refused.text(Locale.ENGLISH)).contains(why);
        assertThat(refused.text(Locale.forLanguageTag("es"))).contains("Se detuvo");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "let all = .all  {\"a\": [for ($all) [for ($all) [for ($all) .]]]}",
                "let root = .  {\"a\": [for ($root.all) {\"a\": [for ($root.all) [for ($root.all) {\"b\": .}]]}]}",
                "def f(a) [for ($a) [for ($a) if (. == \"x\") $a]]  f(.all)"
            })
    void a_list_that_is_gone_through_within_itself_is_stopped_before_it_fills_the_memory(String mapping) {
        var before = System.nanoTime();

        var refused = refused(mapping, NUMBERS);

        assertThat(refused.code()).isEqualTo("SER-0205");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void an_expression_of_choices_that_nobody_can_wait_for_is_stopped() {
        var mapping = "test(\"" + "a".repeat(40) + "b\", \"^" + "(a|[a])".repeat(40) + "c$\")";

        assertThat(refused(mapping, "{}").code()).isEqualTo("SER-0205");
    }

    @Test
    void the_other_items_of_the_message_are_taken() {
        var orders = "[" + Sample.order() + "," + Sample.order().replace("\"1\"", "\"endless\"") + "," + Sample.order()
                + "]";
        var items = Sample.items(
                "json",
                "items: \"\"",
                "def f(x) f($x)  if (.reference == \"endless\") f(.) else .",
                orders.getBytes(UTF_8));

        assertThat(items).hasSize(3);
        assertThat(items.get(0).result()).isInstanceOf(Result.Taken.class);
        assertThat(items.get(1).result()).isInstanceOf(Result.Refused.class);
        assertThat(items.get(2).result()).isInstanceOf(Result.Taken.class);
    }

    @Test
    void functions_that_go_through_a_list_by_calling_themselves_come_to_their_end() {
        var result = Sample.items(
                        "json",
                        "",
                        "def last(a) if (size($a) == 1) $a[0] else last($a[1 : ])  {\"ignore\": string(last(.all))}",
                        NUMBERS.replace(",500,", "],\"more\":[").getBytes(UTF_8))
                .get(0)
                .result();

        assertThat(result).isEqualTo(new Result.Ignored("499"));
    }

    @Test
    void a_mapping_that_is_nested_without_measure_is_wrong_before_it_runs() {
        var nested = "(".repeat(100_000) + "1" + ")".repeat(100_000);

        assertThatThrownBy(() -> Sample.items("json", "", nested, "{}".getBytes(UTF_8)))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("order.jslt");
    }

    @Test
    void the_functions_of_a_module_are_bounded_as_those_of_the_mapping_are() throws IOException {
        var partners = importing("def f(x) f($x)", "import \"loop.jslt\" as loop  loop:f(1)");

        var result = new Normaliser(partners)
                .normalise(partners.find("sample").orElseThrow(), "{}".getBytes(UTF_8))
                .get(0)
                .result();

        assertThat(((Result.Refused) result).problems().get(0).code()).isEqualTo("SER-0205");
    }

    @Test
    void a_module_that_could_be_called_as_a_function_and_would_not_be_bounded_is_wrong_before_it_runs()
            throws IOException {
        var partners = importing("def f(x) f($x)  f(.)", "import \"loop.jslt\" as loop  loop(.)");

        assertThatThrownBy(() -> new Normaliser(partners)
                        .normalise(partners.find("sample").orElseThrow(), "{}".getBytes(UTF_8)))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("loop.jslt: what is imported has an expression behind its functions → ");
    }

    private static Partners importing(String module, String mapping) throws IOException {
        var root = Files.createTempDirectory(Path.of("target"), "mappings");
        var folder = Files.createDirectories(root.resolve("channels/sample"));
        Files.writeString(folder.resolve("channel.yaml"), "lane: orders\nformat: json\n");
        Files.writeString(folder.resolve("loop.jslt"), module);
        Files.writeString(folder.resolve("order.jslt"), mapping);
        return new Partners(root);
    }

    private static Problem refused(String mapping, String message) {
        var result = Sample.items("json", "", mapping, message.getBytes(UTF_8))
                .get(0)
                .result();
        assertThat(result).isInstanceOf(Result.Refused.class);
        return ((Result.Refused) result).problems().get(0);
    }
}
