package io.serai.edi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Real interchanges, whole and broken, from outside: each ends as sets or as a problem with its place. */
class OtherPeoplesFilesTest {
    private static final X12Reader READER = new X12Reader(EdiSchemas.standard());
    private static final List<String> FOLDERS = List.of("x12", "x12-malformed");
    private static final Set<String> HEADERS = Set.of("interchange", "group", "set");

    @TestFactory
    Stream<DynamicTest> every_file_ends_as_sets_or_as_a_problem_with_a_place() throws IOException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    @Test
    void most_files_are_read_whole_but_for_sets_that_we_do_not_take() throws IOException {
        var total = 0;
        var whole = 0;
        for (var file : files()) {
            var document = READER.read(Files.readAllBytes(file));
            total++;
            if (document.allProblems()
                    .noneMatch(problem -> problem.fault().fatal() && problem.fault() != EdiFault.SET_NOT_SUPPORTED)) {
                whole++;
            }
        }
        assertThat(whole).isGreaterThan(total * 3 / 4);
    }

    private static void check(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        var document = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> READER.read(bytes));
        var problems = document.allProblems().toList();
        var notes = document.interchanges().stream()
                .mapToInt(interchange -> interchange.notes().size())
                .sum();
        assertThat(document.sets().count() + problems.size() + notes).isPositive();
        for (var problem : problems) {
            assertThat(problem.place().offset()).isBetween(0, bytes.length);
            assertThat(problem.place().line()).isPositive();
            assertThat(problem.text(Locale.ENGLISH)).doesNotContain("{");
            assertThat(problem.text(Locale.forLanguageTag("es"))).doesNotContain("{");
        }
        if (problems.stream()
                .noneMatch(problem -> problem.fault().level() == EdiFault.Level.FILE
                        && problem.fault().fatal())) {
            assertThat(document.sets().count()).as("sets").isEqualTo(headers(bytes));
        }
        document.sets().forEach(set -> checkPlaces(set, bytes));
    }

    /** Every value of a tree is found in the bytes at its place, but for line breaks of wrapped files. */
    private static void checkPlaces(EdiSet set, byte[] bytes) {
        var source = new EdiSource(bytes);
        for (var pointer : values(set)) {
            var value = set.tree().at(pointer).asText();
            var offset = set.place(pointer).offset();
            var there = source.text(offset, Math.min(source.bytes.length, offset + 4 * value.length() + 10))
                    .replaceAll("[\r\n]", "");
            assertThat(there).as("%s at %s", pointer, offset).contains(value);
        }
    }

    private static List<JsonPointer> values(EdiSet set) {
        var found = new ArrayList<JsonPointer>();
        set.tree().properties().forEach(member -> {
            if (!HEADERS.contains(member.getKey())) {
                collect(member.getValue(), JsonPointer.empty().appendProperty(member.getKey()), found);
            }
        });
        return found;
    }

    private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> found) {
        if (node.isValueNode() && !at.last().getMatchingProperty().equals("tag")) {
            found.add(at);
        }
        for (var i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), at.appendIndex(i), found);
        }
        node.properties().forEach(member -> collect(member.getValue(), at.appendProperty(member.getKey()), found));
    }

    /** Counted in another way than the reader does. */
    private static long headers(byte[] bytes) {
        var source = new EdiSource(bytes);
        var text = new String(source.bytes, StandardCharsets.ISO_8859_1);
        var count = 0L;
        for (var at = text.indexOf("ST"); at >= 0; at = text.indexOf("ST", at + 1)) {
            var after = text.substring(at + 2, Math.min(at + 6, text.length()));
            var before = at == 0 ? ' ' : text.charAt(at - 1);
            if (after.matches("(?s)[^A-Za-z0-9 ]\\d{3}") && !Character.isLetterOrDigit(before) && before != '*') {
                count++;
            }
        }
        return count;
    }

    private static List<Path> files() throws IOException {
        var root = Path.of(System.getProperty("serai.fixtures", "nowhere"));
        assumeTrue(Files.isDirectory(root.resolve("x12")), "no payloads of other people at " + root);
        var files = new ArrayList<Path>();
        for (var folder : FOLDERS) {
            try (var found = Files.walk(root.resolve(folder))) {
                found.filter(Files::isRegularFile).sorted().forEach(files::add);
            }
        }
        return files;
    }
}
