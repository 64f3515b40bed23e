package io.serai.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.log.Json;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** An order's page says why it is sent from where it is. */
class DecisionWordsTest {
    private static final Locale SPANISH = Locale.forLanguageTag("es");

    /** As it is kept with an order, with the days on which it leaves and arrives. */
    private static final JsonNode SHIPPED = Json.parse("""
            {"rule": "nearest", "version": 1, "strategy": "nearest", "mode": "SHIPPED",
             "destination": {"latitude": -34.596, "longitude": -58.424, "precision": "EXACT"},
             "looked": 12, "exact": true, "currency": "ARS", "cost": 0, "split": 0, "saving": 0, "dropped": [], "waiting": [],
             "chosen": [{"location": "CD-PACHECO", "name": "CD Pacheco", "km": 24.768,
               "allocations": [{"line": 1, "sku": "JEAN-XS", "quantity": 1}, {"line": 2, "sku": "POLLERA-XL", "quantity": 1}],
               "costs": {"shipment": 0, "distance": 0, "carrier": 0, "handling": 0, "late": 0, "stockOut": 0, "capacity": 0, "slow": 0},
               "leaves": "2026-11-27", "arrives": "2026-11-28", "late": 0}],
             "others": [{"location": "PALERMO", "name": "Tienda Palermo", "km": 1.518,
               "why": {"code": "LACKS_STOCK", "missing": [{"sku": "POLLERA-XL", "quantity": 1}]}}]}
            """);

    @Test
    void what_was_kept_with_its_days_is_told_in_words() {
        assertThat(DecisionWords.of(SHIPPED, Locale.ENGLISH))
                .startsWith(
                        "CD Pacheco is 25 km away and has everything.",
                        "Tienda Palermo is nearer (1.5 km) but lacks 1 × POLLERA-XL.");
        assertThat(DecisionWords.of(SHIPPED, SPANISH)).hasSameSizeAs(DecisionWords.of(SHIPPED, Locale.ENGLISH));
    }

    @Test
    void an_order_of_which_nothing_was_decided_has_no_words() {
        assertThat(DecisionWords.of(null, Locale.ENGLISH)).isEmpty();
    }

    @Test
    void a_decision_of_a_version_that_nobody_knows_is_left_out_and_hides_nothing_else() {
        assertThat(DecisionWords.of(Json.parse("{\"chosen\": 7}"), Locale.ENGLISH))
                .isEmpty();
    }
}
