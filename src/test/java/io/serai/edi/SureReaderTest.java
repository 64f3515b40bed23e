package io.serai.edi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What is read without the library is what the library would have read, and it would have found nothing wrong. */
class SureReaderTest {
    private static final String VALUES =
            "0 1 12 123 1234 12345 123456 1234567 12345678 123456789012345678901 20260301 20260230 "
                    + "20240229 20250229 20261301 00000101 1215 2400 121530 121560 12153 12153099 -1 1.5 .5 A AB ABC ABCD ABCDE GM QM SI LT "
                    + "a>b a^b é  x ' ' CORDOBA 00077900010000000019 ";
    private static final List<String> TAGS =
            List.of("B10 L11 MAN K1 N1 N2 N3 N4 G62 MS3 LX AT7 MS1 MS2 Q7 AT5 AT8 NM1 PRF AK1 AK2 AK3 AK4 AK5 AK9 ZZZ"
                    .split(" "));

    @Test
    void what_carriers_send_is_read_without_the_library() {
        assertThat(sure(Samples.STATUS)).isEqualTo(2);
        assertThat(sure(Samples.golden("214.x12"))).isEqualTo(2);
        assertThat(sure(Samples.golden("997-accepted.x12"))).isPositive();
    }

    @Test
    void what_is_wrong_is_left_to_the_library() {
        assertThat(sure(Samples.STATUS.replace("B10*4711*1001*ANDE", "B10*4711*1001")))
                .isEqualTo(1);
        assertThat(sure(Samples.STATUS.replace("20260301*0900", "20260231*0900")))
                .isEqualTo(1);
        assertThat(sure(Samples.STATUS.replace("LX*1~\nAT7*X6", "LX*1~\nLX*1~\nZZZ*1~\nAT7*X6")))
                .isEqualTo(1);
    }

    @Test
    void samples_are_read_alike() {
        compare(Samples.STATUS.getBytes(StandardCharsets.US_ASCII));
        for (var name : List.of("214.x12", "997-accepted.x12", "997-flawed.x12")) {
            compare(Samples.golden(name).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void every_character_in_every_element_is_read_alike() {
        for (int c = 0; c < 256; c++) {
            for (var value : List.of("CORDOBA", "ANDE", "NS*", "20260301", "0900", "4711")) {
                var bytes = Samples.STATUS
                        .replace(value, value.substring(1) + "\u0001")
                        .getBytes(StandardCharsets.ISO_8859_1);
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = bytes[i] == 1 ? (byte) c : bytes[i];
                }
                compare(bytes);
            }
        }
    }

    @Test
    void payloads_of_other_people_are_read_alike() throws IOException {
        var root = Path.of(System.getProperty("serai.fixtures", "nowhere"));
        assumeTrue(Files.isDirectory(root.resolve("x12")), "no payloads of other people at " + root);
        for (var folder : List.of("x12", "x12-malformed")) {
            try (var files = Files.walk(root.resolve(folder))) {
                for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                    compare(Files.readAllBytes(file));
                }
            }
        }
    }

    @Property(tries = 1500)
    void mutations_are_read_alike(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int changes) {
        var random = new Random(seed);
        var name = List.of("214.x12", "997-accepted.x12", "997-flawed.x12").get(random.nextInt(3));
        var text = Samples.golden(name);
        for (int i = 0; i < changes; i++) {
            text = mutated(text, random);
        }
        compare(text.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 2500)
    void any_order_of_segments_is_read_alike(@ForAll long seed, @ForAll @IntRange(min = 1, max = 14) int length) {
        var random = new Random(seed);
        boolean status = random.nextInt(4) > 0;
        var body = new StringBuilder(status ? "B10*1*2*ANDE~" : "AK1*QM*1~");
        for (int i = 0; i < length; i++) {
            body.append(segment(TAGS.get(random.nextInt(TAGS.size())), random));
        }
        body.append(status ? "" : "AK9*A*1*1*1~");
        var code = status ? "214" : "997";
        var text = Samples.STATUS.substring(0, Samples.STATUS.indexOf("ST*")) + "ST*" + code + "*0001~" + body + "SE*"
                + (body.chars().filter(c -> c == '~').count() + 2) + "*0001~GE*1*42~IEA*1*000000042~";
        compare(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Nearly right, so that the order is what decides; now and then with an element of any kind. */
    private static String segment(String tag, Random random) {
        var right = switch (tag) {
            case "LX" -> "1";
            case "AT7" -> "D1*NS***20260301*1215*LT";
            case "MAN" -> "GM*00077900010000000019";
            case "N1" -> "SH*Ana";
            case "NM1" -> "SH*1*Ana";
            case "MS3" -> "ANDE*1";
            case "Q7" -> "A";
            case "AK2" -> "214*0001";
            case "AK3" -> "AT7*4**8";
            case "AK4" -> "5*373*8*20269999";
            case "AK5", "AK9" -> "A";
            case "AK1" -> "QM*1";
            case "AT8" -> "G*K*10";
            case "G62" -> "10*20260301";
            case "MS2" -> "ANDE*1";
            default -> "ABC";
        };
        if (random.nextInt(12) > 0) {
            return tag + "*" + right + "~";
        }
        var values = VALUES.split(" ");
        var wild = new StringBuilder(tag);
        IntStream.range(0, random.nextInt(8))
                .forEach(i -> wild.append('*').append(values[random.nextInt(values.length)]));
        return wild + "~";
    }

    private static String mutated(String text, Random random) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + 1 + random.nextInt(12));
        var values = VALUES.split(" ");
        var value = values[random.nextInt(values.length)];
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, at) + text.substring(end);
            case 1 -> text.substring(0, at) + value + text.substring(at);
            case 2 -> text.substring(0, at) + "*" + value + "*" + text.substring(end);
            case 3 -> text.substring(0, at) + text.substring(at, end) + text.substring(at);
            case 4 -> swapped(text, random);
            default -> text.substring(0, at) + "*~>^\r\n A1".charAt(random.nextInt(9)) + text.substring(at + 1);
        };
    }

    private static String swapped(String text, Random random) {
        var segments = new ArrayList<>(List.of(text.split("~")));
        var moved = segments.remove(random.nextInt(segments.size()));
        segments.add(random.nextInt(segments.size() + 1), moved);
        return String.join("~", segments) + "~";
    }

    private static long sure(String text) {
        var source = new EdiSource(text.getBytes(StandardCharsets.US_ASCII));
        long count = 0;
        for (var raw : new X12Scanner(source, X12Reader.Repeats.TAKEN).scan().interchanges()) {
            var reader = new SureReader(source, raw.segments(), raw.header());
            for (var set : raw.groups().get(0).sets()) {
                var grammar = Samples.SCHEMAS.grammar(set.code()).orElseThrow();
                var read = reader.read(set, grammar, NullNode.instance, NullNode.instance);
                count += read == null ? 0 : 1;
            }
        }
        return count;
    }

    private static void compare(byte[] bytes) {
        SetsAlike.x12(bytes);
    }
}
