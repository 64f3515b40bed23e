package io.serai.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.serai.kernel.ReceiptId;
import io.serai.testing.Database;
import io.serai.testing.TestClock;
import io.serai.testing.Together;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClaimsTest {
    private static final int GROUP = 5;
    private static final int PIECES = Claims.PIECES;

    private final Database database = Database.shared();
    private final TestClock clock = new TestClock();
    private final Inbox inbox =
            new Inbox(database.jdbc(), database.transaction(), clock, 10 << 20, Duration.ofMinutes(15));
    private final Turns turns = new Turns();
    private final Claims claims = new Claims(database.jdbc(), inbox, turns, clock, GROUP);

    @BeforeEach
    void empty() {
        database.empty();
    }

    @Test
    void a_group_is_the_oldest_that_wait_in_its_lane() {
        var kept = keep(GROUP + 2);

        assertThat(receipts(claim())).isEqualTo(kept.subList(0, GROUP));
        assertThat(claim("stock")).isEmpty();
    }

    @Test
    void workers_never_share_a_message() throws Exception {
        int workers = 4;
        keep(workers * GROUP);
        var allHaveClaimed = new CyclicBarrier(workers);

        var groups = Together.run(
                workers,
                () -> database.transaction().execute(status -> {
                    var mine = claims.claim("orders");
                    turns.pass();
                    meet(allHaveClaimed);
                    return receipts(mine);
                }));

        var all = new ArrayList<ReceiptId>();
        groups.forEach(all::addAll);
        assertThat(all).hasSize(workers * GROUP).doesNotHaveDuplicates();
    }

    @Test
    void nobody_claims_what_is_newer_before_who_has_the_older_holds_its_keys_or_has_ended() throws Exception {
        var kept = keep(2 * GROUP);
        var second = new CompletableFuture<List<ReceiptId>>();

        database.transaction().executeWithoutResult(first -> {
            assertThat(receipts(claims.claim("orders"))).isEqualTo(kept.subList(0, GROUP));
            second.completeAsync(() -> receipts(claim()));
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> second.get(300, TimeUnit.MILLISECONDS));
            assertThat(receipts(claim("stock"))).as("another lane").isEmpty();
            turns.pass();
            assertThat(second.join()).isEqualTo(kept.subList(GROUP, 2 * GROUP));
        });
        database.transaction().executeWithoutResult(first -> claims.claim("orders"));

        assertThat(receipts(claim())).as("who has ended holds up nobody").isEqualTo(kept.subList(0, GROUP));
    }

    @Test
    void what_is_too_much_for_one_claim_is_not_overtaken_by_what_came_later() throws IOException {
        var first = inbox.keep(delivery("first", new byte[Body.CHUNK])).receipt();
        var second = inbox.keep(delivery("second", new byte[Body.CHUNK])).receipt();
        keep(GROUP);
        var other = new CompletableFuture<List<ReceiptId>>();

        database.transaction().executeWithoutResult(status -> {
            assertThat(receipts(claims.claim("orders"))).containsExactly(first);
            turns.pass();
            other.completeAsync(() -> receipts(claim()));
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> other.get(300, TimeUnit.MILLISECONDS));
            inbox.settle(List.of(first), List.of());
        });

        assertThat(other.join()).containsExactly(second);
        inbox.settle(List.of(second), List.of());
        database.transaction().executeWithoutResult(status -> {
            assertThat(claims.claim("orders")).hasSize(GROUP);
            turns.pass();
            assertThat(CompletableFuture.supplyAsync(this::claim).join())
                    .as("the turn is passed on as before")
                    .isEmpty();
        });
    }

    @Test
    void of_pieces_of_long_files_fewer_are_claimed_and_the_next_worker_has_the_next_of_them() throws Exception {
        var kept = new ArrayList<ReceiptId>();
        for (int no = 1; no <= 2 * PIECES; no++) {
            kept.add(inbox.keep(
                            delivery("file", new byte[] {(byte) no}).piece(no, Map.of("piece", Integer.toString(no))))
                    .receipt());
        }
        var roomy = new Claims(database.jdbc(), inbox, turns, clock, 4 * PIECES);

        database.transaction().executeWithoutResult(status -> {
            assertThat(receipts(roomy.claim("orders"))).isEqualTo(kept.subList(0, PIECES));
            turns.pass();
            assertThat(CompletableFuture.supplyAsync(
                                    () -> database.transaction().execute(other -> receipts(roomy.claim("orders"))))
                            .join())
                    .isEqualTo(kept.subList(PIECES, 2 * PIECES));
        });
    }

    @Test
    void what_a_worker_that_died_had_claimed_is_there_for_the_next() {
        var kept = keep(2);
        database.transaction().executeWithoutResult(status -> {
            claims.claim("orders");
            status.setRollbackOnly();
        });

        assertThat(receipts(claim())).isEqualTo(kept);
    }

    @Test
    void the_messages_of_a_group_that_failed_are_tried_alone_and_after_the_others() {
        var failed = keep(3);
        claims.isolate(claim(), true);
        var fresh = keep(2);

        assertThat(receipts(claim())).isEqualTo(fresh);
        inbox.settle(fresh, List.of());
        for (var receipt : failed) {
            assertThat(claim()).singleElement().satisfies(envelope -> {
                assertThat(envelope.receipt()).isEqualTo(receipt);
                assertThat(envelope.alone()).isTrue();
                assertThat(envelope.attempts())
                        .as("the group's failure is nobody's")
                        .isZero();
            });
            inbox.settle(List.of(receipt), List.of());
        }
        assertThat(claim()).isEmpty();
    }

    @Test
    void a_culprit_is_tried_again_later_each_time_and_its_tries_are_counted() {
        keep(1);
        claims.isolate(claim(), true);
        for (int tries = 0; tries < Claims.MAX_ATTEMPTS; tries++) {
            var group = claim();
            assertThat(group).singleElement().extracting(Envelope::attempts).isEqualTo(tries);
            claims.isolate(group, true);
            var pause = Duration.ofMillis(500).multipliedBy(1L << tries);
            clock.pass(pause.minusMillis(1));
            assertThat(claim()).isEmpty();
            clock.pass(Duration.ofMillis(1));
        }
        assertThat(claim()).singleElement().extracting(Envelope::attempts).isEqualTo(Claims.MAX_ATTEMPTS);
    }

    @Test
    void a_failure_that_is_not_the_messages_own_counts_no_try() {
        keep(1);
        claims.isolate(claim(), true);
        claims.isolate(claim(), false);
        clock.pass(Duration.ofSeconds(1));

        assertThat(claim()).singleElement().extracting(Envelope::attempts).isEqualTo(0);
    }

    @Test
    void a_message_that_was_settled_meanwhile_is_not_isolated() {
        var kept = keep(1);
        var group = claim();
        inbox.settle(kept, List.of());

        claims.isolate(group, true);

        assertThat(database.jdbc().queryForObject("select alone from receipt", Boolean.class))
                .isFalse();
    }

    @Test
    void a_large_message_is_claimed_with_all_its_bytes() throws Exception {
        var bytes = new byte[Body.CHUNK * 2 + 3];
        bytes[bytes.length - 1] = 7;
        inbox.keep(delivery("large", bytes));

        assertThat(claim())
                .singleElement()
                .satisfies(envelope -> assertThat(envelope.bytes()).isEqualTo(bytes));
    }

    private List<Envelope> claim() {
        return claim("orders");
    }

    private List<Envelope> claim(String lane) {
        return Optional.ofNullable(database.transaction().execute(status -> claims.claim(lane)))
                .orElseThrow();
    }

    private List<ReceiptId> keep(int messages) {
        return IntStream.range(0, messages)
                .mapToObj(n -> {
                    try {
                        var key = "d-" + database.count("receipt");
                        return inbox.keep(delivery(key, key.getBytes(StandardCharsets.UTF_8)))
                                .receipt();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static Delivery delivery(String key, byte[] bytes) {
        return new Delivery("web", "orders", "http", key, null, null, Map.of(), new ByteArrayInputStream(bytes));
    }

    private static List<ReceiptId> receipts(List<Envelope> group) {
        return group.stream().map(Envelope::receipt).toList();
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
