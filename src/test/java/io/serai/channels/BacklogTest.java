package io.serai.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.kernel.ReceiptId;
import io.serai.testing.Database;
import io.serai.testing.TestClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An intake that accepts faster than it drains makes its senders wait. */
class BacklogTest {
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration A_LITTLE = Duration.ofSeconds(5);
    private static final int LIMIT = 5;

    private final Database database = Database.shared();
    private final Inbox inbox =
            new Inbox(database.jdbc(), database.transaction(), new TestClock(), 1 << 20, Duration.ofMinutes(15));
    private final Backlog backlog = new Backlog(database.jdbc(), LIMIT);

    @BeforeEach
    void empty() {
        database.empty();
    }

    @Test
    void a_full_lane_takes_no_more() throws Exception {
        fill("orders", LIMIT);

        assertThat(backlog.enter("orders", AT_ONCE)).isFalse();
        assertThat(backlog.enter("orders", Duration.ofMillis(60))).isFalse();
        assertThat(inbox.waiting("orders")).hasSize(LIMIT);
    }

    @Test
    void another_lane_still_has_room() throws Exception {
        fill("orders", LIMIT);

        assertThat(backlog.enter("tracking", AT_ONCE)).isTrue();
    }

    @Test
    void what_nobody_signs_finds_room_only_while_half_of_the_lane_is_free() throws Exception {
        for (int i = 0; i < LIMIT / 2; i++) {
            assertThat(backlog.enterUnsigned("orders")).isTrue();
            keep("orders");
        }

        assertThat(backlog.enterUnsigned("orders")).isFalse();
        fill("orders", LIMIT - LIMIT / 2);
        assertThat(backlog.enter("orders", AT_ONCE)).isFalse();
    }

    @Test
    void who_waits_gets_the_place_of_what_was_settled() throws Exception {
        var kept = fill("orders", LIMIT);
        inbox.settle(kept.subList(0, 2), List.of());

        assertThat(backlog.enter("orders", A_LITTLE)).isTrue();
        assertThat(backlog.enter("orders", A_LITTLE)).isTrue();
        assertThat(backlog.enter("orders", AT_ONCE)).isFalse();
    }

    @Test
    void who_waits_is_let_in_as_soon_as_this_hub_has_settled_something() throws Exception {
        fill("orders", LIMIT);
        var entered = CompletableFuture.supplyAsync(() -> backlog.enter("orders", A_LITTLE));
        while (backlog.waiting() == 0) {
            Thread.onSpinWait();
        }

        database.transaction().executeWithoutResult(status -> backlog.settled("orders", 1));

        assertThat(entered.get()).isTrue();
        assertThat(backlog.enter("orders", AT_ONCE)).as("one place was free").isFalse();
    }

    @Test
    void of_a_lane_above_its_limit_as_many_leave_as_are_too_many_before_anybody_enters() throws Exception {
        fill("orders", LIMIT);
        keep("orders");
        keep("orders");
        assertThat(backlog.enter("orders", Duration.ofMillis(300)))
                .as("looks again")
                .isFalse();

        database.transaction().executeWithoutResult(status -> backlog.settled("orders", 2));
        assertThat(backlog.enter("orders", AT_ONCE)).as("as many as may").isFalse();

        database.transaction().executeWithoutResult(status -> backlog.settled("orders", 1));
        assertThat(backlog.enter("orders", AT_ONCE)).isTrue();
    }

    @Test
    void what_a_transaction_settled_that_was_rolled_back_still_waits() throws Exception {
        fill("orders", LIMIT);

        database.transaction().executeWithoutResult(status -> {
            backlog.settled("orders", 1);
            status.setRollbackOnly();
        });

        assertThat(backlog.enter("orders", AT_ONCE)).isFalse();
    }

    @Test
    void what_another_hub_has_kept_counts_too() throws Exception {
        for (int i = 0; i < LIMIT; i++) {
            keep("orders");
        }

        assertThat(backlog.enter("orders", AT_ONCE)).isFalse();
    }

    @Test
    void so_many_wait_that_the_next_is_turned_away_at_once() throws Exception {
        fill("orders", LIMIT);
        var waiting = IntStream.range(0, Backlog.MAX_WAITING)
                .mapToObj(n -> new Thread(() -> backlog.enter("orders", A_LITTLE)))
                .toList();
        waiting.forEach(Thread::start);
        while (backlog.waiting() < Backlog.MAX_WAITING) {
            Thread.onSpinWait();
        }
        long began = System.nanoTime();

        assertThat(backlog.enter("orders", A_LITTLE)).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(A_LITTLE.dividedBy(2));
        waiting.forEach(Thread::interrupt);
    }

    private List<ReceiptId> fill(String lane, int messages) throws IOException {
        var kept = new ArrayList<ReceiptId>();
        for (int i = 0; i < messages; i++) {
            assertThat(backlog.enter(lane, AT_ONCE)).isTrue();
            kept.add(keep(lane));
        }
        return kept;
    }

    private ReceiptId keep(String lane) throws IOException {
        var body = new ByteArrayInputStream(new byte[] {'{', '}'});
        var key = UUID.randomUUID().toString();
        return inbox.keep(new Delivery("shopify", lane, "http", key, null, null, Map.of(), body))
                .receipt();
    }
}
