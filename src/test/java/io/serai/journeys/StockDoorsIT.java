package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.PACHECO;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.demo.tools.WholeFile;
import io.serai.log.Json;
import jakarta.jms.ConnectionFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jms.core.JmsTemplate;

/** Stock comes by any door that orders come by: here by a queue, and in a file too long for memory. */
class StockDoorsIT extends Journey {
    private static final int LONG = 1_200;
    private static final int BAD = 700;

    @Autowired
    private ConnectionFactory broker;

    @Test
    void what_a_depot_writes_to_its_queue_is_in_the_books() {
        var remera = world.ware().lies(1, PACHECO);
        var jms = new JmsTemplate(broker);

        jms.convertAndSend("depot.stock", levels(List.of(count(remera, CORDOBA, 7), count(remera, PACHECO, 3))));
        remera.isAt(CORDOBA, 7, 0);
        remera.isAt(PACHECO, 3, 0);

        jms.convertAndSend("depot.stock", levels(List.of(delta(remera.sku(), -2))));
        remera.isAt(CORDOBA, 5, 0);
    }

    @Test
    void a_long_file_of_stock_is_taken_in_pieces_each_line_once_and_what_failed_is_given_back() {
        var remera = world.ware().lies(1, CORDOBA);
        var lines = new ArrayList<Map<String, Object>>();
        for (int no = 1; no <= LONG; no++) {
            lines.add(delta(no == BAD ? "NO-SUCH-THING" : remera.sku(), 1));
        }
        var name = "levels-" + ThreadLocalRandom.current().nextInt(1_000_000) + ".json";

        WholeFile.write(Stage.SET.folder.resolve("depot"), name, levels(lines).getBytes(StandardCharsets.UTF_8));

        var file = new LongFile(world, name);
        var whole = file.done();
        assertThat(whole.path("pieces").asInt()).isGreaterThan(2);
        assertThat(whole.path("rows").asInt()).isEqualTo(LONG);
        assertThat(whole.path("failed").asInt()).isEqualTo(1);
        assertThat(String.join("\n", file.failed())).contains("NO-SUCH-THING", ",SER-0420,");
        remera.isAt(CORDOBA, LONG, 0);
        world.jdbc().update("update exception set state = 'DISMISSED' where partner = 'depot' and state = 'OPEN'");
    }

    private static Map<String, Object> count(Ware ware, String location, int pieces) {
        return Map.of("location", location, "sku", ware.sku(), "mode", "count", "quantity", pieces);
    }

    private static Map<String, Object> delta(String sku, int pieces) {
        return Map.of("location", CORDOBA, "sku", sku, "mode", "delta", "quantity", pieces);
    }

    private static String levels(List<Map<String, Object>> lines) {
        return Json.write(Map.of("depot", "Córdoba", "levels", lines));
    }
}
