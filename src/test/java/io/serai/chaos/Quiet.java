package io.serai.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether anything still moves by itself: messages that wait, calls that are open, orders on their way. */
record Quiet(Database database, Partners partners) {
    private static final Duration STAYS = Duration.ofSeconds(4);

    /** What waits for a person or for stock may stay where it is. */
    private static final String MOVING = """
            select 'receipt ' || lane from receipt where state = 'WAITING'
            union all
            select 'call ' || door || ' ' || kind || ' ' || state from attempt where state in ('WAITING', 'STARTED', 'UNKNOWN')
            union all
            select 'outbox ' || address from outbox
            union all
            select 'order ' || state from orders o
            where state in ('RECEIVED', 'ALLOCATED', 'FULFILLING', 'SHIPPED', 'READY_FOR_PICKUP')
              and not exists (select from exception e where e.order_id = o.id and e.state = 'OPEN')""";

    /** @throws AssertionError naming what still moves when the time is over */
    void await(Duration limit) {
        var end = System.nanoTime() + limit.toNanos();
        var events = -1L;
        var since = System.nanoTime();
        while (true) {
            var moving = moving();
            var now = database.count("select count(*) from event");
            if (!moving.isEmpty() || now != events) {
                since = System.nanoTime();
                events = now;
            }
            if (System.nanoTime() - since > STAYS.toNanos()) {
                return;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("still moving after " + limit + ": " + moving);
            }
            Pause.millis(500);
        }
    }

    private List<String> moving() {
        var moving = new ArrayList<String>();
        long webhooks = partners.shopWebhooksOpen();
        if (webhooks > 0) {
            moving.add(webhooks + " webhooks of the shop");
        }
        partners.filesLeft().forEach(file -> moving.add(file.toString()));
        moving.addAll(database.column("select kind || ': ' || count(*) from (" + MOVING + ") m(kind) group by kind"));
        return moving;
    }
}
