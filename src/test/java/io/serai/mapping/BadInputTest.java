package io.serai.mapping;

import static io.serai.mapping.Sample.mapped;
import static io.serai.mapping.Sample.order;
import static io.serai.mapping.Sample.problem;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What cannot be decoded is refused, and told by its place. */
class BadInputTest {

    @Test
    void broken_json_is_told_by_its_place() {
        var problem = problem("json", "{\"reference\": \"1\",\n  \"total\": 12.3.4}");
        assertThat(problem.code()).isEqualTo("SER-0101");
        assertThat(problem.line()).isEqualTo(2);
        assertThat(problem.column()).isEqualTo(16);
    }

    @Test
    void a_message_that_stops_short_is_refused() {
        assertThat(problem("json", "{\"a\": [1, 2").code()).isEqualTo("SER-0101");
        assertThat(problem("xml", "<a><b>").code()).isEqualTo("SER-0101");
    }

    @Test
    void nothing_but_blanks_is_refused() {
        assertThat(problem("json", " \n").code()).isEqualTo("SER-0100");
        assertThat(problem("json", "").code()).isEqualTo("SER-0100");
        assertThat(problem("xml", "").code()).isEqualTo("SER-0100");
    }

    @Test
    void a_byte_order_mark_is_taken_off() {
        var text = order();
        assertThat(mapped("json", with(UTF_8, text, 0xEF, 0xBB, 0xBF))).isInstanceOf(Result.Taken.class);
        assertThat(mapped("json", with(UTF_16LE, text, 0xFF, 0xFE))).isInstanceOf(Result.Taken.class);
        assertThat(mapped("json", with(UTF_16BE, text, 0xFE, 0xFF))).isInstanceOf(Result.Taken.class);
    }

    @Test
    void a_wrong_encoding_is_told_by_the_offset_of_its_first_byte() {
        var problem = problem("json", "{\"note\": \"señal\"}".getBytes(ISO_8859_1));
        assertThat(problem.code()).isEqualTo("SER-0102");
        assertThat(problem.args()).containsEntry("offset", "12").containsEntry("charset", "UTF-8");
        assertThat(problem("json", "{}".getBytes(UTF_16LE)).code()).isEqualTo("SER-0102");
    }

    @Test
    void a_replacement_character_that_was_written_is_none_of_our_business() {
        assertThat(mapped("json", order().replace("REMERA", "REMERA\uFFFD"))).isInstanceOf(Result.Taken.class);
    }

    @Test
    void xml_is_read_in_the_encoding_that_it_declares() {
        var text = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>señal</a>";
        var element = Sample.decoded("xml", text.getBytes(ISO_8859_1));
        assertThat(element.tree().get("a").asText()).isEqualTo("señal");
        var other = "<?xml version=\"1.0\" encoding=\"x-klingon\"?><a/>";
        assertThat(problem("xml", other).code()).isEqualTo("SER-0102");
    }

    @Test
    void a_doctype_is_refused() {
        var xxe = "<!DOCTYPE a [<!ENTITY x SYSTEM \"http://127.0.0.1:1/x\">]>\n<a>&x;</a>";
        assertThat(problem("xml", xxe).code()).isEqualTo("SER-0103");
        assertThat(problem("xml", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>")
                        .code())
                .isEqualTo("SER-0103");
    }

    @Test
    @Timeout(5)
    void a_billion_laughs_are_refused_at_once() {
        var bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY l").append(i).append(" \"");
            bomb.append(("&l" + (i - 1) + ";").repeat(10)).append("\">");
        }
        bomb.append("]><a>&l29;</a>");
        long start = System.nanoTime();
        assertThat(problem("xml", bomb.toString()).code()).isEqualTo("SER-0103");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void an_entity_that_nobody_declared_is_refused() {
        assertThat(problem("xml", "<a>&x;</a>").code()).isEqualTo("SER-0101");
    }

    @Test
    void deep_nesting_is_refused() {
        assertThat(problem("json", "[".repeat(101) + "]".repeat(101)).code()).isEqualTo("SER-0104");
        assertThat(problem("xml", "<a>".repeat(101) + "</a>".repeat(101)).code())
                .isEqualTo("SER-0104");
        assertThat(problem("json", "[".repeat(100_000)).code()).isEqualTo("SER-0104");
        assertThat(problem("xml", "<a>".repeat(100_000)).code()).isEqualTo("SER-0104");
    }

    @Test
    void a_number_that_would_fill_the_memory_is_refused() {
        assertThat(problem("json", "{\"a\": 1e999999999}").code()).isEqualTo("SER-0104");
        assertThat(problem("json", "{\"a\": " + "9".repeat(101) + "}").code()).isEqualTo("SER-0104");
        var text = order().replace("\"total\": \"25.00\"", "\"total\": \"1e999999999\"");
        assertThat(problem("json", text).code()).isEqualTo("SER-0306");
    }

    @Test
    void a_name_that_is_there_twice_is_refused() {
        var problem = problem("json", "{\"total\": 1,\n \"total\": 2}");
        assertThat(problem.code()).isEqualTo("SER-0105");
        assertThat(problem.line()).isEqualTo(2);
        assertThat(problem("csv", "sku,sku\nA,B\n").code()).isEqualTo("SER-0105");
    }

    @Test
    void what_follows_a_document_is_refused() {
        assertThat(problem("json", "{} {}").code()).isEqualTo("SER-0106");
        assertThat(problem("json", "{} x").code()).isIn("SER-0101", "SER-0106");
        assertThat(problem("xml", "<a/><b/>").code()).isEqualTo("SER-0101");
    }

    @Test
    void items_that_are_not_there_are_refused() {
        assertThat(problem("json", "items: /orders", "{\"x\": 1}").code()).isEqualTo("SER-0107");
        assertThat(problem("xml", "items: /a/b", "<a><c/></a>").code()).isEqualTo("SER-0107");
    }

    @Test
    void a_quote_that_is_not_closed_is_refused() {
        assertThat(problem("csv", "sku,title\nA,\"B\n").code()).isEqualTo("SER-0101");
    }

    @Test
    void a_nul_or_half_a_surrogate_is_refused() {
        assertThat(problem("csv", "sku,title\nA,B\0C\n").code()).isEqualTo("SER-0109");
        for (var bad : List.of("\\u0000", "\\ud800", "a\\udc00b")) {
            var problem = problem("json", order().replace("REMERA", bad));
            assertThat(problem.code()).isEqualTo("SER-0308");
            assertThat(problem.pointer()).isEqualTo("/lines/0/sku");
        }
    }

    private static byte[] with(Charset charset, String text, int... mark) {
        var out = new ByteArrayOutputStream();
        for (int b : mark) {
            out.write(b);
        }
        out.writeBytes(text.getBytes(charset));
        return out.toByteArray();
    }
}
