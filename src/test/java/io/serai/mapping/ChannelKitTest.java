package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.mapping.Breach.Rule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract kit over all partners of the project, and channels that break each of its rules. */
class ChannelKitTest {
    private static final Partners PARTNERS = new Partners(Path.of("mappings"));

    static Stream<String> names() {
        return PARTNERS.all().stream()
                .filter(partner -> partner.format() != Partner.Format.X12)
                .map(Partner::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_partner_keeps_the_rules_of_all(String name) {
        var partner = PARTNERS.find(name).orElseThrow();

        assertThat(ChannelKit.check(partner, new Normaliser(PARTNERS), PARTNERS.samples(partner)))
                .isEmpty();
    }

    @Test
    void what_is_not_written_beside_a_sample_or_differs_is_found() {
        assertThat(rules(".", Sample.order(), null)).containsExactly(Rule.GOLDEN);
        assertThat(rules(".", Sample.order(), "[]")).containsExactly(Rule.GOLDEN);
        assertThat(ChannelKit.check(
                        partners(".").find("sample").orElseThrow(), new Normaliser(partners(".")), List.of()))
                .extracting(Breach::rule)
                .containsExactly(Rule.HAS_SAMPLES);
    }

    @Test
    void a_mapping_that_takes_every_field_stumbles_over_one_that_is_new() {
        assertThat(rules("if (size(.) > 12) error(\"too many\") else .", Sample.order(), golden(Sample.order())))
                .contains(Rule.TOLERATES_UNKNOWN);
    }

    @Test
    void a_revision_that_does_not_grow_is_found() {
        var jslt = "{\"revision\": 1764000000000, * : .}";
        assertThat(rules(jslt, Sample.order().replace("\"revision\": 1,", ""), null))
                .contains(Rule.OLDER_IS_LESS);
    }

    @Test
    void words_that_tell_of_the_customer_are_found() {
        var jslt = "if (.taxIncluded) . else error(\"the order of \" + .shipTo.street[0])";
        assertThat(rules(jslt, Sample.order(), golden(Sample.order()))).contains(Rule.KEEPS_PRIVATE);
    }

    private static List<Rule> rules(String jslt, String message, @Nullable String out) {
        var partners = partners(jslt);
        var sample = new ChannelSample("first.in.json", message.getBytes(StandardCharsets.UTF_8), out);
        return ChannelKit.check(partners.find("sample").orElseThrow(), new Normaliser(partners), List.of(sample))
                .stream()
                .map(Breach::rule)
                .distinct()
                .toList();
    }

    private static String golden(String message) {
        var partners = partners(".");
        return Outcomes.text(new Normaliser(partners)
                .normalise(partners.find("sample").orElseThrow(), message.getBytes(StandardCharsets.UTF_8)));
    }

    private static Partners partners(String jslt) {
        return Sample.partners("json", "", jslt);
    }
}
