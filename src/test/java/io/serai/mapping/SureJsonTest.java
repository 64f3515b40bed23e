package io.serai.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read without Jackson is what Jackson would have read, and it would have found nothing wrong. */
class SureJsonTest {
    private static final List<byte[]> DOCUMENTS = documents();
    private static final String[] PIECES = {
        "\"",
        "\\",
        "\\n",
        "\\/",
        "\\u00e1",
        "\\ud83d\\ude00",
        "\\ud83d",
        "\\u12",
        "\\x",
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "0",
        "00",
        "-",
        "-0",
        "1.5",
        "-0.50",
        ".5",
        "1.",
        "1e5",
        "1E-2",
        "2147483648",
        "-2147483648",
        "123456789012345678",
        "1234567890123456789",
        "0.123456789012345678",
        "true",
        "false",
        "null",
        "tru",
        " ",
        "\n",
        "\t",
        "\r",
        "\u0001",
        "\u007f",
        "é",
        "😀",
        "\"a\":1,",
        "\"\":1,",
        "//",
        "NaN",
        "\uFEFF",
        "'"
    };

    @Test
    void what_channels_send_is_read_without_jackson() {
        assertThat(DOCUMENTS).hasSizeGreaterThan(100);
        for (var document : DOCUMENTS) {
            var tree = SureJson.tree(document);
            assertThat(tree).isNotNull().isEqualTo(JsonDecoder.byJackson(new String(document, UTF_8)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": [1, -1, 2147483647, 2147483648, -2147483648, -2147483649, 123456789012345678], \"b\": []}",
                "[0.0, -0.0, 10.50, 0.000001, 123456789.123456789, -1.5]",
                "{\"a\\u0062\": 1}",
                "{\"n\\u0061me\": \"x\", \"name\": \"y\"}",
                "{\"\": {\"\": []}}",
                "[\"\", \"\\\"\\\\\\/\\b\\f\\n\\r\\t\", \"\\u00e1\\u00E1\\uD83D\\ude00 and \\ud83d\", \"é😀\"]",
                " \r\n\t[ true , false , null , { } ]\n",
                "[1, 2",
                "{\"a\": 1, \"a\": 2}",
                "{\"a\": 1,}",
                "[1,]",
                "[01]",
                "[1.]",
                "[.5]",
                "[-]",
                "[+1]",
                "[1e2, 1E+2, 1.5e-3]",
                "[12345678901234567890]",
                "[tru]",
                "[truefalse]",
                "{\"a\" 1}",
                "{a: 1}",
                "[\"a\nb\"]",
                "[\"\\x\"]",
                "[\"\\u12g4\"]",
                "[1] [2]",
                "[1]]",
                "\"a\"",
                "12",
                ""
            })
    void what_is_read_is_read_alike(String document) {
        assertAlike(document.getBytes(UTF_8));
    }

    @Test
    void nesting_is_bounded_alike() {
        for (int depth : List.of(50, 98, 99, 100, 101, 5000)) {
            assertAlike(("[".repeat(depth) + "]".repeat(depth)).getBytes(UTF_8));
            assertAlike(("{\"a\":".repeat(depth) + "1" + "}".repeat(depth)).getBytes(UTF_8));
        }
    }

    @Test
    void an_object_of_many_fields_is_read_alike() {
        for (int many : List.of(5, 6, 7, 59, 60, 61, 500)) {
            var document = new StringBuilder("{\"name\":0");
            for (int i = 0; i < many; i++) {
                document.append(",\"name").append(i).append("\":").append(i);
            }
            assertThat(SureJson.tree((document + "}").getBytes(UTF_8))).hasSize(many + 1);
            assertAlike((document + "}").getBytes(UTF_8));
            assertAlike((document + ",\"name3\":1}").getBytes(UTF_8));
        }
    }

    @Property(tries = 4000)
    void whatever_becomes_of_a_document_it_is_read_alike(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int changes) {
        var random = new Random(seed);
        var document = new String(DOCUMENTS.get(random.nextInt(DOCUMENTS.size())), UTF_8);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(document.length());
            int behind = Math.min(document.length(), at + random.nextInt(3));
            document = document.substring(0, at) + PIECES[random.nextInt(PIECES.length)] + document.substring(behind);
        }
        assertAlike(document.getBytes(UTF_8));
    }

    @Test
    void names_are_the_objects_that_mappings_ask_for() {
        var name = "nameOfAField";
        for (int i = 0; i < 2; i++) {
            var tree = Objects.requireNonNull(SureJson.tree(("{\"" + name + "\": 1}").getBytes(UTF_8)));
            assertThat(tree.fieldNames().next()).isSameAs(name.intern());
        }
    }

    /** It may give up on what Jackson reads; what it reads itself is the same. */
    private static void assertAlike(byte[] document) {
        var sure = Characters.areUtf8(document) ? SureJson.tree(document) : null;
        if (sure != null) {
            var text = new String(document, UTF_8);
            assertThat(sure).as(text).isEqualTo(byJackson(text)).hasToString(String.valueOf(byJackson(text)));
        }
    }

    private static JsonNode byJackson(String text) {
        return JsonDecoder.byJackson(text);
    }

    private static List<byte[]> documents() {
        try (var files = Files.walk(Path.of("mappings"))) {
            return files.filter(file -> file.toString().contains("samples"))
                    .filter(file -> file.toString().endsWith(".in.json"))
                    .sorted()
                    .map(SureJsonTest::read)
                    .filter(document -> Arrays.stream(new String(document, UTF_8).split("\n", 2))
                            .anyMatch(line -> line.startsWith("{") || line.startsWith("[")))
                    .filter(Characters::areUtf8)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
