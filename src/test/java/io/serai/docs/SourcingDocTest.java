package io.serai.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.sourcing.Rules;
import io.serai.sourcing.RulesException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of docs/sourcing.md are what they say. */
class SourcingDocTest {
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private final String doc;

    SourcingDocTest() throws IOException {
        doc = Files.readString(Path.of("docs/sourcing.md"));
    }

    @Test
    void its_rule_set_is_one() {
        var rules = Rules.read("rules", yaml());

        assertThat(rules.name()).isEqualTo("pampas");
        assertThat(rules.countsParcels()).isTrue();
    }

    @Test
    void its_error_is_what_is_told() {
        var wrong = yaml().replace("only: [warehouses], soft: 2", "only: [shops], soft: 2");

        assertThatThrownBy(() -> Rules.read("rules", wrong)).isInstanceOfSatisfying(RulesException.class, told -> {
            int line = wrong.lines()
                            .toList()
                            .indexOf(wrong.lines()
                                    .filter(each -> each.contains("[shops]"))
                                    .findFirst()
                                    .orElseThrow())
                    + 1;
            assertThat(told).hasMessageStartingWith("rules:" + line + ":");
            assertThat(doc).contains(String.valueOf(told.getMessage()).substring(("rules:" + line).length()));
        });
    }

    private String yaml() {
        var matcher = YAML.matcher(doc);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
