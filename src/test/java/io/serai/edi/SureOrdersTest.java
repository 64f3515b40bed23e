package io.serai.edi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Orders that are read without the library, in X12 and EDIFACT, are read as the library reads them. */
class SureOrdersTest {
    private static final Path CHANNELS = Path.of("mappings/channels");
    private static final List<Path> X12 = samples("x12");
    private static final List<Path> EDIFACT = samples("edifact");
    private static final List<String> VALUES = List.of(
            "0",
            "12",
            "1.50",
            "1.",
            ".5",
            "-1",
            "-1.5",
            "1e3",
            "1,5",
            "007.000",
            "12345678901234567890",
            "EA",
            "VN",
            "20260301",
            "20260230",
            "2400",
            "a>b",
            "a:b",
            "::",
            ":b",
            "a?:b",
            "?+54 351",
            "??",
            "?",
            "a?",
            "é",
            "Ñandú",
            "ÿ",
            " ",
            "'",
            "*",
            "x",
            "");

    @Test
    void samples_are_read_without_the_library() throws IOException {
        assertThat(sureX12(text("x12/samples/charges-and-tax.in.x12"))).isEqualTo(1);
        var message = text("edifact/samples/charges-and-tax.in.edi");
        assertThat(sureEdifact(message)).isEqualTo(1);
        assertThat(sureEdifact(message.replace("+4500012+9'", "+4500012+9999'")))
                .isZero();
    }

    @Test
    void samples_are_read_alike() throws IOException {
        for (var file : X12) {
            SetsAlike.x12(Files.readAllBytes(file));
        }
        for (var file : EDIFACT) {
            SetsAlike.edifact(Files.readAllBytes(file));
        }
    }

    @Test
    void every_character_in_an_element_is_read_alike() throws IOException {
        var order = text("x12/samples/charges-and-tax.in.x12");
        var message = text("edifact/samples/charges-and-tax.in.edi");
        for (int c = 0; c < 256; c++) {
            SetsAlike.x12(order.replaceFirst("(N1\\*ST\\*.)", "$1\u0001")
                    .replace('\u0001', (char) c)
                    .getBytes(StandardCharsets.ISO_8859_1));
            SetsAlike.edifact(message.replaceFirst("(NAD\\+..\\+.)", "$1\u0001")
                    .replace('\u0001', (char) c)
                    .getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void every_character_behind_a_release_is_read_alike() throws IOException {
        var message = text("edifact/samples/charges-and-tax.in.edi");
        for (int c = 0; c < 256; c++) {
            var released = "$1?" + "\u0001";
            SetsAlike.edifact(message.replaceFirst("(NAD\\+..\\+.)", released)
                    .replace('\u0001', (char) c)
                    .getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void whatever_divides_components_is_read_alike() throws IOException {
        var order = text("x12/samples/charges-and-tax.in.x12");
        var message = text("edifact/samples/charges-and-tax.in.edi");
        for (int c = 1; c < 256; c++) {
            var mark = String.valueOf((char) c);
            SetsAlike.x12(order.replace("*P*>", "*P*" + mark)
                    .replace("Hennepin Ave", "Hennepin " + mark + " Ave")
                    .getBytes(StandardCharsets.ISO_8859_1));
            SetsAlike.edifact(message.replace(":", mark)
                    .replace("+Calle", "+Calle " + mark)
                    .getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void payloads_of_other_people_are_read_alike() throws IOException {
        var root = Path.of(System.getProperty("serai.fixtures", "nowhere"));
        assumeTrue(Files.isDirectory(root.resolve("edifact")), "no payloads of other people at " + root);
        try (var files = Files.walk(root.resolve("edifact"))) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                SetsAlike.edifact(Files.readAllBytes(file));
            }
        }
    }

    @Property(tries = 700)
    void changed_orders_in_x12_are_read_alike(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int changes) {
        var random = new Random(seed);
        SetsAlike.x12(changed(X12, "*", "~", changes, random));
    }

    @Property(tries = 700)
    void changed_orders_in_edifact_are_read_alike(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int changes) {
        var random = new Random(seed);
        SetsAlike.edifact(changed(EDIFACT, "+", "'", changes, random));
    }

    private static byte[] changed(List<Path> samples, String element, String terminator, int changes, Random random) {
        try {
            // Bytes as characters, whatever they are.
            var text = Files.readString(samples.get(random.nextInt(samples.size())), StandardCharsets.ISO_8859_1);
            for (int i = 0; i < changes; i++) {
                text = changed(text, element, terminator, random);
            }
            return text.getBytes(StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String changed(String text, String element, String terminator, Random random) {
        var segments = new ArrayList<>(List.of(text.split(Pattern.quote(terminator), -1)));
        int at = random.nextInt(segments.size());
        var value = VALUES.get(random.nextInt(VALUES.size()));
        if (random.nextBoolean()) {
            value = new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        }
        switch (random.nextInt(6)) {
            case 0 -> segments.add(random.nextInt(segments.size()), segments.remove(at));
            case 1 -> segments.add(random.nextInt(segments.size()), segments.get(at));
            case 2 -> segments.set(at, "");
            case 3 -> segments.set(at, segments.get(at) + element + value);
            default -> {
                var elements = new ArrayList<>(List.of(segments.get(at).split(Pattern.quote(element), -1)));
                elements.set(random.nextInt(elements.size()), value);
                segments.set(at, String.join(element, elements));
            }
        }
        return String.join(terminator, segments) + terminator;
    }

    /** Bytes as characters, whatever they are. */
    private static String text(String sample) throws IOException {
        return Files.readString(CHANNELS.resolve(sample), StandardCharsets.ISO_8859_1);
    }

    private static long sureX12(String text) {
        var source = new EdiSource(text.getBytes(StandardCharsets.ISO_8859_1));
        return new X12Scanner(source, X12Reader.Repeats.TAKEN)
                .scan().interchanges().stream()
                        .flatMap(raw -> raw.groups().get(0).sets().stream()
                                .filter(set -> isSure(source, raw.segments(), raw.header(), set)))
                        .count();
    }

    private static long sureEdifact(String text) {
        var source = new EdiSource(text.getBytes(StandardCharsets.ISO_8859_1));
        return new EdifactScanner(source, EdifactReader.Repeats.TAKEN)
                .scan().interchanges().stream()
                        .flatMap(raw -> raw.messages().stream()
                                .filter(set -> isSure(source, raw.segments(), raw.syntax(), set)))
                        .count();
    }

    private static boolean isSure(EdiSource source, Segments segments, Syntax syntax, RawSet set) {
        var grammar = syntax.grammar(Samples.SCHEMAS, set.code()).orElseThrow();
        return new SureReader(source, segments, syntax).read(set, grammar, NullNode.instance, NullNode.instance)
                != null;
    }

    private static List<Path> samples(String channel) {
        try (var files = Files.list(CHANNELS.resolve(channel + "/samples"))) {
            return files.filter(file -> file.getFileName().toString().contains(".in."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
