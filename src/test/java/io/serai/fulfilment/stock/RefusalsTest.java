package io.serai.fulfilment.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.fulfilment.stock.Publications.Told;
import io.serai.inventory.Kits;
import io.serai.kernel.Sku;
import io.serai.testing.Database;
import io.serai.testing.TestClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

class RefusalsTest {
    private static final String SHOP = "shop";
    private static final Sku CULPRIT = new Sku("REM-07");

    private final Database database = Database.shared();
    private final TestClock clock = new TestClock();
    private final AnnotationConfigApplicationContext parts = parts(database);
    private final Publications publications = parts.getBean(Publications.class);
    private final DueSkus due = parts.getBean(DueSkus.class);
    private final Refusals refusals = new Refusals(database.jdbc());
    private final RefusingChannels refusing = new RefusingChannels(database.jdbc());
    private final Set<Sku> culprits = new HashSet<>(Set.of(CULPRIT));
    private long seq;
    private boolean wasRefused;

    @BeforeEach
    void a_shop_is_told_of_fifty() {
        database.empty();
        IntStream.range(0, 50)
                .forEach(i -> database.jdbc()
                        .update(
                                "insert into product (sku, title, grams) values (?, 'Remera', 1)",
                                "REM-%02d".formatted(i)));
        publications.save(SHOP, PublicationTarget.CALL, false, null, Duration.ofSeconds(2), false);
        publications.resend(SHOP, Set.of());
    }

    @Test
    void of_fifty_that_are_refused_together_all_but_the_culprit_hear_and_that_one_is_named() {
        var heard = untilQuiet();

        assertThat(heard).hasSize(49).doesNotContain(CULPRIT).doesNotHaveDuplicates();
        assertThat(refusals.subjects(clock.instant())).containsExactly(SHOP + " " + CULPRIT);
        assertThat(seq).as("halves").isLessThan(16);
    }

    @Test
    void the_culprit_is_told_again_after_pauses_that_grow_and_named_until_it_is_heard() {
        untilQuiet();
        clock.pass(Duration.ofSeconds(59));
        assertThat(take()).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(take()).containsExactly(CULPRIT);
        refuse(List.of(CULPRIT));
        clock.pass(Duration.ofSeconds(119));
        assertThat(take()).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        var again = take();
        assertThat(again).containsExactly(CULPRIT);

        hear(again);

        assertThat(refusals.subjects(clock.instant())).isEmpty();
        assertThat(take()).isEmpty();
    }

    @Test
    void what_is_told_anew_is_told_at_once_and_together() {
        untilQuiet();

        publications.resend(SHOP, Set.of());

        assertThat(take()).hasSize(50);
        assertThat(refusals.subjects(clock.instant())).isEmpty();
    }

    @Test
    void a_refused_message_is_taken_back_once() {
        refuse(take());
        assertThat(refusals.refused(SHOP, seq, "{}", clock.instant())).isFalse();
        assertThat(take()).hasSize(25);
    }

    @Test
    void a_channel_that_refuses_all_is_named_and_told_less_and_less_often_until_it_hears() {
        IntStream.range(0, 20).forEach(i -> refuse(take()));

        assertThat(refusing.subjects(clock.instant())).containsExactly(SHOP);
        assertThat(refusals.subjects(clock.instant()))
                .as("an alert of an article names one")
                .allSatisfy(subject -> assertThat(subject).startsWith(SHOP + " REM-"));
        assertThat(inARow())
                .as("those of several articles, and each alone once")
                .isBetween(11, 20);
        hear(take());
        assertThat(refusing.subjects(clock.instant())).isEmpty();

        var every = Duration.ofSeconds(2);
        assertThat(Refusal.between(every, 10)).isEqualTo(every);
        assertThat(Refusal.between(every, 11)).isEqualTo(every.multipliedBy(2));
        assertThat(Refusal.between(every, 1_000)).isEqualTo(Duration.ofMinutes(10));
        assertThat(Refusal.between(Duration.ofHours(2), 1_000))
                .as("never more often than it wants")
                .isEqualTo(Duration.ofHours(2));
        assertThat(Refusal.of(1, 1_000).pause()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void many_that_are_refused_alone_neither_slow_the_channel_nor_keep_what_is_new_from_being_told() {
        IntStream.range(10, 40).forEach(i -> culprits.add(new Sku("REM-%02d".formatted(i))));
        assertThat(untilQuiet()).hasSize(19);
        assertThat(inARow()).isLessThan(Refusal.HALVINGS);
        clock.pass(Duration.ofMinutes(2));
        var soldOut = changes(45);

        refuse(take());
        assertThat(take()).as("before all others of the thirty-one").containsExactly(soldOut);
    }

    @Test
    void what_was_refused_has_its_turn_however_much_is_new() {
        untilQuiet();
        var tried = 0;
        for (int second = 0; second < 600; second++) {
            clock.pass(Duration.ofSeconds(1));
            if (second % 50 != 7) {
                changes(second % 50);
            }
            var skus = take();
            if (skus.contains(CULPRIT)) {
                tried++;
                refuse(skus);
            } else {
                hear(skus);
            }
        }
        assertThat(tried).as("after 1, 2 and 4 minutes").isEqualTo(3);
    }

    @Test
    void what_is_not_told_again_yet_does_not_make_a_message_full() {
        culprits.add(new Sku("REM-08"));
        untilQuiet();

        assertThat(due.has(SHOP, 1, clock.instant())).isFalse();
        changes(20);
        assertThat(due.has(SHOP, 1, clock.instant())).isTrue();
        assertThat(due.has(SHOP, 2, clock.instant())).isFalse();
        clock.pass(Duration.ofMinutes(1));
        assertThat(due.has(SHOP, 3, clock.instant())).isTrue();
    }

    /** Tells until nothing is due, and the shop refuses whatever has a culprit in it; what it heard. */
    private List<Sku> untilQuiet() {
        var heard = new ArrayList<Sku>();
        for (var skus = take(); !skus.isEmpty(); skus = take()) {
            if (!Collections.disjoint(skus, culprits)) {
                refuse(skus);
            } else {
                hear(skus);
                heard.addAll(skus);
            }
        }
        return heard;
    }

    private List<Sku> take() {
        return due.take(SHOP, 500, wasRefused, clock.instant());
    }

    private void refuse(List<Sku> skus) {
        tell(skus);
        assertThat(refusals.refused(SHOP, seq, "{}", clock.instant())).isTrue();
        wasRefused = true;
    }

    private void hear(List<Sku> skus) {
        tell(skus);
        refusals.heard(SHOP, seq);
        wasRefused = false;
    }

    private int inARow() {
        return publications.lock(SHOP).orElseThrow().refused();
    }

    /** It has changed just now. */
    private Sku changes(int i) {
        var sku = new Sku("REM-%02d".formatted(i));
        database.jdbc()
                .update(
                        "insert into publication_due values (?, ?, ?)",
                        SHOP,
                        sku.value(),
                        Timestamp.from(clock.instant()));
        return sku;
    }

    private static AnnotationConfigApplicationContext parts(Database database) {
        var parts = new AnnotationConfigApplicationContext();
        parts.registerBean(JdbcTemplate.class, database::jdbc);
        parts.register(Publications.class, DueSkus.class, Kits.class, StockPaces.class);
        parts.refresh();
        return parts;
    }

    private void tell(List<Sku> skus) {
        publications.tell(
                SHOP, skus.stream().map(sku -> new Told(sku, "", 1, 0)).toList(), ++seq, clock.instant());
    }
}
