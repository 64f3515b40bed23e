package io.serai.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What somebody sees who starts the demo and comes back after a minute. */
@Tag("full")
class DemoIT {
    private static final Duration A_MINUTE = Duration.ofSeconds(60);
    private static final List<String> CHANNELS = List.of("shopify", "poslog", "amazon");

    /** Shipped, but on no manifest; or not told of by a 214, which comes by SFTP. */
    private static final String UNTRACKED = """
            select p.sscc from parcel p join orders o on o.id = p.order_id
            where o.state = 'DELIVERED' and (
              not exists (select from manifest_line l where l.parcel_id = p.id)
              or not exists (select from tracking_event t join receipt r on r.id = t.receipt_id
                             where t.parcel_id = p.id and r.transport = 'sftp'))""";

    @Test
    void a_minute_after_the_start_orders_have_gone_all_the_way() {
        var began = Instant.now();
        try (var hub = Hub.demo(Homes.empty("demo")).tuned()) {
            hub.start();
            var ready = Instant.now();
            System.out.println("ready after " + Duration.between(began, ready).toMillis() + " ms");
            Pause.millis(A_MINUTE.toMillis());
            var through = through(hub, began);
            System.out.println("a minute later: " + through);
            var files = files(hub.partners());
            System.out.println("files: " + files);
            assertThat(through.values().stream().mapToLong(Long::longValue).sum())
                    .isGreaterThanOrEqualTo(30);
            CHANNELS.forEach(
                    channel -> assertThat(through.get(channel)).as(channel).isGreaterThanOrEqualTo(5));
            assertThat(files)
                    .allSatisfy((kind, count) -> assertThat(count).as(kind).isPositive());
            assertThat(new Database(hub.data()).column(UNTRACKED)).isEmpty();
            assertThat(hub.api().invariants())
                    .isNotEmpty()
                    .allSatisfy((name, rows) -> assertThat(rows).as(name).isZero());
        }
    }

    private static Map<String, Long> through(Hub hub, Instant since) {
        var counts = new LinkedHashMap<String, Long>();
        var database = new Database(hub.data());
        for (var channel : CHANNELS) {
            counts.put(
                    channel,
                    database.count("select count(*) from orders where channel = '" + channel + "' and created_at >= '"
                            + since + "' and state in ('DELIVERED', 'COLLECTED', 'COMPLETED')"));
        }
        return counts;
    }

    private static Map<String, Integer> files(Partners partners) {
        var kinds = Map.of(
                "CSV manifests", "[.]csv$",
                "856", "[.]856[.]x12",
                "997 of the carriers", "/acks/out/.*[.]x12",
                "997 of the hub", "/acks/in/.*[.]997[.]x12",
                "214", "/edi/out/.*214.*[.]x12");
        var counts = new TreeMap<String, Integer>();
        kinds.forEach(
                (kind, name) -> counts.put(kind, partners.carrierFiles(name).size()));
        counts.put("mails", partners.mails().size());
        return counts;
    }
}
