package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class AlertQueriesTest {
    private final AlertQueries alerts = new AlertQueries(JdbcClient.create(TestDatabase.source()));

    @Test
    void an_alert_says_what_it_is_about_and_whom() {
        var open = alerts.before(AlertFilter.OPEN, null, 50);

        assertThat(open.next()).isNull();
        assertThat(open.items())
                .extracting(AlertView::code)
                .containsExactly("something-new", "order-overdue", "receipt-overdue", "call-overdue");
        assertThat(open.items()).extracting(AlertView::partner).containsExactly(null, "b2b-edi", "shopify", "stripe");
        assertThat(open.items()).extracting(AlertView::about).containsExactly(null, "FULFILLING", "orders", "CAPTURE");
        assertThat(open.items().get(1).number()).isEqualTo("PO-77-4411");
        assertThat(open.items().get(2).receipt()).isNotNull();
        assertThat(open.items().get(3).number()).isEqualTo("#1042");
    }

    @Test
    void a_list_goes_on_after_its_last_row_and_ends() {
        var first = alerts.before(AlertFilter.OPEN, null, 3);
        var second = alerts.before(AlertFilter.OPEN, UUID.fromString(String.valueOf(first.next())), 3);

        assertThat(first.items()).hasSize(3);
        assertThat(second.items()).extracting(AlertView::code).containsExactly("call-overdue");
        assertThat(second.next()).isNull();
    }

    @Test
    void the_api_lists_open_ones_first_and_counts_all_that_match() {
        var all = alerts.list(null, 0, 50);

        assertThat(all.total()).isEqualTo(5);
        assertThat(all.items().get(4).closedAt()).isNotNull();
        assertThat(alerts.list(AlertFilter.CLOSED, 0, 50).items())
                .singleElement()
                .extracting(AlertView::number)
                .isEqualTo("#1043");
        assertThat(alerts.list(AlertFilter.OPEN, 1, 3).total()).isEqualTo(4);
        assertThat(AlertFilter.of(" ")).isNull();
        assertThatThrownBy(() -> AlertFilter.of("LOST")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_page_is_read_by_an_index_however_many_alerts_there_are() {
        var plans = new Plans("alerts").filled("""
                insert into alert (id, code, subject, raised_at, closed_at)
                select gen_random_uuid(), 'order-overdue', gen_random_uuid()::text, now(),
                  case when n % 3 = 0 then null else now() end from generate_series(1, 20000) n""", "alert");
        var many = new AlertQueries(plans.jdbc());

        for (var filter : AlertFilter.values()) {
            assertThat(plans.of(() -> many.before(filter, null, 50)))
                    .contains("alert_" + filter.name().toLowerCase(java.util.Locale.ROOT) + "_newest")
                    .doesNotContain("Seq Scan on alert");
        }
    }
}
