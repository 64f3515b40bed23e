package io.serai.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents are true to what is there. */
class DocsTest {
    private static final Pattern CODE = Pattern.compile("SER-\\d{4}");
    private static final Pattern ANSWER =
            Pattern.compile("Answers\\.problem\\(\\s*exchange,\\s*\\d+,\\s*\"([a-z-]+)\"");
    private static final Pattern ALERT = Pattern.compile("['\"]([a-z]+-(?:overdue|many|silent|behind|low))['\"]");
    private static final String ERRORS = Known.text(Path.of("docs/errors.md"));
    private static final String OPERATIONS = Known.text(Path.of("docs/operations.md"));

    static List<Markdown> documents() {
        return Markdown.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_link_leads_somewhere(Markdown document) {
        assertThat(document.brokenLinks()).isEmpty();
    }

    @Test
    void a_link_to_nothing_is_found() {
        var document = new Markdown(
                Path.of("docs/x.md"),
                "[a](errors.md) [b](missing.md) [c](errors.md#missing) [d](../README.md)\n```\n[e](missing.md)\n```\n");
        assertThat(document.brokenLinks()).containsExactly("missing.md", "errors.md#missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"problems", "edi"})
    void both_languages_have_words_for_the_same_problems(String bundle) {
        assertThat(Known.bundle(bundle + "_es").stringPropertyNames())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(Known.bundle(bundle).stringPropertyNames());
    }

    @Test
    void every_code_is_explained_and_none_that_is_not_there() {
        assertThat(codes(ERRORS)).isEqualTo(codes(keys("problems") + keys("edi")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"problems", "problems_es"})
    void every_code_is_explained_in_its_own_words(String bundle) {
        var words = Known.bundle(bundle);
        assertThat(words.stringPropertyNames())
                .filteredOn(key -> key.endsWith(".title"))
                .allSatisfy(key -> assertThat(ERRORS)
                        .contains("**" + words.getProperty(key).replace("<", "&lt;") + ".**"));
    }

    @Test
    void every_answer_and_alert_is_explained() {
        var answers = Known.inSources("routing", ANSWER);
        var alerts = Known.inSources("log", ALERT);
        assertThat(answers).contains("wrong-signature", "still-refused");
        assertThat(alerts).contains("order-overdue", "partner-silent");
        assertThat(answers).allSatisfy(name -> assertThat(ERRORS).contains("| `" + name + "` |"));
        assertThat(alerts).allSatisfy(name -> assertThat(ERRORS).contains("| `" + name + "` |"));
    }

    @Test
    void every_property_is_explained() {
        assertThat(Known.defaults()).contains("serai.inbox.max-bytes", "serai.shipping.rules");
        assertThat(Known.properties())
                .contains("serai.access.api-key", "serai.carriers.andes.sftp")
                .allSatisfy(name -> assertThat(OPERATIONS).contains("`" + name + "`"));
    }

    @Test
    void no_property_is_explained_that_is_not_there() {
        var named = new TreeSet<String>();
        Pattern.compile("`(serai\\.[a-z0-9.-]+)`")
                .matcher(OPERATIONS)
                .results()
                .forEach(found -> named.add(found.group(1)));
        named.removeAll(Known.properties());
        // Composed of a name that settings give; meters; queues.
        named.removeIf(name -> name.startsWith("serai.secrets."));
        named.removeIf(Known::isMeter);
        named.removeAll(Set.of("serai.dead", "serai.yaml"));
        assertThat(named).isEmpty();
    }

    private static String keys(String bundle) {
        return String.join(" ", Known.bundle(bundle).stringPropertyNames());
    }

    private static Set<String> codes(String text) {
        var codes = new TreeSet<String>();
        CODE.matcher(text).results().forEach(found -> codes.add(found.group()));
        return codes;
    }
}
