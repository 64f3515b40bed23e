package io.serai.mapping;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a person is told: what is wrong, where, and the cure, in their language. */
class ProblemTest {
    private static final Path BUNDLES = Path.of("src/main/resources/i18n");
    private static final Locale ARGENTINA = Locale.forLanguageTag("es-AR");
    private static final Problem SUM = new Problem(
            "SER-0412",
            Map.of(
                    "lines",
                    "18990.00",
                    "shipping",
                    "2500.00",
                    "discount",
                    "-1899.00",
                    "sum",
                    "19591.00",
                    "total",
                    "19519.00",
                    "currency",
                    "ARS",
                    "settings",
                    "mappings/channels/x/channel.yaml"),
            "/total",
            214,
            12,
            "mappings/channels/x/order.jslt:31");

    @Test
    void a_sum_that_does_not_add_up_names_both_sums() {
        assertThat(SUM.text(Locale.ENGLISH)).isEqualTo("""
                        SER-0412  The sum does not add up
                        lines 18,990.00 + shipping 2,500.00 − discount 1,899.00 = 19,591.00 ARS, but total says 19,519.00 ARS
                           at /total (line 214, column 12); mapped by mappings/channels/x/order.jslt:31
                           → correct the value and try it, or accept the difference as rounding (rounding in mappings/channels/x/channel.yaml), then replay""");
    }

    @Test
    void and_in_spanish() {
        assertThat(SUM.text(ARGENTINA)).startsWith("""
                        SER-0412  La suma no da
                        líneas 18.990,00 + envío 2.500,00 − descuento 1.899,00 = 19.591,00 ARS, pero el total dice 19.519,00 ARS
                           en /total (línea 214, columna 12); mapeado por mappings/channels/x/order.jslt:31
                           → corregí""");
    }

    @Test
    void a_language_that_we_do_not_speak_is_english_whatever_the_machine_speaks() {
        var machine = Locale.getDefault();
        try {
            Locale.setDefault(ARGENTINA);
            assertThat(SUM.title(Locale.JAPANESE)).isEqualTo("The sum does not add up");
        } finally {
            Locale.setDefault(machine);
        }
    }

    @Test
    void what_is_missing_is_told_in_words() {
        var problem = new Problem("SER-0416", Map.of("missing", "street, place"), "/shipTo", 0, 0, null);
        assertThat(problem.detail(Locale.ENGLISH)).isEqualTo("To ship, these are missing: street, city or postcode.");
        assertThat(problem.where(ARGENTINA)).isEqualTo("en /shipTo de lo que armó el mapeo");
    }

    @Test
    void what_is_wrong_with_an_interchange_is_told_with_what_was_expected() {
        var args = Map.of("code", "SER-0623", "segment", "SE", "value", "87", "offset", "912", "expected", "88");
        var problem = new Problem("SER-0600", args, null, 89, 1, null);

        assertThat(problem.detail(Locale.ENGLISH))
                .startsWith("SE01 says \"87\" segments, but from ST to SE there are 88.")
                .endsWith("(SER-0623)");
        assertThat(problem.detail(ARGENTINA)).startsWith("SE01 dice \"87\" segmentos, pero de ST a SE hay 88.");
        assertThat(new Problem("SER-0600", Map.of("code", "SER-0623", "segment", "SE", "value", "87"), null, 0, 0, null)
                        .detail(Locale.ENGLISH))
                .as("one that was kept before that was noted")
                .contains("there are ?");
    }

    @Test
    void a_value_is_shown_cut_and_without_characters_that_cannot_be_kept() {
        var problem = new Problem("SER-0203", Map.of("value", "\0\ud800" + "x".repeat(10_000)), null, 0, 0, null);
        assertThat(problem.args().get("value")).startsWith("\uFFFD\uFFFDxx").hasSizeLessThan(400);
    }

    @Test
    void both_languages_have_the_same_words() throws IOException {
        var english = bundle("problems.properties");
        var spanish = bundle("problems_es.properties");
        assertThat(spanish.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (var key : english.stringPropertyNames()) {
            assertThat(slots(spanish.getProperty(key))).as(key).isEqualTo(slots(english.getProperty(key)));
        }
    }

    @Test
    void every_problem_that_the_code_knows_has_its_words() throws IOException {
        var words = bundle("problems.properties").stringPropertyNames();
        try (var sources = Files.walk(Path.of("src/main/java/io/serai/mapping"))) {
            var codes = sources.filter(Files::isRegularFile)
                    .flatMap(file -> Pattern.compile("\"(SER-\\d{4})\"")
                            .matcher(read(file))
                            .results())
                    .map(found -> found.group(1))
                    .collect(toSet());
            assertThat(codes)
                    .isNotEmpty()
                    .allMatch(code -> words.contains(code + ".title")
                            && words.contains(code + ".detail")
                            && words.contains(code + ".cure"));
        }
    }

    @Test
    void what_our_mappings_say_has_its_words() throws IOException {
        var words = bundle("problems.properties").stringPropertyNames();
        try (var files = Files.walk(Path.of("mappings"))) {
            // What refuses to tell a channel something is said in the mapping's own words.
            assertThat(files.filter(file -> file.toString().endsWith(".jslt"))
                            .filter(file -> !file.toString().endsWith(".out.jslt"))
                            .flatMap(file -> Pattern.compile("error\\(\"([^\"]+)\"\\)")
                                    .matcher(read(file))
                                    .results())
                            .map(found -> "error." + found.group(1)))
                    .isNotEmpty()
                    .allMatch(words::contains);
        }
    }

    private static java.util.Set<String> slots(String text) {
        return Pattern.compile("\\{\\w+}")
                .matcher(text)
                .results()
                .map(slot -> slot.group())
                .collect(toSet());
    }

    private static Properties bundle(String name) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(BUNDLES.resolve(name))) {
            properties.load(reader);
        }
        return properties;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
