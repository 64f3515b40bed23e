package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;

/**
 * A shop whose webhooks are dropped, doubled and shuffled. A comparison with its list finds what is missing, and after it the hub has
 * every order of the shop once, as the shop has it.
 */
public abstract class CompletenessRun extends Journey {
    private static final String LIST = "/wp-json/wc/v3/orders";
    private static final String DOOR = "/channels/woocommerce/orders";
    private static final String RECONCILE = "/api/partners/woocommerce/reconcile";
    private static final int PERCENT = 100;
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final AtomicInteger dropped = new AtomicInteger();
    private final AtomicInteger doubled = new AtomicInteger();

    /**
     * @param messages how many the shop sends; a fifth of them say something new of an order that they told of before
     * @param percent how many of a hundred are dropped, as many are doubled, and as many come out of their order
     * @return figures by name
     */
    protected Map<String, Object> prove(int messages, int percent, long seed) {
        var remera = world.ware().lies(messages * 4, CORDOBA);
        var book = book(messages, remera);
        var figures = new LinkedHashMap<String, Object>();
        long began = System.nanoTime();
        Stage.SET.wooShop.lists(LIST, book);
        try {
            sent(disturbed(book.messages(), percent, new Random(seed))).forEach(this::hand);
            quiet();
            var before = here(book);
            figures.put("messages", messages);
            figures.put("orders", book.lines().size());
            figures.put("dropped", dropped.get());
            figures.put("doubled", doubled.get());
            figures.put("wrong.before", wrong(book, before));
            var first = reconciled();
            quiet();
            var second = reconciled();
            figures.put("handed in", first.path("handedIn").asInt());
            figures.put("wrong.after", wrong(book, here(book)));
            figures.put("seconds", Duration.ofNanos(System.nanoTime() - began).toSeconds());

            assertThat(first.path("listed").asInt()).isEqualTo(book.lines().size());
            assertThat(wrong(book, before)).as("what was dropped is missed").isPositive();
            assertThat(first.path("handedIn").asInt()).isEqualTo(wrong(book, before));
            assertThat(here(book)).as("none missing, none double").isEqualTo(there(book, here(book)));
            assertThat(second.path("found").path("MISSING").asInt()
                            + second.path("found").path("BEHIND").asInt()
                            + second.path("handedIn").asInt())
                    .as("what the second comparison still finds")
                    .isZero();
            return figures;
        } finally {
            Stage.SET.wooShop.listsNoMore(LIST);
        }
    }

    private static WooBook book(int messages, Ware remera) {
        var book = new WooBook();
        long first = ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_000_000_000L);
        int orders = messages - messages / 5;
        for (int i = 0; i < orders; i++) {
            book.buys(first + i, remera);
        }
        for (int i = 0; i < messages / 5; i++) {
            if (i % 2 == 0) {
                book.edits(first + 3L * i);
            } else {
                book.cancels(first + 3L * i);
            }
        }
        return book;
    }

    /** A message and the shop's name of the delivery. */
    private record Sent(String delivery, String body) {}

    private static List<Sent> sent(List<String> bodies) {
        var sent = new ArrayList<Sent>();
        bodies.forEach(body -> sent.add(new Sent(Integer.toHexString(body.hashCode()) + "-" + body.length(), body)));
        return sent;
    }

    private List<String> disturbed(List<String> messages, int percent, Random random) {
        var sent = new ArrayList<String>();
        var late = new ArrayList<String>();
        for (var message : messages) {
            int chance = random.nextInt(PERCENT);
            if (chance < percent) {
                dropped.incrementAndGet();
            } else if (chance < 2 * percent) {
                doubled.incrementAndGet();
                sent.add(message);
                sent.add(message);
            } else if (chance < 3 * percent) {
                late.add(message);
            } else {
                sent.add(message);
            }
        }
        Collections.shuffle(late, random);
        late.forEach(message -> sent.add(random.nextInt(sent.size() + 1), message));
        return sent;
    }

    private void hand(Sent sent) {
        var bytes = sent.body().getBytes(StandardCharsets.UTF_8);
        var headers = Map.of(
                "X-WC-Webhook-Signature", signature(bytes),
                "X-WC-Webhook-Delivery-ID", sent.delivery(),
                "Content-Type", "application/json");
        var reply = world.hub().send("POST", DOOR, headers, bytes);
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
    }

    private static String signature(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Stage.WOOCOMMERCE.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks for a comparison, and waits for its end. */
    private JsonNode reconciled() {
        Awaitility.await()
                .atMost(LONGEST)
                .until(() -> world.hub().post(RECONCILE, "").status() == 202);
        Awaitility.await()
                .atMost(LONGEST)
                .until(() -> world.hub().get(RECONCILE).path(0).hasNonNull("endedAt"));
        var run = world.hub().get(RECONCILE).path(0);
        assertThat(run.path("why").isMissingNode()).as(run.toString()).isTrue();
        return run;
    }

    private void quiet() {
        Awaitility.await()
                .atMost(LONGEST)
                .untilAsserted(() -> assertThat(world.jdbc()
                                .queryForObject("select count(*) from receipt where state = 'WAITING'", Long.class))
                        .isZero());
    }

    /** The orders of the book as the hub has them. */
    private List<String> here(WooBook book) {
        return world
                .jdbc()
                .query(
                        "select reference, revision, state from orders where channel = 'woocommerce'",
                        (row, n) -> Map.entry(
                                row.getString(1),
                                WooBook.line(
                                        row.getString(1),
                                        row.getLong(2),
                                        row.getString(3).equals("CANCELLED"))))
                .stream()
                .filter(each -> book.has(each.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
    }

    /** How many orders are not here as they are there. */
    private static int wrong(WooBook book, List<String> here) {
        var there = there(book, here);
        there.removeAll(here);
        return there.size();
    }

    /** The shop's orders, without those that never came and were cancelled: nothing is to be done for them. */
    private static List<String> there(WooBook book, List<String> here) {
        var known = here.stream().map(CompletenessRun::reference).collect(Collectors.toSet());
        return book.lines().stream()
                .filter(line -> !WooBook.isCancelled(line) || known.contains(reference(line)))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String reference(String line) {
        return line.substring(0, line.indexOf(' '));
    }
}
