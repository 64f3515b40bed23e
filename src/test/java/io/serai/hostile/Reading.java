package io.serai.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.mapping.Item;
import io.serai.mapping.Normaliser;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
import io.serai.mapping.Problem;
import io.serai.mapping.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** One partner's messages read by the whole of the mapping; whatever comes, what the reader promises is checked. */
record Reading(Normaliser normaliser, Partner partner) {
    private static final Path MAPPINGS = Path.of("mappings");
    private static final Partners PARTNERS = new Partners(MAPPINGS);
    private static final Normaliser NORMALISER = new Normaliser(PARTNERS);
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.forLanguageTag("es"));

    static Reading of(String partner) {
        return new Reading(NORMALISER, PARTNERS.find(partner).orElseThrow());
    }

    /** Ends with items, each of which is taken, ignored, or refused with problems that can be told. */
    List<Item> reads(byte[] bytes) {
        var items = normaliser.normalise(partner, bytes);
        for (int i = 0; i < items.size(); i++) {
            assertThat(items.get(i).no()).isEqualTo(i + 1);
            check(items.get(i));
        }
        return items;
    }

    /** What a person has typed in the place of a message is no better. */
    Item readsAgain(byte[] bytes) {
        var item = normaliser.retry(partner, new String(bytes, StandardCharsets.UTF_8));
        check(item);
        return item;
    }

    private void check(Item item) {
        if (item.result() instanceof Result.Refused refused) {
            assertThat(refused.problems()).isNotEmpty().allSatisfy(Reading::isTold);
            var document = item.document();
            if (document != null) {
                normaliser.retry(partner, document, item.part());
            }
        }
    }

    private static void isTold(Problem problem) {
        assertThat(problem.code()).matches("SER-[0-9]{4}");
        assertThat(problem.line()).isNotNegative();
        assertThat(problem.column()).isNotNegative();
        for (var language : LANGUAGES) {
            assertThat(problem.text(language)).startsWith(problem.code()).doesNotContain("\0");
        }
    }
}
