package io.serai.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.kernel.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The mails as they are sent are in {@code src/test/resources/notifications}; {@code -Dgolden=write} writes them anew. */
class MailTextTest {
    private static final Path GOLDEN = Path.of("src/test/resources/notifications");
    private static final Locale ARGENTINA = Locale.forLanguageTag("es-AR");
    private final MailText mails = new MailText();

    @ParameterizedTest
    @CsvSource({
        "CONFIRMED, en",
        "CONFIRMED, es-AR",
        "SHIPPED, en",
        "SHIPPED, es-AR",
        "READY_FOR_PICKUP, es-AR",
        "CANCELLED, en",
        "REST_CANCELLED, en",
        "REST_CANCELLED, es-AR",
        "REFUNDED, es-AR"
    })
    void a_mail_is_as_it_was_agreed(Milestone milestone, String language) throws IOException {
        var mail = mails.render(milestone, facts("Ana", "1042"), Locale.forLanguageTag(language));
        var name = milestone.name().toLowerCase(Locale.ROOT) + "." + language;

        golden(name + ".html", mail.html());
        golden(name + ".txt", mail.subject() + "\n\n" + mail.text());
    }

    @ParameterizedTest
    @EnumSource(Milestone.class)
    void every_milestone_has_a_mail_with_the_tracking_link_in_both_languages(Milestone milestone) {
        for (var locale : List.of(Locale.ENGLISH, ARGENTINA)) {
            var mail = mails.render(milestone, facts("Ana", "1042"), locale);
            assertThat(mail.subject()).contains("1042").doesNotContain("??", "{");
            assertThat(mail.html())
                    .contains("href=\"https://shop.example/track/tok\"")
                    .doesNotContain("??", " th:");
            assertThat(mail.text()).contains("https://shop.example/track/tok").doesNotContain("??", "<", "&amp;");
        }
    }

    @Test
    void what_comes_from_outside_is_text_and_makes_no_header() {
        var mail = mails.render(Milestone.CANCELLED, facts("<b>Ana</b>", "10\r\nBcc: all@example.com"), Locale.ENGLISH);

        assertThat(mail.subject()).doesNotContain("\n", "\r");
        assertThat(mail.html()).doesNotContain("<b>Ana").contains("&lt;b&gt;Ana");
        assertThat(mail.text()).contains("<b>Ana</b>");
    }

    @Test
    void another_language_is_answered_in_english() {
        assertThat(mails.render(Milestone.SHIPPED, facts(null, "1"), Locale.FRENCH)
                        .subject())
                .isEqualTo("Tienda Sur: your order 1 is on its way");
    }

    @Test
    void a_link_that_is_none_is_refused() {
        assertThat(MailFacts.trackingLink("https://shop.example/", "tok")).isEqualTo("https://shop.example/track/tok");
        assertThatThrownBy(() ->
                        new MailFacts("a", "1", null, "javascript:alert(1)", List.of(), List.of(), null, null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static MailFacts facts(@Nullable String firstName, String number) {
        return new MailFacts(
                "Tienda Sur",
                number,
                firstName,
                "https://shop.example/track/tok",
                List.of(new MailFacts.Item("Remera de lino azul M", 2), new MailFacts.Item("Pantalón & cinto", 1)),
                List.of(new MailFacts.Parcel("andes", "377900010000000017")),
                Money.of(new BigDecimal("87400.50"), Money.currency("ARS")),
                new MailFacts.Place("Tienda Córdoba Nueva", "Obispo Trejo 450, Córdoba"),
                "out of stock");
    }

    private static void golden(String name, String text) throws IOException {
        var file = GOLDEN.resolve(name);
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, text);
        }
        assertThat(text).as(name).isEqualTo(Files.readString(file));
    }
}
