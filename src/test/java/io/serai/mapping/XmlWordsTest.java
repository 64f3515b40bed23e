package io.serai.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class XmlWordsTest {
    private static final String CARD = "4111111111111111";

    @Test
    void the_quick_look_ends_with_messages_whose_elements_stand_apart_however_they_are_indented() {
        for (var apart : List.of(
                "<Order>\n    <Line>5</Line>\n    <Line>6</Line>\n</Order>",
                "<Order>\n\t<Line>5</Line>\n\t<Line>6</Line>\n</Order>",
                "<Order> <Line>5</Line> <Line>6</Line> </Order>",
                "<Order><Line no=\"1\">5</Line><Line no=\"2\">6</Line></Order>",
                "<Order><Line><![CDATA[5]]></Line>\n  <Line><![CDATA[6]]></Line></Order>",
                "<Order><Note>less than 5<b>each</b></Note></Order>",
                "<Order><!-- 5 --><Line>-</Line> <!-- 6 --></Order>")) {
            assertThat(mayBeDivided(apart)).as(apart).isFalse();
        }
    }

    @Test
    void the_quick_look_goes_on_where_markup_stands_between_digits() {
        for (var divided : List.of(
                "41<b>11</b>",
                "41 <b>11</b>",
                "41-<b>11</b>",
                "41<b> 11</b>",
                "<b>41</b> 11",
                "<b>41</b>-<b>11</b>",
                "41<i a='>'>11</i>",
                "<b>41</b> <!-- -->11",
                "<![CDATA[41 ]]>11",
                "<![CDATA[41]]></b>11")) {
            assertThat(mayBeDivided(divided)).as(divided).isTrue();
        }
    }

    @Test
    void it_ends_with_what_partners_send() throws IOException {
        try (var all = Files.walk(Path.of("mappings/channels"))) {
            for (var sample :
                    all.filter(file -> file.toString().endsWith(".in.xml")).toList()) {
                assertThat(XmlWords.mayBeDivided(Files.readAllBytes(sample)))
                        .as(sample.toString())
                        .isFalse();
            }
        }
    }

    @Property(tries = 2000)
    void whatever_divides_a_number_the_quick_look_does_not_end_with_it(
            @ForAll @Size(3) List<@From("between") String> between) {
        var xml = "<a>" + CARD.substring(0, 4) + between.get(0) + CARD.substring(4, 8) + between.get(1)
                + CARD.substring(8, 12) + between.get(2) + CARD.substring(12) + "</a>";
        boolean isDivided =
                !CardNumbers.has(xml) && !XmlWords.of(xml).withoutCard(true).equals(xml);

        assertThat(!isDivided || mayBeDivided(xml)).as(xml).isTrue();
    }

    @Provide
    Arbitrary<String> between() {
        return Arbitraries.of(
                        "",
                        " ",
                        "-",
                        "\n",
                        "<b>",
                        "</b>",
                        "<b/>",
                        "<b a='>'>",
                        "<!-- - -->",
                        "<?a ?>",
                        "<![CDATA[",
                        "]]>")
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }

    private static boolean mayBeDivided(String xml) {
        return XmlWords.mayBeDivided(xml.getBytes(UTF_8));
    }
}
