package io.serai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.ConnectionFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jms.core.JmsTemplate;

/**
 * Two equal days of trade at one hub: on the first every message comes once and in order, on the second each comes several times,
 * shuffled, from several senders at once. Both must end in the same state, with as many effects.
 */
public abstract class IdempotencyRun extends Journey {
    private static final int SENDERS = 4;

    /**
     * Items that said something for the first time: not the repeats of a queue, whose messages have no name of their own, and not what
     * the provider tells by itself, whenever it likes.
     */
    private static final String EFFECTS = """
            select count(*) from receipt_item i join receipt r on r.id = i.receipt_id
            where (i.reason is null or i.reason not like 'already-%')
              and (r.partner <> 'stripe' or convert_from(r.body, 'UTF8') like '%"evt_pi_%')
            """;

    @Autowired
    private ConnectionFactory broker;

    /**
     * @param orders of the web shop
     * @param sales at tills
     * @param deltas of stock
     * @param times how often each message comes on the second day
     * @return figures by name
     */
    protected Map<String, Object> prove(int orders, int sales, int deltas, int times, long seed) {
        var figures = new LinkedHashMap<String, Object>();
        var once = new TradingDay(world, new JmsTemplate(broker), orders, sales, deltas);
        var often = new TradingDay(world, new JmsTemplate(broker), orders, sales, deltas);
        var first = live("once", once, Postman.inOrder(world), figures);
        var second = live("shuffled", often, Postman.shuffled(world, times, SENDERS, seed), figures);
        figures.put(
                "messages",
                once.sent().values().stream().mapToInt(count -> count).sum());
        figures.put("times", times);
        figures.put("seed", seed);
        once.sent().forEach((door, count) -> figures.put("messages." + door, count));
        figures.put("lines", first.lines().size());
        figures.put("digest.once", first.digest());
        figures.put("digest.shuffled", second.digest());

        assertThat(often.sent()).as("messages by door").isEqualTo(once.sent());
        assertThat(second.lines()).as("the final state").isEqualTo(first.lines());
        assertThat(figures.get("effects.shuffled")).as("effects").isEqualTo(figures.get("effects.once"));
        return figures;
    }

    private FinalState live(String name, TradingDay day, Postman postman, Map<String, Object> figures) {
        long before = count(EFFECTS);
        long receipts = count("select count(*) from receipt");
        long began = System.nanoTime();
        day.pass(postman);
        figures.put("seconds." + name, (System.nanoTime() - began) / 1_000_000_000);
        figures.put("deliveries." + name, postman.sent());
        figures.put("unanswered." + name, postman.unanswered());
        figures.put("receipts." + name, count("select count(*) from receipt") - receipts);
        figures.put("effects." + name, count(EFFECTS) - before);
        return FinalState.of(day, world);
    }

    private long count(String sql) {
        var count = world.jdbc().queryForObject(sql, Long.class);
        return count == null ? 0 : count;
    }
}
