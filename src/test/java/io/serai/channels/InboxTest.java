package io.serai.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.kernel.ReceiptId;
import io.serai.testing.Database;
import io.serai.testing.TestClock;
import io.serai.testing.Together;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxTest {
    private static final int MAX_BYTES = 3 << 20;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final Database database = Database.shared();
    private final TestClock clock = new TestClock();
    private final Inbox inbox =
            new Inbox(database.jdbc(), database.transaction(), clock, MAX_BYTES, Duration.ofMinutes(15));

    @BeforeEach
    void empty() {
        database.empty();
    }

    @Test
    void the_same_delivery_twice_gets_the_same_receipt() throws Exception {
        var first = inbox.keep(delivery("shopify", "d-1", null, "{}"));
        clock.pass(Duration.ofDays(400));
        var second = inbox.keep(delivery("shopify", "d-1", null, "{ }"));

        assertThat(first.again()).isFalse();
        assertThat(second).isEqualTo(new Receipt(first.receipt(), true, true));
        assertThat(inbox.keep(delivery("shopify", "d-1", null, "{}")))
                .as("with the bytes that were kept")
                .isEqualTo(new Receipt(first.receipt(), true, false));
        assertThat(new String(inbox.bytes(first.receipt()), StandardCharsets.UTF_8))
                .isEqualTo("{}");
    }

    @Test
    void of_a_delivery_that_was_emptied_nobody_knows_that_it_had_other_bytes() throws Exception {
        var first = inbox.keep(delivery("shopify", "d-1", null, "{}"));
        database.jdbc().update("update receipt set body = '', sha256 = ''");

        assertThat(inbox.keep(delivery("shopify", "d-1", null, "{ }")))
                .isEqualTo(new Receipt(first.receipt(), true, false));
    }

    @Test
    void a_delivery_that_was_kept_is_known_by_its_name_however_long_that_is() throws Exception {
        for (var name : List.of("d-1", "d-" + "1".repeat(300))) {
            assertThat(inbox.isKept("shopify", name)).isFalse();
            inbox.keep(delivery("shopify", name, null, "{}"));
            assertThat(inbox.isKept("shopify", name)).as(name).isTrue();
        }
    }

    @Test
    void two_partners_may_use_the_same_delivery_id() throws Exception {
        var one = inbox.keep(delivery("shopify", "d-1", null, "{}"));
        var other = inbox.keep(delivery("amazon", "d-1", null, "{}"));

        assertThat(other.again()).isFalse();
        assertThat(other.receipt()).isNotEqualTo(one.receipt());
    }

    @Test
    void sixty_four_threads_with_the_same_delivery_leave_one_row() throws Exception {
        var receipts = Together.run(64, () -> inbox.keep(delivery("shopify", "d-1", null, "{}")));

        assertThat(database.count("receipt")).isEqualTo(1);
        assertThat(new HashSet<>(receipts.stream().map(Receipt::receipt).toList()))
                .hasSize(1);
        assertThat(receipts.stream().filter(receipt -> !receipt.again())).hasSize(1);
    }

    @Test
    void the_same_bytes_are_the_same_message_within_the_window_and_a_new_one_after() throws Exception {
        var first = inbox.keep(delivery("poslog", null, WINDOW, "sale"));
        clock.pass(WINDOW);
        assertThat(inbox.keep(delivery("poslog", null, WINDOW, "sale")))
                .isEqualTo(new Receipt(first.receipt(), true, false));

        clock.pass(Duration.ofMillis(1));
        var later = inbox.keep(delivery("poslog", null, WINDOW, "sale"));

        assertThat(later.again()).isFalse();
        assertThat(inbox.keep(delivery("poslog", null, WINDOW, "sale")))
                .isEqualTo(new Receipt(later.receipt(), true, false));
        assertThat(database.count("receipt")).isEqualTo(2);
    }

    @Test
    void sixty_four_threads_after_the_window_leave_one_new_row() throws Exception {
        inbox.keep(delivery("poslog", null, WINDOW, "sale"));
        clock.pass(WINDOW.plusMillis(1));

        Together.run(64, () -> inbox.keep(delivery("poslog", null, WINDOW, "sale")));

        assertThat(database.count("receipt")).isEqualTo(2);
    }

    @Test
    void without_a_window_a_level_that_goes_up_down_and_up_again_is_three_messages() throws Exception {
        for (var level : new String[] {"A", "B", "A"}) {
            assertThat(inbox.keep(delivery("stock-api", null, null, level)).again())
                    .isFalse();
        }

        assertThat(inbox.waiting("orders")).hasSize(3);
    }

    @Test
    void a_delivery_id_cannot_be_taken_for_bytes() throws Exception {
        var bytes = inbox.keep(delivery("poslog", null, WINDOW, "x"));
        var key = database.jdbc()
                .queryForList("select dedupe_key from receipt", String.class)
                .get(0);

        assertThat(inbox.keep(delivery("poslog", key, null, "y")).receipt()).isNotEqualTo(bytes.receipt());
    }

    @Test
    void a_message_of_exactly_the_limit_is_kept_and_one_byte_more_is_refused() throws Exception {
        inbox.keep(delivery("web", "fits", null, new byte[MAX_BYTES]));

        assertThatThrownBy(() -> inbox.keep(delivery("web", "larger", null, new byte[MAX_BYTES + 1])))
                .isInstanceOf(TooLargeException.class)
                .hasMessageContaining("serai.inbox.max-bytes");
        assertThat(database.count("receipt")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Body.CHUNK - 1, Body.CHUNK, Body.CHUNK + 1, 2 * Body.CHUNK, 2 * Body.CHUNK + 7})
    void the_bytes_come_back_as_they_came_with_their_sha_256(int size) throws Exception {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);

        var receipt = inbox.keep(delivery("web", "d", null, bytes)).receipt();

        assertThat(inbox.bytes(receipt)).isEqualTo(bytes);
        var row = database.jdbc().queryForMap("select size, sha256 from receipt");
        assertThat(row).containsEntry("size", (long) size);
        assertThat((byte[]) row.get("sha256"))
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(bytes));
        assertThat(database.count("receipt_chunk")).isEqualTo(Math.max(0, (size - 1) / Body.CHUNK));
    }

    @Test
    void of_a_message_that_breaks_off_nothing_is_kept() {
        var broken = new SequenceInputStream(new ByteArrayInputStream(new byte[10]), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line went dead");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return read();
            }
        });
        var delivery = new Delivery("web", "orders", "http", "d", null, null, Map.of(), broken);

        assertThatThrownBy(() -> inbox.keep(delivery)).isInstanceOf(IOException.class);
        assertThat(database.count("receipt")).isZero();
    }

    @Test
    void a_group_is_kept_in_one_transaction_and_what_was_there_is_known() throws Exception {
        var known = inbox.keep(delivery("serai", "d-1", null, "1"));
        var tooLongForARow = new byte[Body.CHUNK + 1];

        var receipts = inbox.keepAll(List.of(
                delivery("serai", "d-3", null, tooLongForARow),
                delivery("serai", "d-1", null, "1"),
                delivery("serai", "d-2", null, "2"),
                delivery("serai", "d-2", null, "2")));

        assertThat(receipts).extracting(Receipt::again).containsExactly(false, true, false, true);
        assertThat(receipts.get(1).receipt()).isEqualTo(known.receipt());
        assertThat(receipts.get(3).receipt()).isEqualTo(receipts.get(2).receipt());
        assertThat(inbox.bytes(receipts.get(0).receipt())).isEqualTo(tooLongForARow);
        assertThat(database.count("receipt")).isEqualTo(3);
        assertThat(database.count("(select distinct xmin::text from receipt) as transactions"))
                .isEqualTo(2);
    }

    @Test
    void nothing_of_a_group_is_kept_if_one_of_it_cannot_be() {
        var group =
                List.of(delivery("web", "fits", null, "{}"), delivery("web", "larger", null, new byte[MAX_BYTES + 1]));

        assertThatThrownBy(() -> inbox.keepAll(group)).isInstanceOf(TooLargeException.class);
        assertThat(database.count("receipt")).isZero();
    }

    @Test
    void groups_that_overlap_in_another_order_do_not_wait_for_each_other() throws Exception {
        var turn = new AtomicInteger();
        var receipts = Together.run(16, () -> {
            var group = new ArrayList<Delivery>();
            for (int i = 0; i < 40; i++) {
                group.add(delivery("serai", "d-" + i, null, "{}"));
            }
            Collections.shuffle(group, new Random(turn.incrementAndGet()));
            return inbox.keepAll(group);
        });

        assertThat(database.count("receipt")).isEqualTo(40);
        assertThat(receipts.stream().flatMap(List::stream).filter(receipt -> !receipt.again()))
                .hasSize(40);
    }

    @Test
    void a_tooLongForARowdelivery_id_is_kept_like_any_other() throws Exception {
        var random = new Random(1);
        var key = random.ints(8_000, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        var first = inbox.keep(delivery("web", key, null, "{}"));

        assertThat(inbox.keep(delivery("web", key, null, "{}"))).isEqualTo(new Receipt(first.receipt(), true, false));
    }

    @Test
    void what_became_of_the_items_is_remembered_and_the_message_waits_no_more() throws Exception {
        var receipt = inbox.keep(delivery("web", "d", null, "{}")).receipt();

        settle(receipt, ItemOutcome.Kind.PARKED);
        settle(receipt, ItemOutcome.Kind.CREATED);

        assertThat(inbox.waiting("orders")).isEmpty();
        assertThat(database.jdbc().queryForList("select outcome from receipt_item", String.class))
                .containsExactly("CREATED");
        assertThat(database.jdbc().queryForObject("select items from receipt", Integer.class))
                .isEqualTo(1);
    }

    private void settle(ReceiptId receipt, ItemOutcome.Kind kind) {
        inbox.settle(List.of(receipt), List.of(new ItemOutcome(receipt, 1, kind, null, null)));
    }

    private static Delivery delivery(String partner, @Nullable String key, @Nullable Duration window, String text) {
        return delivery(partner, key, window, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Delivery delivery(String partner, @Nullable String key, @Nullable Duration window, byte[] bytes) {
        return new Delivery(
                partner, "orders", "http", key, window, "application/json", Map.of(), new ByteArrayInputStream(bytes));
    }
}
