package io.serai.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.channels.KnownAccess;
import io.serai.completeness.Finding.Kind;
import io.serai.kernel.Ids;
import io.serai.mapping.Normaliser;
import io.serai.mapping.Partners;
import io.serai.orders.OrderState;
import io.serai.testing.Database;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a channel lists is here as it is there, or is taken in again, or is told with the reason why not. */
class ComparisonTest {
    private final Database database = Database.named("comparison");
    private final Partners partners = new Partners(Path.of("src/test/resources/simulation/mappings"));
    private UUID order = Ids.next();

    @BeforeEach
    void empty() {
        database.empty();
        order = Ids.next();
    }

    @Test
    void what_never_came_is_taken_in_as_it_is_listed() {
        var told = told(1, 2, "captured");

        assertThat(page(told)).containsExactly(told);
    }

    @Test
    void a_newer_state_is_taken_in() {
        here("ALLOCATED", 1, 200, 2);
        var told = told(2, 3, "captured");

        assertThat(page(told)).containsExactly(told);
    }

    @Test
    void the_same_revision_with_other_amounts_or_pieces_is_read_once_more_and_then_told() {
        here("ALLOCATED", 1, 200, 2);
        var told = told(1, 3, "captured");
        kept(told.delivery(), "UPDATED");

        var again = page(told);
        assertThat(again)
                .extracting(Told::delivery)
                .containsExactly(told.again().delivery());

        kept(told.again().delivery(), "IGNORED");
        var comparison = comparison();
        assertThat(comparison.page(List.of(told))).isEmpty();
        assertThat(comparison.tally().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.repaired()).isFalse();
            assertThat(finding.why()).isEqualTo("tried");
        });
    }

    @Test
    void an_order_that_waits_for_money_the_channel_has_is_different() {
        here("AWAITING_PAYMENT", 1, 200, 2);

        assertThat(page(told(1, 2, "captured"))).hasSize(1);
        assertThat(page(told(1, 2, "pending"))).isEmpty();
    }

    @Test
    void what_was_cancelled_here_or_has_left_is_left_to_people_with_the_reason() {
        here("CANCELLED", 1, 200, 2);
        assertThat(why(told(1, 2, "captured"))).isEqualTo("cancelled-here");

        database.jdbc().update("update orders set state = 'SHIPPED', total = 100");
        assertThat(why(told(1, 2, "captured"))).isEqualTo("left");
    }

    @Test
    void what_is_the_same_is_not_touched() {
        here("ALLOCATED", 1, 200, 2);

        assertThat(page(told(1, 2, "captured"))).isEmpty();
    }

    @Test
    void no_message_is_held_once_its_page_is_compared() throws InterruptedException {
        var comparison = comparison();
        var message = compared(comparison);

        // Collected as soon as nobody holds it; the comparison goes on.
        for (int i = 0; i < 100 && message.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(message.get()).isNull();
        comparison.page(List.of(told(1, 2, "captured")));
        assertThat(comparison.tally().findings()).hasSize(2);
    }

    private static WeakReference<byte[]> compared(Comparison comparison) {
        var told = told(1, 2, "captured");
        comparison.page(List.of(told));
        return new WeakReference<>(Objects.requireNonNull(told.message()));
    }

    @Test
    void an_order_of_a_place_whose_orders_the_channel_was_not_asked_for_is_not_missed_in_its_list() {
        here("COMPLETED", 1, 200, 2);
        database.jdbc().update("update orders set placed_at = now() - interval '1 hour'");
        database.jdbc().update("update orders set mode = 'HANDOVER', location = 'CORDOBA'");

        assertThat(unlisted(Set.of())).isEqualTo(1);
        assertThat(unlisted(Set.of("CORDOBA"))).isEqualTo(1);
        assertThat(unlisted(Set.of("ROSARIO", "MENDOZA"))).isZero();
    }

    @Test
    void what_is_open_here_can_be_asked_for_by_itself_and_what_is_over_is_not() {
        var known = KnownAccess.of(database.jdbc());
        here("ALLOCATED", 1, 200, 2);

        assertThat(known.open("santiago", "", 5)).containsExactly("1001");
        assertThat(known.open("santiago", "1001", 5)).as("behind it").isEmpty();
        assertThat(known.open("valparaiso", "", 5)).isEmpty();
        database.jdbc().update("update orders set state = 'SHIPPED'");
        assertThat(known.open("santiago", "", 5)).isEmpty();
    }

    @Test
    void open_is_every_state_in_which_something_is_still_to_be_sent_or_handed_out() {
        var known = KnownAccess.of(database.jdbc());
        here("ALLOCATED", 1, 200, 2);

        assertThat(OrderState.values()).allSatisfy(state -> {
            database.jdbc().update("update orders set state = ?", state.name());
            boolean isOver = state == OrderState.SHIPPED || state.isFinal();
            assertThat(known.open("santiago", "", 5)).hasSize(isOver ? 0 : 1);
        });
    }

    @Test
    void those_that_are_open_are_found_without_reading_past_all_that_are_over() {
        here("ALLOCATED", 1, 200, 2);
        database.jdbc().update("""
                insert into orders (id, channel, reference, revision, state, seq, total, currency, mode, token, placed_at, document)
                select gen_random_uuid(), 'santiago', 'over' || n, 1, 'DELIVERED', 1, 1, 'CLP', 'SHIP', 'token' || n, now(), '{}'
                from generate_series(1, 5000) n""");
        database.jdbc().execute("analyze orders");

        assertThat(KnownAccess.planOfOpen(database.jdbc()))
                .contains("orders_state")
                .doesNotContain("orders_channel_reference_key");
    }

    @Test
    void what_is_listed_and_not_given_is_told_with_the_reason_and_is_not_missed_in_the_list() {
        here("ALLOCATED", 1, 200, 2);
        database.jdbc().update("update orders set placed_at = now() - interval '1 hour'");
        var comparison = comparison();

        comparison.notGiven(List.of("1001", "1002"));
        comparison.end();

        assertThat(comparison.tally().findings())
                .containsExactly(
                        new Finding(Kind.BEHIND, "1001", null, null, false, "not-given"),
                        new Finding(Kind.MISSING, "1002", null, null, false, "not-given"));
    }

    private int unlisted(Set<String> asked) {
        var comparison = comparison(asked);
        comparison.end();
        return comparison.tally().findings().size();
    }

    private List<Told> page(Told told) {
        return comparison().page(List.of(told));
    }

    private String why(Told told) {
        var comparison = comparison();
        assertThat(comparison.page(List.of(told))).isEmpty();
        return String.valueOf(comparison.tally().findings().get(0).why());
    }

    private Comparison comparison() {
        return comparison(Set.of());
    }

    private Comparison comparison(Set<String> asked) {
        return new Comparison(
                new Run(Ids.next(), "santiago", Instant.EPOCH, Instant.now()),
                partners.find("santiago").orElseThrow(),
                asked,
                new Normaliser(partners),
                KnownAccess.of(database.jdbc()));
    }

    private static Told told(long revision, int pieces, String status) {
        var json = """
                [{"kind":"order","reference":"1001","revision":%d,"placedAt":"2026-03-01T10:00:00Z","currency":"CLP","taxIncluded":true,\
                "fulfilment":{"mode":"ship"},"shipTo":{"street":["Alameda 1"],"city":"Santiago","country":"CL"},\
                "lines":[{"id":"1","sku":"A","quantity":%d,"unitPrice":"100"}],"total":"%d",\
                "payments":[{"provider":"santiago","amount":"%d","status":"%s"}]}]""".formatted(revision, pieces, pieces * 100, pieces * 100, status);
        return new Told("1001", "1001@" + revision, json.getBytes(StandardCharsets.UTF_8));
    }

    private void here(String state, long revision, long total, int pieces) {
        database.jdbc().update("""
                        insert into orders (id, channel, reference, revision, state, seq, total, currency, mode, token, placed_at, document)
                        values (?, 'santiago', '1001', ?, ?, 1, ?, 'CLP', 'SHIP', 'token', now(), '{}')""", order, revision, state, total);
        database.jdbc().update("""
                        insert into order_line (order_id, line, reference, sku, quantity, cancelled, unit_price, discount, tax)
                        values (?, 1, '1', 'A', ?, 0, 100, 0, 0)""", order, pieces);
    }

    private void kept(String delivery, String outcome) {
        var receipt = Ids.next();
        database.jdbc().update("""
                        insert into receipt (id, partner, lane, transport, dedupe_key, sha256, size, body, state, deadline, items)
                        values (?, 'santiago', 'orders', 'reconcile', ?, '', 0, '', 'DONE', now(), 1)""", receipt, KnownAccess.key(delivery));
        database.jdbc().update("insert into receipt_item values (?, 1, ?, ?, null)", receipt, outcome, order);
    }
}
