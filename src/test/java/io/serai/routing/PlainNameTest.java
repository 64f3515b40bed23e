package io.serai.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.component.file.GenericFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainNameTest {
    private static final List<String> UP = List.of(
            "..", "../..", "..\\..", "/", "\\", "./..", "a/..", "a\\..", ".done/..", "//", "\\\\server\\share", "C:\\");
    private static final List<String> TARGETS = List.of(
            "etc/passwd",
            "x",
            ".ssh/authorized_keys",
            "a.csv",
            "..",
            ".",
            "routes/evil.camel.yaml",
            "%2e%2e",
            " ",
            "ñ");
    private static final List<String> ENDS = List.of("", "/", "\\", "\0", "\n", "\0.csv");

    @Test
    void none_of_more_than_five_hundred_names_that_lead_elsewhere_is_plain() {
        var names = traversals();
        assertThat(names).hasSizeGreaterThan(500).noneMatch(PlainName::is);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a\0b", "a\nb", "a\tb", "a/b", "a\\b", "\u007f", "a\u0085b"})
    void what_is_no_single_segment_or_has_control_characters_is_not_plain(String name) {
        assertThat(PlainName.is(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv", "..a", "a..b.csv", "ñandú 1.xml", "%2e%2e%2f.csv", "${x}.csv", "-rf"})
    void any_other_single_segment_is(String name) {
        assertThat(PlainName.is(name)).isTrue();
        assertThat(PlainName.is(name + "x".repeat(256))).isFalse();
    }

    @Test
    void a_file_is_looked_at_if_it_was_listed_by_a_plain_name() {
        assertThat(RoutingConfiguration.isPlain(listed("a.csv", "a.csv"))).isTrue();
        assertThat(RoutingConfiguration.isPlain(listed("/a.csv", "a.csv"))).isFalse();
        assertThat(RoutingConfiguration.isPlain(listed("a.csv", "b/a.csv"))).isFalse();
    }

    /** What Camel makes of a listed name is without a slash at its beginning. */
    private static GenericFile<Object> listed(String listed, String made) {
        var file = new GenericFile<Object>();
        file.setFileNameOnly(listed);
        file.setFileName(made);
        return file;
    }

    private static Set<String> traversals() {
        var names = new LinkedHashSet<String>();
        for (var up : UP) {
            for (var target : TARGETS) {
                for (var end : ENDS) {
                    names.add(up + "/" + target + end);
                    names.add(up + "\\" + target + end);
                }
            }
        }
        return names;
    }
}
