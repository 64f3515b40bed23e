package io.serai.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What somebody sees who starts the demo and comes back after a minute. */
@Tag("full")
class DemoIT {
    private static final Duration A_MINUTE = Duration.ofSeconds(60);
    private static final Duration LAST_STRAGGLER = Duration.ofSeconds(30);
    private static final List<String> CHANNELS = List.of("shopify", "poslog", "amazon");
    private static final List<String> BAZAAR = List.of(
            "woocommerce",
            "magento",
            "vtex",
            "tiendanube",
            "prestashop",
            "shopware",
            "amazon-flat",
            "mercadolibre",
            "walmart",
            "ebay",
            "square",
            "till-csv",
            "x12",
            "edifact",
            "ubl",
            "idoc");

    /** Of which goods are kept for the buyer, or are with the buyer already. */
    private static final String PROVIDED = """
            select distinct channel from orders
            where state not in ('RECEIVED', 'AWAITING_PAYMENT', 'AWAITING_STOCK', 'ON_HOLD', 'CANCELLED')""";

    /** What the bazaar writes is understood. An order that came before the catalogue was read (SER-0420) is no fault of its own. */
    private static final String LEFT_TO_PEOPLE =
            "select partner from exception where state = 'OPEN' and code <> 'SER-0420'";

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
            everyChannelHasSold(new Database(hub.data()));
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

    private static void everyChannelHasSold(Database database) {
        var wanted = Stream.concat(CHANNELS.stream(), BAZAAR.stream()).toList();
        var unused = Pause.until(LAST_STRAGGLER, () -> database.column(PROVIDED).containsAll(wanted));
        assertThat(database.column(PROVIDED)).containsAll(wanted);
        assertThat(database.column(LEFT_TO_PEOPLE)).doesNotContainAnyElementsOf(BAZAAR);
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
